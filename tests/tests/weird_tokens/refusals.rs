//! Tokens that refuse what ERC-20 allows.

use alloy_primitives::{Address, U256};
use tests::abi::fixtures::IOdd;
use tests::abi::{IToken, IUSDai};
use tests::check::{done, refused};
use tests::whole;

use crate::{Scene, allowance_too_low, transfer_failed};

#[test]
fn w07_blocklist_of_users() {
    let mut scene = Scene::new("BlocklistToken");
    scene.check_supported();
    let (alice, bob, token) = (scene.world.alice.clone(), scene.world.bob.clone(), scene.token);
    scene.turn(&IOdd::setBlockedCall { account: alice.address, blocked: true });
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, scene.units(1)), transfer_failed(token));
        let ten = whole(10, 18);
        refused(scene.world.withdraw(&alice, token, ten, alice.address), transfer_failed(token));
    });
    // Her USDai is hers all the same: into another asset, or to another recipient.
    let (dollar, ten) = (scene.world.dollar, whole(10, 18));
    assert_eq!(done(scene.world.withdraw(&alice, dollar, ten, alice.address)), whole(10, 6));
    assert_eq!(done(scene.world.withdraw(&alice, token, ten, bob.address)), whole(10, 6));
    scene.check_sound();
}

#[test]
fn w07_blocklist_of_the_reserve() {
    let mut scene = Scene::new("BlocklistToken");
    let (alice, dollar) = (scene.world.alice.clone(), scene.world.dollar);
    scene.turn(&IOdd::setBlockedCall { account: scene.world.usdai, blocked: true });
    check_frozen(&mut scene);
    assert_eq!(done(scene.world.withdraw(&alice, dollar, whole(10, 18), alice.address)), whole(10, 6));
    scene.check_ledger(1_000);
}

#[test]
fn w08_pausable() {
    let mut scene = Scene::new("PausableToken");
    scene.check_supported();
    scene.turn(&IOdd::setPausedCall { paused_: true });
    check_frozen(&mut scene);
    scene.turn(&IOdd::setPausedCall { paused_: false });
    scene.check_supported();
}

#[test]
fn w09_approval_race_guard() {
    let mut scene = Scene::empty("PickyApprovalToken", 6);
    scene.turn(&IOdd::setRulesCall { race: true, zeroValue: false, zeroAddress: false });
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    let again = scene.world.approve(&alice, token, scene.units(5));
    refused(again, IOdd::ApprovalStillOpen { allowance: U256::MAX });
    done(scene.world.approve(&alice, token, U256::ZERO));

    // An allowance that a deposit uses up leaves room for the next one.
    for _ in 0..2 {
        done(scene.world.approve(&alice, token, scene.units(5)));
        assert_eq!(scene.deposit(scene.units(5)), whole(5, 18));
    }
    let expected = allowance_too_low(token, U256::ZERO, scene.units(5));
    refused(scene.world.deposit(&alice, token, scene.units(5)), expected);
    check_approves_nobody(&mut scene);
}

#[test]
fn w10_revert_on_approve_to_zero_address() {
    let mut scene = Scene::new("PickyApprovalToken");
    scene.turn(&IOdd::setRulesCall { race: false, zeroValue: false, zeroAddress: true });
    let call = IToken::approveCall { spender: Address::ZERO, value: U256::from(1) };
    let alice = scene.world.alice.clone();
    refused(scene.world.chain.send(&alice, scene.token, &call), IOdd::ApprovalToZero {});
    scene.check_supported();
    check_approves_nobody(&mut scene);
}

#[test]
fn w11_revert_on_zero_approval() {
    let mut scene = Scene::new("PickyApprovalToken");
    scene.turn(&IOdd::setRulesCall { race: true, zeroValue: true, zeroAddress: true });
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    refused(scene.world.approve(&alice, token, U256::ZERO), IOdd::ApprovalOfZero {});
    scene.check_supported();
    check_approves_nobody(&mut scene);
}

