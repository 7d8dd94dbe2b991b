//! Operations of a sealed authority on the shipped programs: none comes early, late, twice, in part or in another
//! shape.

use alloy_primitives::{Address, B256, U256};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{DAY, Operation, ask, at, call, own, sealed};

const UNKNOWN: u8 = 0;
const WAITING: u8 = 1;
const READY: u8 = 2;
const EXPIRED: u8 = 3;
const EXECUTED: u8 = 4;
const CANCELLED: u8 = 5;

fn cap(suite: &Suite, units: u64) -> IAuthority::Call {
    call(suite.usdai(), &IUSDai::setSupplyCapCall { cap: whole(units, 18) })
}

fn fee(suite: &Suite, fee: u16) -> IAuthority::Call {
    call(suite.susdai(), &ISUSDai::setYieldFeeCall { fee })
}

#[track_caller]
fn parameters(suite: &mut Suite) -> (U256, u16) {
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    let cap = ask(suite, usdai, &IUSDai::supplyCapCall {});
    (cap, ask(suite, susdai, &ISUSDai::parametersCall {}).yieldFee)
}

#[track_caller]
fn not_ready(suite: &mut Suite, operation: &Operation, state: u8) {
    let id = operation.id();
    let ready_at = done(suite.ask(&IAuthority::operationCall { id })).readyAt;
    let alice = suite.staking.world.alice.clone();
    refused(operation.execute(suite, &alice), IAuthority::OperationNotReady { id, state, readyAt: ready_at });
}

#[test]
fn g05_there_is_no_way_round_the_wait() {
    let mut suite = sealed();
    let before = parameters(&mut suite);
    let (admin, authority, usdai) = (suite.admin(), suite.authority, suite.usdai());
    let role = Suite::role("MAKER");
    let set = IUSDai::setSupplyCapCall { cap: U256::ZERO };
    let waits = |days: u64| IAuthority::DelayRequired { delay: days * DAY };
    refused(suite.push(usdai, &set), waits(3));
    refused(suite.push(usdai, &IUSDai::transferAuthorityCall { account: admin.address }), waits(90));
    refused(suite.grant("MAKER", admin.address), waits(3));
    refused(suite.grant("BRIDGE", admin.address), waits(7));
    refused(suite.grant("GUARDIAN", admin.address), waits(14));
    refused(suite.rule(&IAuthority::revokeRoleCall { role, account: admin.address }), waits(3));
    refused(suite.rule(&IAuthority::transferAdminCall { account: admin.address }), waits(7));
    refused(suite.rule(&IAuthority::addTargetCall { target: usdai, entries: vec![] }), waits(7));
    refused(suite.rule(&IAuthority::removeTargetCall { target: usdai }), waits(7));
    // The administrator is nobody in the contracts themselves.
    refused(suite.chain().send(&admin, usdai, &set), IUSDai::NotAuthority { caller: admin.address });
    refused(suite.rule(&IAuthority::sealCall {}), IAuthority::AlreadySealed {});
    // An operation of an operation is none: neither can it be announced, nor do targets get at the authority.
    let inner = Operation::new([cap(&suite, 1)]);
    let Operation { calls, predecessor, salt } = inner;
    let execute = IAuthority::executeCall { calls, predecessor, salt };
    let nested = Operation::new([own(&suite, &execute)]);
    let selector = <IAuthority::executeCall as alloy_sol_types::SolCall>::SELECTOR.into();
    refused(nested.schedule(&mut suite, &admin), IAuthority::OrderUnknown { selector });
    let Operation { calls, predecessor, salt } = nested;
    refused(
        suite.chain().send(&admin, authority, &IAuthority::executeCall { calls, predecessor, salt }),
        IAuthority::OperationNotReady {
            id: Operation::new([own(&suite, &execute)]).id(),
            state: UNKNOWN,
            readyAt: 0,
        },
    );
    assert_eq!(parameters(&mut suite), before);
}

#[test]
fn g05_an_operation_is_carried_out_once_in_its_fortnight() {
    let mut suite = sealed();
    let (admin, alice) = (suite.admin(), suite.staking.world.alice.clone());
    let operation = Operation::new([cap(&suite, 7), fee(&suite, 9)]);
    let (id, start) = (operation.id(), suite.chain().timestamp());
    not_ready(&mut suite, &operation, UNKNOWN);
    for sender in [suite.guardian.clone(), alice.clone()] {
        let unauthorized =
            IAuthority::AccessControlUnauthorizedAccount { account: sender.address, neededRole: B256::ZERO };
        refused(operation.schedule(&mut suite, &sender), unauthorized);
    }
    done(operation.schedule(&mut suite, &admin));
    let shown = done(suite.ask(&IAuthority::operationCall { id }));
    let (ready, void) = (shown.readyAt, shown.expiresAt);
    assert!(ready >= start + 3 * DAY && void == ready + 14 * DAY);
    for (time, state) in [(ready - 1, WAITING), (void, EXPIRED)] {
        let mut suite = suite.clone();
        at(&mut suite, time);
        not_ready(&mut suite, &operation, state);
    }
    for time in [ready, void - 1] {
        let mut suite = suite.clone();
        at(&mut suite, time);
        let receipt = done(operation.execute(&mut suite, &alice));
        let executed = IAuthority::OperationExecuted { id, sender: alice.address };
        assert_eq!(receipt.logs::<IAuthority::OperationExecuted>(), [executed]);
        assert_eq!(parameters(&mut suite), (whole(7, 18), 9));
        assert_eq!(operation.state(&mut suite), EXECUTED);
        not_ready(&mut suite, &operation, EXECUTED);
        refused(operation.schedule(&mut suite, &admin), IAuthority::OperationKnown { id, state: EXECUTED });
    }
    // It was void, and is announced anew with a wait of its own.
    at(&mut suite, void);
    done(operation.schedule(&mut suite, &admin));
    not_ready(&mut suite, &operation, WAITING);
}

