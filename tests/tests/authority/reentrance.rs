//! While a call of the authority is open, nothing gets in: a target that it speaks to tries every function.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use stylus_chain::{
    chain::{Account, Receipt},
    trace::HostCall,
};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, made, refused},
};

use crate::support::{DAY, deploy, functions, list, sync, zero_call};

sol! {
    /// The target that calls back whatever it is asked, and reverts when it is let in.
    interface IAnswering {
        #[derive(Debug, PartialEq)]
        error Reentered();
        function arm(address target, bytes calldata data) external;
    }
}

/// What a program may ask of its host before the guard turns it away.
const BEFORE_THE_GUARD: [&str; 2] = ["msg_reentrant", "pay_for_memory_grow"];

/// A target that calls back, has the role GUARDIAN, and was offered the administrator's place.
#[track_caller]
fn with_target() -> (Suite, Address) {
    let mut suite = Suite::new();
    let target = deploy(&mut suite, "ReenteringAnswerToken", &[]);
    list(&mut suite, target, &[Suite::PAUSE_MINT, Suite::PAUSE_DEPOSITS]);
    done(suite.grant("GUARDIAN", target));
    done(suite.rule(&IAuthority::transferAdminCall { account: target }));
    (suite, target)
}

#[track_caller]
fn arm(suite: &mut Suite, token: Address, target: Address, data: impl Into<Bytes>) {
    let alice = suite.staking.world.alice.clone();
    done(suite.chain().send(&alice, token, &IAnswering::armCall { target, data: data.into() }));
}

/// What happens, and all that the program asks of its host inside of its own call.
#[track_caller]
fn traced(suite: &mut Suite, from: &Account, call: &[u8], program: Address) -> (Receipt, Vec<HostCall>) {
    let tx = suite.staking.world.chain.transaction(from, Some(suite.authority), call.to_vec());
    let (receipt, calls) = suite.chain().trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    (receipt, calls.into_iter().filter(|call| call.program == program && call.depth > 0).collect())
}

/// There were attempts, and each was turned away at the guard.
#[track_caller]
fn turned_away(inner: &[HostCall], what: &str) {
    let asked = inner.iter().filter(|call| call.name == "msg_reentrant").count();
    assert!(asked > 0, "{what}: nothing was tried");
    let beyond: Vec<_> = inner.iter().filter(|call| !BEFORE_THE_GUARD.contains(&call.name)).collect();
    assert!(beyond.is_empty(), "{what}: {beyond:?}");
}

/// Calls of the authority in which it speaks to the target, and who makes them.
fn ways_in(suite: &Suite, target: Address) -> Vec<(&'static str, Account, Vec<u8>)> {
    let until = suite.staking.world.chain.timestamp() + DAY;
    let (admin, guardian, alice) = (suite.admin(), suite.guardian.clone(), suite.staking.world.alice.clone());
    let pause = IAuthority::pauseCall { target, entry: Suite::PAUSE_MINT, until };
    vec![
        ("push", admin, IAuthority::pushCall { target, data: vec![0xab; 4].into() }.abi_encode()),
        ("pause", guardian.clone(), pause.abi_encode()),
        ("pauseAll", guardian, IAuthority::pauseAllCall { until }.abi_encode()),
        ("sync", alice, IAuthority::syncCall { target }.abi_encode()),
    ]
}

#[test]
fn every_function_is_closed_while_a_target_is_spoken_to() {
    let (mut suite, token) = with_target();
    let authority = suite.authority;
    for (signature, selector) in functions() {
        arm(&mut suite, token, authority, zero_call(selector));
        for (way, from, call) in ways_in(&suite, token) {
            let (receipt, inner) = traced(&mut suite, &from, &call, authority);
            // The target answers only when it was not let in; a pause that it refused would show as refused.
            assert!(receipt.is_success(), "{signature} in {way}: {}", receipt.output);
            let refused = receipt.logs_of::<IAuthority::PauseNotPushed>(authority);
            assert!(refused.iter().all(|event| event.target != token), "{signature} in {way}");
            turned_away(&inner, &format!("{signature} in {way}"));
        }
    }
}

