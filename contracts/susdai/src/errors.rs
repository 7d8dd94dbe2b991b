//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/susdai.sol`.

use crate::abi::ISUSDai as abi;
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolError;
use kit::words::Word;
use usdai_core::VaultError;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    not_loan_book = NotLoanBook(caller: Address),
    deposits_paused = DepositsPaused(until: u64),
    out_of_range = OutOfRange(value: u64, least: u64, most: u64),
    maximum_exceeded = MaximumExceeded(amount: U256, maximum: U256),
    fee_recipient_unset = FeeRecipientUnset(),
    reserve_silent = ReserveSilent(reserve: Address),
    redemptions_not_wired = RedemptionsNotWired(),
    redemptions_wired = RedemptionsWired(redemptions: Address),
    redemptions_silent = RedemptionsSilent(redemptions: Address),
    not_redemptions = NotRedemptions(caller: Address),
    not_controller_or_operator = NotControllerOrOperator(caller: Address, controller: Address),
    epoch_not_locked = EpochNotLocked(epoch: u64, locked: u64),
    no_preview = NoPreview(),
    lock_not_due = LockNotDue(lock_time: u64),
}

/// What the vault's arithmetic says. One body for all that have two numbers, which saves a program a function
/// for each.
#[cold]
pub fn of_vault(error: VaultError) -> Error {
    use VaultError as E;
    let (selector, numbers) = match error {
        E::ZeroAmount => return zero_amount(),
        E::MintsNothing { assets, least } => (abi::MintsNothing::SELECTOR, [assets.raw(), least.raw()]),
        E::PriceTooLow { assets, supply } => (abi::PriceTooLow::SELECTOR, [assets.raw(), supply.raw()]),
        E::SupplyCapExceeded { minted, room } => {
            (abi::SupplyCapExceeded::SELECTOR, [minted.raw(), room.raw()])
        }
        E::ReturnedAboveLent { returned, lent } => {
            (abi::ReturnedAboveLent::SELECTOR, [returned.raw(), lent.raw()])
        }
        E::PrincipalAboveLent { principal, most } => {
            (abi::PrincipalAboveLent::SELECTOR, [principal.raw(), most.raw()])
        }
        E::MarksAbovePrincipal { marks, principal } => {
            (abi::MarksAbovePrincipal::SELECTOR, [marks.raw(), principal.raw()])
        }
        E::MarksLoweredWithoutCash { before, after } => {
            (abi::MarksLoweredWithoutCash::SELECTOR, [before.raw(), after.raw()])
        }
        E::RateAboveMaximum { rate, most } => (abi::RateAboveMaximum::SELECTOR, [rate.raw(), most.raw()]),
        E::LentAboveLendable { amount, lendable } => {
            (abi::LentAboveLendable::SELECTOR, [amount.raw(), lendable.raw()])
        }
        E::RequestBelowLeast { requested, least } => {
            (abi::RequestBelowLeast::SELECTOR, [requested.raw(), least.raw()])
        }
        E::RequestAboveBalance { requested, balance } => {
            (abi::RequestAboveBalance::SELECTOR, [requested.raw(), balance.raw()])
        }
        E::PaidAboveCapacity { paid, capacity: most }
        | E::PaidAboveBurned { paid, worth: most }
        | E::PaidAboveClaim { paid, released: most }
        | E::ClaimAboveReserved { released: paid, reserved: most } => {
            (abi::SettlementRefused::SELECTOR, [paid.raw(), most.raw()])
        }
        E::BurnedAboveHeld { burned, held } => (abi::SettlementRefused::SELECTOR, [burned.raw(), held.raw()]),
        _ => return arithmetic_overflow(),
    };
    Error::named(selector, &numbers.map(|number| number.word()))
}
