//! Telling a target again what is recorded, which anybody may.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::executor::Transaction;
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
};

use crate::support::{
    DAY, ENTRIES, at, deploy_authority, in_force, list, pause, pause_all, recorded, selector, sync,
};

/// Takes the vault from the authority, so that it refuses whatever it is told from there.
#[track_caller]
fn estranged() -> (Suite, Address) {
    let mut suite = Suite::new();
    let susdai = suite.susdai();
    let heir = suite.staking.world.bob.clone();
    done(suite.push(susdai, &ISUSDai::transferAuthorityCall { account: heir.address }));
    done(suite.staking.tell(&heir, &ISUSDai::acceptAuthorityCall {}));
    (suite, susdai)
}

/// Gives it back.
#[track_caller]
fn reconcile(suite: &mut Suite, target: Address) {
    let (heir, account) = (suite.staking.world.bob.clone(), suite.authority);
    done(suite.staking.tell(&heir, &ISUSDai::transferAuthorityCall { account }));
    done(suite.push(target, &ISUSDai::acceptAuthorityCall {}));
}

#[test]
fn anybody_tells_a_target_what_it_refused() {
    let (mut suite, susdai) = estranged();
    let until = suite.chain().timestamp() + 9 * DAY;
    let receipt = done(pause_all(&mut suite, until));
    let not_pushed = IAuthority::PauseNotPushed { target: susdai, entry: Suite::PAUSE_DEPOSITS, until };
    assert_eq!(receipt.logs_of::<IAuthority::PauseNotPushed>(suite.authority), [not_pushed]);
    assert_eq!(in_force(&mut suite), [until, 0]);
    let stranger = ISUSDai::NotAuthority { caller: suite.authority };
    refused(sync(&mut suite, susdai), stranger);
    reconcile(&mut suite, susdai);
    suite.chain().warp(DAY);
    let receipt = done(sync(&mut suite, susdai));
    assert_eq!(in_force(&mut suite), [until; 2]);
    let setter = Suite::PAUSE_DEPOSITS;
    let set = ISUSDai::ParameterSet { setter, value: U256::from(until) };
    assert_eq!(receipt.logs_of::<ISUSDai::ParameterSet>(susdai), [set]);
    assert_eq!(receipt.logs.len(), 1);
    // A second time changes nothing.
    let before = done(suite.staking.ask(&ISUSDai::parametersCall {}));
    done(sync(&mut suite, susdai));
    assert_eq!(done(suite.staking.ask(&ISUSDai::parametersCall {})), before);
}

#[test]
fn a_record_expires() {
    let (mut suite, susdai) = estranged();
    let until = suite.chain().timestamp() + 3 * DAY;
    done(pause_all(&mut suite, until));
    reconcile(&mut suite, susdai);
    for time in [until, until + 1, until + 300 * DAY] {
        let mut later = suite.clone();
        at(&mut later, time);
        let receipt = done(sync(&mut later, susdai));
        assert!(receipt.logs.is_empty());
        assert_eq!(in_force(&mut later)[1], 0);
        assert_eq!(
            recorded(&mut later, susdai, Suite::PAUSE_DEPOSITS),
            until,
            "what was said is still known"
        );
    }
    at(&mut suite, until - 1);
    done(sync(&mut suite, susdai));
    assert_eq!(in_force(&mut suite)[1], until);
}

#[test]
fn it_cannot_prolong_or_revive_anything() {
    let mut suite = Suite::new();
    let (usdai, entry) = (suite.usdai(), Suite::PAUSE_MINT);
    let until = suite.chain().timestamp() + 5 * DAY;
    done(pause(&mut suite, usdai, entry, until));
    done(pause(&mut suite, usdai, entry, until - DAY));
    done(sync(&mut suite, usdai));
    assert_eq!(in_force(&mut suite)[0], until - DAY);
    done(pause(&mut suite, usdai, entry, 1));
    let ended = in_force(&mut suite)[0];
    assert!(done(sync(&mut suite, usdai)).logs.is_empty());
    assert_eq!(in_force(&mut suite)[0], ended);
    // Recorded while the target cooled down, and over before that was: it never came to anything.
    let soon = suite.chain().timestamp() + DAY;
    done(pause_all(&mut suite, soon));
    let cooling = IUSDai::PauseCoolingDown { availableAt: ended + 7 * DAY };
    refused(sync(&mut suite, usdai), cooling);
    at(&mut suite, ended + 7 * DAY);
    assert!(done(sync(&mut suite, usdai)).logs.is_empty());
    assert_eq!(in_force(&mut suite)[0], ended);
}

