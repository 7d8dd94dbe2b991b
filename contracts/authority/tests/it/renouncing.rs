//! The administrator's place left empty, and what passes it on once the contract is sealed.

use crate::scene::{
    ADMIN, DAY, Operation, ask, call, done, ended_with, guardian_role, log, now, number, open_with_guardian,
    refused, role, seal, send, serve, unauthorized,
};
use alloy_primitives::Address;
use authority::Authority;
use authority::abi::IAuthority as abi;
use kit::clock::pass;
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai;

fn renounce(contract: &Contract<Authority>) -> Operation {
    Operation::new(vec![call(contract.address(), &abi::renounceAdminCall {})])
}

#[motsu::test]
fn the_place_is_left_empty_for_ever(
    contract: Contract<Authority>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    done(send(&contract, admin, abi::transferAdminCall { account: alice }));
    seal(&contract, admin);
    let operation = renounce(&contract);
    done(operation.schedule(&contract, admin));
    pass(14 * DAY);
    done(operation.execute(&contract, alice));
    ended_with(
        &contract,
        [
            log(abi::OperationExecuted { id: operation.id(), sender: alice }),
            log(abi::RoleRevoked { role: ADMIN, account: admin, sender: alice }),
            log(abi::AdminChanged { previousAdmin: admin, admin: Address::ZERO }),
        ],
    );
    assert_eq!(ask(&contract, abi::adminCall {})._0, Address::ZERO);
    assert_eq!(ask(&contract, abi::pendingAdminCall {})._0, Address::ZERO);
    assert_eq!(ask(&contract, abi::rolesCall {}).roles, [guardian_role()]);
    for caller in [alice, admin, Address::ZERO] {
        refused(send(&contract, caller, abi::acceptAdminCall {}), abi::NotPendingAdmin { caller });
        refused(renounce(&contract).salted(1).schedule(&contract, caller), unauthorized(caller, ADMIN));
        let grant = abi::grantRoleCall { role: role("MAKER"), account: alice };
        refused(send(&contract, caller, grant), unauthorized(caller, ADMIN));
    }
}

#[motsu::test]
fn not_while_another_operation_could_be_carried_out(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &usdai);
    seal(&contract, admin);
    let cap = call(usdai.address(), &IUSDai::setSupplyCapCall { cap: number(1) });
    let other = Operation::new(vec![cap]);
    done(renounce(&contract).schedule(&contract, admin));
    done(other.schedule(&contract, admin));
    pass(14 * DAY);
    refused(renounce(&contract).execute(&contract, admin), abi::OperationsPending { count: number(1) });
    // One that has expired is none.
    pass(3 * DAY);
    done(renounce(&contract).execute(&contract, admin));
}

#[motsu::test]
fn a_place_on_offer_waits_and_is_taken_in_the_second_step(
    contract: Contract<Authority>,
    admin: Address,
    guardian: Address,
    safe: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    seal(&contract, admin);
    let offer = |account| Operation::new(vec![call(contract.address(), &abi::transferAdminCall { account })]);
    let operation = offer(safe);
    done(operation.schedule(&contract, admin));
    pass(7 * DAY - 1);
    let (id, readyAt) = (operation.id(), now() + 1);
    refused(operation.execute(&contract, safe), abi::OperationNotReady { id, state: 1, readyAt });
    refused(send(&contract, safe, abi::acceptAdminCall {}), abi::NotPendingAdmin { caller: safe });
    pass(1);
    done(operation.execute(&contract, safe));
    ended_with(&contract, [log(abi::AdminOffered { admin, pendingAdmin: safe })]);
    assert_eq!(ask(&contract, abi::adminCall {})._0, admin);
    done(send(&contract, safe, abi::acceptAdminCall {}));
    assert_eq!(ask(&contract, abi::adminCall {})._0, safe);
}
