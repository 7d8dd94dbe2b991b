//! The model's refusals as the errors that the program must answer with.

use alloy_primitives::Bytes;
use alloy_sol_types::SolError;
use tests::abi::ISUSDai as abi;
use usdai_core::VaultError;

use crate::machine::{Refusal, Vault};

/// What the program reverts with where the model refuses. `None` for what no call here can meet.
pub fn error_of(refusal: Refusal, vault: &Vault) -> Option<Bytes> {
    let data = match refusal {
        Refusal::Paused => abi::DepositsPaused { until: vault.paused_until.get() }.abi_encode(),
        Refusal::Vault(error) => error_of_vault(error),
        Refusal::BelowBalance | Refusal::NotClearable => return None,
    };
    Some(data.into())
}

fn error_of_vault(error: VaultError) -> Vec<u8> {
    use VaultError as E;
    match error {
        E::ZeroAmount => abi::ZeroAmount {}.abi_encode(),
        E::MintsNothing { assets, least } => {
            abi::MintsNothing { assets: assets.raw(), least: least.raw() }.abi_encode()
        }
        E::PriceTooLow { assets, supply } => {
            abi::PriceTooLow { assets: assets.raw(), supply: supply.raw() }.abi_encode()
        }
        E::SupplyCapExceeded { minted, room } => {
            abi::SupplyCapExceeded { shares: minted.raw(), room: room.raw() }.abi_encode()
        }
        E::ReturnedAboveLent { returned, lent } => {
            abi::ReturnedAboveLent { returned: returned.raw(), lent: lent.raw() }.abi_encode()
        }
        E::PrincipalAboveLent { principal, most } => {
            abi::PrincipalAboveLent { principal: principal.raw(), most: most.raw() }.abi_encode()
        }
        E::MarksAbovePrincipal { marks, principal } => {
            abi::MarksAbovePrincipal { marks: marks.raw(), principal: principal.raw() }.abi_encode()
        }
        E::MarksLoweredWithoutCash { before, after } => {
            abi::MarksLoweredWithoutCash { marksBefore: before.raw(), marksAfter: after.raw() }.abi_encode()
        }
        E::RateAboveMaximum { rate, most } => {
            abi::RateAboveMaximum { ratePerSecond: rate.raw(), most: most.raw() }.abi_encode()
        }
        E::LentAboveLendable { amount, lendable } => {
            abi::LentAboveLendable { amount: amount.raw(), lendable: lendable.raw() }.abi_encode()
        }
        E::RequestBelowLeast { requested, least } => {
            abi::RequestBelowLeast { shares: requested.raw(), least: least.raw() }.abi_encode()
        }
        E::RequestAboveBalance { requested, balance } => {
            abi::RequestAboveBalance { shares: requested.raw(), balance: balance.raw() }.abi_encode()
        }
        E::PaidAboveCapacity { paid: amount, capacity: most }
        | E::PaidAboveBurned { paid: amount, worth: most }
        | E::PaidAboveClaim { paid: amount, released: most }
        | E::ClaimAboveReserved { released: amount, reserved: most } => {
            abi::SettlementRefused { amount: amount.raw(), most: most.raw() }.abi_encode()
        }
        E::BurnedAboveHeld { burned, held } => {
            abi::SettlementRefused { amount: burned.raw(), most: held.raw() }.abi_encode()
        }
        E::Math(_) => abi::ArithmeticOverflow {}.abi_encode(),
    }
}
