//! Calldata that is short, dirty or points outside: refused with no data, and nothing happens.

use crate::scene::{
    NOW, Operation, PAUSE_MINT, ask, done, grant, guardian_role, name, number, open, raw, role, selector,
    serve,
};
use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use authority::Authority;
use authority::abi::IAuthority as abi;
use mock_hostile::MockHostile;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai::UsdAi;
use usdai::abi::IUSDai;

/// A call of every function that takes arguments, which an administrator and guardian may make.
fn calls(target: Address, other: Address) -> Vec<Vec<u8>> {
    let (role, account, until) = (role("MAKER"), other, NOW + 60);
    let data = Bytes::from(IUSDai::supplyCapCall::SELECTOR);
    let calls = vec![abi::Call { target, data: data.clone() }];
    let operation = Operation { calls: calls.clone(), predecessor: role, salt: role };
    vec![
        abi::hasRoleCall { role, account }.abi_encode(),
        abi::getRoleAdminCall { role }.abi_encode(),
        abi::getRoleMemberCall { role: guardian_role(), index: U256::ZERO }.abi_encode(),
        abi::getRoleMemberCountCall { role }.abi_encode(),
        abi::supportsInterfaceCall { interfaceId: PAUSE_MINT }.abi_encode(),
        abi::entriesCall { target }.abi_encode(),
        abi::pausedUntilCall { target, entry: PAUSE_MINT }.abi_encode(),
        abi::grantRoleCall { role, account }.abi_encode(),
        abi::revokeRoleCall { role, account }.abi_encode(),
        abi::renounceRoleCall { role, confirmation: Address::repeat_byte(0xad) }.abi_encode(),
        abi::addTargetCall { target: other, entries: vec![PAUSE_MINT] }.abi_encode(),
        abi::pauseCall { target, entry: PAUSE_MINT, until }.abi_encode(),
        abi::pauseAllCall { until }.abi_encode(),
        abi::syncCall { target }.abi_encode(),
        abi::removeTargetCall { target: other }.abi_encode(),
        abi::transferAdminCall { account }.abi_encode(),
        abi::pushCall { target, data }.abi_encode(),
        abi::setModuleCall { name: name("USDAI"), module: other }.abi_encode(),
        abi::moduleCall { name: name("USDAI") }.abi_encode(),
        abi::delayOfCall { calls: calls.clone() }.abi_encode(),
        abi::hashOperationCall { calls: calls.clone(), predecessor: role, salt: role }.abi_encode(),
        abi::operationCall { id: role }.abi_encode(),
        abi::scheduleCall { calls, predecessor: role, salt: role }.abi_encode(),
        abi::cancelCall { id: operation.id() }.abi_encode(),
    ]
}

/// Bytes may end without their padding, where they are the last of all.
fn needed(call: &[u8]) -> usize {
    let with_bytes = [
        abi::pushCall::SELECTOR,
        abi::delayOfCall::SELECTOR,
        abi::hashOperationCall::SELECTOR,
        abi::scheduleCall::SELECTOR,
    ];
    if with_bytes.iter().any(|selector| call.starts_with(selector)) { call.len() - 28 } else { call.len() }
}

#[motsu::test]
fn short_arguments_are_refused(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    other: Contract<MockHostile>,
) {
    let admin = Address::repeat_byte(0xad);
    open(&contract, admin);
    grant(&contract, admin, guardian_role(), admin);
    serve(&contract, admin, &usdai);
    for call in calls(usdai.address(), other.address()) {
        let events = contract.all_events();
        for length in 0..needed(&call) {
            assert_eq!(raw(&contract, admin, &call[..length]), Err(vec![]), "{length} bytes");
        }
        assert_eq!(contract.all_events(), events);
        // What follows is nobody's.
        done(raw(&contract, admin, &[&call[..], &[0xff; 7]].concat()));
    }
    let construct = CONSTRUCTOR_SELECTOR.to_be_bytes();
    assert_eq!(raw(&contract, admin, &construct), Err(vec![]));
}

#[motsu::test]
fn dirty_arguments_are_refused(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    other: Contract<MockHostile>,
) {
    let admin = Address::repeat_byte(0xad);
    open(&contract, admin);
    grant(&contract, admin, guardian_role(), admin);
    serve(&contract, admin, &usdai);
    let refuses = |call: &[u8], byte: usize| {
        let mut dirty = call.to_vec();
        dirty[byte] ^= 0x80;
        assert_eq!(raw(&contract, admin, &dirty), Err(vec![]), "byte {byte}");
    };
    let (target, until) = (usdai.address(), NOW + 60);
    // An address above its 20 bytes, a selector below its 4, a time above its 8.
    let pause = abi::pauseCall { target, entry: PAUSE_MINT, until }.abi_encode();
    for byte in (4..16).chain(40..68).chain(68..92) {
        refuses(&pause, byte);
    }
    let add = abi::addTargetCall { target: other.address(), entries: vec![PAUSE_MINT] }.abi_encode();
    // The array's place and length, and what follows its selector.
    for byte in (36..64).chain(68..96).chain(104..132) {
        refuses(&add, byte);
    }
    assert!(ask(&contract, abi::targetsCall {})._0 == [target]);
}

#[motsu::test]
fn arrays_and_bytes_lie_inside_the_data(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    other: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    serve(&contract, admin, &usdai);
    let call = |selector: [u8; 4], target: Address, words: &[u64], tail: &[u8]| {
        let words = words.iter().flat_map(|word| number(*word).to_be_bytes::<32>());
        let data = [selector.to_vec(), target.into_word().to_vec(), words.collect(), tail.to_vec()];
        raw(&contract, admin, &data.concat())
    };
    let add = |words: &[u64], tail: &[u8]| call(abi::addTargetCall::SELECTOR, other.address(), words, tail);
    let push = |words: &[u64], tail: &[u8]| call(abi::pushCall::SELECTOR, usdai.address(), words, tail);
    for length in [2, u64::from(u32::MAX), u64::from(u32::MAX) / 32 + 1, 1 << 59, u64::MAX] {
        assert_eq!(add(&[64, length], &[0; 63]), Err(vec![]), "{length} elements in 63 bytes");
        assert_eq!(push(&[64, length.max(64)], &[0; 63]), Err(vec![]), "{length} bytes of 63");
    }
    for offset in [65, 97, 128, u64::from(u32::MAX), u64::MAX] {
        assert_eq!(add(&[offset, 1], &[0; 32]), Err(vec![]), "offset {offset}");
    }
    // Wherever it is, and overlapping the head, it is read from there.
    let other_place = [&[0xff; 5][..], &number(1).to_be_bytes::<32>(), &PAUSE_MINT[..], &[0; 28]].concat();
    done(add(&[64 + 5], &other_place));
    assert_eq!(ask(&contract, abi::entriesCall { target: other.address() })._0, [PAUSE_MINT]);
    done(raw(&contract, admin, &abi::removeTargetCall { target: other.address() }.abi_encode()));
    done(add(&[64, 0], &[]));
    assert!(ask(&contract, abi::entriesCall { target: other.address() })._0.is_empty());
    let selector = selector("supplyCap()");
    assert!(push(&[64, 4], &selector[..]).is_ok());
}
