//! Whoever reads the events only knows all that the views say.

use crate::scene::{
    ADMIN, DAY, NOW, Operation, PAUSE_MINT, ask, call, done, grant, guardian_role, list, name, number,
    open_with_guardian, push, role, seal, selector, send, serve, set_mode,
};
use alloy_primitives::{Address, B256, FixedBytes, LogData, keccak256};
use alloy_sol_types::{SolEventInterface, SolValue};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::abi::IAuthority::IAuthorityEvents as Event;
use kit::clock::pass;
use mock_hostile::{MockHostile, Mode};
use motsu::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use usdai::UsdAi;
use usdai::abi::IUSDai;

#[derive(Debug, Default, PartialEq, Eq)]
struct State {
    grants: BTreeSet<(B256, Address)>,
    admin: Address,
    pending: Address,
    targets: BTreeMap<Address, BTreeMap<FixedBytes<4>, u64>>,
    is_sealed: bool,
    /// What is listed, with its times.
    operations: BTreeMap<B256, (u64, u64)>,
    modules: BTreeMap<B256, Address>,
}

impl State {
    fn of_events(events: &[LogData]) -> Self {
        let mut state = Self::default();
        for event in events {
            let event = Event::decode_log(
                &alloy_primitives::Log { address: Address::ZERO, data: event.clone() },
                true,
            );
            state.apply(event.expect("an event of the interface").data);
        }
        state
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::RoleGranted(e) => assert!(self.grants.insert((e.role, e.account))),
            Event::RoleRevoked(e) => assert!(self.grants.remove(&(e.role, e.account))),
            Event::AdminOffered(e) => self.pending = e.pendingAdmin,
            Event::AdminChanged(e) => (self.admin, self.pending) = (e.admin, Address::ZERO),
            Event::TargetAdded(e) => {
                let entries = e.entries.into_iter().map(|entry| (entry, 0)).collect();
                assert_eq!(self.targets.insert(e.target, entries), None);
            }
            Event::TargetRemoved(e) => assert!(self.targets.remove(&e.target).is_some()),
            Event::PauseSet(e) => {
                let entry = self.targets.get_mut(&e.target).and_then(|entries| entries.get_mut(&e.entry));
                *entry.expect("an entry of a target") = e.until;
            }
            Event::Sealed(e) => {
                assert_eq!(e.admin, self.admin);
                assert!(!core::mem::replace(&mut self.is_sealed, true));
            }
            Event::OperationScheduled(e) => {
                let hash = keccak256((e.calls, e.predecessor, e.salt).abi_encode_params());
                assert_eq!(e.id, hash, "whoever carries it out finds it in the event");
                self.operations.insert(e.id, (e.readyAt, e.expiresAt));
            }
            Event::OperationExecuted(e) => assert!(self.operations.remove(&e.id).is_some()),
            Event::OperationCancelled(e) => assert!(self.operations.remove(&e.id).is_some()),
            Event::OperationExpired(e) => assert!(self.operations.remove(&e.id).is_some()),
            Event::ModuleSet(e) => {
                let previous = self.modules.remove(&e.name).unwrap_or_default();
                assert_eq!(previous, e.previousModule);
                if !e.module.is_zero() {
                    self.modules.insert(e.name, e.module);
                }
            }
            Event::Pushed(_) | Event::PauseNotPushed(_) => {}
        }
    }

    fn of_views(contract: &Contract<Authority>) -> Self {
        let abi::rolesReturn { roles, holders } = ask(contract, abi::rolesCall {});
        let until = |target, entry| ask(contract, abi::pausedUntilCall { target, entry })._0;
        let entries = |target| {
            let entries = ask(contract, abi::entriesCall { target })._0.into_iter();
            (target, entries.map(|entry| (entry, until(target, entry))).collect())
        };
        let abi::operationsReturn { ids, readyAt, expiresAt } = ask(contract, abi::operationsCall {});
        let abi::modulesReturn { names, modules } = ask(contract, abi::modulesCall {});
        Self {
            is_sealed: ask(contract, abi::isSealedCall {})._0,
            operations: ids.into_iter().zip(readyAt.into_iter().zip(expiresAt)).collect(),
            modules: names.into_iter().zip(modules).collect(),
            grants: roles.into_iter().zip(holders).collect(),
            admin: ask(contract, abi::adminCall {})._0,
            pending: ask(contract, abi::pendingAdminCall {})._0,
            targets: ask(contract, abi::targetsCall {})._0.into_iter().map(entries).collect(),
        }
    }
}

