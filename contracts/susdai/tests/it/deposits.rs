//! Staking with the real USDai, at a price of one and above.

use crate::scene::{
    DAY, NOW, ask, dollars, done, fund, log, number, open, prices, refused, send, shares, stake, surplus,
    usdai_of, whole,
};
use alloy_primitives::{Address, B256, U256};
use mock_dollar::MockDollar;
use motsu::prelude::*;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;
use usdai::abi::IUSDai;

fn cash(vault: &Contract<SUsdAi>) -> U256 {
    ask(vault, abi::cashCall {}).idle
}

#[motsu::test]
fn the_first_share_costs_a_dollar(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    assert_eq!(prices(&vault), [whole(1); 2]);
    let deposit = abi::deposit_0Call { assets: whole(40), receiver: bob };
    assert_eq!(done(send(&vault, alice, deposit)).shares, whole(40));
    let expected = [
        log(abi::Transfer { from: Address::ZERO, to: bob, value: whole(40) }),
        log(abi::Deposit { sender: alice, owner: bob, assets: whole(40), shares: whole(40) }),
    ];
    assert_eq!(vault.all_events().get(1..), Some(&expected[..]));
    let mint = abi::mint_0Call { shares: whole(5), receiver: alice };
    assert_eq!(done(send(&vault, alice, mint)).assets, whole(5));
    assert_eq!([alice, bob].map(|who| shares(&vault, who)), [whole(5), whole(40)]);
    assert_eq!([usdai_of(&usdai, alice), usdai_of(&usdai, vault.address())], [whole(55), whole(45)]);
    assert_eq!([cash(&vault), ask(&vault, abi::totalAssetsCall {})._0], [whole(45); 2]);
    assert_eq!([ask(&vault, abi::navCall {})._0, ask(&vault, abi::totalSharesCall {})._0], [whole(45); 2]);
}

#[motsu::test]
fn bounds_are_the_caller_s(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    let deposit = |minShares| abi::deposit_1Call { assets: whole(9), receiver: alice, minShares };
    let above = whole(9) + number(1);
    refused(send(&vault, alice, deposit(above)), abi::MinimumNotMet { amount: whole(9), minimum: above });
    assert_eq!(done(send(&vault, alice, deposit(whole(9)))).shares, whole(9));
    let mint = |maxAmount| abi::mint_1Call { shares: whole(9), receiver: alice, maxAmount };
    let below = whole(9) - number(1);
    refused(send(&vault, alice, mint(below)), abi::MaximumExceeded { amount: whole(9), maximum: below });
    assert_eq!(done(send(&vault, alice, mint(whole(9)))).assets, whole(9));
}

#[motsu::test]
fn what_is_not_staked(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    for receiver in [Address::ZERO, vault.address()] {
        let invalid = || abi::ERC20InvalidReceiver { receiver };
        let deposit = abi::deposit_0Call { assets: whole(1), receiver };
        refused(send(&vault, alice, deposit), invalid());
        refused(send(&vault, alice, abi::mint_0Call { shares: whole(1), receiver }), invalid());
    }
    refused(stake(&vault, alice, U256::ZERO), abi::ZeroAmount {});
    let mint = |shares| abi::mint_0Call { shares, receiver: alice };
    refused(send(&vault, alice, mint(U256::ZERO)), abi::ZeroAmount {});
    // USDai's refusals are the caller's.
    let poor = IUSDai::ERC20InsufficientBalance { sender: alice, balance: whole(100), needed: whole(101) };
    refused(stake(&vault, alice, whole(101)), poor);
    let unapproved = IUSDai::ERC20InsufficientAllowance {
        spender: vault.address(),
        allowance: U256::ZERO,
        needed: whole(1),
    };
    refused(stake(&vault, bob, whole(1)), unapproved);
    let room = (number(1) << 96) - number(1);
    let beyond = room + number(1);
    refused(send(&vault, alice, mint(beyond)), abi::SupplyCapExceeded { shares: beyond, room });
    refused(stake(&vault, alice, beyond), abi::SupplyCapExceeded { shares: beyond, room });
    assert_eq!([cash(&vault), ask(&vault, abi::totalSupplyCall {})._0], [U256::ZERO; 2]);
}

