//! Granting, revoking and listing roles.

use crate::scene::{
    ADMIN, ask, constructor, done, ended_with, grant, guardian_role, log, number, open, raw, refused, role,
    send, unauthorized,
};
use alloy_primitives::{Address, B256, U256};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::roles::NAMES;
use kit::program::Program;
use motsu::prelude::*;

fn has(contract: &Contract<Authority>, role: B256, account: Address) -> bool {
    ask(contract, abi::hasRoleCall { role, account })._0
}

/// Every grant, as the one view lists it.
fn grants(contract: &Contract<Authority>) -> Vec<(B256, Address)> {
    let abi::rolesReturn { roles, holders } = ask(contract, abi::rolesCall {});
    assert_eq!(roles.len(), holders.len());
    roles.into_iter().zip(holders).collect()
}

#[motsu::test]
fn roles_have_names(contract: Contract<Authority>) {
    let abi::roleNamesReturn { roles, names } = ask(&contract, abi::roleNamesCall {});
    assert_eq!(roles.len(), 12);
    let expected = "ADMIN GUARDIAN STRATEGIST UNDERWRITER TITLE_AGENT BAILEE APPRAISER INSURER MONITOR \
                    PUBLISHER BRIDGE MAKER";
    assert_eq!(names.join(" "), expected);
    for (id, name) in roles.into_iter().zip(names) {
        assert_eq!(id, if name == "ADMIN" { ADMIN } else { role(&name) }, "{name}");
        assert_eq!(ask(&contract, abi::getRoleAdminCall { role: id })._0, ADMIN);
    }
}

#[motsu::test]
fn the_administrator_grants_and_revokes(contract: Contract<Authority>, admin: Address, alice: Address) {
    open(&contract, admin);
    for name in NAMES {
        let role = role(name);
        assert!(!has(&contract, role, alice));
        done(send(&contract, admin, abi::grantRoleCall { role, account: alice }));
        ended_with(&contract, [log(abi::RoleGranted { role, account: alice, sender: admin })]);
        assert!(has(&contract, role, alice) && !has(&contract, role, admin));
        done(send(&contract, admin, abi::revokeRoleCall { role, account: alice }));
        ended_with(&contract, [log(abi::RoleRevoked { role, account: alice, sender: admin })]);
        assert!(!has(&contract, role, alice));
    }
}

#[motsu::test]
fn a_second_time_nothing_happens(contract: Contract<Authority>, admin: Address, alice: Address) {
    open(&contract, admin);
    let role = guardian_role();
    grant(&contract, admin, role, alice);
    let before = contract.all_events().len();
    grant(&contract, admin, role, alice);
    assert_eq!(ask(&contract, abi::getRoleMemberCountCall { role })._0, number(1));
    done(send(&contract, admin, abi::revokeRoleCall { role, account: admin }));
    done(send(&contract, admin, abi::renounceRoleCall { role, confirmation: admin }));
    assert_eq!(contract.all_events().len(), before);
}

#[motsu::test]
fn what_cannot_be_granted(contract: Contract<Authority>, admin: Address, alice: Address) {
    open(&contract, admin);
    let role = role("MAKER");
    let stranger = unauthorized(alice, ADMIN);
    refused(send(&contract, alice, abi::grantRoleCall { role, account: alice }), stranger.clone());
    refused(send(&contract, alice, abi::revokeRoleCall { role, account: alice }), stranger);
    let zero = abi::grantRoleCall { role, account: Address::ZERO };
    refused(send(&contract, admin, zero), abi::ZeroAddress {});
    for unknown in [B256::repeat_byte(0xff), B256::with_last_byte(1), crate::scene::role("ADMIN")] {
        let expected = || abi::RoleUnknown { role: unknown };
        let grant = abi::grantRoleCall { role: unknown, account: alice };
        refused(send(&contract, admin, grant), expected());
        let revoke = abi::revokeRoleCall { role: unknown, account: alice };
        refused(send(&contract, admin, revoke), expected());
        let renounce = abi::renounceRoleCall { role: unknown, confirmation: alice };
        refused(send(&contract, alice, renounce), expected());
    }
}

