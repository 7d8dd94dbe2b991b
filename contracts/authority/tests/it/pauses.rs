//! Pauses: who sets them, what a target makes of them, and what is left when it does not take one.

use crate::scene::{
    DAY, NOW, PAUSE_MINT, ask, constructor, done, ended_with, guardian_role, list, log, open_with_guardian,
    push, raw, refused, selector, send, serve, set_mode, unauthorized,
};
use alloy_primitives::{Address, FixedBytes};
use alloy_sol_types::Revert;
use authority::Authority;
use authority::abi::IAuthority as abi;
use mock_hostile::{MockHostile, Mode};
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai;

fn pause(target: Address, until: u64) -> abi::pauseCall {
    abi::pauseCall { target, entry: PAUSE_MINT, until }
}

fn recorded(contract: &Contract<Authority>, target: Address, entry: FixedBytes<4>) -> u64 {
    ask(contract, abi::pausedUntilCall { target, entry })._0
}

fn in_force(usdai: &Contract<UsdAi>) -> u64 {
    ask(usdai, IUSDai::mintPausedUntilCall {})._0
}

#[motsu::test]
fn a_guardian_stops_an_entry(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &usdai);
    let target = usdai.address();
    let set = |until| {
        done(send(&contract, guardian, pause(target, until)));
        let expected = abi::PauseSet { target, entry: PAUSE_MINT, until, sender: guardian };
        ended_with(&contract, [log(expected)]);
        [recorded(&contract, target, PAUSE_MINT), in_force(&usdai)]
    };
    let longest = NOW + 14 * DAY;
    assert_eq!(set(longest), [longest; 2]);
    assert_eq!(set(NOW + DAY), [NOW + DAY; 2], "shorter");
    assert_eq!(set(0), [0, NOW], "ended");
    // The target counts from now on; here nothing is left to tell.
    let again = NOW + DAY;
    let cooling = IUSDai::PauseCoolingDown { availableAt: NOW + 7 * DAY };
    refused(send(&contract, guardian, pause(target, again)), cooling);
    assert_eq!(recorded(&contract, target, PAUSE_MINT), 0);
}

#[motsu::test]
fn what_no_guardian_can_pause(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    let target = usdai.address();
    refused(send(&contract, guardian, pause(target, NOW + 1)), abi::TargetUnknown { target });
    serve(&contract, admin, &usdai);
    refused(send(&contract, admin, pause(target, NOW + 1)), unauthorized(admin, guardian_role()));
    for entry in [selector("pauseDeposits(uint64)"), selector("setSupplyCap(uint256)")] {
        let call = abi::pauseCall { target, entry, until: NOW + 1 };
        refused(send(&contract, guardian, call), abi::EntryUnknown { entry });
    }
    let latest = NOW + 14 * DAY;
    for until in [latest + 1, u64::MAX] {
        let too_long = || abi::PauseTooLong { until, latest };
        refused(send(&contract, guardian, pause(target, until)), too_long());
        refused(send(&contract, guardian, abi::pauseAllCall { until }), too_long());
    }
    assert_eq!([recorded(&contract, target, PAUSE_MINT), in_force(&usdai)], [0; 2]);
}

#[motsu::test]
fn a_refusal_undoes_a_single_pause(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    hostile: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &usdai);
    list(&contract, admin, hostile.address(), &[PAUSE_MINT]);
    done(send(&contract, guardian, pause(usdai.address(), NOW + DAY)));
    let events = contract.all_events();
    let longer = IUSDai::PauseTooLong { until: NOW + 2 * DAY, latest: NOW + DAY };
    refused(send(&contract, guardian, pause(usdai.address(), NOW + 2 * DAY)), longer);
    set_mode(&hostile, Mode::Reverts);
    refused(send(&contract, guardian, pause(hostile.address(), NOW + DAY)), Revert::from("hostile"));
    set_mode(&hostile, Mode::RevertsHuge);
    let reason = send(&contract, guardian, pause(hostile.address(), NOW + DAY)).err();
    assert_eq!(reason, Some(vec![0xff; 4_096]));
    let targets = [usdai.address(), hostile.address()];
    assert_eq!(targets.map(|target| recorded(&contract, target, PAUSE_MINT)), [NOW + DAY, 0]);
    assert_eq!(contract.all_events(), events);
}