#[test]
fn w12_revert_on_zero_transfer() {
    let mut scene = Scene::new("PickyTransferToken");
    scene.check_supported();
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, U256::ZERO), IUSDai::ZeroAmount {});
        refused(scene.world.withdraw(&alice, token, U256::ZERO, alice.address), IUSDai::ZeroAmount {});
        // One wei less than the millionth of a dollar that is the token's unit.
        let unit = whole(1, 12);
        let usdai = unit - U256::from(1);
        let expected = IUSDai::BelowOneUnit { usdaiAmount: usdai, least: unit };
        refused(scene.world.withdraw(&alice, token, usdai, alice.address), expected);
    });
    scene.check_sound();
}

#[test]
fn w16_transfer_from_self() {
    let mut scene = Scene::new("SelfTransferToken");
    scene.check_supported();
    let (alice, token, one) = (scene.world.alice.clone(), scene.token, scene.units(1));
    done(scene.world.approve(&alice, token, U256::ZERO));
    scene.check_untouched(|scene| {
        let expected = allowance_too_low(token, U256::ZERO, one);
        refused(scene.world.deposit(&alice, token, one), expected);
    });
    scene.check_sound();
}

#[test]
fn w18_revert_to_zero_address() {
    let mut scene = Scene::new("PickyTransferToken");
    let (alice, token, one) = (scene.world.alice.clone(), scene.token, scene.units(1));
    scene.check_untouched(|scene| {
        let usdai = whole(1, 18);
        refused(scene.world.withdraw(&alice, token, usdai, Address::ZERO), IUSDai::ZeroAddress {});
        let call = IUSDai::deposit_0Call {
            depositToken: token,
            depositAmount: one,
            usdaiAmountMinimum: U256::ZERO,
            recipient: Address::ZERO,
        };
        refused(scene.world.chain.send(&alice, scene.world.usdai, &call), IUSDai::ZeroAddress {});
    });
    scene.check_supported();
}

/// A call gets 63/64 of the gas that is left (EIP-150), and the rest of a transaction's gas limit is enough.
#[test]
fn balance_that_burns_all_gas() {
    let mut scene = Scene::new("GasBurningToken");
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    scene.turn(&IOdd::burnGasCall { burns: true });
    scene.check_untouched(|scene| {
        let unreadable = IUSDai::BalanceUnreadable { token };
        refused(scene.world.deposit(&alice, token, scene.units(1)), unreadable.clone());
        refused(scene.world.withdraw(&alice, token, whole(10, 18), alice.address), unreadable);
    });
    assert_eq!(done(scene.world.harvest()), U256::ZERO);
    scene.check_sound();
    scene.turn(&IOdd::burnGasCall { burns: false });
    scene.check_supported();
}

/// The token cannot move at all: both directions say so, and everything else goes on.
#[track_caller]
fn check_frozen(scene: &mut Scene) {
    let (alice, token, one) = (scene.world.alice.clone(), scene.token, scene.units(1));
    scene.check_untouched(|scene| {
        refused(scene.world.deposit(&alice, token, one), transfer_failed(token));
        let usdai = whole(1, 18);
        refused(scene.world.withdraw(&alice, token, usdai, alice.address), transfer_failed(token));
    });
    scene.check_sound();
}

/// USDai approves nobody, so no rule on approvals can stop it.
#[track_caller]
fn check_approves_nobody(scene: &mut Scene) {
    let usdai = scene.world.usdai;
    let blocks = scene.world.chain.block_number();
    for number in 0..=blocks {
        let receipts =
            scene.world.chain.block(number).map(|block| block.receipts.clone()).unwrap_or_default();
        for approval in receipts.iter().flat_map(|receipt| receipt.logs_of::<IToken::Approval>(scene.token)) {
            assert_ne!(approval.owner, usdai);
        }
    }
    scene.check_sound();
}
