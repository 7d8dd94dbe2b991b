//! W01: tokens that call back in the middle of a transfer or of being asked for a balance.
//!
//! Every function of USDai is tried. The token first makes the same call from a transfer that USDai has no
//! part in, where it succeeds: so what stops it inside is the guard, and not a lack of funds or rights.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::World;
use tests::abi::fixtures::{IReentering, IReenteringBalance};
use tests::abi::{IToken, IUSDai};
use tests::check::{done, ledger, refused};
use tests::whole;

use crate::{Scene, transfer_failed};

#[test]
fn w01_reentrant_hook_in_deposit() {
    for (name, call) in entry_points(&mut armed().world) {
        let mut scene = armed();
        check_possible_outside(&mut scene, name, &call);
        arm(&mut scene, &call, false);
        assert_eq!(scene.deposit(scene.units(10)), whole(10, 18), "{name}");
        check_never_succeeded(&mut scene, name);
        scene.check_sound();
    }
}

#[test]
fn w01_reentrant_hook_in_withdraw() {
    for (name, call) in entry_points(&mut armed().world) {
        let mut scene = armed();
        arm(&mut scene, &call, false);
        assert_eq!(scene.withdraw(whole(10, 18)), scene.units(10), "{name}");
        check_never_succeeded(&mut scene, name);
        scene.check_sound();
    }
}

/// A token that insists on its hook makes its own transfers fail, and only those.
#[test]
fn w01_reentrant_hook_that_insists() {
    let mut scene = armed();
    let (alice, token, ten) = (scene.world.alice.clone(), scene.token, scene.units(10));
    arm(&mut scene, &IUSDai::totalSupplyCall {}.abi_encode(), true);
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
    for (name, call) in views() {
        let mut scene = Scene::new("ReenteringBalanceToken");
        let alice = scene.world.alice.address;
        scene.turn(&IReenteringBalance::armCall { target: scene.world.usdai, data: call });
        refused(scene.world.balance(scene.token, alice), IReenteringBalance::ViewReentered {});
        assert_eq!(scene.deposit(scene.units(10)), whole(10, 18), "{name}");
        assert_eq!(done(scene.world.harvest()), U256::ZERO, "{name}");
        ledger(&mut scene.world, scene.token, scene.units(1_010));
        scene.turn(&IReenteringBalance::armCall { target: Address::ZERO, data: Bytes::new() });
        scene.check_supported();
    }
}

/// The token contract itself has dollars, USDai and an allowance for USDai, and is offered the administration.
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
    run_hook(&mut scene, dollar, &approve.abi_encode());
    let offer = IUSDai::transferAdminCall { account: token };
    done(scene.world.chain.send(&admin, usdai, &offer));
    scene
}

/// Makes the token call something in the course of a transfer between others; how often that succeeded.
#[track_caller]
fn run_hook(scene: &mut Scene, target: Address, data: &[u8]) -> U256 {
    let (bob, carol) = (scene.world.bob.clone(), scene.world.carol.address);
    let data = Bytes::copy_from_slice(data);
    scene.turn(&IReentering::armCall { target, data, strict: false });
    let transfer = IToken::transferCall { to: carol, value: U256::from(1) };
    done(scene.world.chain.send(&bob, scene.token, &transfer));
    let successes = done(scene.world.chain.call(scene.token, &IReentering::successesCall {}));
    scene.turn(&IReentering::armCall { target: Address::ZERO, data: Bytes::new(), strict: false });
    successes
}

/// The call succeeds when the token makes it while USDai is at rest; afterwards all is as before.
#[track_caller]
fn check_possible_outside(scene: &mut Scene, name: &str, call: &[u8]) {
    let before = scene.world.chain.snapshot();
    if ADMIN_ONLY.contains(&name) {
        run_hook(scene, scene.world.usdai, &IUSDai::acceptAdminCall {}.abi_encode());
    }
    let successes = run_hook(scene, scene.world.usdai, call);
    assert!(successes > U256::ZERO, "{name} fails outside too, so its failure inside would show nothing");
    scene.world.chain.restore(&before);
    if ADMIN_ONLY.contains(&name) {
        run_hook(scene, scene.world.usdai, &IUSDai::acceptAdminCall {}.abi_encode());
    }
}

#[track_caller]
fn arm(scene: &mut Scene, call: &[u8], strict: bool) {
    let data = Bytes::copy_from_slice(call);
    scene.turn(&IReentering::armCall { target: scene.world.usdai, data, strict });
}

/// The hook ran before and after the transfer and was refused both times.
#[track_caller]
fn check_never_succeeded(scene: &mut Scene, name: &str) {
    assert_eq!(done(scene.world.chain.call(scene.token, &IReentering::attemptsCall {})), U256::from(2));
    let successes = done(scene.world.chain.call(scene.token, &IReentering::successesCall {}));
    assert_eq!(successes, U256::ZERO, "{name} was entered again");
    scene.turn(&IReentering::armCall { target: Address::ZERO, data: Bytes::new(), strict: false });
}
