//! The administrator, and how it changes.

use crate::scene::{
    ADMIN, ask, constructor, done, ended_with, grant, guardian_role, list, log, open, raw, refused, send,
    unauthorized,
};
use alloy_primitives::Address;
use alloy_sol_types::SolCall;
use authority::Authority;
use authority::abi::IAuthority as abi;
use motsu::prelude::*;

fn admins(contract: &Contract<Authority>) -> [Address; 2] {
    [ask(contract, abi::adminCall {})._0, ask(contract, abi::pendingAdminCall {})._0]
}

#[motsu::test]
fn the_constructor_runs_once(contract: Contract<Authority>, admin: Address, alice: Address) {
    assert_eq!(admins(&contract), [Address::ZERO; 2]);
    refused(raw(&contract, alice, &constructor(Address::ZERO)), abi::ZeroAddress {});
    done(raw(&contract, alice, &constructor(admin)));
    ended_with(
        &contract,
        [
            log(abi::RoleGranted { role: ADMIN, account: admin, sender: alice }),
            log(abi::AdminChanged { previousAdmin: Address::ZERO, admin }),
        ],
    );
    assert_eq!(admins(&contract), [admin, Address::ZERO]);
    for account in [admin, alice] {
        refused(raw(&contract, account, &constructor(alice)), abi::AlreadyConstructed {});
    }
    assert!(!ask(&contract, abi::hasRoleCall { role: ADMIN, account: alice })._0);
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(
    contract: Contract<Authority>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&contract, admin);
    grant(&contract, admin, guardian_role(), admin);
    done(send(&contract, admin, abi::transferAdminCall { account: alice }));
    ended_with(&contract, [log(abi::AdminOffered { admin, pendingAdmin: alice })]);
    assert_eq!(admins(&contract), [admin, alice]);
    // The offer gives nothing yet, and only its receiver can take it.
    let needs_admin = unauthorized(alice, ADMIN);
    refused(send(&contract, alice, abi::transferAdminCall { account: bob }), needs_admin);
    for other in [admin, bob, Address::ZERO] {
        refused(send(&contract, other, abi::acceptAdminCall {}), abi::NotPendingAdmin { caller: other });
    }
    done(send(&contract, alice, abi::acceptAdminCall {}));
    ended_with(
        &contract,
        [
            log(abi::RoleRevoked { role: ADMIN, account: admin, sender: alice }),
            log(abi::RoleGranted { role: ADMIN, account: alice, sender: alice }),
            log(abi::AdminChanged { previousAdmin: admin, admin: alice }),
        ],
    );
    assert_eq!(admins(&contract), [alice, Address::ZERO]);
    let abi::rolesReturn { roles, holders } = ask(&contract, abi::rolesCall {});
    assert_eq!(roles, [ADMIN, guardian_role()]);
    assert_eq!(holders, [alice, admin], "other roles stay where they are");
    let needs_admin = unauthorized(admin, ADMIN);
    refused(send(&contract, admin, abi::transferAdminCall { account: admin }), needs_admin);
    refused(send(&contract, alice, abi::acceptAdminCall {}), abi::NotPendingAdmin { caller: alice });
}

#[motsu::test]
fn an_offer_is_withdrawn_or_replaced(
    contract: Contract<Authority>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&contract, admin);
    let offer = |account| done(send(&contract, admin, abi::transferAdminCall { account }));
    let take = |account| send(&contract, account, abi::acceptAdminCall {});
    offer(alice);
    offer(Address::ZERO);
    assert_eq!(admins(&contract), [admin, Address::ZERO]);
    for caller in [alice, Address::ZERO] {
        refused(take(caller), abi::NotPendingAdmin { caller });
    }
    offer(alice);
    offer(bob);
    refused(take(alice), abi::NotPendingAdmin { caller: alice });
    // To itself, too.
    offer(admin);
    done(take(admin));
    assert_eq!(admins(&contract), [admin, Address::ZERO]);
    refused(take(bob), abi::NotPendingAdmin { caller: bob });
}

#[motsu::test]
fn there_is_no_other_way_to_the_place(contract: Contract<Authority>, admin: Address, alice: Address) {
    open(&contract, admin);
    let in_two_steps = || abi::AdminInTwoSteps {};
    for account in [admin, alice] {
        refused(send(&contract, admin, abi::grantRoleCall { role: ADMIN, account }), in_two_steps());
        refused(send(&contract, admin, abi::revokeRoleCall { role: ADMIN, account }), in_two_steps());
        let renounce = abi::renounceRoleCall { role: ADMIN, confirmation: account };
        refused(send(&contract, account, renounce), in_two_steps());
    }
    assert_eq!(admins(&contract), [admin, Address::ZERO]);
    assert!(ask(&contract, abi::hasRoleCall { role: ADMIN, account: admin })._0);
}

/// Here the other contract is an authority as well; a multisig or a governor does the same.
#[motsu::test]
fn a_contract_is_administrator(contract: Contract<Authority>, holder: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    open(&holder, admin);
    list(&holder, admin, contract.address(), &[]);
    done(send(&contract, admin, abi::transferAdminCall { account: holder.address() }));
    let through = |call: Vec<u8>| {
        done(send(&holder, admin, abi::pushCall { target: contract.address(), data: call.into() }));
    };
    through(abi::acceptAdminCall {}.abi_encode());
    assert_eq!(admins(&contract), [holder.address(), Address::ZERO]);
    through(abi::grantRoleCall { role: guardian_role(), account: admin }.abi_encode());
    assert!(ask(&contract, abi::hasRoleCall { role: guardian_role(), account: admin })._0);
}
