//! Whoever reads the events only knows all that the views say.

use crate::scene::{
    ADMIN, NOW, PAUSE_MINT, ask, done, grant, guardian_role, list, number, open_with_guardian, push, role,
    selector, send, serve, set_mode,
};
use alloy_primitives::{Address, B256, FixedBytes, LogData};
use alloy_sol_types::SolEventInterface;
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::abi::IAuthority::IAuthorityEvents as Event;
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
        Self {
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
