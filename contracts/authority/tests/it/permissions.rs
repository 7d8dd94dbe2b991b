//! Every role and every function that takes one: who has another is refused, and told what it lacks.

use crate::scene::{
    ADMIN, NOW, Operation, PAUSE_MINT, call, done, grant, guardian_role, name, number, open, push, raw, role,
    serve, unauthorized,
};
use alloy_primitives::{Address, B256};
use alloy_sol_types::{SolCall, SolError};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::roles::NAMES;
use mock_hostile::MockHostile;
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai;

/// Calls that succeed for whoever has the role beside them.
fn calls(target: Address, other: Address) -> Vec<(B256, Vec<u8>)> {
    let (role, account) = (role("MAKER"), other);
    let cap = IUSDai::setSupplyCapCall { cap: number(1) };
    let until = NOW + 60;
    let operation = Operation::new(vec![call(target, &cap)]);
    let Operation { calls, predecessor, salt } = operation;
    let schedule = abi::scheduleCall { calls, predecessor, salt };
    vec![
        (ADMIN, abi::grantRoleCall { role, account }.abi_encode()),
        (ADMIN, abi::revokeRoleCall { role, account }.abi_encode()),
        (ADMIN, abi::transferAdminCall { account }.abi_encode()),
        (ADMIN, abi::addTargetCall { target: other, entries: vec![] }.abi_encode()),
        (ADMIN, push(target, &cap).abi_encode()),
        (guardian_role(), abi::pauseCall { target, entry: PAUSE_MINT, until }.abi_encode()),
        (guardian_role(), abi::pauseAllCall { until }.abi_encode()),
        (ADMIN, abi::removeTargetCall { target: other }.abi_encode()),
        (ADMIN, abi::setModuleCall { name: name("USDAI"), module: target }.abi_encode()),
        (ADMIN, schedule.abi_encode()),
        (ADMIN, abi::sealCall {}.abi_encode()),
    ]
}

#[motsu::test]
fn each_role_does_its_own(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    other: Contract<MockHostile>,
    admin: Address,
    nobody: Address,
) {
    open(&contract, admin);
    serve(&contract, admin, &usdai);
    let holder = |name: &str| Address::from_word(role(name));
    for name in NAMES {
        grant(&contract, admin, role(name), holder(name));
    }
    let others = NAMES.map(|name| (role(name), holder(name)));
    let accounts = [(B256::repeat_byte(0xff), nobody)].into_iter().chain(others).chain([(ADMIN, admin)]);
    for (held, account) in accounts {
        for (needed, call) in calls(usdai.address(), other.address()) {
            let outcome = raw(&contract, account, &call);
            if held == needed {
                done(outcome);
            } else {
                let expected = unauthorized(account, needed).abi_encode();
                assert_eq!(
                    outcome,
                    Err(expected),
                    "{held} calls 0x{:x}",
                    B256::right_padding_from(&call[..4])
                );
            }
        }
    }
}

#[motsu::test]
fn before_the_constructor_nobody_does_anything(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    other: Contract<MockHostile>,
) {
    for account in [Address::ZERO, Address::repeat_byte(1)] {
        for (needed, call) in calls(usdai.address(), other.address()) {
            let expected = unauthorized(account, needed).abi_encode();
            assert_eq!(raw(&contract, account, &call), Err(expected));
        }
    }
}
