//! S08: what an account with the role BRIDGE can do that means harm, or lost its key.

use alloy_primitives::U256;
use tests::{
    Suite,
    abi::{IAuthority, IToken},
    check::{done, refused},
    random::Random,
};
use usdai_bindings::IBridge;

use crate::support::{DAY, LIMIT, Stage, w};

#[test]
fn s08_a_bridge_without_limits_can_do_nothing() {
    for mut stage in Stage::both() {
        let rogue = stage.chain().account("rogue");
        let payee = stage.payee;
        refused(stage.bring(&rogue, payee, w(1)), IBridge::NotBridge { caller: rogue.address });
        done(stage.suite.grant("BRIDGE", rogue.address));
        refused(stage.bring(&rogue, payee, w(1)), IBridge::MintingLimitMissing { bridge: rogue.address });
        let needed = w(1);
        refused(
            stage.take(&rogue, needed),
            IBridge::BurningLimitTooLow { bridge: rogue.address, available: U256::ZERO, needed },
        );
        // With limits it still brings no more than it took.
        stage.set_limits(rogue.address, w(LIMIT), w(LIMIT));
        refused(
            stage.bring(&rogue, payee, needed),
            IBridge::OutstandingTooLow { bridge: rogue.address, outstanding: U256::ZERO, needed },
        );
        stage.books();
    }
}

#[test]
fn s08_a_bridge_takes_nobodys_tokens() {
    for mut stage in Stage::both() {
        let (hub, token, bridge) = (stage.hub, stage.token, stage.bridge.clone());
        let alice = stage.suite.staking.world.alice.clone();
        // Even of a holder that lets both take everything.
        for spender in [hub, bridge.address] {
            let approve = IToken::approveCall { spender, value: U256::MAX };
            done(stage.chain().send(&alice, token, &approve));
        }
        let before = stage.balance(alice.address);
        let expected = IBridge::NotOwnTokens { from: alice.address, bridge: bridge.address };
        let burn = IBridge::crosschainBurnCall { from: alice.address, amount: w(1) };
        refused(stage.tell(&bridge, &burn), expected);
        let burn = IBridge::burnCall { from: alice.address, amount: w(1) };
        refused(
            stage.tell(&bridge, &burn),
            IBridge::NotOwnTokens { from: alice.address, bridge: bridge.address },
        );
        assert_eq!(stage.balance(alice.address), before);
    }
}

/// A bridge that forges arrivals gets its limit at once and its limit a day, until it has what was outstanding.
#[test]
fn s08_forged_arrivals_are_bounded_by_the_limit() {
    let mut stage = Stage::burning();
    let bridge = stage.bridge.clone();
    for _ in 0..40 {
        done(stage.take(&bridge, w(LIMIT)));
        stage.chain().warp(DAY);
    }
    let thief = stage.chain().account("thief").address;
    let start = stage.chain().timestamp();
    let mut random = Random::seeded(8);
    for _ in 0..200 {
        let amount = w(1 + random.below(400) as u64);
        let _outcome = stage.bring(&bridge, thief, amount);
        if random.once_in(3) {
            let _outcome = stage.release(bridge.address, thief);
        }
        let passed = stage.chain().timestamp() - start;
        let bound = w(LIMIT) + w(LIMIT) * U256::from(passed) / U256::from(DAY);
        assert!(stage.balance(thief) <= bound, "after {passed} seconds");
        stage.chain().warp(random.below(20_000) as u64);
        stage.books();
    }
    assert!(stage.balance(thief) > w(10 * LIMIT), "it was tried");
    // It is over when the authority says so; what waits is paid all the same.
    stage.revoke(bridge.address);
    refused(stage.bring(&bridge, thief, w(1)), IBridge::NotBridge { caller: bridge.address });
}

#[test]
fn s08_only_the_authority_sets_limits() {
    let mut stage = Stage::burning();
    let (bridge, guardian) = (stage.bridge.clone(), stage.suite.guardian.clone());
    let (admin, alice) = (stage.suite.admin(), stage.suite.staking.world.alice.clone());
    let call = || IBridge::setLimitsCall { bridge: bridge.address, mintingLimit: w(1), burningLimit: w(1) };
    for caller in [&bridge, &guardian, &admin, &alice] {
        refused(stage.tell(caller, &call()), IBridge::NotAuthority { caller: caller.address });
    }
    let maximum = w(100_000_000);
    for (minting, burning) in [(maximum + U256::ONE, maximum), (maximum, maximum + U256::ONE)] {
        let hub = stage.hub;
        let call =
            IBridge::setLimitsCall { bridge: bridge.address, mintingLimit: minting, burningLimit: burning };
        let expected = IBridge::LimitTooHigh { limit: maximum + U256::ONE, maximum };
        refused(stage.suite.push(hub, &call), expected);
    }
    stage.set_limits(bridge.address, maximum, maximum);
    let role = Suite::role("BRIDGE");
    let has = IAuthority::hasRoleCall { role, account: stage.hub };
    assert!(!done(stage.suite.ask(&has)), "the hub itself needs no role");
}