#[motsu::test]
fn deposits_rest_and_nothing_else_does(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    done(stake(&vault, alice, whole(10)));
    done(send(&vault, admin, abi::setFeeRecipientCall { recipient: bob }));
    let until = NOW + DAY;
    done(send(&vault, admin, abi::pauseDepositsCall { until }));
    let paused = || abi::DepositsPaused { until };
    refused(stake(&vault, alice, whole(1)), paused());
    refused(send(&vault, alice, abi::mint_0Call { shares: whole(1), receiver: alice }), paused());
    let most = |receiver| {
        [ask(&vault, abi::maxDepositCall { receiver })._0, ask(&vault, abi::maxMintCall { receiver })._0]
    };
    assert_eq!(most(alice), [U256::ZERO; 2]);
    // Previews look at no limit.
    assert_eq!(ask(&vault, abi::previewDepositCall { assets: whole(1) })._0, whole(1));
    done(send(&vault, alice, abi::transferCall { to: bob, value: whole(4) }));
    surplus(&usdai, &dollar, dollars(3));
    assert_eq!(done(send(&vault, bob, abi::harvestCall {})).gain, whole(3));
    done(send(&vault, bob, abi::claimFeesCall {}));
    done(send(&vault, admin, abi::pauseDepositsCall { until: 0 }));
    done(stake(&vault, alice, whole(1)));
    // Nobody can stake for nobody, or for the vault.
    assert_eq!([most(Address::ZERO), most(vault.address())], [[U256::ZERO; 2]; 2]);
    let [max_deposit, max_mint] = most(alice);
    assert!(max_deposit > U256::ZERO);
    assert_eq!(max_mint, (number(1) << 96) - number(1) - ask(&vault, abi::totalSupplyCall {})._0);
}

#[motsu::test]
fn a_gift_moves_no_price(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    fund(&vault, &usdai, &dollar, bob, 100);
    done(stake(&vault, alice, number(1)));
    done(send(&usdai, alice, IUSDai::transferCall { to: vault.address(), value: whole(50) }));
    assert_eq!(prices(&vault), [whole(1); 2]);
    assert_eq!(done(send(&vault, alice, abi::harvestCall {})).gain, U256::ZERO);
    assert_eq!(done(stake(&vault, bob, whole(100))), whole(100));
    assert_eq!(cash(&vault), whole(100) + number(1));
}

#[motsu::test]
fn a_permit_that_fails_leaves_the_allowance_to_decide(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    let call = |minShares| abi::depositWithPermitCall {
        assets: whole(7),
        receiver: alice,
        minShares,
        deadline: number(NOW),
        v: 27,
        r: B256::repeat_byte(1),
        s: B256::repeat_byte(2),
    };
    refused(send(&vault, alice, call(whole(8))), abi::MinimumNotMet { amount: whole(7), minimum: whole(8) });
    assert_eq!(done(send(&vault, alice, call(whole(7)))).shares, whole(7));
    done(send(&usdai, alice, IUSDai::approveCall { spender: vault.address(), value: whole(6) }));
    let unapproved = IUSDai::ERC20InsufficientAllowance {
        spender: vault.address(),
        allowance: whole(6),
        needed: whole(7),
    };
    refused(send(&vault, alice, call(whole(7))), unapproved);
}

#[motsu::test]
fn nobody_leaves_yet(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 10);
    done(stake(&vault, alice, whole(10)));
    let (owner, controller, receiver) = (alice, alice, alice);
    let not_wired = || abi::RedemptionsNotWired {};
    let request = abi::requestRedeemCall { shares: whole(1), controller, owner };
    refused(send(&vault, alice, request), not_wired());
    refused(send(&vault, alice, abi::redeemCall { shares: whole(1), receiver, controller }), not_wired());
    refused(send(&vault, alice, abi::withdrawCall { assets: whole(1), receiver, controller }), not_wired());
    refused(send(&vault, alice, abi::previewRedeemCall { shares: whole(1) }), abi::NoPreview {});
    refused(send(&vault, alice, abi::previewWithdrawCall { assets: whole(1) }), abi::NoPreview {});
    assert_eq!(ask(&vault, abi::maxRedeemCall { controller })._0, U256::ZERO);
    assert_eq!(ask(&vault, abi::maxWithdrawCall { controller })._0, U256::ZERO);
}
