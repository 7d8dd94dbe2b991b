//! Calls that the administrator passes on.

use crate::scene::{
    ADMIN, PAUSE_MINT, ask, done, ended_with, list, log, number, open, push, refused, send, serve, set_mode,
    tell, unauthorized,
};
use alloy_primitives::{Address, Bytes, FixedBytes, U256};
use alloy_sol_types::{Revert, SolCall, SolError, SolValue};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::entries::ENTRIES;
use authority::push::refusal;
use kit::Error;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai;

#[motsu::test]
fn a_target_takes_orders(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    serve(&contract, admin, &usdai);
    let target = usdai.address();
    let call = IUSDai::setSupplyCapCall { cap: number(77) };
    let direct = IUSDai::setSupplyCapCall { cap: number(77) };
    refused(send(&usdai, admin, direct), IUSDai::NotAuthority { caller: admin });
    assert_eq!(done(send(&contract, admin, push(target, &call)))._0, Bytes::new());
    let data = call.abi_encode().into();
    let selector = FixedBytes(IUSDai::setSupplyCapCall::SELECTOR);
    ended_with(&contract, [log(abi::Pushed { sender: admin, target, selector, data })]);
    assert_eq!(ask(&usdai, IUSDai::supplyCapCall {})._0, number(77));
    // What it answers comes back.
    let answer = done(send(&contract, admin, push(target, &IUSDai::supplyCapCall {})))._0;
    assert_eq!(answer, number(77).abi_encode());

    let stranger = unauthorized(alice, ADMIN);
    refused(send(&contract, alice, push(target, &call)), stranger);
}

#[motsu::test]
fn a_refusal_is_passed_on_as_it_is(contract: Contract<Authority>, usdai: Contract<UsdAi>, admin: Address) {
    open(&contract, admin);
    serve(&contract, admin, &usdai);
    let events = contract.all_events();
    let maximum = (number(1) << 94) - number(1);
    let call = push(usdai.address(), &IUSDai::setSupplyCapCall { cap: U256::MAX });
    refused(send(&contract, admin, call), IUSDai::SupplyCapTooHigh { cap: U256::MAX, maximum });
    assert_eq!(contract.all_events(), events);
    // As it reaches the caller when there is one, and when there is none.
    let target = usdai.address();
    assert_eq!(refusal(target, vec![1, 2]), Error::of_callee(vec![1, 2]));
    assert_eq!(Vec::from(refusal(target, vec![])), abi::PushFailed { target }.abi_encode());
}

#[motsu::test]
fn what_is_not_passed_on(contract: Contract<Authority>, usdai: Contract<UsdAi>, admin: Address) {
    open(&contract, admin);
    let target = usdai.address();
    let call = || push(target, &IUSDai::supplyCapCall {});
    refused(send(&contract, admin, call()), abi::TargetUnknown { target });
    serve(&contract, admin, &usdai);
    for length in 0..4 {
        let short = abi::pushCall { target, data: vec![0xff; length].into() };
        refused(send(&contract, admin, short), abi::SelectorMissing { length: number(length as u64) });
    }
    // Also the entries that this target was not listed with, and with whatever follows them.
    for entry in ENTRIES {
        let selector = FixedBytes::from(entry);
        for rest in [0, 1, 32] {
            let data = [&selector[..], &[0xff].repeat(rest)].concat().into();
            let expected = abi::PauseThroughGuardian { selector };
            refused(send(&contract, admin, abi::pushCall { target, data }), expected);
        }
    }
    done(send(&contract, admin, call()));
    done(send(&contract, admin, abi::removeTargetCall { target }));
    refused(send(&contract, admin, call()), abi::TargetUnknown { target });
}

#[motsu::test]
fn a_target_moves_to_another_authority(
    contract: Contract<Authority>,
    successor: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    open(&successor, alice);
    serve(&contract, admin, &usdai);
    let target = usdai.address();
    let offer = IUSDai::transferAuthorityCall { account: successor.address() };
    done(send(&contract, admin, push(target, &offer)));
    list(&successor, alice, target, &[PAUSE_MINT]);
    done(send(&successor, alice, push(target, &IUSDai::acceptAuthorityCall {})));
    let call = push(target, &IUSDai::setSupplyCapCall { cap: number(5) });
    let not_authority = IUSDai::NotAuthority { caller: contract.address() };
    refused(send(&contract, admin, call.clone()), not_authority);
    done(send(&successor, alice, call));
    assert_eq!(ask(&usdai, IUSDai::supplyCapCall {})._0, number(5));
}

#[motsu::test]
fn no_answer_is_longer_than_4_kib(
    contract: Contract<Authority>,
    hostile: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    let target = hostile.address();
    list(&contract, admin, target, &[]);
    let call = || abi::pushCall { target, data: vec![0xab; 4].into() };
    set_mode(&hostile, Mode::ReturnsHuge);
    let answer = done(send(&contract, admin, call()))._0;
    assert_eq!(answer.len(), 4_096);
    assert_eq!((&answer[..5], &answer[4_090..]), (&[0xab, 0xab, 0xab, 0xab, 0][..], &[0xff; 6][..]));
    set_mode(&hostile, Mode::RevertsHuge);
    assert_eq!(send(&contract, admin, call()).err(), Some(vec![0xff; 4_096]));
    set_mode(&hostile, Mode::Reverts);
    refused(send(&contract, admin, call()), Revert::from("hostile"));
    set_mode(&hostile, Mode::Short);
    assert_eq!(done(send(&contract, admin, call()))._0, vec![1]);
}

/// Off the chain nothing guards the contract; so this shows that a target has no say either.
#[motsu::test]
fn a_target_that_calls_back_is_nobody(
    contract: Contract<Authority>,
    hostile: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    let target = hostile.address();
    list(&contract, admin, target, &[]);
    set_mode(&hostile, Mode::Reenters);
    let role = crate::scene::role("MAKER");
    let grant = abi::grantRoleCall { role, account: target }.abi_encode();
    let callback = push(target, &IMockHostile::attemptsCall {}).abi_encode();
    for data in [grant, callback] {
        tell(&hostile, &IMockHostile::setReentryCall { target: contract.address(), data: data.into() });
        done(send(&contract, admin, abi::pushCall { target, data: vec![0xab; 4].into() }));
        let answer = |call: Vec<u8>| hostile.sender(admin).call(&call).motsu_unwrap();
        let counts =
            [IMockHostile::attemptsCall {}.abi_encode(), IMockHostile::successesCall {}.abi_encode()];
        assert_eq!(counts.map(answer), [number(1), U256::ZERO].map(|count| count.abi_encode()));
        let reason: Bytes = unauthorized(target, ADMIN).abi_encode().into();
        assert_eq!(tell(&hostile, &IMockHostile::reentryAnswerCall {}), reason.abi_encode());
    }
}
