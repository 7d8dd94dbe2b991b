//! Size on chain and gas of the transactions that people pay most, exact to the unit, and their targets.
//!
//! The program is cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and
//! without the L1 part. The reserve asset is a Solidity dollar. The public Solidity implementation as
//! deployed pays 39,641, 33,926, 68,810, 69,942 and 60,598 for the five with a target; the fourth does not
//! measure what arrived.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, Receipt};
use tests::{
    World,
    abi::IUSDai,
    check::done,
    gas::{self, Measured, Targets},
    whole,
};

use crate::support::{
    permit::{Domain, Permit},
    tell,
};

/// The most bytes of code on chain.
const SIZE_TARGET: usize = 24_064;
/// The most gas for entering the cached program, which every call pays.
const ENTRY_TARGET: u64 = 2_300;
/// The most gas of whole transactions. A deposit cost 64,578 before it was asked who may.
const TARGETS: [(&str, u64); 5] = [
    ("transfer between holders", 37_500),
    ("approve x to y", 33_000),
    ("permit with a used nonce", 66_000),
    ("deposit with infinite allowance between holders", 65_300),
    ("withdraw", 66_000),
];

/// A world in which alice, bob and carol hold USDai, alice has approved and permitted bob, and nothing is the
/// first of its kind.
fn settled() -> World {
    let mut world = World::new();
    let (alice, dollar, spender) = (world.alice.clone(), world.dollar, world.bob.address);
    for who in [&world.alice, &world.bob, &world.carol].map(Account::clone) {
        done(world.deposit(&who, dollar, whole(1_000, 6)));
    }
    done(tell(&mut world, &alice, &IUSDai::approveCall { spender, value: whole(1, 18) }));
    permit(&mut world, spender, whole(5, 18));
    world
}

/// Alice permits the spender so much.
#[track_caller]
fn permit(world: &mut World, spender: Address, value: U256) -> Receipt {
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let permit = Permit { spender, value, ..Permit::sample(world) };
    let call = permit.call(permit.sign(&alice, &Domain::of(world)));
    done(tell(world, &bob, &call))
}

/// A call of alice's to USDai in a world of its own.
#[track_caller]
fn by_alice(call: &impl SolCall) -> Receipt {
    let mut world = settled();
    let alice = world.alice.clone();
    done(tell(&mut world, &alice, call))
}

/// Every measured transaction by name.
fn measured() -> Measured {
    let world = settled();
    let (to, dollar) = (world.bob.address, world.dollar);
    let fresh = Address::repeat_byte(0x77);
    let value = whole(2, 18);
    let deposit = |recipient| IUSDai::deposit_0Call {
        depositToken: dollar,
        depositAmount: whole(100, 6),
        usdaiAmountMinimum: whole(100, 18),
        recipient,
    };
    let withdraw = IUSDai::withdraw_0Call {
        withdrawToken: dollar,
        usdaiAmount: whole(100, 18),
        withdrawAmountMinimum: whole(100, 6),
        recipient: world.alice.address,
    };
    let transfer_from = {
        let (mut world, bob) = (world.clone(), world.bob.clone());
        let call =
            IUSDai::transferFromCall { from: world.alice.address, to: world.carol.address, value: U256::ONE };
        done(tell(&mut world, &bob, &call))
    };
    vec![
        ("transfer between holders", by_alice(&IUSDai::transferCall { to, value })),
        ("transfer to a new holder", by_alice(&IUSDai::transferCall { to: fresh, value })),
        ("approve x to y", by_alice(&IUSDai::approveCall { spender: to, value })),
        ("approve 0 to x", by_alice(&IUSDai::approveCall { spender: fresh, value })),
        ("transferFrom between holders", transfer_from),
        ("permit with a used nonce", permit(&mut world.clone(), fresh, value)),
        ("permit with a used nonce, x to y", permit(&mut world.clone(), to, value)),
        ("deposit with infinite allowance between holders", by_alice(&deposit(world.alice.address))),
        ("deposit for another", by_alice(&deposit(to))),
        ("withdraw", by_alice(&withdraw)),
        ("harvest of nothing", by_alice(&IUSDai::harvestCall {})),
    ]
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("gas.json", "usdai", &measured());
}

#[test]
fn gas_and_size_meet_their_targets() {
    let targets = Targets { size: SIZE_TARGET, entry: ENTRY_TARGET, totals: &TARGETS };
    gas::meets(&targets, "usdai", &measured());
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
