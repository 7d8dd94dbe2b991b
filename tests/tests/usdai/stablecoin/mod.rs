//! Minting and redeeming: scenarios `s01_` to `s06_` and the weaknesses `w17_`, `w18_` and `w22_` that must
//! not exist.

mod caps;
mod conversions;
mod fees;
mod harvest;
mod options;
mod pause;
mod permit_deposit;

use alloy_primitives::{Address, U256};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{World, abi::IUSDai};

use crate::support::{rule, tell};

/// The terms of the world's dollar from now on.
fn set_terms(
    world: &mut World,
    fees: [u16; 2],
    share_cap: u16,
    switches: [bool; 2],
) -> Result<Receipt, CallError> {
    let asset = world.dollar;
    set_terms_of(world, asset, fees, share_cap, switches)
}

/// The terms of an asset: mint and redeem fee, share cap, and whether it mints and redeems.
fn set_terms_of(
    world: &mut World,
    asset: Address,
    [mint_fee, redeem_fee]: [u16; 2],
    share_cap: u16,
    [mint_enabled, redeem_enabled]: [bool; 2],
) -> Result<Receipt, CallError> {
    let call = IUSDai::setAssetCall {
        asset,
        mintFee: mint_fee,
        redeemFee: redeem_fee,
        shareCap: share_cap,
        mintEnabled: mint_enabled,
        redeemEnabled: redeem_enabled,
    };
    rule(world, &call)
}

/// A deposit of the world's dollar for somebody else.
fn deposit_for(
    world: &mut World,
    from: &Account,
    amount: U256,
    minimum: U256,
    recipient: Address,
) -> Result<Receipt, CallError> {
    let call = IUSDai::deposit_0Call {
        depositToken: world.dollar,
        depositAmount: amount,
        usdaiAmountMinimum: minimum,
        recipient,
    };
    tell(world, from, &call)
}

/// The supply cap from now on.
fn set_cap(world: &mut World, cap: U256) -> Result<Receipt, CallError> {
    rule(world, &IUSDai::setSupplyCapCall { cap })
}
