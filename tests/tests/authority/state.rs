//! What the authority's views say, and the same by its events alone.

use std::collections::{BTreeMap, BTreeSet};

use alloy_primitives::{Address, B256, FixedBytes, keccak256};
use alloy_sol_types::{SolEventInterface, SolValue};
use stylus_chain::chain::Chain;
use tests::{
    Suite,
    abi::{IAuthority, IAuthority::IAuthorityEvents as Event},
    check::done,
};

/// Everything that there is to know.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct State {
    pub grants: BTreeSet<(B256, Address)>,
    pub admin: Address,
    pub pending: Address,
    pub targets: BTreeMap<Address, BTreeMap<FixedBytes<4>, u64>>,
    pub is_sealed: bool,
    /// What is listed, with its times.
    pub operations: BTreeMap<B256, (u64, u64)>,
    pub modules: BTreeMap<B256, Address>,
}

impl State {
    /// By the contract's events since the first block.
    pub fn of_events(chain: &Chain, authority: Address) -> Self {
        let blocks = (0..=chain.block_number()).filter_map(|number| chain.block(number));
        let logs = blocks.flat_map(|block| &block.receipts).flat_map(|receipt| &receipt.logs);
        let mut state = Self::default();
        for log in logs.filter(|log| log.address == authority) {
            match Event::decode_log(log) {
                Ok(event) => state.apply(event.data),
                // Deployment tells of the program, not of its state.
                Err(error) => panic!("{error}: {log:?}"),
            }
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
                match entry {
                    Some(until) => *until = e.until,
                    None => panic!("{e:?} of what is no entry"),
                }
            }
            Event::Sealed(e) => {
                assert_eq!(e.admin, self.admin);
                assert!(!std::mem::replace(&mut self.is_sealed, true));
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
                assert_eq!(self.modules.remove(&e.name).unwrap_or_default(), e.previousModule);
                if !e.module.is_zero() {
                    self.modules.insert(e.name, e.module);
                }
            }
            Event::Pushed(_) | Event::PauseNotPushed(_) => {}
        }
    }

    #[track_caller]
    pub fn of_views(suite: &mut Suite) -> Self {
        let listed = done(suite.ask(&IAuthority::rolesCall {}));
        let mut targets = BTreeMap::new();
        for target in done(suite.ask(&IAuthority::targetsCall {})) {
            let entries = done(suite.ask(&IAuthority::entriesCall { target })).into_iter();
            let with_until = |entry| (entry, done(suite.ask(&IAuthority::pausedUntilCall { target, entry })));
            targets.insert(target, entries.map(with_until).collect());
        }
        let listed_operations = done(suite.ask(&IAuthority::operationsCall {}));
        let times = listed_operations.readyAt.into_iter().zip(listed_operations.expiresAt);
        let modules = done(suite.ask(&IAuthority::modulesCall {}));
        Self {
            is_sealed: done(suite.ask(&IAuthority::isSealedCall {})),
            operations: listed_operations.ids.into_iter().zip(times).collect(),
            modules: modules.names.into_iter().zip(modules.modules).collect(),
            grants: listed.roles.into_iter().zip(listed.holders).collect(),
            admin: done(suite.ask(&IAuthority::adminCall {})),
            pending: done(suite.ask(&IAuthority::pendingAdminCall {})),
            targets,
        }
    }
}
