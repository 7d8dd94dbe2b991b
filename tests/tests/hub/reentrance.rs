//! While a call of the hub is open, nothing gets in: the token that it moves tries every function.

use alloy_primitives::{Bytes, U256};
use tests::{
    Suite,
    abi::{IToken, fixtures::IReentering},
    check::{done, made},
};
use usdai_bindings::IBridge;

use crate::support::{FUNDS, LIMIT, Stage, w};

/// A selector and zeros, which decode for every function.
fn calls() -> Vec<(&'static str, Bytes)> {
    let all = IBridge::IBridgeCalls::SIGNATURES.iter().zip(IBridge::IBridgeCalls::SELECTORS);
    all.map(|(name, selector)| (*name, [selector.as_slice(), &[0; 3 * 32]].concat().into())).collect()
}

#[track_caller]
fn start() -> Stage {
    let mut suite = Suite::new();
    let token = made(suite.staking.world.deploy("ReenteringToken", &U256::from(18).to_be_bytes::<32>()));
    for name in ["bridge", "another bridge"] {
        let bridge = suite.chain().account(name);
        let mint = IToken::mintCall { to: bridge.address, value: w(FUNDS) };
        done(suite.chain().send(&bridge, token, &mint));
    }
    let mut stage = Stage::keeping(suite, token);
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    done(stage.take(&bridge, w(LIMIT)));
    // A half of the limit waits, and the other half pays what arrives.
    stage.set_limits(bridge.address, w(100), w(2 * LIMIT));
    done(stage.bring(&bridge, payee, w(150)));
    stage.chain().warp(2 * crate::support::DAY);
    stage
}

#[test]
fn a_token_gets_in_nowhere() {
    type Way = (&'static str, fn(&mut Stage));
    let ways: [Way; 3] = [
        ("take", |stage| drop(done(stage.take(&stage.bridge.clone(), w(1))))),
        ("bring", |stage| drop(done(stage.bring(&stage.bridge.clone(), stage.payee, w(1))))),
        ("release", |stage| assert!(stage.release(stage.bridge.address, stage.payee).is_ok())),
    ];
    let start = start();
    for (name, data) in calls() {
        for (way, act) in ways {
            let mut stage = start.clone();
            let (token, hub, bridge) = (stage.token, stage.hub, stage.bridge.clone());
            let arm = IReentering::armCall { target: hub, data: data.clone(), strict: false };
            done(stage.chain().send(&bridge, token, &arm));
            act(&mut stage);
            let attempts = done(stage.chain().call(token, &IReentering::attemptsCall {}));
            let successes = done(stage.chain().call(token, &IReentering::successesCall {}));
            assert!(attempts > U256::ZERO && successes == U256::ZERO, "{name} in {way}: {successes}");
            stage.books();
        }
    }
}

/// The views of that list are answered outside.
#[test]
fn the_guard_is_what_keeps_it_out() {
    let mut stage = start();
    let anybody = stage.payee;
    let views = calls().into_iter().filter(|(_, data)| {
        stage.simulate(anybody, data.to_vec()).status == stylus_chain::executor::Status::Success
    });
    assert!(views.count() >= 17);
}