#[test]
fn the_guard_is_what_keeps_a_target_with_powers_out() {
    let (mut suite, token) = with_target();
    let authority = suite.authority;
    let until = suite.chain().timestamp() + DAY;
    let acts = [
        IAuthority::acceptAdminCall {}.abi_encode(),
        IAuthority::pauseAllCall { until }.abi_encode(),
        IAuthority::pauseCall { target: suite.usdai(), entry: Suite::PAUSE_MINT, until }.abi_encode(),
    ];
    for act in acts {
        arm(&mut suite, token, authority, act);
        // By itself it can do this, which it tells by reverting ...
        let alice = suite.staking.world.alice.clone();
        let tx = suite.staking.world.chain.transaction(&alice, Some(token), vec![0xab; 4]);
        refused(suite.chain().send_transaction(&tx), IAnswering::Reentered {});
        // ... and in the middle of an order it cannot.
        done(crate::support::push_raw(&mut suite, token, vec![0xab; 4]));
    }
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), suite.admin().address);
    assert_eq!(crate::support::in_force(&mut suite), [0; 2]);
}

#[test]
fn a_contract_between_does_not_help() {
    let (mut suite, token) = with_target();
    let (authority, caller) = (suite.authority, deploy(&mut suite, "EvmCaller", &[]));
    done(suite.rule(&IAuthority::transferAdminCall { account: caller }));
    let accept = IAuthority::acceptAdminCall {}.abi_encode().into();
    let through = tests::abi::fixtures::IEvmCaller::batchCall {
        steps: vec![tests::abi::fixtures::IEvmCaller::Step { target: authority, data: accept }],
    };
    arm(&mut suite, token, caller, through.abi_encode());
    let (_, from, call) = ways_in(&suite, token).swap_remove(0);
    let (receipt, inner) = traced(&mut suite, &from, &call, authority);
    assert!(receipt.is_success());
    turned_away(&inner, "acceptAdmin through another contract");
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), suite.admin().address);
}

#[test]
fn the_authority_cannot_give_itself_orders() {
    let mut suite = Suite::new();
    let authority = suite.authority;
    list(&mut suite, authority, &[Suite::PAUSE_MINT]);
    let failed = IAuthority::PushFailed { target: authority };
    let role = Suite::role("MAKER");
    refused(suite.push(authority, &IAuthority::grantRoleCall { role, account: authority }), failed);
    let until = suite.chain().timestamp() + DAY;
    let receipt = done(crate::support::pause_all(&mut suite, until));
    let told = receipt.logs_of::<IAuthority::PauseNotPushed>(authority);
    assert_eq!(told.iter().map(|event| event.target).collect::<Vec<_>>(), [authority]);
    assert_eq!(crate::support::in_force(&mut suite), [until; 2], "the others are paused");
    refused(sync(&mut suite, authority), IAuthority::PushFailed { target: authority });
}

#[test]
fn other_contracts_are_open_to_a_target_that_is_spoken_to() {
    // The guard is one contract's: what anyone may do elsewhere a target may do in the meantime, as itself.
    let (mut suite, token) = with_target();
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    for (target, call, is_done) in [
        (susdai, ISUSDai::harvestCall {}.abi_encode(), true),
        (usdai, IUSDai::setSupplyCapCall { cap: U256::ZERO }.abi_encode(), false),
        (susdai, ISUSDai::setYieldFeeCall { fee: 1 }.abi_encode(), false),
    ] {
        arm(&mut suite, token, target, call);
        let outcome = crate::support::push_raw(&mut suite, token, vec![0xab; 4]);
        if is_done {
            refused(outcome, IAnswering::Reentered {});
        } else {
            let answer = made(done(outcome).returned::<IAuthority::pushCall>().map_err(Into::into));
            assert_eq!(answer, U256::from(18).abi_encode());
        }
    }
}
