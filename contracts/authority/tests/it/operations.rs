//! The life of an operation: announced, carried out by anybody in time, called off, expired.

use crate::scene::{
    ADMIN, DAY, Operation, ask, call, done, ended_with, guardian_role, log, now, number, open_with_guardian,
    refused, role, seal, send, serve, unauthorized,
};
use alloy_primitives::{Address, B256};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::operations::OPERATIONS_MAXIMUM;
use kit::clock::pass;
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai;

const UNKNOWN: u8 = 0;
const WAITING: u8 = 1;
const READY: u8 = 2;
const EXPIRED: u8 = 3;
const EXECUTED: u8 = 4;
const CANCELLED: u8 = 5;

fn open(contract: &Contract<Authority>, usdai: &Contract<UsdAi>, admin: Address, guardian: Address) {
    open_with_guardian(contract, admin, guardian);
    serve(contract, admin, usdai);
    seal(contract, admin);
}

fn cap(usdai: &Contract<UsdAi>, cap: u64) -> abi::Call {
    call(usdai.address(), &IUSDai::setSupplyCapCall { cap: number(cap) })
}

fn cancel(contract: &Contract<Authority>, sender: Address, operation: &Operation) -> Result<(), Vec<u8>> {
    send(contract, sender, abi::cancelCall { id: operation.id() }).map(drop)
}

fn listed(contract: &Contract<Authority>) -> Vec<B256> {
    ask(contract, abi::operationsCall {}).ids
}

#[motsu::test]
fn it_is_announced_waits_and_is_carried_out_by_anybody(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let operation = Operation::new(vec![cap(&usdai, 7), cap(&usdai, 8)]).salted(3);
    let (id, salt, readyAt) = (operation.id(), operation.salt, now() + 3 * DAY);
    let (calls, expiresAt) = (operation.calls.clone(), readyAt + 14 * DAY);
    let hash = abi::hashOperationCall { calls: calls.clone(), predecessor: B256::ZERO, salt };
    assert_eq!(ask(&contract, hash)._0, id);
    assert_eq!(operation.state(&contract), UNKNOWN);
    for other in [guardian, alice] {
        refused(operation.schedule(&contract, other), unauthorized(other, ADMIN));
    }
    assert_eq!(done(operation.schedule(&contract, admin)), id);
    let predecessor = B256::ZERO;
    ended_with(
        &contract,
        [log(abi::OperationScheduled { id, predecessor, salt, calls, readyAt, expiresAt })],
    );
    let shown = ask(&contract, abi::operationCall { id });
    assert_eq!((shown.state, shown.readyAt, shown.expiresAt), (WAITING, readyAt, expiresAt));
    let list = ask(&contract, abi::operationsCall {});
    assert_eq!((list.ids, list.readyAt, list.expiresAt), (vec![id], vec![readyAt], vec![expiresAt]));

    pass(3 * DAY - 1);
    let early = abi::OperationNotReady { id, state: WAITING, readyAt };
    refused(operation.execute(&contract, alice), early);
    pass(1);
    assert_eq!(operation.state(&contract), READY);
    done(operation.execute(&contract, alice));
    assert_eq!(ask(&usdai, IUSDai::supplyCapCall {})._0, number(8));
    assert_eq!((operation.state(&contract), listed(&contract)), (EXECUTED, vec![]));
    let executed = abi::OperationNotReady { id, state: EXECUTED, readyAt };
    refused(operation.execute(&contract, alice), executed);
    refused(operation.schedule(&contract, admin), abi::OperationKnown { id, state: EXECUTED });
    refused(cancel(&contract, admin, &operation), abi::OperationNotPending { id, state: EXECUTED });
    done(operation.salted(4).schedule(&contract, admin));
}

#[motsu::test]
fn it_expires_and_can_be_announced_again(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let operation = Operation::new(vec![cap(&usdai, 7)]);
    let (id, readyAt) = (operation.id(), now() + 3 * DAY);
    done(operation.schedule(&contract, admin));
    for (days, state) in [(0, WAITING), (3, READY), (13, READY)] {
        pass(days * DAY);
        assert_eq!(operation.state(&contract), state);
        refused(operation.schedule(&contract, admin), abi::OperationKnown { id, state });
    }
    pass(DAY);
    assert_eq!((operation.state(&contract), listed(&contract)), (EXPIRED, vec![id]));
    refused(operation.execute(&contract, alice), abi::OperationNotReady { id, state: EXPIRED, readyAt });
    done(operation.schedule(&contract, admin));
    assert_eq!((operation.state(&contract), listed(&contract)), (WAITING, vec![id]));
    pass(3 * DAY);
    done(operation.execute(&contract, alice));
}

#[motsu::test]
fn it_is_called_off_by_a_guardian_or_the_administrator(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let operation = Operation::new(vec![cap(&usdai, 7)]);
    let id = operation.id();
    for (sender, days) in [(guardian, 0), (admin, 1), (guardian, 3), (guardian, 17)] {
        done(operation.schedule(&contract, admin));
        pass(days * DAY);
        refused(cancel(&contract, alice, &operation), unauthorized(alice, guardian_role()));
        done(cancel(&contract, sender, &operation));
        ended_with(&contract, [log(abi::OperationCancelled { id, sender })]);
        assert_eq!((operation.state(&contract), listed(&contract)), (CANCELLED, vec![]));
        let readyAt = ask(&contract, abi::operationCall { id }).readyAt;
        let cancelled = abi::OperationNotReady { id, state: CANCELLED, readyAt };
        refused(operation.execute(&contract, alice), cancelled);
        refused(cancel(&contract, sender, &operation), abi::OperationNotPending { id, state: CANCELLED });
    }
    let other = operation.salted(9);
    let unknown = abi::OperationNotPending { id: other.id(), state: UNKNOWN };
    refused(cancel(&contract, guardian, &other), unknown);
}