#[motsu::test]
fn all_are_paused_whatever_one_says(
    contract: Contract<Authority>,
    first: Contract<UsdAi>,
    hostile: Contract<MockHostile>,
    second: Contract<UsdAi>,
    bystander: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    let deposits = selector("pauseDeposits(uint64)");
    serve(&contract, admin, &first);
    list(&contract, admin, hostile.address(), &[PAUSE_MINT, deposits]);
    list(&contract, admin, bystander.address(), &[]);
    serve(&contract, admin, &second);
    let until = NOW + 3 * DAY;
    refused(send(&contract, admin, abi::pauseAllCall { until }), unauthorized(admin, guardian_role()));
    for mode in [Mode::Reverts, Mode::RevertsHuge, Mode::ReturnsHuge] {
        set_mode(&hostile, mode);
        done(send(&contract, guardian, abi::pauseAllCall { until }));
        let pairs = [
            (first.address(), PAUSE_MINT),
            (hostile.address(), PAUSE_MINT),
            (hostile.address(), deposits),
            (second.address(), PAUSE_MINT),
        ];
        let set = pairs.map(|(target, entry)| log(abi::PauseSet { target, entry, until, sender: guardian }));
        let refusals = [PAUSE_MINT, deposits]
            .map(|entry| log(abi::PauseNotPushed { target: hostile.address(), entry, until }));
        if mode == Mode::ReturnsHuge {
            ended_with(&contract, set);
        } else {
            let [a, b, c, d] = set;
            let [e, f] = refusals;
            ended_with(&contract, [a, b, c, d, e, f]);
        }
        assert!(pairs.iter().all(|(target, entry)| recorded(&contract, *target, *entry) == until));
    }
    assert_eq!([&first, &second].map(in_force), [until; 2]);
}

#[motsu::test]
fn anyone_tells_a_target_again(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    let target = usdai.address();
    refused(send(&contract, alice, abi::syncCall { target }), abi::TargetUnknown { target });
    // It takes orders from another at first.
    done(raw(&usdai, admin, &constructor(alice)));
    list(&contract, admin, target, &[PAUSE_MINT]);
    let until = NOW + 5 * DAY;
    done(send(&contract, guardian, abi::pauseAllCall { until }));
    ended_with(&contract, [log(abi::PauseNotPushed { target, entry: PAUSE_MINT, until })]);
    let not_authority = IUSDai::NotAuthority { caller: contract.address() };
    refused(send(&contract, alice, abi::syncCall { target }), not_authority);
    assert_eq!([recorded(&contract, target, PAUSE_MINT), in_force(&usdai)], [until, 0]);

    done(send(&usdai, alice, IUSDai::transferAuthorityCall { account: contract.address() }));
    done(send(&contract, admin, push(target, &IUSDai::acceptAuthorityCall {})));
    let events = contract.all_events();
    for _ in 0..2 {
        done(send(&contract, alice, abi::syncCall { target }));
        assert_eq!(in_force(&usdai), until);
    }
    assert_eq!(contract.all_events(), events, "nothing changed here");
}

#[motsu::test]
fn what_is_over_is_not_told_again(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    hostile: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &usdai);
    list(&contract, admin, hostile.address(), &[PAUSE_MINT]);
    let sync = |target| send(&contract, alice, abi::syncCall { target });
    done(send(&contract, guardian, pause(usdai.address(), NOW + DAY)));
    done(send(&contract, guardian, pause(usdai.address(), NOW)));
    done(sync(usdai.address()));
    assert_eq!(in_force(&usdai), NOW);
    // A target that refuses everything is not even asked.
    done(send(&contract, guardian, pause(hostile.address(), NOW)));
    set_mode(&hostile, Mode::Reverts);
    done(sync(hostile.address()));
    done(send(&contract, guardian, abi::pauseAllCall { until: NOW + 1 }));
    refused(sync(hostile.address()), Revert::from("hostile"));
}

/// USDai with an entry that it does not have: it takes the one and refuses the other, with no reason.
fn serve_half(contract: &Contract<Authority>, admin: Address, usdai: &Contract<UsdAi>) -> FixedBytes<4> {
    let absent = selector("pauseRequests(uint64)");
    done(raw(usdai, admin, &constructor(contract.address())));
    list(contract, admin, usdai.address(), &[PAUSE_MINT, absent]);
    absent
}

