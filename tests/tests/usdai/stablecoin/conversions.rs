//! What goes in and what comes out: S01, S04, S09 and weakness 17.

use alloy_primitives::U256;
use alloy_sol_types::SolValue;
use proptest::prelude::*;
use tests::{
    Terms, World,
    abi::{IToken, IUSDai, fixtures::IOdd},
    check::{self, done, refused, solvent},
    whole,
};

use super::{deposit_for, set_terms, set_terms_of};
use crate::support::{ask, made, runs, tell, token::balance, u};

const UNIT: u128 = 1_000_000_000_000;

#[test]
fn s01_a_fee_on_transfer_credits_only_what_arrived() {
    let mut world = World::new();
    let alice = world.alice.clone();
    let token = made(world.list_token("FeeToken", 6));
    done(world.chain.send(&world.admin, token, &IOdd::setFeeCall { bps: u(100), addedOnTop: false }));
    let minted = done(world.deposit(&alice, token, whole(1_000, 6)));
    assert_eq!(minted, whole(990, 18));
    check::ledger(&mut world, token, whole(990, 6));
    let minimum = whole(991, 18);
    let expected = IUSDai::MinimumNotMet { amount: whole(990, 18), minimum };
    refused(world.deposit_at_least(&alice, token, whole(1_000, 6), minimum), expected);
    solvent(&mut world);
}

#[test]
fn s01_a_rebase_between_deposits_credits_only_what_arrived() {
    let mut world = World::new();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let token = made(world.list_token("RebasingToken", 6));
    done(world.deposit(&alice, token, whole(1_000, 6)));
    let factor = whole(11, 17);
    done(world.chain.send(&world.admin, token, &IOdd::rebaseCall { factor }));
    let before = done(world.balance(token, world.usdai));
    let minted = done(world.deposit(&bob, token, whole(100, 6)));
    let arrived = done(world.balance(token, world.usdai)) - before;
    assert_eq!(minted, arrived * u(UNIT));
    check::ledger(&mut world, token, whole(1_000, 6) + arrived);
    solvent(&mut world);
}

/// Whether a deposit and then a redemption pass with minimums that are off by so much from the exact outcome.
#[track_caller]
fn minimum_of_a_deposit(offset: i8, passes: bool) {
    let mut world = World::new();
    let alice = world.alice.clone();
    let exact = whole(5, 18);
    let minimum = shifted(exact, offset);
    let result = world.deposit_at_least(&alice, world.dollar, whole(5, 6), minimum);
    if passes {
        assert_eq!(done(result), exact);
    } else {
        refused(result, IUSDai::MinimumNotMet { amount: exact, minimum });
        let dollar = world.dollar;
        assert_eq!(done(world.balance(dollar, alice.address)), whole(1_000_000, 6));
    }
}

#[track_caller]
fn minimum_of_a_redemption(offset: i8, passes: bool) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(5, 6)));
    let minimum = shifted(whole(5, 6), offset);
    let result = world.withdraw_at_least(&alice, dollar, whole(5, 18), minimum, alice.address);
    if passes {
        assert_eq!(done(result), whole(5, 6));
    } else {
        refused(result, IUSDai::MinimumNotMet { amount: whole(5, 6), minimum });
        assert_eq!(balance(&mut world, alice.address), whole(5, 18));
    }
}

fn shifted(value: U256, offset: i8) -> U256 {
    value.saturating_add_signed(offset)
}

trait Shift {
    fn saturating_add_signed(self, offset: i8) -> Self;
}

impl Shift for U256 {
    fn saturating_add_signed(self, offset: i8) -> Self {
        let size = Self::from(offset.unsigned_abs());
        if offset < 0 { self.saturating_sub(size) } else { self.saturating_add(size) }
    }
}

#[test]
fn s04_the_minimum_is_respected_to_the_unit() {
    for (offset, passes) in [(-1, true), (0, true), (1, false)] {
        minimum_of_a_deposit(offset, passes);
        minimum_of_a_redemption(offset, passes);
    }
}

#[test]
fn s04_no_minimum_and_the_highest_minimum() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    assert_eq!(done(world.deposit_at_least(&alice, dollar, whole(1, 6), U256::ZERO)), whole(1, 18));
    let expected = IUSDai::MinimumNotMet { amount: whole(1, 18), minimum: U256::MAX };
    refused(world.deposit_at_least(&alice, dollar, whole(1, 6), U256::MAX), expected);
    let expected = IUSDai::MinimumNotMet { amount: whole(1, 6), minimum: U256::MAX };
    refused(world.withdraw_at_least(&alice, dollar, whole(1, 18), U256::MAX, alice.address), expected);
}

#[test]
fn w17_deposits_honour_the_minimum_on_every_path() {
    let mut world = World::new();
    let alice = world.alice.clone();
    let (amount, minimum) = (whole(3, 6), whole(3, 18) + U256::ONE);
    let expected = || IUSDai::MinimumNotMet { amount: whole(3, 18), minimum };
    refused(deposit_for(&mut world, &alice, amount, minimum, alice.address), expected());
    let with_data = IUSDai::deposit_1Call {
        depositToken: world.dollar,
        depositAmount: amount,
        usdaiAmountMinimum: minimum,
        recipient: alice.address,
        data: Default::default(),
    };
    refused(tell(&mut world, &alice, &with_data), expected());
    let with_permit = IUSDai::depositWithPermitCall {
        depositToken: world.dollar,
        depositAmount: amount,
        usdaiAmountMinimum: minimum,
        recipient: alice.address,
        deadline: U256::ZERO,
        v: 27,
        r: Default::default(),
        s: Default::default(),
    };
    refused(tell(&mut world, &alice, &with_permit), expected());
}