#[motsu::test]
fn a_holder_gives_its_role_up(contract: Contract<Authority>, admin: Address, alice: Address, bob: Address) {
    open(&contract, admin);
    let role = guardian_role();
    grant(&contract, admin, role, alice);
    let renounce = |confirmation| abi::renounceRoleCall { role, confirmation };
    for other in [admin, bob] {
        refused(send(&contract, other, renounce(alice)), abi::AccessControlBadConfirmation {});
    }
    refused(send(&contract, alice, renounce(bob)), abi::AccessControlBadConfirmation {});
    done(send(&contract, alice, renounce(alice)));
    ended_with(&contract, [log(abi::RoleRevoked { role, account: alice, sender: alice })]);
    assert!(!has(&contract, role, alice));
}

#[motsu::test]
fn one_view_lists_every_grant(
    contract: Contract<Authority>,
    admin: Address,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    assert_eq!(grants(&contract), []);
    open(&contract, admin);
    let (guardian, maker) = (guardian_role(), role("MAKER"));
    for (role, account) in [(maker, alice), (guardian, alice), (guardian, bob), (guardian, carol)] {
        grant(&contract, admin, role, account);
    }
    let all = [(ADMIN, admin), (guardian, alice), (guardian, bob), (guardian, carol), (maker, alice)];
    assert_eq!(grants(&contract), all);
    done(send(&contract, admin, abi::revokeRoleCall { role: guardian, account: alice }));
    assert_eq!(
        grants(&contract),
        [(ADMIN, admin), (guardian, carol), (guardian, bob), (maker, alice)],
        "the last takes the place of the one that left"
    );
    assert_eq!(ask(&contract, abi::getRoleMemberCountCall { role: guardian })._0, number(2));
    let member = |index| send(&contract, bob, abi::getRoleMemberCall { role: guardian, index });
    assert_eq!([0, 1].map(|index| done(member(number(index)))._0), [carol, bob]);
    for index in [number(2), U256::MAX] {
        let expected = abi::AccessControlEnumerableOutOfBounds { role: guardian, index };
        refused(member(index), expected);
    }
}

#[motsu::test]
fn grants_are_512_at_most(contract: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    let account = |place: u64| Address::left_padding_from(&(place + 1).to_be_bytes());
    // ADMIN is one of them; the others are of every role.
    for place in 0..511 {
        grant(&contract, admin, role(NAMES[place as usize % NAMES.len()]), account(place));
    }
    assert_eq!(grants(&contract).len(), 512);
    let full = || abi::TooManyGrants { maximum: number(512) };
    for name in NAMES {
        let call = abi::grantRoleCall { role: role(name), account: account(600) };
        refused(send(&contract, admin, call), full());
    }
    // What is granted already is no further grant, and the administrator can change.
    grant(&contract, admin, role(NAMES[0]), account(0));
    done(send(&contract, admin, abi::transferAdminCall { account: account(600) }));
    done(send(&contract, account(600), abi::acceptAdminCall {}));
    done(send(
        &contract,
        account(0),
        abi::renounceRoleCall { role: role(NAMES[0]), confirmation: account(0) },
    ));
    grant(&contract, account(600), role("MAKER"), account(601));
    assert_eq!(grants(&contract).len(), 512);
}

#[motsu::test]
fn native_currency_is_refused(contract: Contract<Authority>, admin: Address) {
    admin.fund(number(1));
    let input = constructor(admin);
    let outcome = contract.sender_and_value(admin, number(1)).call(&input);
    refused(outcome.map_err(Vec::from).motsu_res(), abi::ValueNotAccepted { value: number(1) });
    done(raw(&contract, admin, &input));
}
