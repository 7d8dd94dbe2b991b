//! Tokens that move as they should and answer oddly, or the other way round.

use alloy_primitives::U256;
use tests::abi::IUSDai;
use tests::abi::fixtures::IOdd;
use tests::check::{done, good_asset_works, refused, solvent};
use tests::whole;

use crate::{Scene, allowance_too_low, transfer_failed};

#[test]
fn w02_missing_return_value() {
    Scene::new("NoAnswerToken").check_supported();
}

#[test]
fn w19_false_without_revert() {
    let mut scene = Scene::new("FalseToken");
    scene.check_supported();
    let (alice, token, one) = (scene.world.alice.clone(), scene.token, scene.units(1));

    scene.turn(&IOdd::refuseCall { refuses: true });
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, one), transfer_failed(token));
        let usdai = whole(1, 18);
        refused(scene.world.withdraw(&alice, token, usdai, alice.address), transfer_failed(token));
    });
    scene.turn(&IOdd::refuseCall { refuses: false });

    let too_much = scene.units(2_000_000);
    let balance = scene.balance(alice.address);
    let expected = IUSDai::TokenBalanceTooLow { token, balance, needed: too_much };
    refused(scene.world.deposit(&alice, token, too_much), expected);
    done(scene.world.approve(&alice, token, U256::from(7)));
    let expected = allowance_too_low(token, U256::from(7), one);
    refused(scene.world.deposit(&alice, token, one), expected);
    scene.check_sound();
}

#[test]
fn address_without_code() {
    let mut scene = Scene::new("PlainToken");
    let (alice, token, one) = (scene.world.alice.clone(), scene.token, scene.units(1));
    let nobody = alice.address;
    let expected = IUSDai::DecimalsOutOfRange { asset: nobody, decimals: U256::ZERO };
    refused(scene.world.list(nobody, tests::Terms::FREE), expected);

    // A token can lose its code after it was listed: by SELFDESTRUCT in its own creation's block, or as a proxy.
    scene.world.chain.set_code(token, Vec::new());
    scene.check_untouched(|scene| {
        let unreadable = IUSDai::BalanceUnreadable { token };
        refused(scene.world.deposit(&alice, token, one), unreadable.clone());
        refused(scene.world.withdraw(&alice, token, whole(1, 18), alice.address), unreadable);
    });
    // It says no balance, so its books stay; they count for nothing in a harvest.
    solvent(&mut scene.world);
    assert_eq!(done(scene.world.harvest()), U256::ZERO);
    good_asset_works(&mut scene.world);
    scene.check_ledger(1_000);
}

/// The first word of the answer, its length, and whether the token is taken to have moved.
const ANSWERS: [(u64, u64, bool); 9] = [
    (1, 32, true),
    (1, 0, true),
    (1, 33, true),
    (1, 64, true),
    (1, 1_000_000, true),
    (0, 32, false),
    (2, 32, false),
    (1, 31, false),
    (1, 1, false),
];

#[test]
fn answers_too_long_or_too_short() {
    let mut scene = Scene::new("ShapedAnswerToken");
    for (word, length, moves) in ANSWERS {
        check_answer(&mut scene, word, length, moves);
    }
    scene.turn(&shape(32, 1, false));
    scene.check_supported();
}

#[test]
fn long_reasons_of_reverts() {
    let mut scene = Scene::new("ShapedAnswerToken");
    for length in [0, 4, 32, 1_000_000] {
        scene.turn(&shape(length, 1, true));
        check_refused(&mut scene);
    }
    scene.check_sound();
}

#[track_caller]
fn check_answer(scene: &mut Scene, word: u64, length: u64, moves: bool) {
    scene.turn(&shape(length, word, false));
    if moves {
        scene.check_supported();
    } else {
        check_refused(scene);
    }
}

#[track_caller]
fn check_refused(scene: &mut Scene) {
    let (alice, token, one) = (scene.world.alice.clone(), scene.token, scene.units(1));
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, one), transfer_failed(token));
        let usdai = whole(1, 18);
        refused(scene.world.withdraw(&alice, token, usdai, alice.address), transfer_failed(token));
    });
}

fn shape(length: u64, word: u64, revert: bool) -> IOdd::shapeCall {
    IOdd::shapeCall { bytes_: U256::from(length), word_: U256::from(word), revertInstead: revert }
}
