//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/qev.sol`.

use crate::abi::IQEV as abi;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use qev_auction::AuctionError;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    erc721_invalid_owner = ERC721InvalidOwner(owner: Address),
    erc721_nonexistent_token = ERC721NonexistentToken(token_id: U256),
    erc721_incorrect_owner = ERC721IncorrectOwner(sender: Address, token_id: U256, owner: Address),
    erc721_invalid_receiver = ERC721InvalidReceiver(receiver: Address),
    erc721_insufficient_approval = ERC721InsufficientApproval(operator: Address, token_id: U256),
    erc721_invalid_approver = ERC721InvalidApprover(approver: Address),
    erc721_invalid_operator = ERC721InvalidOperator(operator: Address),
    fingerprint_changed = FingerprintChanged(fingerprint: B256, expected: B256),
    not_vault = NotVault(caller: Address),
    not_owner_or_operator = NotOwnerOrOperator(caller: Address, id: U256),
    requests_are_paused = RequestsArePaused(until: u64),
    out_of_range = OutOfRange(value: u64, least: u64, most: u64),
    commitment_missing = CommitmentMissing(),
    ciphertext_too_long = CiphertextTooLong(length: u64, most: u64),
    epoch_changed = EpochChanged(epoch: u64, expected: u64),
    position_taken = PositionTaken(id: U256, expected: U256),
    wrong_opening = WrongOpening(id: U256),
    beacon_invalid = BeaconInvalid(round: u64),
    not_clearable = NotClearable(from: u64),
    lock_not_due = LockNotDue(lock_time: u64),
    claim_too_high = ClaimTooHigh(amount: U256, claimable: U256),
    nothing_to_claim = NothingToClaim(),
    contract_silent = ContractSilent(contract_: Address),
    vault_has_no_code = VaultHasNoCode(vault: Address),
}

/// What the auction says.
#[cold]
#[inline(never)]
pub fn of_auction(error: AuctionError) -> Error {
    use AuctionError as E;
    let selector = match error {
        E::NotSettled => abi::NotSettled::SELECTOR,
        E::Uncollected => abi::Uncollected::SELECTOR,
        E::Empty => abi::PositionEmpty::SELECTOR,
        E::Locked => abi::EpochLocked::SELECTOR,
        E::NotSealed => abi::NotSealed::SELECTOR,
        E::StillSealed => abi::StillSealed::SELECTOR,
        E::NoBid => abi::NoBid::SELECTOR,
        E::NotRevealing => abi::NotRevealing::SELECTOR,
        E::BeaconKnown => abi::BeaconKnown::SELECTOR,
        E::BeaconLate => abi::BeaconLate::SELECTOR,
        E::NothingSealed => abi::NothingSealed::SELECTOR,
        E::Irrevocable => abi::RequestIrrevocable::SELECTOR,
        // Numbers, and what is looked at here before the auction is asked.
        _ => return arithmetic_overflow(),
    };
    Error::named(selector, &[])
}