#[motsu::test]
fn one_stream_rebuilds_it(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    hostile: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    let check = || {
        let state = State::of_views(&contract);
        assert_eq!(State::of_events(&contract.all_events()), state);
        state
    };
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &usdai);
    let requests = selector("pauseRequests(uint64)");
    list(&contract, admin, hostile.address(), &[PAUSE_MINT, requests]);
    check();
    set_mode(&hostile, Mode::Reverts);
    done(send(&contract, guardian, abi::pauseAllCall { until: NOW + 50 }));
    done(send(
        &contract,
        guardian,
        abi::pauseCall { target: usdai.address(), entry: PAUSE_MINT, until: NOW + 7 },
    ));
    let state = check();
    assert_eq!(state.targets[&hostile.address()], [(PAUSE_MINT, NOW + 50), (requests, NOW + 50)].into());
    assert_eq!(state.targets[&usdai.address()], [(PAUSE_MINT, NOW + 7)].into());

    for name in ["MAKER", "BRIDGE", "MONITOR"] {
        grant(&contract, admin, role(name), alice);
    }
    done(send(&contract, alice, abi::renounceRoleCall { role: role("BRIDGE"), confirmation: alice }));
    done(send(&contract, admin, abi::revokeRoleCall { role: guardian_role(), account: guardian }));
    done(send(&contract, admin, push(usdai.address(), &IUSDai::setSupplyCapCall { cap: number(1) })));
    done(send(&contract, admin, abi::removeTargetCall { target: hostile.address() }));
    done(send(&contract, admin, abi::transferAdminCall { account: alice }));
    let state = check();
    assert_eq!((state.admin, state.pending, state.targets.len()), (admin, alice, 1));
    done(send(&contract, alice, abi::acceptAdminCall {}));
    list(&contract, alice, hostile.address(), &[requests]);
    let state = check();
    assert_eq!((state.admin, state.pending), (alice, Address::ZERO));
    let held = [(ADMIN, alice), (role("MAKER"), alice), (role("MONITOR"), alice)];
    assert_eq!(state.grants, held.into());
}

#[motsu::test]
fn and_what_was_announced(
    contract: Contract<Authority>,
    usdai: Contract<UsdAi>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    let check = || {
        let state = State::of_views(&contract);
        assert_eq!(State::of_events(&contract.all_events()), state);
        state
    };
    open_with_guardian(&contract, admin, guardian);
    serve(&contract, admin, &usdai);
    done(send(&contract, admin, abi::setModuleCall { name: name("USDAI"), module: usdai.address() }));
    seal(&contract, admin);
    check();
    let cap = call(usdai.address(), &IUSDai::setSupplyCapCall { cap: number(1) });
    let grant = call(contract.address(), &abi::grantRoleCall { role: role("MAKER"), account: alice });
    let module = call(contract.address(), &abi::setModuleCall { name: name("USDAI"), module: Address::ZERO });
    let [executed, cancelled, left] = [vec![grant, module], vec![cap.clone()], vec![cap]].map(Operation::new);
    let left = left.after(executed.id()).salted(7);
    for operation in [&executed, &cancelled, &left] {
        done(operation.schedule(&contract, admin));
    }
    assert_eq!(check().operations.len(), 3);
    done(send(&contract, guardian, abi::cancelCall { id: cancelled.id() }));
    pass(7 * DAY);
    done(executed.execute(&contract, alice));
    let state = check();
    assert_eq!((state.operations.len(), state.modules.len(), state.grants.len()), (1, 0, 3));
    pass(20 * DAY);
    check();
    done(left.schedule(&contract, admin));
    // Enough of them for one that expired to make room.
    pass(20 * DAY);
    for salt in 8..40 {
        done(left.clone().salted(salt).schedule(&contract, admin));
    }
    assert_eq!(check().operations.len(), 32);
}
