//! Fees: rounded against the caller, kept in the reserve, harvested.

use alloy_primitives::U256;
use tests::{
    World,
    abi::IUSDai,
    check::{done, refused, solvent},
    whole,
};

use super::{set_terms, set_terms_of};
use crate::support::{made, u};

/// A deposit of `units` at a fee mints this much.
#[track_caller]
fn minting(fee: u16, units: u128, minted: u128) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(set_terms(&mut world, [fee, 0], 10_000, [true, true]));
    assert_eq!(done(world.deposit(&alice, dollar, u(units))), u(minted));
    solvent(&mut world);
}

#[test]
fn the_mint_fee_is_taken_from_the_value() {
    minting(0, 1_000_000, 1_000_000_000_000_000_000);
    minting(1, 1_000_000, 999_900_000_000_000_000);
    minting(30, 1_000_000, 997_000_000_000_000_000);
    minting(100, 1_000_000, 990_000_000_000_000_000);
    minting(100, 1, 990_000_000_000);
    minting(33, 7, 6_976_900_000_000);
}

/// A redemption at a fee pays this many units of a token with these decimals.
#[track_caller]
fn redeeming(decimals: u8, fee: u16, usdai: u128, units: u128) {
    let mut world = World::new();
    let alice = world.alice.clone();
    let token = made(world.list_token("Dollar", decimals));
    done(world.deposit(&alice, token, whole(10, decimals)));
    done(set_terms_of(&mut world, token, [0, fee], 10_000, [true, true]));
    assert_eq!(done(world.withdraw(&alice, token, u(usdai), alice.address)), u(units));
    solvent(&mut world);
}

#[test]
fn the_redeem_fee_is_rounded_up_and_the_payment_down() {
    redeeming(6, 0, 1_000_000_000_000_000_000, 1_000_000);
    redeeming(6, 30, 1_000_000_000_000_000_000, 997_000);
    redeeming(6, 1, 1_000_000_000_000_000_000, 999_900);
    // 1e18 - 1 at 1 basis point: the fee is rounded up to 1e14, and 999,899.999999999999 units down.
    redeeming(6, 1, 999_999_999_999_999_999, 999_899);
    // On 18 decimals the fee of 10,001 at 1 basis point is rounded up to 2.
    redeeming(18, 1, 10_000, 9_999);
    redeeming(18, 1, 10_001, 9_999);
    redeeming(18, 1, 10_002, 10_000);
    redeeming(18, 100, 101, 99);
}

#[test]
fn fees_stay_in_the_reserve_until_they_are_harvested() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(set_terms(&mut world, [100, 50], 10_000, [true, true]));
    let minted = done(world.deposit(&alice, dollar, whole(1_000, 6)));
    assert_eq!(minted, whole(990, 18));
    let paid = done(world.withdraw(&alice, dollar, whole(500, 18), alice.address));
    assert_eq!(paid, u(497_500_000));
    // Ten dollars of the deposit and two and a half of the redemption.
    assert_eq!(done(world.harvest()), u(12_500_000_000_000_000_000));
    assert_eq!(done(world.harvest()), U256::ZERO);
    let state = done(world.asset(dollar));
    assert_eq!(state.ledger * u(1_000_000_000_000), done(world.supply()));
}

#[test]
fn fees_have_a_bound() {
    let mut world = World::new();
    for (fees, too_high) in
        [([100, 100], None), ([101, 0], Some(101)), ([0, 101], Some(101)), ([0, u16::MAX], Some(u16::MAX))]
    {
        let result = set_terms(&mut world, fees, 10_000, [true, true]);
        match too_high {
            None => drop(done(result)),
            Some(fee) => refused(result, IUSDai::FeeTooHigh { fee: U256::from(fee), maximum: u(100) }),
        }
    }
    let expected = IUSDai::ShareCapTooHigh { shareCap: u(10_001), maximum: u(10_000) };
    refused(set_terms(&mut world, [0, 0], 10_001, [true, true]), expected);
}
