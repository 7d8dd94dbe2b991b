//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/usdai.sol`.

use crate::abi::IUSDai as abi;
use alloy_primitives::{Address, U256};
use usdai_core::ReserveError;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    asset_unknown = AssetUnknown(asset: Address),
    asset_already_listed = AssetAlreadyListed(asset: Address),
    asset_in_use = AssetInUse(asset: Address, ledger: U256),
    too_many_assets = TooManyAssets(maximum: u64),
    decimals_out_of_range = DecimalsOutOfRange(asset: Address, decimals: U256),
    fee_too_high = FeeTooHigh(fee: u64, maximum: u64),
    share_cap_too_high = ShareCapTooHigh(share_cap: u64, maximum: u64),
    supply_cap_too_high = SupplyCapTooHigh(cap: U256, maximum: U256),
    mint_disabled = MintDisabled(asset: Address),
    redeem_disabled = RedeemDisabled(asset: Address),
    mint_paused = MintPaused(until: u64),
    mints_nothing = MintsNothing(asset: Address, received: U256),
    below_one_unit = BelowOneUnit(usdai_amount: U256, least: U256),
    reserve_too_low = ReserveTooLow(asset: Address, available: U256, needed: U256),
    supply_cap_exceeded = SupplyCapExceeded(total: U256, cap: U256),
    share_cap_exceeded = ShareCapExceeded(asset: Address, value: U256, allowed: U256),
    ledger_overflow = LedgerOverflow(asset: Address, amount: U256),
    data_kind_unsupported = DataKindUnsupported(kind: u64),
    data_malformed = DataMalformed(length: U256),
    harvest_recipient_unset = HarvestRecipientUnset(),
}

/// What the reserve's arithmetic says of `asset`.
#[cold]
pub fn of_reserve(asset: Address, error: ReserveError) -> Error {
    match error {
        ReserveError::ZeroAmount => mints_nothing(asset, U256::ZERO),
        ReserveError::MintsNothing { received } => mints_nothing(asset, received.raw()),
        ReserveError::BelowOneUnit { burned, least } => below_one_unit(burned.raw(), least.raw()),
        ReserveError::SupplyCapExceeded { total, cap } => supply_cap_exceeded(total.raw(), cap.raw()),
        ReserveError::ShareCapExceeded { value, allowed } => {
            share_cap_exceeded(asset, value.raw(), allowed.raw())
        }
        // No asset has a feed, so no price is refused.
        _ => arithmetic_overflow(),
    }
}
