//! The contracts that take orders from here.

use crate::entries::{Entries, Selector};
use crate::errors::{self, Error};
use crate::events;
use crate::storage::Authority;
use alloy_primitives::{Address, U256};
use kit::host;
use kit::words::Word;

/// The most targets: what a pause of all of them calls is bounded by it.
pub const TARGETS_MAXIMUM: u64 = 32;

impl Authority {
    /// Lists a contract with its entries. `EntryUnknown`, `TargetAlreadyListed`, `TooManyTargets`,
    /// `TargetHasNoCode`.
    pub(crate) fn add_target(&mut self, target: Address, selectors: &[Selector]) -> Result<(), Error> {
        let mut entries = Entries::default();
        for selector in selectors {
            entries.insert(*selector)?;
        }
        if self.targets.contains(target) {
            return Err(errors::target_already_listed(target));
        }
        if self.targets.length() >= U256::from_limbs([TARGETS_MAXIMUM, 0, 0, 0]) {
            return Err(errors::too_many_targets(TARGETS_MAXIMUM));
        }
        if !host::has_code(target) {
            return Err(errors::target_has_no_code(target));
        }
        self.targets.add(target);
        self.entries.insert(target, entries.pack());
        events::target_added(target, entries);
        Ok(())
    }

    /// Delists a target and forgets its pauses. `TargetUnknown`.
    pub(crate) fn remove_target(&mut self, target: Address) -> Result<(), Error> {
        let entries = self.entries_of(target)?;
        for entry in entries.iter() {
            self.pauses.setter(target).insert(entry.word(), U256::ZERO);
        }
        self.entries.insert(target, U256::ZERO);
        self.targets.remove(target);
        events::target_removed(target);
        Ok(())
    }

    /// The entries of a listed target. `TargetUnknown` for any other.
    pub(crate) fn entries_of(&self, target: Address) -> Result<Entries, Error> {
        self.check_listed(target)?;
        Ok(Entries::unpack(self.entries.get(target)))
    }

    /// `TargetUnknown` unless it is listed.
    pub(crate) fn check_listed(&self, target: Address) -> Result<(), Error> {
        if self.targets.contains(target) { Ok(()) } else { Err(errors::target_unknown(target)) }
    }
}
