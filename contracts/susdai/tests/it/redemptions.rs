//! What the redemption contract may do, with QEV in that place, and what nobody else may; and the vault's own bounds
//! on it, with calls in its name.

use crate::scene::{
    Callee, DAY, NOW, ask, done, ended_with, fund, log, number, open, prices, raw, refused, send, shares,
    stake, usdai_of, whole,
};
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use kit::clock::pass;
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;

impl Callee for Qev {
    fn answer(contract: &Contract<Self>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        contract.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }
}

/// Alice has 100 shares for 100 USDai, and QEV is wired.
fn wired(
    vault: &Contract<SUsdAi>,
    usdai: &Contract<UsdAi>,
    dollar: &Contract<MockDollar>,
    qev: &Contract<Qev>,
    [admin, alice]: [Address; 2],
) {
    open(vault, usdai, dollar, admin);
    let arguments = (admin, vault.address(), NOW, admin, admin).abi_encode();
    done(raw(qev, admin, &[CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), arguments].concat()));
    done(send(vault, admin, abi::setRedemptionsCall { redemptions: qev.address() }));
    fund(vault, usdai, dollar, alice, 100);
    done(stake(vault, alice, whole(100)));
}

fn request(vault: &Contract<SUsdAi>, who: Address, shares: U256) -> Result<U256, Vec<u8>> {
    let call = abi::requestRedeemCall { shares, controller: who, owner: who };
    send(vault, who, call).map(|answer| answer.requestId)
}

#[motsu::test]
fn the_redemption_contract_is_named_once(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    let claim = abi::redeemCall { shares: whole(1), receiver: alice, controller: alice };
    refused(request(&vault, alice, whole(1)), abi::RedemptionsNotWired {});
    refused(send(&vault, alice, claim), abi::RedemptionsNotWired {});
    assert_eq!(ask(&vault, abi::maxRedeemCall { controller: alice })._0, U256::ZERO);
    let name = |redemptions| send(&vault, admin, abi::setRedemptionsCall { redemptions });
    for redemptions in [Address::ZERO, alice] {
        refused(name(redemptions), abi::RedemptionsSilent { redemptions });
    }
    let redemptions = dollar.address();
    done(name(redemptions));
    assert_eq!(ask(&vault, abi::redemptionsCall {})._0, redemptions);
    for other in [usdai.address(), redemptions, Address::ZERO] {
        refused(name(other), abi::RedemptionsWired { redemptions });
    }
}

#[motsu::test]
fn an_epoch_from_request_to_payment(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    qev: Contract<Qev>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    wired(&vault, &usdai, &dollar, &qev, [admin, alice]);
    refused(request(&vault, alice, number(1)), abi::RequestBelowLeast { shares: number(1), least: whole(1) });
    refused(
        request(&vault, alice, whole(101)),
        abi::RequestAboveBalance { shares: whole(101), balance: whole(100) },
    );
    let id = done(request(&vault, alice, whole(40)));
    let (controller, owner) = (alice, alice);
    ended_with(
        &vault,
        [
            log(abi::Transfer { from: alice, to: qev.address(), value: whole(40) }),
            log(abi::RedeemRequest { controller, owner, requestId: id, sender: alice, shares: whole(40) }),
        ],
    );
    assert_eq!(ask(&vault, abi::pendingRedeemRequestCall { requestId: id, controller }).shares, whole(40));
    pass(29 * DAY);
    assert!(done(send(&qev, bob, IQEV::clearCall { blocks: 1 })).settled);
    assert_eq!([shares(&vault, qev.address()), shares(&vault, alice)], [U256::ZERO, whole(60)]);
    assert_eq!(ask(&vault, abi::cashCall {}).reserved, whole(40));
    done(send(&qev, bob, IQEV::collectCall { ids: vec![id], epochs: 1 }));
    let max = |controller| ask(&vault, abi::maxWithdrawCall { controller })._0;
    assert_eq!([max(alice), max(bob)], [whole(40), U256::ZERO]);
    // A part by shares, from an operator; a stranger gets nothing; the rest by assets.
    let redeem = abi::redeemCall { shares: whole(10), receiver: bob, controller };
    refused(send(&vault, bob, redeem.clone()), abi::NotControllerOrOperator { caller: bob, controller });
    done(send(&vault, alice, abi::setOperatorCall { operator: bob, approved: true }));
    ended_with(&vault, [log(abi::OperatorSet { controller, operator: bob, approved: true })]);
    assert_eq!(done(send(&vault, bob, redeem)).assets, whole(10));
    let withdraw = abi::withdrawCall { assets: whole(30), receiver: alice, controller };
    assert_eq!(done(send(&vault, alice, withdraw.clone())).shares, whole(30));
    let (sender, receiver) = (alice, alice);
    let paid = abi::Withdraw { sender, receiver, controller, assets: whole(30), shares: whole(30) };
    ended_with(&vault, [log(paid)]);
    refused(send(&vault, alice, withdraw), IQEV::ClaimTooHigh { amount: whole(30), claimable: U256::ZERO });
    assert_eq!([usdai_of(&usdai, bob), usdai_of(&usdai, alice)], [whole(10), whole(30)]);
    assert_eq!(prices(&vault), [whole(1); 2]);
}

#[motsu::test]
fn only_the_redemption_contract_settles(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    qev: Contract<Qev>,
    admin: Address,
    alice: Address,
) {
    wired(&vault, &usdai, &dollar, &qev, [admin, alice]);
    done(request(&vault, alice, whole(40)));
    let (zero, receiver) = (U256::ZERO, alice);
    for caller in [admin, alice, vault.address(), Address::ZERO] {
        for call in [
            abi::lockedForCall { epoch: 1 }.abi_encode(),
            abi::settleCall { epoch: 1, burned: zero, paid: zero }.abi_encode(),
            abi::claimCall { released: zero, paid: zero, receiver }.abi_encode(),
            abi::giveBackCall { returned: zero, burned: zero, receiver }.abi_encode(),
        ] {
            refused(raw(&vault, caller, &call), abi::NotRedemptions { caller });
        }
    }
}

