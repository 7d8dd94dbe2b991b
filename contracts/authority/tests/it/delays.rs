//! How long each order waits, what cannot be announced at all, and what is refused once the contract is sealed.

use crate::scene::{
    ADMIN, DAY, Operation, PAUSE_MINT, ask, call, delay, done, ended_with, guardian_role, log, name, number,
    open, open_with_guardian, push, raw, refused, role, seal, selector, send, serve, unauthorized,
};
use alloy_primitives::{Address, B256, Bytes, FixedBytes};
use alloy_sol_types::SolCall;
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::calls::CALLS_MAXIMUM;
use authority::entries::ENTRIES;
use authority::roles::NAMES;
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai;
use usdai_core::authority::{Delay, SLOW};

const ANYBODY: Address = Address::repeat_byte(0x77);

/// Calls of this contract, and the days that each waits.
fn own() -> Vec<(u64, Vec<u8>)> {
    let account = ANYBODY;
    let grant = |name: &str| abi::grantRoleCall { role: role(name), account }.abi_encode();
    let revoke = |name: &str| abi::revokeRoleCall { role: role(name), account }.abi_encode();
    let module = |text: &str| abi::setModuleCall { name: name(text), module: account }.abi_encode();
    let mut table: Vec<_> = NAMES
        .iter()
        .flat_map(|name| {
            let granted = match *name {
                "GUARDIAN" => 14,
                "BRIDGE" => 7,
                "STRATEGIST" => 90,
                _ => 3,
            };
            let revoked = if *name == "GUARDIAN" { 14 } else { 3 };
            [(granted, grant(name)), (revoked, revoke(name))]
        })
        .collect();
    table.extend([
        (7, abi::transferAdminCall { account }.abi_encode()),
        (7, abi::addTargetCall { target: account, entries: vec![PAUSE_MINT] }.abi_encode()),
        (7, abi::removeTargetCall { target: account }.abi_encode()),
        (7, module("USDAI")),
        (7, module("LOAN_BOOKS")),
        (90, module("LOAN_BOOK")),
        (90, module("QEV")),
        (14, abi::renounceAdminCall {}.abi_encode()),
    ]);
    table
}

fn one(target: Address, data: impl Into<Bytes>) -> Vec<abi::Call> {
    vec![abi::Call { target, data: data.into() }]
}

#[motsu::test]
fn an_order_of_this_contract_waits_by_its_arguments(contract: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    for (days, data) in own() {
        let shown = format!("{days} days for {data:02x?}");
        assert_eq!(delay(&contract, one(contract.address(), data)), days * DAY, "{shown}");
    }
}

#[motsu::test]
fn a_call_of_a_target_waits_by_its_selector(contract: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    for rule in SLOW {
        assert_eq!(selector(rule.signature).0, rule.selector.to_be_bytes(), "{}", rule.signature);
        let waits = delay(&contract, one(ANYBODY, rule.selector.to_be_bytes()));
        assert_eq!(waits, rule.delay.seconds().get(), "{}", rule.signature);
    }
    for other in ["setSupplyCap(uint256)", "setYieldFee(uint16)", "acceptAuthority()", "x()"] {
        assert_eq!(delay(&contract, one(ANYBODY, selector(other))), Delay::Parameter.seconds().get());
    }
}

#[motsu::test]
fn an_operation_waits_as_long_as_its_slowest_call(contract: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    let of = |signature: &str| abi::Call { target: ANYBODY, data: selector(signature).into() };
    let (three, seven, ninety) = (of("x()"), of("setRouter(address)"), of("setLoanBook(address)"));
    let table: [(&[&abi::Call], u64); 4] = [
        (&[&three, &three], 3),
        (&[&three, &seven, &three], 7),
        (&[&seven, &three], 7),
        (&[&three, &ninety, &seven], 90),
    ];
    for (calls, days) in table {
        let calls = calls.iter().copied().cloned().collect();
        assert_eq!(delay(&contract, calls), days * DAY);
    }
}

