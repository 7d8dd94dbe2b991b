//! Tokens with unusual code, addresses, names or permits.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolValue;
use tests::abi::IUSDai;
use tests::abi::fixtures::{IAllowedPermit, IOdd};
use tests::check::{booked, covered, done, good_asset_works, ledger, refused, solvent};
use tests::{Terms, World, whole};

use crate::{Scene, allowance_too_low, transfer_failed};

#[test]
fn w05_upgradeable() {
    let mut scene = upgradeable();
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    scene.check_supported();

    upgrade(&mut scene, "FeeToken");
    scene.turn(&IOdd::setFeeCall { bps: U256::from(100), addedOnTop: false });
    assert_eq!(scene.deposit(scene.units(100)), whole(99, 18));
    scene.check_sound();

    upgrade(&mut scene, "FalseToken");
    scene.turn(&IOdd::refuseCall { refuses: true });
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, scene.units(1)), transfer_failed(token));
        let usdai = whole(1, 18);
        refused(scene.world.withdraw(&alice, token, usdai, alice.address), transfer_failed(token));
    });
    scene.check_sound();

    upgrade(&mut scene, "NoAnswerToken");
    scene.check_supported();
}

/// The upgrade cannot change the decimals that were listed.
#[test]
fn w05_upgradeable_decimals() {
    let mut scene = upgradeable();
    let implementation = implementation(&mut scene.world, "PlainToken", 18);
    scene.turn(&IOdd::upgradeToCall { implementation });
    assert_eq!(done(scene.world.asset(scene.token)).decimals, 6);
    scene.check_supported();
}

/// Documented: a proxy without an implementation answers every call with success and nothing, which for a
/// transfer is what some dollars answer too. Deposits stop, because no balance can be read.
#[test]
fn w05_upgradeable_to_nothing() {
    let mut scene = upgradeable();
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    scene.turn(&IOdd::upgradeToCall { implementation: alice.address });
    scene.check_untouched(|scene| {
        let unreadable = IUSDai::BalanceUnreadable { token };
        refused(scene.world.deposit(&alice, token, scene.units(1)), unreadable.clone());
        refused(scene.world.withdraw(&alice, token, whole(1, 18), alice.address), unreadable);
    });
    solvent(&mut scene.world);
    good_asset_works(&mut scene.world);
}

#[test]
fn w13_two_addresses_one_listed() {
    let mut scene = Scene::new("TwinToken");
    let door = done(scene.world.chain.call(scene.token, &IOdd::doorCall {}));
    let (alice, bob) = (scene.world.alice.clone(), scene.world.bob.clone());
    refused(scene.world.deposit(&alice, door, scene.units(1)), IUSDai::AssetUnknown { asset: door });

    // What is allowed or given at the one address counts at the other.
    done(scene.world.approve(&alice, door, scene.units(5)));
    assert_eq!(scene.deposit(scene.units(5)), whole(5, 18));
    assert_eq!(done(scene.world.balance(door, scene.world.usdai)), scene.units(1_005));
    assert_eq!(done(scene.world.withdraw(&alice, scene.token, whole(5, 18), bob.address)), scene.units(5));
    done(scene.world.approve(&alice, door, U256::MAX));
    scene.check_supported();
}

/// Documented: the second address of a listed token must not be listed too. A harvest would count the one
/// balance at both.
#[test]
fn w13_two_addresses_both_listed() {
    let mut scene = Scene::new("TwinToken");
    let (token, thousand) = (scene.token, scene.units(1_000));
    let door = done(scene.world.chain.call(token, &IOdd::doorCall {}));
    done(scene.world.list(door, Terms::FREE));
    ledger(&mut scene.world, door, U256::ZERO);
    solvent(&mut scene.world);

    assert_eq!(done(scene.world.harvest()), whole(1_000, 18));
    ledger(&mut scene.world, door, thousand);
    scene.check_ledger(1_000);
    covered(&mut scene.world);
    booked(&mut scene.world);
    assert_eq!(scene.balance(scene.world.usdai), thousand);
    good_asset_works(&mut scene.world);
}