/// What `usdai` of alice's two dollars redeems for: units, or nothing and the least that would pay.
#[track_caller]
fn dust(redeem_fee: u16, usdai: u128, expected: Result<u128, u128>) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(2, 6)));
    done(set_terms(&mut world, [0, redeem_fee], 10_000, [true, true]));
    let result = world.withdraw(&alice, dollar, u(usdai), alice.address);
    match expected {
        Ok(units) => assert_eq!(done(result), u(units)),
        Err(least) => {
            refused(result, IUSDai::BelowOneUnit { usdaiAmount: u(usdai), least: u(least) });
            assert_eq!(balance(&mut world, alice.address), whole(2, 18));
        }
    }
}

#[test]
fn w17_dust_never_burns_for_nothing() {
    dust(0, 1, Err(UNIT));
    dust(0, UNIT - 1, Err(UNIT));
    dust(0, UNIT, Ok(1));
    dust(0, 2 * UNIT - 1, Ok(1));
    dust(0, 2 * UNIT, Ok(2));
    // With a fee of 1% the least is 1e12 / 0.99, rounded up.
    dust(100, UNIT, Err(1_010_101_010_102));
    dust(100, 1_010_101_010_101, Err(1_010_101_010_102));
    dust(100, 1_010_101_010_102, Ok(1));
}

#[test]
fn w17_a_deposit_of_an_18_decimals_dollar_has_no_dust() {
    let mut world = World::new();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let token = made(world.deploy("Dollar", &U256::from(18).abi_encode()));
    done(world.list(token, Terms::FREE));
    done(world.fund(&alice, token, U256::MAX >> 1));
    assert_eq!(done(world.deposit(&alice, token, U256::ONE)), U256::ONE);
    assert_eq!(done(world.withdraw(&alice, token, U256::ONE, bob.address)), U256::ONE);
    done(set_terms_of(&mut world, token, [1, 0], 10_000, [true, true]));
    // The fee of a deposit of one unit is rounded up to all of it.
    let expected = IUSDai::MintsNothing { asset: token, received: U256::ONE };
    refused(world.deposit(&alice, token, U256::ONE), expected);
    assert_eq!(done(world.deposit(&alice, token, u(2))), U256::ONE);
}

proptest! {
    #![proptest_config(runs(48, 0x509))]

    #[test]
    fn s09_a_round_trip_never_profits(
        mint_fee in 0_u16..=100, redeem_fee in 0_u16..=100,
        amount in 1_u64..1_000_000_000_000, pieces in 1_u64..5,
        left_over in 0_u64..2_000_000_000_000,
    ) {
        let mut world = World::new();
        let (alice, dollar) = (world.alice.clone(), world.dollar);
        done(set_terms(&mut world, [mint_fee, redeem_fee], 10_000, [true, true]));
        let before = done(world.balance(dollar, alice.address));
        let minted = done(world.deposit(&alice, dollar, U256::from(amount)));
        for _ in 0..pieces {
            let piece = (minted / U256::from(pieces)).saturating_sub(U256::from(left_over));
            let _refused_as_dust = world.withdraw(&alice, dollar, piece, alice.address);
        }
        let after = done(world.balance(dollar, alice.address));
        prop_assert!(after <= before, "{before} became {after}");
        solvent(&mut world);
    }

    #[test]
    fn previews_say_what_happens(
        mint_fee in 0_u16..=100, redeem_fee in 0_u16..=100, amount in 1_u64..1_000_000_000_000,
    ) {
        let mut world = World::new();
        let (alice, dollar) = (world.alice.clone(), world.dollar);
        done(set_terms(&mut world, [mint_fee, redeem_fee], 10_000, [true, true]));
        let deposit = IUSDai::previewDepositCall { depositToken: dollar, depositAmount: U256::from(amount) };
        let quote = ask(&mut world, &deposit);
        prop_assert_eq!(done(world.deposit(&alice, dollar, U256::from(amount))), quote);
        let withdraw = IUSDai::previewWithdrawCall { withdrawToken: dollar, usdaiAmount: quote };
        let result = world.chain.call(world.usdai, &withdraw);
        match result {
            Ok(quoted) => {
                prop_assert_eq!(done(world.withdraw(&alice, dollar, quote, alice.address)), quoted);
            }
            Err(error) => prop_assert!(error.is::<IUSDai::BelowOneUnit>(), "{}", error),
        }
    }
}

#[test]
fn an_asset_is_redeemed_only_as_far_as_the_reserve_has_it() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let other = made(world.list_token("Dollar", 18));
    done(world.deposit(&alice, dollar, whole(10, 6)));
    done(world.deposit(&alice, other, whole(10, 18)));
    let needed = whole(10, 6) + U256::ONE;
    let expected = IUSDai::ReserveTooLow { asset: dollar, available: whole(10, 6), needed };
    refused(world.withdraw(&alice, dollar, needed * u(UNIT), alice.address), expected);
    assert_eq!(done(world.withdraw(&alice, dollar, whole(10, 18), alice.address)), whole(10, 6));
    let gift = IToken::transferCall { to: world.usdai, value: whole(10, 6) };
    done(world.chain.send(&alice, dollar, &gift));
    let expected = IUSDai::ReserveTooLow { asset: dollar, available: U256::ZERO, needed: U256::ONE };
    refused(world.withdraw(&alice, dollar, u(UNIT), alice.address), expected);
    assert_eq!(done(world.withdraw(&alice, other, whole(10, 18), alice.address)), whole(10, 18));
}
