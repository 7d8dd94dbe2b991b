//! Size on chain and gas of the authority's transactions, exact to the unit, and their targets.
//!
//! The programs are cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and
//! without the L1 part.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, Receipt};
use tests::{
    Suite,
    abi::{IAuthority, IUSDai},
    check::done,
    gas::{self, Measured, Targets},
};

use crate::support::{DAY, Operation, pause_all, sealed};

const TARGETS: Targets = Targets {
    size: 22_528,
    // Of as many as three programs.
    entry: 4_000,
    totals: &[
        ("grantRole", 150_000),
        ("push of setSupplyCap", 48_000),
        ("pause", 70_000),
        ("pauseAll of two targets", 120_000),
        ("sync of what runs", 42_000),
        ("schedule", 150_000),
        ("execute", 80_000),
        ("cancel", 60_000),
    ],
};

/// A call in a world of its own.
#[track_caller]
fn told(suite: &Suite, from: &Account, call: &impl SolCall) -> Receipt {
    done(suite.clone().tell(from, call))
}

/// Every measured transaction by name.
fn measured() -> Measured {
    let suite = Suite::new();
    let (admin, guardian, alice) = (suite.admin(), suite.guardian.clone(), suite.staking.world.alice.clone());
    let (target, entry) = (suite.usdai(), Suite::PAUSE_MINT);
    let until = suite.staking.world.chain.timestamp() + 9 * DAY;
    let (role, account) = (Suite::role("MAKER"), Address::repeat_byte(0x71));
    let cap = IUSDai::setSupplyCapCall { cap: U256::from(1) << 90_usize };
    let push = IAuthority::pushCall { target, data: cap.abi_encode().into() };
    let pause = IAuthority::pauseCall { target, entry, until };
    let mut paused = suite.clone();
    done(pause_all(&mut paused, until));
    let sealed = sealed();
    let operation = Operation::new([IAuthority::Call { target, data: cap.abi_encode().into() }]);
    let (calls, predecessor, salt) = (operation.calls.clone(), operation.predecessor, operation.salt);
    let schedule = IAuthority::scheduleCall { calls: calls.clone(), predecessor, salt };
    let execute = IAuthority::executeCall { calls, predecessor, salt };
    let mut ready = sealed.clone();
    operation.wait(&mut ready);
    let shorter = IAuthority::pauseCall { until: until - DAY, ..pause.clone() };
    vec![
        ("grantRole", told(&suite, &admin, &IAuthority::grantRoleCall { role, account })),
        ("push of setSupplyCap", told(&suite, &admin, &push)),
        ("pause", told(&suite, &guardian, &pause)),
        ("pause that shortens", told(&paused, &guardian, &shorter)),
        ("pauseAll of two targets", told(&suite, &guardian, &IAuthority::pauseAllCall { until })),
        ("pauseAll a second time", told(&paused, &guardian, &IAuthority::pauseAllCall { until })),
        ("sync of what runs", told(&paused, &alice, &IAuthority::syncCall { target })),
        ("schedule", told(&sealed, &admin, &schedule)),
        ("execute", told(&ready, &alice, &execute)),
        ("cancel", told(&ready, &guardian, &IAuthority::cancelCall { id: operation.id() })),
        ("sync of nothing", told(&suite, &alice, &IAuthority::syncCall { target })),
    ]
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("authority_gas.json", "authority", &measured());
}

#[test]
fn gas_and_size_meet_their_targets() {
    gas::meets(&TARGETS, "authority", &measured());
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
