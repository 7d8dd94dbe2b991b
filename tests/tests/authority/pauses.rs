//! Pauses in real time: how long they last, what they stop, and what a target that refuses does to the others.

use alloy_primitives::{Address, FixedBytes, U256};
use alloy_sol_types::{Revert, SolCall};
use tests::{
    LoanReport, Suite,
    abi::{IAuthority, IErc20, ISUSDai, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{
    DAY, ENTRIES, at, deploy, deploy_hostile, in_force, list, pause, pause_all, recorded, selector,
};

/// Switches of the test program.
const REVERTS: u8 = 4;
const BURNS_GAS: u8 = 17;

alloy_sol_types::sol! {
    interface IHostile {
        function setMode(uint8 mode) external;
    }
}

#[track_caller]
fn stake(suite: &mut Suite) -> Result<U256, stylus_chain::chain::CallError> {
    let alice = suite.staking.world.alice.clone();
    suite.staking.stake(&alice, whole(1, 18))
}

#[track_caller]
fn mint(suite: &mut Suite) -> Result<U256, stylus_chain::chain::CallError> {
    let (alice, dollar) = (suite.staking.world.alice.clone(), suite.staking.world.dollar);
    suite.staking.world.deposit(&alice, dollar, whole(1, 6))
}

#[test]
fn an_entry_rests_for_14_days_and_not_a_second_longer() {
    let mut suite = Suite::new();
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    let now = suite.chain().timestamp();
    let end = now + 14 * DAY;
    let receipt = done(pause(&mut suite, usdai, Suite::PAUSE_MINT, end));
    let sender = suite.guardian.address;
    let set = IAuthority::PauseSet { target: usdai, entry: Suite::PAUSE_MINT, until: end, sender };
    assert_eq!(receipt.logs_of::<IAuthority::PauseSet>(suite.authority), [set]);
    assert_eq!(receipt.logs_of::<IUSDai::MintPauseSet>(usdai), [IUSDai::MintPauseSet { until: end }]);
    assert_eq!((in_force(&mut suite), recorded(&mut suite, usdai, Suite::PAUSE_MINT)), ([end, 0], end));
    refused(mint(&mut suite), IUSDai::MintPaused { until: end });
    done(stake(&mut suite));
    at(&mut suite, end - 1);
    refused(mint(&mut suite), IUSDai::MintPaused { until: end });
    at(&mut suite, end);
    done(mint(&mut suite));

    let now = suite.chain().timestamp();
    let end = now + 14 * DAY;
    done(pause(&mut suite, susdai, Suite::PAUSE_DEPOSITS, end));
    at(&mut suite, end - 1);
    refused(stake(&mut suite), ISUSDai::DepositsPaused { until: end });
    at(&mut suite, end);
    done(stake(&mut suite));
}

#[test]
fn longer_is_refused_here_and_there() {
    let mut suite = Suite::new();
    let targets = [(suite.usdai(), Suite::PAUSE_MINT), (suite.susdai(), Suite::PAUSE_DEPOSITS)];
    for (target, entry) in targets {
        let latest = suite.chain().timestamp() + 14 * DAY;
        let too_long = IAuthority::PauseTooLong { until: latest + 1, latest };
        refused(pause(&mut suite, target, entry, latest + 1), too_long);
        // A pause that runs is only shortened.
        let end = suite.chain().timestamp() + DAY;
        done(pause(&mut suite, target, entry, end));
        let longer = IAuthority::PauseTooLong { until: end + 1, latest: end };
        refused(pause(&mut suite, target, entry, end + 1), longer);
        done(pause(&mut suite, target, entry, end));
        done(pause(&mut suite, target, entry, end - 9));
        assert_eq!(recorded(&mut suite, target, entry), end - 9);
    }
    let latest = suite.chain().timestamp() + 14 * DAY;
    for until in [latest + 1, u64::MAX] {
        let latest = suite.chain().timestamp() + 14 * DAY;
        refused(
            pause_all(&mut suite, until.max(latest + 1)),
            IAuthority::PauseTooLong { until: until.max(latest + 1), latest },
        );
    }
}

#[test]
fn a_week_lies_between_two_pauses() {
    let mut suite = Suite::new();
    let targets = [(suite.usdai(), Suite::PAUSE_MINT), (suite.susdai(), Suite::PAUSE_DEPOSITS)];
    let end = suite.chain().timestamp() + 14 * DAY;
    done(pause_all(&mut suite, end));
    assert_eq!(in_force(&mut suite), [end; 2]);
    let cooling = IUSDai::PauseCoolingDown { availableAt: end + 7 * DAY };
    for (target, entry) in targets {
        for time in [end, end + 7 * DAY - 1] {
            let mut later = suite.clone();
            at(&mut later, time);
            refused(pause(&mut later, target, entry, time + 60), cooling.clone());
            assert_eq!(recorded(&mut later, target, entry), end, "the record is as it was");
        }
    }
    at(&mut suite, end + 7 * DAY);
    let again = end + 8 * DAY;
    done(pause_all(&mut suite, again));
    assert_eq!(in_force(&mut suite), [again; 2]);
}

#[test]
fn ending_a_pause_early_starts_the_week() {
    let mut suite = Suite::new();
    let (susdai, entry) = (suite.susdai(), Suite::PAUSE_DEPOSITS);
    let end = suite.chain().timestamp() + 14 * DAY;
    done(pause(&mut suite, susdai, entry, end));
    suite.chain().warp(DAY);
    let ended = suite.chain().timestamp();
    done(pause(&mut suite, susdai, entry, 0));
    assert_eq!((recorded(&mut suite, susdai, entry), in_force(&mut suite)), (0, [0, ended]));
    done(stake(&mut suite));
    let cooling = IUSDai::PauseCoolingDown { availableAt: ended + 7 * DAY };
    let until = suite.chain().timestamp() + DAY;
    refused(pause(&mut suite, susdai, entry, until), cooling);
}

#[test]
fn a_pause_stops_no_exit_no_yield_and_no_transfer() {
    let mut suite = Suite::new();
    let (usdai, susdai, dollar) = (suite.usdai(), suite.susdai(), suite.staking.world.dollar);
    let (alice, bob) = (suite.staking.world.alice.clone(), suite.staking.world.bob.clone());
    done(suite.push(susdai, &ISUSDai::setYieldFeeCall { fee: 1_000 }));
    done(suite.staking.stake(&alice, whole(1_000, 18)));
    let lock = done(suite.staking.ask(&ISUSDai::epochCall {})).lockTime;
    at(&mut suite, lock - DAY);
    let end = suite.chain().timestamp() + 14 * DAY;
    done(pause_all(&mut suite, end));
    refused(mint(&mut suite), IUSDai::MintPaused { until: end });
    refused(stake(&mut suite), ISUSDai::DepositsPaused { until: end });

    assert_eq!(done(suite.staking.world.withdraw(&bob, dollar, whole(5, 18), bob.address)), whole(5, 6));
    assert_eq!(done(suite.staking.earn(50)), whole(50, 18));
    let claimed = done(suite.staking.tell(&bob, &ISUSDai::claimFeesCall {}));
    let shares = claimed.returned::<ISUSDai::claimFeesCall>().unwrap_or_default();
    assert!(shares > U256::ZERO);
    let one = whole(1, 18);
    for token in [usdai, susdai] {
        done(suite.chain().send(&alice, token, &IErc20::transferCall { to: bob.address, value: one }));
        done(suite.chain().send(&alice, token, &IErc20::approveCall { spender: bob.address, value: one }));
        let from = IErc20::transferFromCall { from: alice.address, to: susdai, value: one };
        let from = IErc20::transferFromCall { to: bob.address, ..from };
        done(suite.chain().send(&bob, token, &from));
    }
    let rate = whole(100, 18).saturating_mul(U256::from(1_000_000_000));
    let lent = LoanReport { principal: whole(100, 18), rate, sent: whole(100, 18), ..LoanReport::default() };
    done(suite.staking.report(&lent));
    let back = LoanReport { principal_paid: whole(100, 18), ..LoanReport::default() };
    done(suite.staking.report(&back));
    at(&mut suite, lock);
    done(suite.staking.tell(&bob, &ISUSDai::lockCall {}));
    // Orders go on too, also those that end the pause of another entry.
    done(suite.push(usdai, &IUSDai::setSupplyCapCall { cap: U256::ZERO }));
    done(pause(&mut suite, usdai, Suite::PAUSE_MINT, 0));
    refused(stake(&mut suite), ISUSDai::DepositsPaused { until: end });
}

/// Lists targets that refuse with no reason, with a reason, and by burning all gas, before and behind the others.
#[track_caller]
fn among_hostile_targets() -> (Suite, Vec<(Address, FixedBytes<4>)>) {
    let mut suite = Suite::new();
    let (usdai, susdai, alice) = (suite.usdai(), suite.susdai(), suite.staking.world.alice.clone());
    let mute = deploy(&mut suite, "NoAnswerToken", &alloy_sol_types::SolValue::abi_encode(&U256::from(6)));
    let [loud, burning] = [REVERTS, BURNS_GAS].map(|mode| {
        let target = deploy_hostile(&mut suite);
        done(suite.chain().send(&alice, target, &IHostile::setModeCall { mode }));
        target
    });
    let every: Vec<_> = ENTRIES.iter().map(|entry| selector(entry)).collect();
    for target in [usdai, susdai] {
        done(suite.rule(&IAuthority::removeTargetCall { target }));
    }
    list(&mut suite, burning, &every);
    list(&mut suite, usdai, &[Suite::PAUSE_MINT]);
    list(&mut suite, loud, &[Suite::PAUSE_MINT]);
    list(&mut suite, mute, &every[1..3]);
    list(&mut suite, susdai, &[Suite::PAUSE_DEPOSITS]);
    let mut refusing: Vec<_> = every.iter().map(|entry| (burning, *entry)).collect();
    refusing.push((loud, Suite::PAUSE_MINT));
    refusing.extend([(mute, every[1]), (mute, every[2])]);
    (suite, refusing)
}

#[test]
fn no_target_stops_a_pause_of_all() {
    let (mut suite, refusing) = among_hostile_targets();
    let until = suite.chain().timestamp() + DAY;
    let receipt = done(pause_all(&mut suite, until));
    assert_eq!(in_force(&mut suite), [until; 2]);
    let told = receipt.logs_of::<IAuthority::PauseNotPushed>(suite.authority);
    let told: Vec<_> = told.into_iter().map(|event| (event.target, event.entry, event.until)).collect();
    let expected: Vec<_> = refusing.iter().map(|(target, entry)| (*target, *entry, until)).collect();
    assert_eq!(told, expected);
    assert_eq!(receipt.logs_of::<IAuthority::PauseSet>(suite.authority).len(), 9);
    for (target, entry) in refusing {
        assert_eq!(recorded(&mut suite, target, entry), until, "it stays recorded");
    }
}

#[test]
fn a_single_pause_that_is_refused_leaves_no_record() {
    let (mut suite, refusing) = among_hostile_targets();
    let until = suite.chain().timestamp() + DAY;
    for (target, entry) in refusing {
        let result = pause(&mut suite, target, entry, until);
        match result.as_ref().err().and_then(|error| error.decode::<Revert>()) {
            Some(reason) => assert_eq!(reason, Revert::from("hostile")),
            None => refused(result, IAuthority::PushFailed { target }),
        }
        assert_eq!(recorded(&mut suite, target, entry), 0);
    }
}

#[test]
fn the_most_that_targets_can_burn_fits_a_transaction() {
    let mut suite = Suite::new();
    let every: Vec<_> = ENTRIES.iter().map(|entry| selector(entry)).collect();
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    done(suite.rule(&IAuthority::removeTargetCall { target: susdai }));
    for number in 0..31_u8 {
        let target = Address::with_last_byte(0x80 + number);
        suite.chain().set_code(target, vec![0xfe]);
        list(&mut suite, target, &every);
    }
    done(suite.rule(&IAuthority::removeTargetCall { target: usdai }));
    list(&mut suite, usdai, &every);
    let until = suite.chain().timestamp() + DAY;
    let receipt = done(pause_all(&mut suite, until));
    assert!(receipt.gas_used < 28_000_000, "{}", receipt.gas_used);
    assert_eq!(in_force(&mut suite), [until, 0], "the last of 32");
    let told = receipt.logs_of::<IAuthority::PauseNotPushed>(suite.authority);
    assert_eq!(told.len(), 32 * 4 - 1);
}

#[test]
fn a_pause_of_all_shortens_nothing() {
    let mut suite = Suite::new();
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    let long = suite.chain().timestamp() + 9 * DAY;
    done(pause(&mut suite, usdai, Suite::PAUSE_MINT, long));
    let short = long - 8 * DAY;
    let receipt = done(pause_all(&mut suite, short));
    assert_eq!(in_force(&mut suite), [long, short]);
    let set = receipt.logs_of::<IAuthority::PauseSet>(suite.authority);
    assert_eq!(set.iter().map(|event| event.target).collect::<Vec<_>>(), [susdai]);
    assert!(receipt.logs_of::<IAuthority::PauseNotPushed>(suite.authority).is_empty());
    // Nor does one that is past end anything; who means to, says which.
    done(pause_all(&mut suite, 0));
    assert_eq!(in_force(&mut suite), [long, short]);
    done(pause(&mut suite, usdai, Suite::PAUSE_MINT, short));
    assert_eq!(in_force(&mut suite), [short, short]);
}

#[test]
fn only_listed_entries_are_paused() {
    let mut suite = Suite::new();
    let (usdai, susdai, dollar) = (suite.usdai(), suite.susdai(), suite.staking.world.dollar);
    let until = suite.chain().timestamp() + DAY;
    for (target, entry) in [(usdai, Suite::PAUSE_DEPOSITS), (susdai, Suite::PAUSE_MINT)] {
        refused(pause(&mut suite, target, entry, until), IAuthority::EntryUnknown { entry });
    }
    for entry in [FixedBytes(IUSDai::setSupplyCapCall::SELECTOR), FixedBytes::ZERO] {
        refused(pause(&mut suite, usdai, entry, until), IAuthority::EntryUnknown { entry });
    }
    refused(
        pause(&mut suite, dollar, Suite::PAUSE_MINT, until),
        IAuthority::TargetUnknown { target: dollar },
    );
}