#[motsu::test]
fn a_guardian_cannot_call_its_own_replacement_off(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let this = contract.address();
    let revoke = call(this, &abi::revokeRoleCall { role: guardian_role(), account: guardian });
    let grant = call(this, &abi::grantRoleCall { role: guardian_role(), account: alice });
    for both in [vec![revoke.clone(), grant.clone()], vec![cap(&usdai, 1), grant.clone()]] {
        refused(Operation::new(both).schedule(&contract, admin), abi::GuardianChangeAlone {});
    }
    let [revoke, grant] = [revoke, grant].map(|call| Operation::new(vec![call]));
    for operation in [&revoke, &grant] {
        done(operation.schedule(&contract, admin));
        refused(cancel(&contract, guardian, operation), unauthorized(guardian, ADMIN));
    }
    done(cancel(&contract, admin, &grant));
    pass(14 * DAY);
    done(revoke.execute(&contract, guardian));
    assert!(!ask(&contract, abi::hasRoleCall { role: guardian_role(), account: guardian })._0);
    // Any other role is no guardian's.
    let maker = call(this, &abi::grantRoleCall { role: role("MAKER"), account: alice });
    done(Operation::new(vec![maker, cap(&usdai, 1)]).schedule(&contract, admin));
}

#[motsu::test]
fn one_waits_for_another(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let first = Operation::new(vec![cap(&usdai, 7)]);
    let second = Operation::new(vec![cap(&usdai, 8)]).after(first.id());
    let predecessor = first.id();
    // Whichever is announced first.
    done(second.schedule(&contract, admin));
    pass(3 * DAY);
    let refuses = |state| {
        refused(second.execute(&contract, alice), abi::PredecessorNotExecuted { predecessor, state });
    };
    refuses(UNKNOWN);
    done(first.schedule(&contract, admin));
    refuses(WAITING);
    pass(3 * DAY);
    refuses(READY);
    done(cancel(&contract, guardian, &first));
    refuses(CANCELLED);
    done(first.schedule(&contract, admin));
    pass(3 * DAY);
    done(first.execute(&contract, alice));
    done(second.execute(&contract, alice));
    assert_eq!(ask(&usdai, IUSDai::supplyCapCall {})._0, number(8));
}

#[motsu::test]
fn another_order_or_predecessor_is_another_operation(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let announced = Operation::new(vec![cap(&usdai, 7), cap(&usdai, 8)]);
    done(announced.schedule(&contract, admin));
    pass(3 * DAY);
    let others = [
        Operation::new(vec![cap(&usdai, 8), cap(&usdai, 7)]),
        Operation::new(vec![cap(&usdai, 7)]),
        Operation::new(vec![cap(&usdai, 7), cap(&usdai, 9)]),
        Operation::new(vec![]),
        announced.clone().after(B256::repeat_byte(1)),
        announced.clone().salted(1),
    ];
    for other in others {
        let unknown = abi::OperationNotReady { id: other.id(), state: UNKNOWN, readyAt: 0 };
        refused(other.execute(&contract, admin), unknown);
    }
    done(announced.execute(&contract, admin));
}

#[motsu::test]
fn one_call_that_fails_is_the_end_of_all(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let fee = call(usdai.address(), &IUSDai::setHarvestRecipientCall { recipient: Address::ZERO });
    let maker = call(contract.address(), &abi::grantRoleCall { role: role("MAKER"), account: alice });
    let operation = Operation::new(vec![cap(&usdai, 7), maker, fee]);
    done(operation.schedule(&contract, admin));
    pass(7 * DAY);
    let before = contract.all_events();
    refused(operation.execute(&contract, alice), IUSDai::ZeroAddress {});
    assert_eq!(contract.all_events(), before);
    assert_eq!(ask(&usdai, IUSDai::supplyCapCall {})._0, number(0));
    assert!(!ask(&contract, abi::hasRoleCall { role: role("MAKER"), account: alice })._0);
    assert_eq!((operation.state(&contract), listed(&contract)), (READY, vec![operation.id()]));
}

#[motsu::test]
fn there_is_room_for_so_many(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
) {
    open(&contract, &usdai, admin, guardian);
    let operation = |salt| Operation::new(vec![cap(&usdai, 7)]).salted(salt);
    let maximum = OPERATIONS_MAXIMUM as u8;
    for salt in 0..maximum {
        done(operation(salt).schedule(&contract, admin));
    }
    let full = abi::TooManyOperations { maximum: number(OPERATIONS_MAXIMUM) };
    refused(operation(99).schedule(&contract, admin), full);
    done(cancel(&contract, guardian, &operation(0)));
    pass(10 * DAY);
    done(operation(99).schedule(&contract, admin));
    // Those that expired make room for others, and are known as expired.
    pass(8 * DAY);
    done(operation(100).schedule(&contract, admin));
    assert_eq!(listed(&contract).len(), 2);
    assert_eq!(operation(1).state(&contract), EXPIRED);
    let unlisted = abi::OperationNotPending { id: operation(1).id(), state: EXPIRED };
    refused(cancel(&contract, guardian, &operation(1)), unlisted);
    done(operation(1).schedule(&contract, admin));
}