#[motsu::test]
fn what_it_settles_and_claims_is_bounded(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    qev: Contract<Qev>,
    admin: Address,
    alice: Address,
) {
    wired(&vault, &usdai, &dollar, &qev, [admin, alice]);
    done(request(&vault, alice, whole(40)));
    let module = qev.address();
    let settle = |epoch, burned, paid| send(&vault, module, abi::settleCall { epoch, burned, paid });
    let beyond = |amount, most| abi::SettlementRefused { amount, most };
    refused(settle(1, whole(1), whole(1)), abi::EpochNotLocked { epoch: 1, locked: 0 });
    pass(29 * DAY);
    let locked = |epoch| send(&vault, module, abi::lockedForCall { epoch });
    let answer = done(locked(1));
    // What the 40 are worth, and a sixteenth.
    let capacity = whole(42) + whole(1) / number(2);
    assert_eq!([answer.capacity, answer.price], [capacity, whole(1)]);
    refused(locked(2), abi::EpochNotLocked { epoch: 2, locked: 1 });
    refused(settle(2, whole(1), whole(1)), abi::EpochNotLocked { epoch: 2, locked: 1 });
    refused(settle(1, whole(40), capacity + number(1)), beyond(capacity + number(1), capacity));
    refused(settle(1, whole(40), whole(40) + number(1)), beyond(whole(40) + number(1), whole(40)));
    refused(settle(1, whole(30), whole(31)), beyond(whole(31), whole(30)));
    refused(settle(1, whole(41), whole(40)), abi::ArithmeticOverflow {});
    done(settle(1, whole(40), whole(39)));
    let gain = whole(1);
    ended_with(&vault, [log(abi::EpochSettled { epoch: 1, burned: whole(40), paid: whole(39), gain })]);
    // What was given up is worth nothing yet.
    assert_eq!(prices(&vault), [whole(1); 2]);
    refused(settle(1, U256::ZERO, U256::ZERO), abi::EpochNotLocked { epoch: 1, locked: 1 });
    let claim = |released, paid| send(&vault, module, abi::claimCall { released, paid, receiver: alice });
    refused(claim(whole(40), whole(1)), beyond(whole(40), whole(39)));
    refused(claim(whole(1), whole(2)), beyond(whole(2), whole(1)));
    done(claim(whole(10), whole(9)));
    ended_with(&vault, [log(abi::ClaimPaid { receiver: alice, paid: whole(9), kept: whole(1) })]);
    done(claim(whole(1), U256::ZERO));
    assert_eq!((usdai_of(&usdai, alice), ask(&vault, abi::cashCall {}).reserved), (whole(9), whole(28)));
    // Nothing waits any more, so nothing can be given back.
    let back = abi::giveBackCall { returned: number(1), burned: U256::ZERO, receiver: alice };
    refused(send(&vault, module, back), abi::ArithmeticOverflow {});
}

#[motsu::test]
fn a_request_is_given_back_but_for_what_is_burnt(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    qev: Contract<Qev>,
    admin: Address,
    alice: Address,
) {
    wired(&vault, &usdai, &dollar, &qev, [admin, alice]);
    done(request(&vault, alice, whole(40)));
    let back = abi::giveBackCall { returned: whole(9), burned: whole(1), receiver: alice };
    done(send(&vault, qev.address(), back));
    ended_with(&vault, [log(abi::RequestReturned { receiver: alice, returned: whole(9), burned: whole(1) })]);
    assert_eq!([shares(&vault, alice), shares(&vault, qev.address())], [whole(69), whole(30)]);
    assert_eq!(ask(&vault, abi::epochCall {}).queued, whole(30));
    // The worth of the burnt share is streamed to those who stay.
    assert_eq!(prices(&vault), [whole(1); 2]);
    pass(8 * DAY);
    assert!(prices(&vault).iter().all(|price| *price > whole(1)));
}

#[motsu::test]
fn a_request_spends_what_its_owner_allows(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    qev: Contract<Qev>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    wired(&vault, &usdai, &dollar, &qev, [admin, alice]);
    let ask_for = |shares| {
        let call = abi::requestRedeemCall { shares, controller: bob, owner: alice };
        send(&vault, bob, call).map(|answer| answer.requestId)
    };
    let poor = |allowance, needed| abi::ERC20InsufficientAllowance { spender: bob, allowance, needed };
    refused(ask_for(whole(1)), poor(U256::ZERO, whole(1)));
    done(send(&vault, alice, abi::approveCall { spender: bob, value: whole(5) }));
    done(ask_for(whole(3)));
    refused(ask_for(whole(3)), poor(whole(2), whole(3)));
    done(send(&vault, alice, abi::setOperatorCall { operator: bob, approved: true }));
    let id = done(ask_for(whole(3)));
    assert_eq!(ask(&vault, abi::allowanceCall { owner: alice, spender: bob })._0, whole(2));
    assert_eq!(ask(&qev, IQEV::ownerOfCall { tokenId: id })._0, bob);
    assert!(ask(&vault, abi::isOperatorCall { controller: alice, operator: bob })._0);
    done(send(&vault, alice, abi::setOperatorCall { operator: bob, approved: false }));
    refused(ask_for(whole(3)), poor(whole(2), whole(3)));
}