#[test]
fn g05_what_was_called_off_comes_back_only_with_another_wait() {
    let mut suite = sealed();
    let (admin, guardian) = (suite.admin(), suite.guardian.clone());
    let operation = Operation::new([cap(&suite, 7)]);
    operation.wait(&mut suite);
    done(operation.cancel(&mut suite, &guardian));
    not_ready(&mut suite, &operation, CANCELLED);
    done(operation.schedule(&mut suite, &admin));
    not_ready(&mut suite, &operation, WAITING);
    let known = IAuthority::OperationKnown { id: operation.id(), state: WAITING };
    refused(operation.schedule(&mut suite, &admin), known);
    done(operation.cancel(&mut suite, &admin));
    operation.carry_out(&mut suite);
    assert_eq!(parameters(&mut suite).0, whole(7, 18));
}

#[test]
fn g05_another_order_predecessor_or_salt_is_another_operation() {
    let mut suite = sealed();
    let operation = Operation::new([cap(&suite, 7), cap(&suite, 8)]);
    operation.wait(&mut suite);
    let others = [
        Operation::new([cap(&suite, 8), cap(&suite, 7)]),
        Operation::new([cap(&suite, 7)]),
        Operation::new([cap(&suite, 7), cap(&suite, 8), cap(&suite, 8)]),
        Operation::new([]),
        operation.clone().after(operation.id()),
        operation.clone().salted(1),
    ];
    for other in others {
        not_ready(&mut suite, &other, UNKNOWN);
    }
    let alice = suite.staking.world.alice.clone();
    done(operation.execute(&mut suite, &alice));
    assert_eq!(parameters(&mut suite).0, whole(8, 18), "in the order that was announced");
}

#[test]
fn g05_one_waits_for_the_other() {
    let mut suite = sealed();
    let alice = suite.staking.world.alice.clone();
    let first = Operation::new([cap(&suite, 7)]);
    let second = Operation::new([cap(&suite, 8)]).after(first.id());
    second.wait(&mut suite);
    let waits = |state| IAuthority::PredecessorNotExecuted { predecessor: first.id(), state };
    refused(second.execute(&mut suite, &alice), waits(UNKNOWN));
    first.wait(&mut suite);
    refused(second.execute(&mut suite, &alice), waits(READY));
    done(first.execute(&mut suite, &alice));
    done(second.execute(&mut suite, &alice));
    assert_eq!(parameters(&mut suite).0, whole(8, 18));
}

#[test]
fn g05_an_operation_of_which_one_call_fails_is_nothing() {
    let mut suite = sealed();
    let alice = suite.staking.world.alice.clone();
    let before = parameters(&mut suite);
    let maker =
        own(&suite, &IAuthority::grantRoleCall { role: Suite::role("MAKER"), account: alice.address });
    let operation = Operation::new([cap(&suite, 7), maker, fee(&suite, 1_001)]);
    operation.wait(&mut suite);
    let receipt = operation.execute(&mut suite, &alice);
    refused(
        receipt,
        ISUSDai::OutOfRange { value: U256::from(1_001), least: U256::ZERO, most: U256::from(1_000) },
    );
    assert_eq!(parameters(&mut suite), before);
    let has = IAuthority::hasRoleCall { role: Suite::role("MAKER"), account: alice.address };
    assert!(!done(suite.ask(&has)));
    assert_eq!(operation.state(&mut suite), READY);
}

#[test]
fn a_target_that_was_delisted_meanwhile_is_spared() {
    let mut suite = sealed();
    let (usdai, alice) = (suite.usdai(), suite.staking.world.alice.clone());
    let later = Operation::new([cap(&suite, 7)]).salted(7);
    Operation::new([own(&suite, &IAuthority::removeTargetCall { target: usdai })]).carry_out(&mut suite);
    later.wait(&mut suite);
    refused(later.execute(&mut suite, &alice), IAuthority::TargetUnknown { target: usdai });
    // In one operation it can be listed and told.
    let entries = vec![Suite::PAUSE_MINT];
    let list = own(&suite, &IAuthority::addTargetCall { target: usdai, entries });
    Operation::new([list, cap(&suite, 7)]).carry_out(&mut suite);
    assert_eq!(parameters(&mut suite).0, whole(7, 18));
}

#[test]
fn whoever_carries_it_out_is_nobody_to_the_targets() {
    let mut suite = sealed();
    let alice = suite.staking.world.alice.clone();
    let operation = Operation::new([cap(&suite, 7)]);
    operation.wait(&mut suite);
    let receipt = done(operation.execute(&mut suite, &alice));
    let pushed = receipt.logs_of::<IAuthority::Pushed>(suite.authority);
    assert_eq!(pushed.iter().map(|event| event.sender).collect::<Vec<_>>(), [alice.address]);
    assert_ne!(alice.address, Address::ZERO);
    let usdai = suite.usdai();
    let set = IUSDai::setSupplyCapCall { cap: U256::ZERO };
    refused(suite.chain().send(&alice, usdai, &set), IUSDai::NotAuthority { caller: alice.address });
}
