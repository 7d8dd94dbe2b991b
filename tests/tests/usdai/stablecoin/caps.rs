//! S05 and weakness 18: the supply cap, its exemption, and each asset's share of the reserve.

use alloy_primitives::U256;
use tests::{
    World,
    abi::{IToken, IUSDai},
    check::{done, refused, solvent},
    whole,
};

use super::{set_cap, set_terms, set_terms_of};
use crate::support::{ask, made, rule, u};

/// A cap of 100 USDai lets this many units in, or refuses what the supply would be.
#[track_caller]
fn below_a_cap_of_a_hundred(units: u64, refusal: Option<u128>) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let cap = whole(100, 18);
    done(set_cap(&mut world, cap));
    let result = world.deposit(&alice, dollar, U256::from(units));
    match refusal {
        None => assert_eq!(done(result), whole(units, 12)),
        Some(total) => {
            refused(result, IUSDai::SupplyCapExceeded { total: u(total), cap });
            assert_eq!(done(world.supply()), U256::ZERO);
        }
    }
}

#[test]
fn s05_the_supply_cap_is_exact() {
    below_a_cap_of_a_hundred(99_999_999, None);
    below_a_cap_of_a_hundred(100_000_000, None);
    below_a_cap_of_a_hundred(100_000_001, Some(100_000_001_000_000_000_000));
}

#[test]
fn s05_the_cap_counts_what_exists_and_redeeming_makes_room() {
    let mut world = World::new();
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    let cap = whole(100, 18);
    done(set_cap(&mut world, cap));
    done(world.deposit(&alice, dollar, whole(100, 6)));
    let expected = IUSDai::SupplyCapExceeded { total: cap + u(1_000_000_000_000), cap };
    refused(world.deposit(&bob, dollar, U256::ONE), expected);
    done(world.withdraw(&alice, dollar, whole(1, 18), alice.address));
    done(world.deposit(&bob, dollar, whole(1, 6)));
    assert_eq!(done(world.supply()), cap);
}

#[test]
fn s05_an_exempt_account_passes_the_cap_and_no_other_does() {
    let mut world = World::new();
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    done(set_cap(&mut world, U256::ZERO));
    done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    assert_eq!(done(world.deposit(&alice, dollar, whole(7, 6))), whole(7, 18));
    let expected = IUSDai::SupplyCapExceeded { total: whole(8, 18), cap: U256::ZERO };
    refused(world.deposit(&bob, dollar, whole(1, 6)), expected);
    // The exemption is the caller's, not the recipient's.
    let expected = IUSDai::SupplyCapExceeded { total: whole(8, 18), cap: U256::ZERO };
    refused(super::deposit_for(&mut world, &bob, whole(1, 6), U256::ZERO, alice.address), expected);
    done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt: false }));
    let expected = IUSDai::SupplyCapExceeded { total: whole(8, 18), cap: U256::ZERO };
    refused(world.deposit(&alice, dollar, whole(1, 6)), expected);
}

#[test]
fn s05_a_cap_below_the_supply_stops_minting_and_nothing_else() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(50, 6)));
    done(set_cap(&mut world, whole(10, 18)));
    let expected = IUSDai::SupplyCapExceeded { total: whole(51, 18), cap: whole(10, 18) };
    refused(world.deposit(&alice, dollar, whole(1, 6)), expected);
    assert_eq!(done(world.withdraw(&alice, dollar, whole(50, 18), alice.address)), whole(50, 6));
}

#[test]
fn w18_the_supply_cap_blocks_no_yield() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    done(set_cap(&mut world, whole(100, 18)));
    let gift = IToken::transferCall { to: world.usdai, value: whole(3, 6) };
    done(world.chain.send(&alice, dollar, &gift));
    assert_eq!(done(world.harvest()), whole(3, 18));
    assert_eq!(done(world.supply()), whole(103, 18));
    solvent(&mut world);
}

/// A second dollar whose share is capped at a quarter, beside 300 of the first.
fn two_dollars(share_cap: u16) -> (World, alloy_primitives::Address) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let other = made(world.list_token("Dollar", 18));
    done(world.deposit(&alice, dollar, whole(300, 6)));
    done(set_terms_of(&mut world, other, [0, 0], share_cap, [true, true]));
    (world, other)
}

#[test]
fn s05_the_share_of_an_asset_is_capped_exactly() {
    // 100 of 400 is a quarter; of one unit more the cap allows a quarter of a unit, rounded down.
    let (mut world, other) = two_dollars(2_500);
    let alice = world.alice.clone();
    let value = whole(100, 18) + U256::ONE;
    let expected = IUSDai::ShareCapExceeded { asset: other, value, allowed: whole(100, 18) };
    refused(world.deposit(&alice, other, value), expected);
    assert_eq!(done(world.deposit(&alice, other, whole(100, 18))), whole(100, 18));
    // Deposits of the uncapped asset make room.
    let dollar = world.dollar;
    done(world.deposit(&alice, dollar, whole(3, 6)));
    done(world.deposit(&alice, other, whole(1, 18)));
}

#[test]
fn s05_a_share_cap_never_stops_redeeming_nor_an_exempt_account() {
    let (mut world, other) = two_dollars(2_500);
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, other, whole(100, 18)));
    done(world.withdraw(&alice, dollar, whole(300, 18), alice.address));
    let expected = IUSDai::ShareCapExceeded {
        asset: other,
        value: whole(100, 18) + U256::ONE,
        allowed: (whole(100, 18) + U256::ONE) / u(4),
    };
    refused(world.deposit(&alice, other, U256::ONE), expected);
    done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    assert_eq!(done(world.deposit(&alice, other, U256::ONE)), U256::ONE);
    assert_eq!(done(world.withdraw(&alice, other, whole(100, 18), alice.address)), whole(100, 18));
}

/// What the protocol converts itself, as repayments of loans, pays no fee.
#[test]
fn s05_an_exempt_account_pays_no_fee() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(set_terms(&mut world, [100, 100], 10_000, [true, true]));
    for (exempt, minted, paid) in [(false, 9_900, 9_801), (true, 10_000, 10_000)] {
        done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt }));
        let minted = whole(minted, 18);
        assert_eq!(done(world.deposit(&alice, dollar, whole(10_000, 6))), minted);
        assert_eq!(done(world.withdraw(&alice, dollar, minted, alice.address)), whole(paid, 6));
    }
}

#[test]
fn s05_a_share_cap_of_nothing_and_of_everything() {
    let (mut world, other) = two_dollars(0);
    let alice = world.alice.clone();
    let expected = IUSDai::ShareCapExceeded { asset: other, value: U256::ONE, allowed: U256::ZERO };
    refused(world.deposit(&alice, other, U256::ONE), expected);
    done(set_terms(&mut world, [0, 0], 10_000, [true, true]));
    let dollar = world.dollar;
    done(world.deposit(&alice, dollar, whole(1, 6)));
    assert_eq!(ask(&mut world, &IUSDai::reserveAssetCall { asset: dollar }).shareCap, 10_000);
}