#[test]
fn w17_bytes32_metadata() {
    Scene::new("WordMetadataToken").check_supported();
}

#[test]
fn w21_code_in_name() {
    Scene::new("ScriptNameToken").check_supported();
}

#[test]
fn w22_unusual_permit() {
    let mut scene = Scene::new("AllowedPermitToken");
    let (alice, token, five) = (scene.world.alice.clone(), scene.token, scene.units(5));
    done(scene.world.approve(&alice, token, U256::ZERO));
    check_permit_does_nothing(&mut scene, five);

    // Its own permit, brought to the token by anybody, then lets the deposit go through.
    let permit = IAllowedPermit::permitCall {
        holder: alice.address,
        spender: scene.world.usdai,
        nonce: U256::ZERO,
        expiry: U256::ZERO,
        allowed: true,
        v: 27,
        r: B256::ZERO,
        s: B256::ZERO,
    };
    done(scene.world.chain.send(&alice, token, &permit));
    check_permit_deposit(&mut scene, five);
}

#[test]
fn w22_permit_that_silently_does_nothing() {
    let mut scene = Scene::new("SilentFallbackToken");
    let (alice, token, five) = (scene.world.alice.clone(), scene.token, scene.units(5));
    done(scene.world.approve(&alice, token, U256::from(1)));
    let expected = allowance_too_low(token, U256::from(1), five);
    scene.check_untouched(|scene| refused(deposit_with_permit(scene, five), expected));
    done(scene.world.approve(&alice, token, five));
    check_permit_deposit(&mut scene, five);
}

#[track_caller]
fn check_permit_does_nothing(scene: &mut Scene, amount: U256) {
    let expected = allowance_too_low(scene.token, U256::ZERO, amount);
    scene.check_untouched(|scene| refused(deposit_with_permit(scene, amount), expected));
}

#[track_caller]
fn check_permit_deposit(scene: &mut Scene, amount: U256) {
    let alice = scene.world.alice.clone();
    let before = done(scene.world.usdai_of(alice.address));
    done(deposit_with_permit(scene, amount));
    assert_eq!(done(scene.world.usdai_of(alice.address)) - before, amount * whole(1, 12));
    scene.check_sound();
}

fn deposit_with_permit(scene: &mut Scene, amount: U256) -> Result<(), stylus_chain::chain::CallError> {
    let alice = scene.world.alice.clone();
    let call = IUSDai::depositWithPermitCall {
        depositToken: scene.token,
        depositAmount: amount,
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
        deadline: U256::MAX,
        v: 27,
        r: B256::repeat_byte(1),
        s: B256::repeat_byte(2),
    };
    scene.world.chain.send(&alice, scene.world.usdai, &call).map(drop)
}

/// The scene's token is a proxy before a plain token of 6 decimals.
#[track_caller]
fn upgradeable() -> Scene {
    let mut world = World::new();
    let plain = implementation(&mut world, "PlainToken", 6);
    let (bob, alice, dollar) = (world.bob.clone(), world.alice.clone(), world.dollar);
    let token =
        world.deploy("UpgradeableToken", &plain.abi_encode()).unwrap_or_else(|error| panic!("{error:#}"));
    done(world.list(token, Terms::FREE));
    done(world.fund(&alice, token, whole(1_000_000, 6)));
    done(world.deposit(&bob, dollar, whole(1_000, 6)));
    done(world.deposit(&alice, token, whole(1_000, 6)));
    Scene { world, token, decimals: 6 }
}

#[track_caller]
fn implementation(world: &mut World, name: &str, decimals: u8) -> Address {
    let arguments = U256::from(decimals).abi_encode();
    world.deploy(name, &arguments).unwrap_or_else(|error| panic!("{name}: {error:#}"))
}

#[track_caller]
fn upgrade(scene: &mut Scene, name: &str) {
    let implementation = implementation(&mut scene.world, name, 6);
    scene.turn(&IOdd::upgradeToCall { implementation });
}
