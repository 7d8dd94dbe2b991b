//! What the authority sets, within which bounds, and the constructor.

use crate::scene::{
    DAY, NOW, ask, constructor, done, ended_with, log, number, open_alone, raw, refused, send,
};
use alloy_primitives::{Address, FixedBytes, U256};
use alloy_sol_types::SolCall;
use motsu::prelude::*;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;

const EPOCH: u64 = 30 * DAY;

fn parameters(vault: &Contract<SUsdAi>) -> abi::parametersReturn {
    ask(vault, abi::parametersCall {})
}

/// The call goes through, and this is its only event.
#[track_caller]
fn set<C: SolCall>(vault: &Contract<SUsdAi>, admin: Address, call: C, value: U256) {
    let before = vault.all_events().len();
    done(send(vault, admin, call));
    ended_with(vault, [log(abi::ParameterSet { setter: FixedBytes(C::SELECTOR), value })]);
    assert_eq!(vault.all_events().len(), before + 1);
}

#[motsu::test]
fn the_constructor_runs_once(
    vault: Contract<SUsdAi>,
    reserve: Contract<UsdAi>,
    admin: Address,
    alice: Address,
) {
    let (usdai, zero) = (reserve.address(), Address::ZERO);
    for input in [constructor(zero, usdai, NOW), constructor(admin, zero, NOW)] {
        refused(raw(&vault, alice, &input), abi::ZeroAddress {});
    }
    done(raw(&vault, alice, &constructor(admin, usdai, NOW)));
    ended_with(&vault, [log(abi::AuthorityChanged { previousAuthority: zero, authority: admin })]);
    for again in [constructor(alice, usdai, NOW), constructor(zero, zero, 0)] {
        refused(raw(&vault, alice, &again), abi::AlreadyConstructed {});
    }
    assert_eq!(ask(&vault, abi::authorityCall {})._0, admin);
    assert_eq!(ask(&vault, abi::assetCall {})._0, usdai);
}

#[motsu::test]
fn the_first_epoch_is_at_most_one_away(vault: Contract<SUsdAi>, reserve: Contract<UsdAi>, admin: Address) {
    let usdai = reserve.address();
    let (least, most) = (NOW - EPOCH, NOW + EPOCH);
    for genesis in [0, 1, least - 1, most + 1, u64::from(u32::MAX), u64::MAX] {
        let expected = abi::OutOfRange { value: number(genesis), least: number(least), most: number(most) };
        refused(raw(&vault, admin, &constructor(admin, usdai, genesis)), expected);
    }
    done(raw(&vault, admin, &constructor(admin, usdai, most)));
    let epoch = ask(&vault, abi::epochCall {});
    let boundary = most + EPOCH;
    let times = (epoch.number, epoch.lockTime, epoch.clearTime, epoch.boundary);
    assert_eq!(times, (1, boundary - 3 * DAY, boundary - DAY, boundary));
    assert_eq!((epoch.locked, epoch.settled, epoch.queued), (0, true, U256::ZERO));
    assert_eq!(ask(&vault, abi::redemptionTimestampCall {})._0, boundary);
}

#[motsu::test]
fn the_earliest_first_epoch_is_the_last_one(
    vault: Contract<SUsdAi>,
    reserve: Contract<UsdAi>,
    admin: Address,
) {
    let usdai = reserve.address();
    done(raw(&vault, admin, &constructor(admin, usdai, NOW - EPOCH)));
    // It ends now, so requests belong to the second.
    let epoch = ask(&vault, abi::epochCall {});
    assert_eq!((epoch.number, epoch.boundary), (2, NOW + EPOCH));
}

#[motsu::test]
fn what_nobody_has_set(vault: Contract<SUsdAi>, admin: Address) {
    open_alone(&vault, admin);
    let p = parameters(&vault);
    assert_eq!((p.depositsPausedUntil, p.depositPauseAvailableAt, p.yieldFee, p.exitShare), (0, 0, 0, 5_000));
    assert_eq!([p.feeRecipient, p.loanBook], [Address::ZERO; 2]);
}

#[motsu::test]
fn the_yield_fee_is_at_most_a_tenth(vault: Contract<SUsdAi>, admin: Address) {
    open_alone(&vault, admin);
    for fee in [1_000, 1, 0, 999] {
        set(&vault, admin, abi::setYieldFeeCall { fee }, U256::from(fee));
        assert_eq!(parameters(&vault).yieldFee, fee);
    }
    for fee in [1_001, 10_000, u16::MAX] {
        let expected = abi::OutOfRange { value: U256::from(fee), least: U256::ZERO, most: number(1_000) };
        refused(send(&vault, admin, abi::setYieldFeeCall { fee }), expected);
    }
    assert_eq!(parameters(&vault).yieldFee, 999);
}

