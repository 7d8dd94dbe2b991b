//! Making a harvest mint what nobody put in, stop, or pay the one who asks for it.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use stylus_chain::executor::Status;
use tests::{
    World,
    abi::{IUSDai, fixtures::IOdd},
    check::{self, covered, done, good_asset_works, solvent},
    whole,
};

use crate::support::{IAttack, donate, funded, set_asset, tell, token};

#[test]
fn a_donation_then_a_harvest_gains_the_donor_nothing() {
    let mut world = funded();
    let (bob, dollar) = (world.bob.clone(), world.dollar);
    let minted = done(world.deposit(&bob, dollar, whole(50, 6)));
    donate(&mut world, &bob, dollar, whole(25, 6));
    done(tell(&mut world, &bob, &IUSDai::harvestCall {}));
    assert_eq!(done(world.usdai_of(bob.address)), minted);
    assert_eq!(done(world.withdraw(&bob, dollar, minted, bob.address)), whole(50, 6));
    solvent(&mut world);
}

#[test]
fn a_harvest_short_of_gas_mints_no_more_and_books_no_other() {
    // The caller chooses the gas, and a balance that cannot be read for lack of it counts as nothing.
    let mut world = funded();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let rebasing = token(&mut world, "RebasingToken");
    done(world.deposit(&alice, rebasing, whole(100, 6)));
    done(world.chain.send(&bob, rebasing, &IOdd::rebaseCall { factor: whole(9, 17) }));
    let dollar = world.dollar;
    donate(&mut world, &bob, dollar, whole(30, 6));
    let mut successes = 0;
    for gas in (60_000..400_000).step_by(2_500) {
        let mut world = world.clone();
        let input = IUSDai::harvestCall {}.abi_encode();
        let mut tx = world.chain.transaction(&bob, Some(world.usdai), input);
        tx.gas_limit = gas;
        let receipt = world.chain.transact(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        successes += usize::from(receipt.is_success());
        let minted = done(world.usdai_of(world.treasury.address));
        assert!(minted <= whole(20, 18), "{minted} with {gas} gas");
        // A second, complete harvest makes up for whatever the first left out.
        done(world.harvest());
        let all = done(world.usdai_of(world.treasury.address));
        assert!(all.abs_diff(whole(20, 18)) <= whole(1, 12), "{all} after {gas} gas");
        solvent(&mut world);
    }
    assert!(successes > 50, "{successes}");
}

#[test]
fn a_balance_beyond_the_books_is_worth_nothing() {
    let mut world = funded();
    let liar = token(&mut world, "AttackBalanceToken");
    let alice = world.alice.clone();
    for balance in [U256::ONE << 128_usize, U256::MAX, (U256::ONE << 255_usize) + U256::ONE] {
        let lie = IAttack::lieCall { account: world.usdai, balance };
        done(world.chain.send(&alice, liar, &lie));
        assert_eq!(done(world.harvest()), U256::ZERO);
        check::ledger(&mut world, liar, U256::ZERO);
    }
    good_asset_works(&mut world);
}

#[test]
fn the_largest_bookable_lie_traps_nothing() {
    // The issuer of a listed token is trusted with its part; a lie must still never end in a trap.
    let mut world = funded();
    let liar = token(&mut world, "AttackBalanceToken");
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    for balance in [(U256::ONE << 128_usize) - U256::ONE, U256::ZERO].repeat(3) {
        done(world.chain.send(&alice, liar, &IAttack::lieCall { account: world.usdai, balance }));
        done(world.harvest());
    }
    assert_eq!(done(world.withdraw(&alice, dollar, whole(100, 18), alice.address)), whole(100, 6));
}

#[test]
fn a_bad_asset_among_good_ones_only_makes_a_harvest_smaller() {
    let mut world = funded();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let bad = token(&mut world, "AttackBombToken");
    done(world.deposit(&alice, bad, whole(100, 6)));
    donate(&mut world, &alice, dollar, whole(150, 6));
    done(world.chain.send(&alice, bad, &IAttack::armCall { balanceToo: true }));
    // 250 good dollars stand against 200 USDai; the 100 that cannot be read count for nothing.
    assert_eq!(done(world.harvest()), whole(50, 18));
    check::ledger(&mut world, bad, whole(100, 6));
    covered(&mut world);
    done(world.chain.send(&alice, bad, &IAttack::armCall { balanceToo: false }));
    assert_eq!(done(world.harvest()), whole(100, 18));
    solvent(&mut world);
}

#[test]
fn harvesting_again_and_again_mints_once() {
    let mut world = funded();
    let (bob, dollar) = (world.bob.clone(), world.dollar);
    donate(&mut world, &bob, dollar, whole(7, 6));
    let txs: Vec<_> = (0..3)
        .map(|nonce| {
            let input = IUSDai::harvestCall {}.abi_encode();
            let mut tx = world.chain.transaction(&bob, Some(world.usdai), input);
            tx.nonce = tx.nonce.map(|first| first + nonce);
            tx
        })
        .collect();
    let receipts = world.chain.transact_together(&txs).unwrap_or_else(|invalid| panic!("{invalid}"));
    assert!(receipts.iter().all(|receipt| receipt.status == Status::Success));
    assert_eq!(done(world.usdai_of(world.treasury.address)), whole(7, 18));
    solvent(&mut world);
}

#[test]
fn a_share_cap_bounds_an_asset_by_the_supply_cap_however_the_total_is_blown_up() {
    // Deposit a lot of the good dollar, fill the capped asset up to its share of that, take the good dollar
    // out again: what the attacker can reach is the share of the supply cap, and no more.
    let mut world = World::new();
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    let bad = token(&mut world, "Dollar");
    set_asset(&mut world, bad, 3_000, true, true);
    done(world.chain.send(&world.admin, world.usdai, &IUSDai::setSupplyCapCall { cap: whole(1_000, 18) }));
    done(world.deposit(&alice, dollar, whole(100, 6)));
    let blown = done(world.deposit(&bob, dollar, whole(600, 6)));
    let filled = done(world.deposit(&bob, bad, whole(300, 6)));
    assert!(world.deposit(&bob, bad, whole(1, 6)).is_err());
    done(world.withdraw(&bob, dollar, blown, bob.address));
    done(world.withdraw(&bob, dollar, whole(100, 18), bob.address));
    assert!(filled <= whole(300, 18));
    assert!(world.deposit(&bob, bad, U256::ONE).is_err());
    check::ledger(&mut world, bad, whole(300, 6));
    solvent(&mut world);
}
