//! W01: tokens that call back in the middle of a transfer or of being asked for a balance.
//!
//! Every function of USDai is tried. The token first makes the same call from a transfer that USDai has no
//! part in, where it succeeds: so what stops it inside is the guard, and not a lack of funds or rights.

use std::collections::BTreeSet;

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::abi::fixtures::{IReentering, IReenteringBalance};
use tests::abi::{IToken, IUSDai};
use tests::check::{done, refused};
use tests::whole;

use crate::{Scene, calls, transfer_failed};

#[test]
fn w01_reentrant_hook_in_deposit() {
    let (start, calls) = armed_with_calls();
    for (name, call) in calls {
        let mut scene = start.clone();
        check_possible_outside(&mut scene, name, &call);
        prepare(&mut scene, name);
        arm(&mut scene, &call, false);
        assert_eq!(scene.deposit(scene.units(10)), whole(10, 18), "{name}");
        check_never_succeeded(&mut scene, name);
        scene.check_sound();
    }
}

#[test]
fn w01_reentrant_hook_in_withdraw() {
    let (start, calls) = armed_with_calls();
    for (name, call) in calls {
        let mut scene = start.clone();
        prepare(&mut scene, name);
        arm(&mut scene, &call, false);
        assert_eq!(scene.withdraw(whole(10, 18)), scene.units(10), "{name}");
        check_never_succeeded(&mut scene, name);
        scene.check_sound();
    }
}

/// The list has every function of the interface.
#[test]
fn w01_reentrant_calls_are_complete() {
    let (_, calls) = armed_with_calls();
    let tried: BTreeSet<[u8; 4]> =
        calls.iter().filter_map(|(_, call)| call.first_chunk::<4>().copied()).collect();
    // The bridge's own two are tried by the tests of the bridge.
    let of_bridge = [IUSDai::crosschainBurnCall::SELECTOR, IUSDai::crosschainMintCall::SELECTOR];
    let all = IUSDai::IUSDaiCalls::SELECTORS.iter().copied().filter(|call| !of_bridge.contains(call));
    let all: BTreeSet<[u8; 4]> = all.collect();
    assert_eq!(tried, all);
}

/// A token that insists on its hook makes its own transfers fail, and only those.
#[test]
fn w01_reentrant_hook_that_insists() {
    let mut scene = armed();
    let (alice, token, ten) = (scene.world.alice.clone(), scene.token, scene.units(10));
    arm(&mut scene, &IUSDai::totalSupplyCall {}.abi_encode().into(), true);
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, ten), transfer_failed(token));
        let usdai = whole(10, 18);
        refused(scene.world.withdraw(&alice, token, usdai, alice.address), transfer_failed(token));
    });
    scene.check_sound();
}

/// `balanceOf` reverts as soon as a call back is answered, so what goes through shows that none was.
#[test]
fn w01_reentrant_balance() {
    let start = Scene::new("ReenteringBalanceToken");
    for (name, call) in calls::views(&start.world) {
        let mut scene = start.clone();
        let alice = scene.world.alice.address;
        scene.turn(&IReenteringBalance::armCall { target: scene.world.usdai, data: call });
        refused(scene.world.balance(scene.token, alice), IReenteringBalance::ViewReentered {});
        assert_eq!(scene.deposit(scene.units(10)), whole(10, 18), "{name}");
        assert_eq!(done(scene.world.harvest()), U256::ZERO, "{name}");
        scene.check_ledger(1_010);
        scene.turn(&IReenteringBalance::armCall { target: Address::ZERO, data: Bytes::new() });
        scene.check_supported();
    }
}

/// The token contract itself has dollars, USDai and allowances, and is offered the authority's place.
#[track_caller]
fn armed() -> Scene {
    let mut scene = Scene::new("ReenteringToken");
    let (alice, admin) = (scene.world.alice.clone(), scene.world.admin.clone());
    let (token, usdai, dollar) = (scene.token, scene.world.usdai, scene.world.dollar);
    let mint = IToken::mintCall { to: token, value: whole(1_000, 6) };
    done(scene.world.chain.send(&alice, dollar, &mint));
    let give = IToken::transferCall { to: token, value: whole(10, 18) };
    done(scene.world.chain.send(&alice, usdai, &give));
    let allow = IToken::approveCall { spender: token, value: U256::MAX };
    done(scene.world.chain.send(&alice, usdai, &allow));
    let approve = IToken::approveCall { spender: usdai, value: U256::MAX };
    run_hook(&mut scene, dollar, &approve.abi_encode().into());
    let offer = IUSDai::transferAuthorityCall { account: token };
    done(scene.world.chain.send(&admin, usdai, &offer));
    scene
}

/// [`armed`], and a call of every function of USDai.
#[track_caller]
fn armed_with_calls() -> (Scene, Vec<(&'static str, Bytes)>) {
    let mut scene = armed();
    let calls = calls::all(&mut scene.world).unwrap_or_else(|error| panic!("{error:#}"));
    (scene, calls)
}

/// Makes the token call something in the course of a transfer between others; how often that succeeded.
#[track_caller]
fn run_hook(scene: &mut Scene, target: Address, data: &Bytes) -> U256 {
    let (bob, carol) = (scene.world.bob.clone(), scene.world.carol.address);
    scene.turn(&IReentering::armCall { target, data: data.clone(), strict: false });
    let transfer = IToken::transferCall { to: carol, value: U256::from(1) };
    done(scene.world.chain.send(&bob, scene.token, &transfer));
    let successes = done(scene.world.chain.call(scene.token, &IReentering::successesCall {}));
    disarm(scene);
    successes
}

/// Gives the token the rights that the call needs.
#[track_caller]
fn prepare(scene: &mut Scene, name: &str) {
    if calls::AUTHORITY_ONLY.contains(&name) {
        run_hook(scene, scene.world.usdai, &IUSDai::acceptAuthorityCall {}.abi_encode().into());
    }
}

/// The call succeeds when the token makes it while USDai is at rest; afterwards all is as before.
#[track_caller]
fn check_possible_outside(scene: &mut Scene, name: &str, call: &Bytes) {
    let before = scene.world.chain.snapshot();
    prepare(scene, name);
    let successes = run_hook(scene, scene.world.usdai, call);
    assert!(successes > U256::ZERO, "{name} fails outside too, so its failure inside would show nothing");
    scene.world.chain.restore(&before);
}

#[track_caller]
fn arm(scene: &mut Scene, call: &Bytes, strict: bool) {
    scene.turn(&IReentering::armCall { target: scene.world.usdai, data: call.clone(), strict });
}

#[track_caller]
fn disarm(scene: &mut Scene) {
    scene.turn(&IReentering::armCall { target: Address::ZERO, data: Bytes::new(), strict: false });
}

/// The hook ran before and after the transfer and was refused both times.
#[track_caller]
fn check_never_succeeded(scene: &mut Scene, name: &str) {
    assert_eq!(done(scene.world.chain.call(scene.token, &IReentering::attemptsCall {})), U256::from(2));
    let successes = done(scene.world.chain.call(scene.token, &IReentering::successesCall {}));
    assert_eq!(successes, U256::ZERO, "{name} was entered again");
    disarm(scene);
}
