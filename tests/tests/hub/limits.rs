//! Limits at their edges and over time.

use alloy_primitives::U256;
use tests::{
    abi::IUSDai,
    check::{done, refused},
};
use usdai_bindings::IBridge;

use crate::support::{DAY, LIMIT, Stage, w};

#[test]
fn a_limit_is_reached_and_not_passed() {
    for mut stage in Stage::both() {
        let (bridge, payee, one) = (stage.bridge.clone(), stage.payee, U256::ONE);
        let too_low = |available, needed| IBridge::BurningLimitTooLow {
            bridge: stage.bridge.address,
            available,
            needed,
        };
        let over = w(LIMIT) + one;
        let (above, after) = (too_low(w(LIMIT), over), too_low(U256::ZERO, one));
        refused(stage.take(&bridge, over), above);
        // All within one second, in which nothing refills.
        let second = stage.chain().timestamp();
        let same_second = |stage: &mut Stage| assert!(stage.chain().set_timestamp(second).is_ok());
        done(stage.take(&bridge, w(LIMIT)));
        same_second(&mut stage);
        refused(stage.take(&bridge, one), after);
        same_second(&mut stage);
        assert_eq!(stage.limits(bridge.address), [w(LIMIT), U256::ZERO]);
        done(stage.bring(&bridge, payee, w(LIMIT)));
        same_second(&mut stage);
        assert_eq!((stage.balance(payee), stage.limits(bridge.address)), (w(LIMIT), [U256::ZERO; 2]));
        stage.books();
    }
}

/// What refills is exact to the second, whoever looks in between.
#[test]
fn a_limit_refills_linearly_within_a_day() {
    let mut stage = Stage::burning();
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    let start = stage.chain().timestamp();
    done(stage.take(&bridge, w(LIMIT)));
    assert!(stage.chain().set_timestamp(start).is_ok());
    done(stage.bring(&bridge, payee, w(LIMIT)));
    for seconds in [0, 1, 2, 59, 3_600, DAY / 2, DAY - 1, DAY, DAY + 1, 40 * DAY] {
        assert!(stage.chain().set_timestamp(start + seconds).is_ok());
        let refilled = w(LIMIT) * U256::from(seconds.min(DAY)) / U256::from(DAY);
        assert_eq!(stage.limits(bridge.address), [refilled; 2], "{seconds}");
    }
}

#[test]
fn the_limits_of_bridges_are_their_own() {
    for mut stage in Stage::both() {
        let (bridge, other, payee) = (stage.bridge.clone(), stage.other.clone(), stage.payee);
        done(stage.take(&bridge, w(LIMIT)));
        assert_eq!(stage.limits(other.address), [w(LIMIT); 2]);
        // What one took the other cannot bring.
        let needed = U256::ONE;
        refused(
            stage.bring(&other, payee, needed),
            IBridge::OutstandingTooLow { bridge: other.address, outstanding: U256::ZERO, needed },
        );
        done(stage.take(&other, w(1)));
        done(stage.bring(&other, payee, w(1)));
        assert_eq!(stage.amounts(bridge.address), [w(LIMIT), U256::ZERO]);
        stage.books();
    }
}

#[test]
fn other_limits_keep_what_was_used() {
    let mut stage = Stage::locking();
    let bridge = stage.bridge.clone();
    done(stage.take(&bridge, w(800)));
    for (limit, left) in [(1_000, 200), (2_000, 1_200), (500, 0)] {
        stage.set_limits(bridge.address, w(LIMIT), w(limit));
        // A block is a second, in which something refilled.
        let [_, available] = stage.limits(bridge.address);
        assert!(w(left) <= available && available < w(left) + w(1), "{limit}: {available}");
    }
    stage.set_limits(bridge.address, U256::ZERO, U256::ZERO);
    assert_eq!(stage.limits(bridge.address), [U256::ZERO; 2]);
    assert_eq!(stage.ask(&IBridge::bridgesCall {}), [stage.other.address]);
    assert_eq!(stage.amounts(bridge.address)[0], w(800));
}

/// What exists here and away counts against USDai's cap and in the vault's price as before.
#[test]
fn what_left_counts_as_before() {
    let mut stage = Stage::burning();
    let (usdai, bridge, payee) = (stage.suite.usdai(), stage.bridge.clone(), stage.payee);
    let existing = |stage: &mut Stage| {
        let supply = done(stage.chain().call(usdai, &IUSDai::totalSupplyCall {}));
        supply + done(stage.chain().call(usdai, &IUSDai::bridgedSupplyCall {}))
    };
    let before = (existing(&mut stage), done(stage.suite.staking.prices()));
    done(stage.take(&bridge, w(700)));
    assert_eq!((existing(&mut stage), done(stage.suite.staking.prices())), before);
    // With the cap at what exists nothing is minted, and everything comes back.
    done(stage.suite.push(usdai, &IUSDai::setSupplyCapCall { cap: before.0 }));
    done(stage.bring(&bridge, payee, w(700)));
    assert_eq!(existing(&mut stage), before.0);
    stage.books();
}