#[motsu::test]
fn one_refusal_does_not_stop_the_others_of_a_target(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    let (absent, target) = (serve_half(&contract, admin, &usdai), usdai.address());
    let until = NOW + 5 * DAY;
    let not_pushed = log(abi::PauseNotPushed { target, entry: absent, until });
    done(send(&contract, guardian, abi::pauseAllCall { until }));
    ended_with(&contract, [not_pushed.clone()]);
    assert_eq!(in_force(&usdai), until);
    let before = contract.all_events().len();
    done(send(&contract, alice, abi::syncCall { target }));
    ended_with(&contract, [not_pushed]);
    assert_eq!(contract.all_events().len(), before + 1, "nothing is said of what is taken");
    // When none is taken, the refusal is the caller's; the cool-down's comes before that without a reason.
    done(send(&contract, guardian, pause(target, NOW)));
    done(send(&contract, guardian, abi::pauseAllCall { until }));
    let events = contract.all_events();
    let cooling = IUSDai::PauseCoolingDown { availableAt: NOW + 7 * DAY };
    refused(send(&contract, alice, abi::syncCall { target }), cooling);
    assert_eq!(contract.all_events(), events);
}

#[motsu::test]
fn pausing_all_shortens_nothing(
    contract: Contract<Authority>,
    first: Contract<UsdAi>,
    second: Contract<UsdAi>,
    hostile: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &first);
    serve(&contract, admin, &second);
    list(&contract, admin, hostile.address(), &[PAUSE_MINT]);
    let (long, short) = (NOW + 9 * DAY, NOW + DAY);
    done(send(&contract, guardian, pause(first.address(), long)));
    set_mode(&hostile, Mode::Reverts);
    let set = |target, until| log(abi::PauseSet { target, entry: PAUSE_MINT, until, sender: guardian });
    let not_pushed = |until| log(abi::PauseNotPushed { target: hostile.address(), entry: PAUSE_MINT, until });
    for until in [short, 0] {
        let before = contract.all_events().len();
        done(send(&contract, guardian, abi::pauseAllCall { until }));
        let targets = [&first, &second].map(Contract::address);
        let records = targets.map(|target| recorded(&contract, target, PAUSE_MINT));
        assert_eq!((records, [&first, &second].map(in_force)), ([long, short], [long, short]));
        // What is kept is no news; what is refused is told again.
        let set = [second.address(), hostile.address()].map(|target| set(target, until));
        let [a, b] = set;
        let expected = if until == short { vec![a, b, not_pushed(short)] } else { vec![not_pushed(short)] };
        assert_eq!(contract.all_events().get(before..), Some(&expected[..]));
    }
    // As long as the record is not another: the same again, and longer.
    done(send(&contract, guardian, abi::pauseAllCall { until: long }));
    assert_eq!(recorded(&contract, second.address(), PAUSE_MINT), long);
    ended_with(&contract, [not_pushed(long)]);
    done(send(&contract, guardian, pause(first.address(), short)));
    assert_eq!([recorded(&contract, first.address(), PAUSE_MINT), in_force(&first)], [short; 2]);
}

#[motsu::test]
fn a_longer_record_that_was_refused_is_told_again_by_a_shorter_pause_of_all(
    contract: Contract<Authority>,
    hostile: Contract<MockHostile>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    done(raw(&usdai, admin, &constructor(alice)));
    list(&contract, admin, usdai.address(), &[PAUSE_MINT]);
    list(&contract, admin, hostile.address(), &[]);
    let (long, short) = (NOW + 9 * DAY, NOW + DAY);
    done(send(&contract, guardian, abi::pauseAllCall { until: long }));
    done(send(&usdai, alice, IUSDai::transferAuthorityCall { account: contract.address() }));
    done(send(&contract, admin, push(usdai.address(), &IUSDai::acceptAuthorityCall {})));
    assert_eq!(in_force(&usdai), 0);
    done(send(&contract, guardian, abi::pauseAllCall { until: short }));
    assert_eq!([recorded(&contract, usdai.address(), PAUSE_MINT), in_force(&usdai)], [long; 2]);
}
