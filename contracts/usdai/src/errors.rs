//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/usdai.sol`.

use crate::abi::IUSDai as abi;
use alloy_primitives::{Address, U256};
use usdai_core::{AccessError, ReserveError};

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
    data_too_many = DataTooMany(count: u64, maximum: u64),
    not_admitted = NotAdmitted(account: Address),
    not_maker = NotMaker(account: Address),
    proof_invalid = ProofInvalid(account: Address, cap: u128),
    invite_invalid = InviteInvalid(account: Address, cap: u128),
    invite_expired = InviteExpired(expiry: u64),
    not_party = NotParty(account: Address),
    address_cap_exceeded = AddressCapExceeded(account: Address, total: U256, cap: U256),
    block_share_exceeded = BlockShareExceeded(amount: U256, left: U256),
    access_mode_unknown = AccessModeUnknown(mode: u64),
    address_cap_too_high = AddressCapTooHigh(cap: U256, maximum: u128),
    block_share_out_of_range = BlockShareOutOfRange(share: u64, maximum: u64),
    tranche_empty = TrancheEmpty(open: U256),
    price_unreadable = PriceUnreadable(asset: Address),
    not_bridge = NotBridge(caller: Address),
    bridged_exceeded = BridgedExceeded(amount: U256, bridged: U256),
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
        // Prices are refused by the oracle.
        _ => arithmetic_overflow(),
    }
}

/// What the arithmetic of access says of `account`.
#[cold]
pub fn of_access(account: Address, error: AccessError) -> Error {
    match error {
        AccessError::AddressCapExceeded { total, cap } => {
            address_cap_exceeded(account, total.raw(), cap.raw())
        }
        AccessError::BlockShareExceeded { amount, left } => block_share_exceeded(amount.raw(), left.raw()),
        AccessError::TrancheEmpty { open } => tranche_empty(open.raw()),
        AccessError::Math(_) => arithmetic_overflow(),
    }
}
