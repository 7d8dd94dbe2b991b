//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/caliber.sol`.

use crate::abi::ICaliber as abi;
use crate::storage::account;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use caliber_nft::{CaliberError, Signed};

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    erc721_invalid_owner = ERC721InvalidOwner(owner: Address),
    erc721_nonexistent_token = ERC721NonexistentToken(token_id: B256),
    erc721_incorrect_owner = ERC721IncorrectOwner(sender: Address, token_id: B256, owner: Address),
    erc721_invalid_receiver = ERC721InvalidReceiver(receiver: Address),
    erc721_insufficient_approval = ERC721InsufficientApproval(operator: Address, token_id: B256),
    erc721_invalid_approver = ERC721InvalidApprover(approver: Address),
    erc721_invalid_operator = ERC721InvalidOperator(operator: Address),
    no_edge = NoEdge(from: u64, to: u64),
    not_allowed = NotAllowed(from: u64, to: u64, by: u64),
    not_live = NotLive(state: u64),
    transfer_not_allowed = TransferNotAllowed(state: u64, by: u64),
    signature_missing = SignatureMissing(bailee: bool, appraiser: bool, insurer: bool),
    signature_invalid = SignatureInvalid(signer: Address),
    role_missing = RoleMissing(role: B256, account: Address),
    not_title_agent = NotTitleAgent(caller: Address, title_agent: Address),
    serials_out_of_order = SerialsOutOfOrder(serial: B256),
    serial_held = SerialHeld(serial: B256, title: B256),
    quantity_out_of_range = QuantityOutOfRange(quantity: u64),
    frozen = Frozen(until: u64),
    freeze_too_long = FreezeTooLong(most_until: u64),
    freeze_cooling_down = FreezeCoolingDown(again_at: u64),
    policy_lapsed = PolicyLapsed(expires_at: u64),
    appraisal_stale = AppraisalStale(appraised_at: u64),
    appraised_later = AppraisedLater(appraised_at: u64),
    appraisal_not_newer = AppraisalNotNewer(last: u64),
    delivered_later = DeliveredLater(delivered_at: u64),
    depreciation_out_of_range = DepreciationOutOfRange(yearly: u64, residual: u64),
    value_out_of_range = ValueOutOfRange(value: U256),
    loan_to_value_above_cap = LoanToValueAboveCap(share: u64),
    loan_above_maximum = LoanAboveMaximum(loan: U256, maximum: U256),
    credit_exceeded = CreditExceeded(amount: U256, room: U256),
    parties_not_distinct = PartiesNotDistinct(party: Address),
    text_length = TextLength(length: u64),
    text_character = TextCharacter(position: u64),
    unknown_number = UnknownNumber(number: u64),
    not_router = NotRouter(caller: Address),
    partners_known = PartnersKnown(),
    contract_silent = ContractSilent(contract_: Address),
}

/// What a title says.
#[cold]
#[inline(never)]
pub fn of_title(error: CaliberError) -> Error {
    use CaliberError as E;
    match error {
        E::NoEdge { from, to } => no_edge(from as u64, to as u64),
        E::NotAllowed { from, to, by } => not_allowed(from as u64, to as u64, by as u64),
        E::NotLive { state } => not_live(state as u64),
        E::TransferNotAllowed { state, by } => transfer_not_allowed(state as u64, by as u64),
        E::SignatureMissing { signed: Signed { bailee, appraiser, insurer } } => {
            signature_missing(bailee, appraiser, insurer)
        }
        E::SerialsOutOfOrder { serial } => serials_out_of_order(serial.into()),
        E::SerialHeld { serial, title } => serial_held(serial.into(), title.word().into()),
        E::QuantityOutOfRange { quantity } => quantity_out_of_range(quantity.into()),
        E::Frozen { until } => frozen(until.get()),
        E::FreezeTooLong { most_until } => freeze_too_long(most_until.get()),
        E::FreezeCoolingDown { again_at } => freeze_cooling_down(again_at.get()),
        E::PolicyLapsed { expires_at } => policy_lapsed(expires_at.get()),
        E::AppraisalStale { appraised_at } => appraisal_stale(appraised_at.get()),
        E::AppraisedLater { appraised_at } => appraised_later(appraised_at.get()),
        E::AppraisalNotNewer { last } => appraisal_not_newer(last.get()),
        E::DepreciationOutOfRange { yearly, residual } => {
            depreciation_out_of_range(yearly.into(), residual.into())
        }
        E::ValueOutOfRange { value } => value_out_of_range(value.raw()),
        E::LoanToValueAboveCap { value } => loan_to_value_above_cap(value.into()),
        E::LoanAboveMaximum { loan, maximum } => loan_above_maximum(loan.raw(), maximum.raw()),
        E::CreditExceeded { amount, room } => credit_exceeded(amount.raw(), room.raw()),
        E::PartiesNotDistinct { party } => parties_not_distinct(account(party)),
        E::TextLength { length } => text_length(length as u64),
        E::TextCharacter { position } => text_character(position as u64),
        E::UnknownNumber { number } => unknown_number(number.into()),
        _ => plain(error),
    }
}

/// What it says without numbers.
fn plain(error: CaliberError) -> Error {
    use CaliberError as E;
    let selector = match error {
        E::NoTitle => abi::NoTitle::SELECTOR,
        E::AlreadyRegistered => abi::AlreadyRegistered::SELECTOR,
        E::SerialsDiffer => abi::SerialsDiffer::SELECTOR,
        E::HolderNotApproved => abi::HolderNotApproved::SELECTOR,
        E::NotFrozen => abi::NotFrozen::SELECTOR,
        E::PoliciesFull => abi::PoliciesFull::SELECTOR,
        E::NotApproved => abi::NotApproved::SELECTOR,
        E::NothingAsked => abi::NothingAsked::SELECTOR,
        E::EntityChanged => abi::EntityChanged::SELECTOR,
        E::PartyMissing => abi::PartyMissing::SELECTOR,
        E::HashMissing => abi::HashMissing::SELECTOR,
        // Numbers, and what is said here before the registry is asked.
        _ => return arithmetic_overflow(),
    };
    Error::named(selector, &[])
}