#[motsu::test]
fn what_cannot_be_announced(contract: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    let this = contract.address();
    let announce = |calls: Vec<abi::Call>| {
        let outcome = Operation::new(calls.clone()).schedule(&contract, admin);
        let weighed = send(&contract, admin, abi::delayOfCall { calls });
        assert_eq!(weighed.map(|_| ()).err(), outcome.clone().err(), "both refuse alike");
        outcome
    };
    refused(announce(vec![]), abi::NoCalls {});
    let many = vec![abi::Call { target: ANYBODY, data: selector("x()").into() }; CALLS_MAXIMUM + 1];
    done(announce(many[1..].to_vec()));
    refused(announce(many), abi::TooManyCalls { maximum: number(CALLS_MAXIMUM as u64) });
    for target in [this, ANYBODY] {
        for length in 0..4 {
            let short = abi::SelectorMissing { length: number(length) };
            refused(announce(one(target, vec![7; length as usize])), short);
        }
    }
    for entry in ENTRIES.map(FixedBytes::from) {
        refused(announce(one(ANYBODY, entry)), abi::PauseThroughGuardian { selector: entry });
        refused(announce(one(this, entry)), abi::OrderUnknown { selector: entry });
    }
    // Whatever else this contract can do is not for operations.
    let others = [
        "push(address,bytes)",
        "acceptAdmin()",
        "seal()",
        "pause(address,bytes4,uint64)",
        "cancel(bytes32)",
        "renounceRole(bytes32,address)",
        "execute((address,bytes)[],bytes32,bytes32)",
        "schedule((address,bytes)[],bytes32,bytes32)",
    ];
    for other in others.map(selector) {
        refused(announce(one(this, other)), abi::OrderUnknown { selector: other });
    }
    // Arguments that do not decode would never be carried out.
    for (_, data) in own() {
        if data.len() > 4 {
            let selector = FixedBytes::from_slice(&data[..4]);
            let short = data[..data.len() - 1].to_vec();
            refused(announce(one(this, short)), abi::OrderMalformed { selector });
        }
    }
}

#[motsu::test]
fn before_the_seal_the_administrator_acts_at_once(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, alice);
    serve(&contract, admin, &usdai);
    assert!(!ask(&contract, abi::isSealedCall {})._0);
    refused(send(&contract, alice, abi::sealCall {}), unauthorized(alice, ADMIN));
    // All but this.
    let delay = 14 * DAY;
    refused(send(&contract, admin, abi::renounceAdminCall {}), abi::DelayRequired { delay });
    seal(&contract, admin);
    ended_with(&contract, [log(abi::Sealed { admin })]);
    assert!(ask(&contract, abi::isSealedCall {})._0);
    refused(send(&contract, admin, abi::sealCall {}), abi::AlreadySealed {});
}

#[motsu::test]
fn after_the_seal_all_it_does_waits(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, alice);
    serve(&contract, admin, &usdai);
    seal(&contract, admin);
    let before = contract.all_events();
    for (days, data) in own() {
        let outcome = raw(&contract, admin, &data);
        refused(outcome, abi::DelayRequired { delay: days * DAY });
        refused(raw(&contract, alice, &data), unauthorized(alice, ADMIN));
    }
    let target = usdai.address();
    let cap = push(target, &IUSDai::setSupplyCapCall { cap: number(1) });
    let bridge = push(target, &IUSDai::setBridgeCall { bridge: alice });
    let away = push(target, &IUSDai::transferAuthorityCall { account: alice });
    for (days, push) in [(3, cap), (90, bridge), (90, away)] {
        refused(send(&contract, admin, push), abi::DelayRequired { delay: days * DAY });
    }
    assert_eq!(contract.all_events(), before);
    // What is not the administrator's goes on.
    done(send(&contract, alice, abi::pauseAllCall { until: crate::scene::now() + DAY }));
    let confirmation = alice;
    done(send(&contract, alice, abi::renounceRoleCall { role: guardian_role(), confirmation }));
}

#[motsu::test]
fn an_offer_made_before_the_seal_stands(contract: Contract<Authority>, admin: Address, safe: Address) {
    open(&contract, admin);
    done(send(&contract, admin, abi::transferAdminCall { account: safe }));
    seal(&contract, admin);
    done(send(&contract, safe, abi::acceptAdminCall {}));
    let grant = abi::grantRoleCall { role: role("MAKER"), account: safe };
    refused(send(&contract, safe, grant), abi::DelayRequired { delay: 3 * DAY });
    assert_eq!(ask(&contract, abi::adminCall {})._0, safe);
    let call = call(contract.address(), &abi::grantRoleCall { role: B256::ZERO, account: safe });
    assert_eq!(delay(&contract, vec![call]), 3 * DAY);
}