#[test]
fn one_refusal_does_not_stop_the_others_of_a_target() {
    let mut suite = Suite::new();
    let susdai = suite.susdai();
    done(suite.rule(&IAuthority::removeTargetCall { target: susdai }));
    // Entries are told in their order; the vault has only the second.
    let every: Vec<_> = ENTRIES.iter().map(|entry| selector(entry)).collect();
    list(&mut suite, susdai, &every);
    let until = suite.chain().timestamp() + DAY;
    done(pause_all(&mut suite, until));
    done(pause(&mut suite, susdai, Suite::PAUSE_DEPOSITS, until - 60));
    let receipt = done(sync(&mut suite, susdai));
    assert_eq!(in_force(&mut suite)[1], until - 60);
    let told = receipt.logs_of::<IAuthority::PauseNotPushed>(suite.authority);
    let told: Vec<_> = told.into_iter().map(|event| (event.target, event.entry, event.until)).collect();
    assert_eq!(told, [0, 2, 3].map(|place| (susdai, every[place], until)));
    // When none is taken, the first refusal is the caller's. Here it has no data.
    done(pause(&mut suite, susdai, Suite::PAUSE_DEPOSITS, 0));
    refused(sync(&mut suite, susdai), IAuthority::PushFailed { target: susdai });
}

#[test]
fn the_first_refusal_with_its_numbers_is_the_caller_s() {
    let mut suite = Suite::new();
    let usdai = suite.usdai();
    done(suite.rule(&IAuthority::removeTargetCall { target: usdai }));
    let every: Vec<_> = ENTRIES.iter().map(|entry| selector(entry)).collect();
    list(&mut suite, usdai, &every);
    let until = suite.chain().timestamp() + DAY;
    done(pause(&mut suite, usdai, Suite::PAUSE_MINT, until));
    done(pause(&mut suite, usdai, Suite::PAUSE_MINT, 0));
    let ended = in_force(&mut suite)[0];
    done(pause_all(&mut suite, until));
    refused(sync(&mut suite, usdai), IUSDai::PauseCoolingDown { availableAt: ended + 7 * DAY });
}

#[test]
fn entries_that_burn_their_gas_do_not_stop_the_last() {
    // A target that burns all gas for every function but the last entry: PUSH0 CALLDATALOAD PUSH1 0xe0 SHR PUSH4
    // selector EQ PUSH1 15 JUMPI INVALID JUMPDEST STOP.
    let mut suite = Suite::new();
    let target = Address::repeat_byte(0xb3);
    let last = selector(ENTRIES[3]);
    let code =
        [&[0x5f, 0x35, 0x60, 0xe0, 0x1c, 0x63], last.as_slice(), &[0x14, 0x60, 0x0f, 0x57, 0xfe, 0x5b, 0x00]];
    suite.chain().set_code(target, code.concat());
    let every: Vec<_> = ENTRIES.iter().map(|entry| selector(entry)).collect();
    list(&mut suite, target, &every);
    let until = suite.chain().timestamp() + DAY;
    done(pause_all(&mut suite, until));
    let receipt = done(sync(&mut suite, target));
    let told = receipt.logs_of::<IAuthority::PauseNotPushed>(suite.authority);
    assert_eq!(told.iter().map(|event| event.entry).collect::<Vec<_>>(), every[..3]);
    assert!(receipt.gas_used > 12_000_000 && receipt.gas_used < 13_000_000, "{}", receipt.gas_used);
}

#[test]
fn little_gas_changes_no_record() {
    // Whoever syncs chooses the gas; what a target could not be told can be told again.
    let mut suite = Suite::new();
    let (usdai, authority) = (suite.usdai(), suite.authority);
    let until = suite.chain().timestamp() + DAY;
    done(pause(&mut suite, usdai, Suite::PAUSE_MINT, until));
    let alice = suite.staking.world.alice.clone();
    for gas_limit in (22_000..100_000).step_by(1_000) {
        let data = IAuthority::syncCall { target: usdai }.abi_encode();
        let tx = suite.staking.world.chain.transaction(&alice, Some(authority), data);
        let _outcome = suite.chain().transact(&Transaction { gas_limit, ..tx });
        assert_eq!((recorded(&mut suite, usdai, Suite::PAUSE_MINT), in_force(&mut suite)[0]), (until, until));
    }
}

#[test]
fn what_is_no_target_is_not_told() {
    let mut suite = Suite::new();
    let other = deploy_authority(&mut suite, Address::repeat_byte(1));
    for target in [other, suite.authority, Address::ZERO, suite.admin().address] {
        refused(sync(&mut suite, target), IAuthority::TargetUnknown { target });
    }
}

#[test]
fn a_target_that_was_removed_and_listed_again_has_no_records() {
    let (mut suite, susdai) = estranged();
    let until = suite.chain().timestamp() + 3 * DAY;
    done(pause_all(&mut suite, until));
    done(suite.rule(&IAuthority::removeTargetCall { target: susdai }));
    list(&mut suite, susdai, &[Suite::PAUSE_DEPOSITS]);
    reconcile(&mut suite, susdai);
    assert!(done(sync(&mut suite, susdai)).logs.is_empty());
    assert_eq!(in_force(&mut suite)[1], 0);
}