#[motsu::test]
fn the_exit_share_is_a_quarter_to_all(vault: Contract<SUsdAi>, admin: Address) {
    open_alone(&vault, admin);
    for exitShare in [2_500, 10_000, 2_501] {
        set(&vault, admin, abi::setExitShareCall { exitShare }, U256::from(exitShare));
        assert_eq!(parameters(&vault).exitShare, exitShare);
    }
    for exitShare in [0, 2_499, 10_001, u16::MAX] {
        let expected =
            abi::OutOfRange { value: U256::from(exitShare), least: number(2_500), most: number(10_000) };
        refused(send(&vault, admin, abi::setExitShareCall { exitShare }), expected);
    }
    assert_eq!(parameters(&vault).exitShare, 2_501);
}

#[motsu::test]
fn people_are_named(vault: Contract<SUsdAi>, admin: Address, alice: Address, bob: Address) {
    open_alone(&vault, admin);
    let word = |account: Address| account.into_word().into();
    set(&vault, admin, abi::setFeeRecipientCall { recipient: alice }, word(alice));
    refused(send(&vault, admin, abi::setFeeRecipientCall { recipient: Address::ZERO }), abi::ZeroAddress {});
    set(&vault, admin, abi::setLoanBookCall { loanBook: bob }, word(bob));
    let p = parameters(&vault);
    assert_eq!([p.feeRecipient, p.loanBook], [alice, bob]);
    set(&vault, admin, abi::setLoanBookCall { loanBook: Address::ZERO }, U256::ZERO);
    assert_eq!(parameters(&vault).loanBook, Address::ZERO);
}

#[motsu::test]
fn a_pause_of_deposits_is_bounded(vault: Contract<SUsdAi>, admin: Address) {
    open_alone(&vault, admin);
    let pause = |until| send(&vault, admin, abi::pauseDepositsCall { until });
    let times = || {
        let p = parameters(&vault);
        (p.depositsPausedUntil, p.depositPauseAvailableAt)
    };
    let latest = NOW + 14 * DAY;
    for until in [latest + 1, u64::MAX] {
        refused(pause(until), abi::PauseTooLong { until, latest });
    }
    // What is past pauses nothing, and ends nothing when nothing runs.
    set(&vault, admin, abi::pauseDepositsCall { until: NOW }, U256::ZERO);
    assert_eq!(times(), (0, 0));
    for until in [latest, NOW + DAY] {
        set(&vault, admin, abi::pauseDepositsCall { until }, number(until));
        assert_eq!(times(), (until, until + 7 * DAY));
    }
    refused(pause(NOW + DAY + 1), abi::PauseTooLong { until: NOW + DAY + 1, latest: NOW + DAY });
    set(&vault, admin, abi::pauseDepositsCall { until: 0 }, number(NOW));
    assert_eq!(times(), (NOW, NOW + 7 * DAY));
    refused(pause(NOW + 1), abi::PauseCoolingDown { availableAt: NOW + 7 * DAY });
}

#[motsu::test]
fn one_parameter_leaves_the_others(vault: Contract<SUsdAi>, admin: Address, alice: Address, bob: Address) {
    open_alone(&vault, admin);
    let asset = ask(&vault, abi::assetCall {})._0;
    let all = || {
        let p = parameters(&vault);
        assert_eq!(ask(&vault, abi::assetCall {})._0, asset);
        (p.depositsPausedUntil, p.yieldFee, p.exitShare, p.feeRecipient, p.loanBook)
    };
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 1_000 }));
    assert_eq!(all(), (0, 1_000, 5_000, Address::ZERO, Address::ZERO));
    done(send(&vault, admin, abi::setExitShareCall { exitShare: 10_000 }));
    assert_eq!(all(), (0, 1_000, 10_000, Address::ZERO, Address::ZERO));
    done(send(&vault, admin, abi::pauseDepositsCall { until: NOW + 9 }));
    assert_eq!(all(), (NOW + 9, 1_000, 10_000, Address::ZERO, Address::ZERO));
    done(send(&vault, admin, abi::setFeeRecipientCall { recipient: alice }));
    done(send(&vault, admin, abi::setLoanBookCall { loanBook: bob }));
    assert_eq!(all(), (NOW + 9, 1_000, 10_000, alice, bob));
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 0 }));
    assert_eq!(all(), (NOW + 9, 0, 10_000, alice, bob));
}
