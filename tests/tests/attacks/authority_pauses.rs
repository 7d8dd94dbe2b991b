//! Pauses through the authority: longer than a guardian may, again after it said otherwise, or none at all.

use alloy_primitives::{Address, B256, Bytes, FixedBytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
};

use crate::vault_support::{DAY, wad};

const ENTRIES: [FixedBytes<4>; 4] = [
    Suite::PAUSE_MINT,
    Suite::PAUSE_DEPOSITS,
    FixedBytes([0x12, 0xc4, 0x2f, 0xa3]),
    FixedBytes([0x1b, 0x67, 0x37, 0x45]),
];

#[track_caller]
fn now(suite: &mut Suite) -> u64 {
    suite.chain().timestamp()
}

fn pause(suite: &Suite, until: u64) -> IAuthority::pauseCall {
    IAuthority::pauseCall { target: suite.susdai(), entry: Suite::PAUSE_DEPOSITS, until }
}

/// Until when the vault's deposits rest by the vault's own word.
#[track_caller]
fn rests_until(suite: &mut Suite) -> u64 {
    done(suite.staking.ask(&ISUSDai::parametersCall {})).depositsPausedUntil
}

/// A contract of these bytes of code.
#[track_caller]
fn contract(suite: &mut Suite, code: &[u8]) -> Address {
    // PUSH1 length, PUSH1 12, PUSH0, CODECOPY, PUSH1 length, PUSH0, RETURN, and the code.
    let length = code.len() as u8;
    let init = [&[0x60, length, 0x60, 11, 0x5f, 0x39, 0x60, length, 0x5f, 0xf3, 0x00], code].concat();
    match suite.chain().deploy_evm(init) {
        Ok(deployed) => deployed.address,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn nobody_brings_back_a_pause_that_the_guardian_ended() {
    let mut suite = Suite::new();
    let (guardian, bob, susdai) = (suite.guardian.clone(), suite.staking.world.bob.clone(), suite.susdai());
    let sync = IAuthority::syncCall { target: susdai };
    let long = now(&mut suite) + 14 * DAY;
    let call = pause(&suite, long);
    done(suite.tell(&guardian, &call));
    suite.chain().warp(DAY);
    let end = pause(&suite, 0);
    done(suite.tell(&guardian, &end));
    for days in [0, 1, 6, 1] {
        suite.chain().warp(days * DAY);
        done(suite.tell(&bob, &sync));
        done(suite.staking.stake(&bob, wad(1)));
    }
    // Nor by taking the target off the list and on again.
    let until = now(&mut suite) + 5 * DAY;
    let call = pause(&suite, until);
    done(suite.tell(&guardian, &call));
    done(suite.rule(&IAuthority::removeTargetCall { target: susdai }));
    let entries = vec![Suite::PAUSE_DEPOSITS];
    done(suite.rule(&IAuthority::addTargetCall { target: susdai, entries }));
    let end = pause(&suite, 0);
    done(suite.tell(&guardian, &end));
    suite.chain().warp(8 * DAY);
    done(suite.tell(&bob, &sync));
    done(suite.staking.stake(&bob, wad(1)));
}

#[test]
fn a_refused_pause_that_somebody_syncs_later_ends_when_the_guardian_said() {
    let mut suite = Suite::new();
    let (guardian, bob, susdai) = (suite.guardian.clone(), suite.staking.world.bob.clone(), suite.susdai());
    let until = now(&mut suite) + DAY;
    let first = pause(&suite, until);
    done(suite.tell(&guardian, &first));
    suite.chain().warp(2 * DAY);
    // Cooling down: the vault refuses, the record stays, and anybody may bring it when the vault will take it.
    let until = now(&mut suite) + 14 * DAY;
    done(suite.tell(&guardian, &IAuthority::pauseAllCall { until }));
    done(suite.staking.stake(&bob, wad(1)));
    let sync = IAuthority::syncCall { target: susdai };
    assert!(suite.tell(&bob, &sync).is_err());
    suite.chain().warp(7 * DAY);
    done(suite.tell(&bob, &sync));
    assert_eq!(rests_until(&mut suite), until);
    for _ in 0..3 {
        done(suite.tell(&bob, &sync));
    }
    let longer = pause(&suite, until + 1);
    let too_long = ISUSDai::PauseTooLong { until: until + 1, latest: until };
    refused(suite.tell(&guardian, &longer), too_long);
    suite.chain().warp(14 * DAY);
    done(suite.tell(&bob, &sync));
    done(suite.staking.stake(&bob, wad(1)));
}

#[test]
fn no_schedule_of_guardian_and_strangers_stops_deposits_for_more_than_14_of_21_days() {
    let mut suite = Suite::new();
    let (guardian, bob, susdai) = (suite.guardian.clone(), suite.staking.world.bob.clone(), suite.susdai());
    let start = now(&mut suite);
    let mut rests = Vec::new();
    for half_day in 1..=120_u64 {
        let at = start + half_day * DAY / 2;
        assert!(suite.chain().set_timestamp(at).is_ok());
        let until = at + 14 * DAY;
        let call = pause(&suite, until);
        let _may_be_refused = suite.tell(&guardian, &call);
        let _may_be_refused = suite.tell(&guardian, &IAuthority::pauseAllCall { until });
        let _may_be_refused = suite.tell(&bob, &IAuthority::syncCall { target: susdai });
        rests.push(rests_until(&mut suite) > now(&mut suite));
    }
    let most = rests.windows(42).map(|days| days.iter().filter(|rests| **rests).count()).max();
    assert!(most <= Some(29), "{most:?} half days of 42");
}

#[test]
fn thirty_hostile_targets_keep_no_good_one_from_its_pause() {
    // Each burns all gas that it gets, for each of four entries; the good ones were listed first and last.
    let mut suite = Suite::new();
    let (guardian, susdai) = (suite.guardian.clone(), suite.susdai());
    done(suite.rule(&IAuthority::removeTargetCall { target: susdai }));
    let burner: &[u8] = &[0xfe];
    let bomb: &[u8] = &[0x62, 0x01, 0xff, 0xff, 0x5f, 0xfd];
    for place in 0..30 {
        let target = contract(&mut suite, if place % 3 == 0 { bomb } else { burner });
        done(suite.rule(&IAuthority::addTargetCall { target, entries: ENTRIES.to_vec() }));
    }
    let entries = vec![Suite::PAUSE_DEPOSITS];
    done(suite.rule(&IAuthority::addTargetCall { target: susdai, entries }));
    let full = IAuthority::addTargetCall { target: guardian.address, entries: Vec::new() };
    refused(suite.rule(&full), IAuthority::TooManyTargets { maximum: U256::from(32) });
    // Programs that no cache holds are dearer to enter.
    for program in [suite.usdai(), susdai] {
        done(suite.chain().set_cached(program, false));
    }
    let until = now(&mut suite) + DAY;
    let receipt = done(suite.tell(&guardian, &IAuthority::pauseAllCall { until }));
    assert_eq!(rests_until(&mut suite), until);
    let minting = done(suite.staking.world.chain.call(suite.usdai(), &IUSDai::mintPausedUntilCall {}));
    assert_eq!(minting, until);
    assert!(receipt.gas_used < 32_000_000, "{}", receipt.gas_used);
}

#[test]
fn a_hostile_target_makes_a_sync_of_itself_dear_and_nothing_else() {
    let mut suite = Suite::new();
    let (guardian, bob) = (suite.guardian.clone(), suite.staking.world.bob.clone());
    let target = contract(&mut suite, &[0xfe]);
    done(suite.rule(&IAuthority::addTargetCall { target, entries: ENTRIES.to_vec() }));
    let until = now(&mut suite) + DAY;
    done(suite.tell(&guardian, &IAuthority::pauseAllCall { until }));
    let sync = IAuthority::syncCall { target };
    refused(suite.tell(&bob, &sync), IAuthority::PushFailed { target });
    let susdai = suite.susdai();
    done(suite.tell(&bob, &IAuthority::syncCall { target: susdai }));
}

#[test]
fn a_sync_short_of_gas_reports_no_refusal_that_was_none() {
    // The target takes every pause, each for the 22,000 gas of a new slot; the caller chooses the gas.
    let mut suite = Suite::new();
    let (guardian, bob) = (suite.guardian.clone(), suite.staking.world.bob.clone());
    let accepts = contract(&mut suite, &[0x5a, 0x5a, 0x55, 0x00]);
    let entries = ENTRIES.to_vec();
    done(suite.rule(&IAuthority::addTargetCall { target: accepts, entries }));
    let until = now(&mut suite) + DAY;
    done(suite.tell(&guardian, &IAuthority::pauseAllCall { until }));
    let (mut false_reports, mut successes) = (0, 0);
    for gas in (60_000..260_000).step_by(1_000) {
        let mut suite = suite.clone();
        let authority = suite.authority;
        let data: Bytes = IAuthority::syncCall { target: accepts }.abi_encode().into();
        let mut tx = suite.chain().transaction(&bob, Some(authority), data);
        tx.gas_limit = gas;
        let receipt = suite.chain().transact(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        let refused = receipt.logs_of::<IAuthority::PauseNotPushed>(authority);
        successes += usize::from(receipt.is_success());
        false_reports += usize::from(receipt.is_success() && !refused.is_empty());
    }
    assert!(successes > 20 && successes < 130, "{successes}");
    assert_eq!(false_reports, 0, "receipts that say PauseNotPushed of a target that takes every pause");
}

#[test]
fn an_administrator_pauses_nothing_and_a_guardian_sets_nothing() {
    let mut suite = Suite::new();
    let (guardian, admin, susdai) = (suite.guardian.clone(), suite.admin(), suite.susdai());
    let until = now(&mut suite) + DAY;
    let lacks = |account, needed_role| IAuthority::AccessControlUnauthorizedAccount {
        account,
        neededRole: needed_role,
    };
    let call = pause(&suite, until);
    refused(suite.tell(&admin, &call), lacks(admin.address, Suite::role("GUARDIAN")));
    let selector = Suite::PAUSE_DEPOSITS;
    let through = IAuthority::PauseThroughGuardian { selector };
    refused(suite.push(susdai, &ISUSDai::pauseDepositsCall { until }), through.clone());
    let bare = IAuthority::pushCall { target: susdai, data: selector.0.to_vec().into() };
    refused(suite.rule(&bare), through);
    for length in 0..4_usize {
        let data: Bytes = selector.0[..length].to_vec().into();
        let short = IAuthority::SelectorMissing { length: U256::from(length) };
        refused(suite.rule(&IAuthority::pushCall { target: susdai, data }), short);
    }
    let data: Bytes = ISUSDai::setYieldFeeCall { fee: 0 }.abi_encode().into();
    let push = IAuthority::pushCall { target: susdai, data };
    refused(suite.tell(&guardian, &push), lacks(guardian.address, B256::ZERO));
    assert_eq!(rests_until(&mut suite), 0);
}
