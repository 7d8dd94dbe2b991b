//! Tokens that move another amount than they were asked to, or whose balances move by themselves.

use alloy_primitives::U256;
use tests::abi::IUSDai;
use tests::abi::fixtures::IOdd;
use tests::check::{booked, covered, done, good_asset_works, refused, solvent};
use tests::whole;

use crate::{Scene, transfer_failed};

#[test]
fn w03_fee_on_transfer() {
    let mut scene = Scene::new("FeeToken");
    scene.turn(&IOdd::setFeeCall { bps: U256::from(100), addedOnTop: false });
    let (alice, token, hundred) = (scene.world.alice.clone(), scene.token, scene.units(100));

    let expected = IUSDai::MinimumNotMet { amount: whole(99, 18), minimum: whole(100, 18) };
    scene.check_untouched(|scene| {
        refused(scene.world.deposit_at_least(&alice, token, hundred, whole(100, 18)), expected);
    });
    assert_eq!(scene.deposit(hundred), whole(99, 18));
    scene.check_ledger(1_099);
    scene.check_sound();
}

/// Documented: on the way out the token takes its fee from the recipient, as it does in any transfer.
#[test]
fn w03_fee_on_transfer_when_redeeming() {
    let mut scene = Scene::new("FeeToken");
    scene.turn(&IOdd::setFeeCall { bps: U256::from(100), addedOnTop: false });
    scene.check_minimum_is_of_what_arrives(100, 99);
    assert_eq!(scene.withdraw(whole(100, 18)), scene.units(99));
    scene.check_ledger(900);
    scene.check_sound();
}

/// Documented: a fee that the payer pays on top is the depositor's on the way in and the reserve's on the way
/// out, where it enters the books with the next harvest.
#[test]
fn w03_fee_on_top() {
    let mut scene = Scene::new("FeeToken");
    scene.turn(&IOdd::setFeeCall { bps: U256::from(100), addedOnTop: true });
    let alice = scene.world.alice.address;
    let before = scene.balance(alice);
    assert_eq!(scene.deposit(scene.units(100)), whole(100, 18));
    assert_eq!(before - scene.balance(alice), scene.units(101));
    solvent(&mut scene.world);

    assert_eq!(scene.withdraw(whole(100, 18)), scene.units(100));
    scene.check_ledger(1_000);
    assert_eq!(scene.balance(scene.world.usdai), scene.units(999));
    assert_eq!(done(scene.world.harvest()), U256::ZERO);
    scene.check_ledger(999);
    booked(&mut scene.world);
    good_asset_works(&mut scene.world);
}

#[test]
fn w04_rebasing_up() {
    let mut scene = Scene::new("RebasingToken");
    scene.turn(&IOdd::rebaseCall { factor: U256::from(1_100_000_000_000_000_000_u64) });
    scene.check_ledger(1_000);
    solvent(&mut scene.world);

    assert_eq!(done(scene.world.harvest()), whole(100, 18));
    scene.check_ledger(1_100);
    assert_eq!(done(scene.world.harvest()), U256::ZERO);
    scene.check_sound();
}

/// Supported, and the loss is real: the books follow the balance down at the next harvest, the reserve is
/// short by it until yield fills it up, and nothing is minted before.
#[test]
fn w04_rebasing_down() {
    let mut scene = Scene::new("RebasingToken");
    scene.turn(&IOdd::rebaseCall { factor: U256::from(900_000_000_000_000_000_u64) });
    assert_eq!(done(scene.world.harvest()), U256::ZERO);
    scene.check_ledger(900);
    booked(&mut scene.world);
    good_asset_works(&mut scene.world);

    let (alice, token) = (scene.world.alice.clone(), scene.token);
    let expected =
        IUSDai::ReserveTooLow { asset: token, available: scene.units(900), needed: scene.units(901) };
    refused(scene.world.withdraw(&alice, token, whole(901, 18), alice.address), expected);
    scene.turn(&IOdd::rebaseCall { factor: U256::from(2_000_000_000_000_000_000_u64) });
    assert_eq!(done(scene.world.harvest()), whole(800, 18));
    scene.check_sound();
}

/// Before a harvest has seen the loss the token itself refuses to pay more than there is.
#[test]
fn w04_rebasing_down_before_harvest() {
    let mut scene = Scene::new("RebasingToken");
    scene.turn(&IOdd::rebaseCall { factor: U256::from(500_000_000_000_000_000_u64) });
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    scene.check_untouched(|scene| {
        let result = scene.world.withdraw(&alice, token, whole(501, 18), alice.address);
        refused(result, transfer_failed(token));
    });
    assert_eq!(scene.withdraw(whole(500, 18)), scene.units(500));
    good_asset_works(&mut scene.world);
}

/// Balances that divide badly are credited as what arrived, down to the unit.
#[test]
fn w04_rebasing_with_remainders() {
    let mut scene = Scene::new("RebasingToken");
    scene.turn(&IOdd::rebaseCall { factor: U256::from(1_234_567_890_123_456_789_u64) });
    done(scene.world.harvest());
    for amount in [1_u64, 2, 3, 999_999, 1_000_001, 123_456_789] {
        let reserve = scene.world.usdai;
        let before = scene.balance(reserve);
        let (alice, token) = (scene.world.alice.clone(), scene.token);
        let minted = scene.world.deposit(&alice, token, U256::from(amount)).unwrap_or_default();
        let arrived = scene.balance(reserve) - before;
        assert_eq!(minted, arrived * whole(1, 12));
        assert!(arrived <= U256::from(amount), "{amount} became {arrived}");
        solvent(&mut scene.world);
    }
    scene.check_sound();
}

#[test]
fn w23_transfers_less_than_asked() {
    let mut scene = Scene::new("PartialToken");
    let alice = scene.world.alice.address;
    let all = scene.balance(alice);
    assert_eq!(scene.deposit(U256::MAX), all * whole(1, 12));
    scene.check_sound();

    let (bob, token) = (scene.world.bob.clone(), scene.token);
    scene.turn(&IOdd::setPortionCall { bps: U256::from(5_000) });
    assert_eq!(done(scene.world.deposit(&bob, token, scene.units(10))), whole(5, 18));
    scene.check_sound();
    scene.turn(&IOdd::setPortionCall { bps: U256::ZERO });
    let expected = IUSDai::MintsNothing { asset: token, received: U256::ZERO };
    refused(scene.world.deposit(&bob, token, scene.units(10)), expected);
    scene.check_sound();
}

/// Documented: a token that pays out less than asked and says it did not fail short-changes the recipient;
/// the rest stays in the reserve.
#[test]
fn w23_pays_less_than_asked() {
    let mut scene = Scene::new("PartialToken");
    scene.turn(&IOdd::setPortionCall { bps: U256::from(5_000) });
    scene.check_minimum_is_of_what_arrives(100, 50);
    assert_eq!(scene.withdraw(whole(100, 18)), scene.units(50));
    scene.check_ledger(900);
    assert_eq!(scene.balance(scene.world.usdai), scene.units(950));
    solvent(&mut scene.world);
    assert_eq!(done(scene.world.harvest()), whole(50, 18));
    covered(&mut scene.world);
    scene.check_sound();
}
