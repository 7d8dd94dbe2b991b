//! Stopping entries of targets until a time, which is recorded here and kept there.

use crate::entries::Selector;
use crate::errors::{self, Error};
use crate::push::ANSWER_BYTES;
use crate::storage::Authority;
use crate::{events, push, roles};
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use kit::host;
use kit::pause::PAUSE_MAXIMUM;
use kit::words::{Word, with_selector};

/// Gas for one of all entries. A pause takes a program some 50,000 the first time; all that there can be, each
/// burning this, leave a quarter of a transaction's 32 million.
const PAUSE_GAS: u64 = 150_000;
/// Gas for one of a target's entries when it is told again: enough for a target that `PAUSE_GAS` was too little
/// for, and all four that burn it leave half of a transaction's 32 million.
const SYNC_GAS: u64 = 4_000_000;

impl Authority {
    /// GUARDIAN: stops an entry until then, or ends that. `TargetUnknown`, `EntryUnknown`, `PauseTooLong`, the
    /// target's reason, or `PushFailed` when it gives none.
    pub(crate) fn pause(&mut self, target: Address, entry: Selector, until: u64) -> Result<(), Error> {
        self.check_role(roles::guardian())?;
        if !self.entries_of(target)?.contains(entry) {
            return Err(errors::entry_unknown(entry));
        }
        check_end(until)?;
        self.record(target, entry, until);
        push::send(target, &order(entry, until)).map(drop)
    }

    /// GUARDIAN: stops every entry of every target, at least until then. `PauseTooLong`; what a target says stops
    /// nothing.
    pub(crate) fn pause_all(&mut self, until: u64) -> Result<(), Error> {
        self.check_role(roles::guardian())?;
        check_end(until)?;
        let mut orders = Vec::new();
        for target in self.targets.values() {
            for entry in self.entries_of(target)?.iter() {
                let recorded = self.paused_until(target, entry);
                if recorded <= until {
                    self.record(target, entry, until);
                }
                // A later end is told again, as by `sync`: the target may have refused it the first time.
                orders.push((target, entry, until.max(recorded)));
            }
        }
        for (target, entry, until) in orders {
            let _refusal = tell(target, entry, until, PAUSE_GAS, 0);
        }
        Ok(())
    }

    /// Anyone: tells a target again of each pause whose end is to come. `TargetUnknown`; when it takes none of
    /// them, its first reason, or `PushFailed` when it gives none.
    pub(crate) fn sync(&mut self, target: Address) -> Result<(), Error> {
        let now = host::now();
        let (mut is_one_taken, mut refusal) = (false, None);
        for entry in self.entries_of(target)?.iter() {
            let until = self.paused_until(target, entry);
            if now < until {
                match tell(target, entry, until, SYNC_GAS, ANSWER_BYTES) {
                    Ok(_) => is_one_taken = true,
                    Err(reason) => refusal = refusal.or(Some(reason)),
                }
            }
        }
        match refusal {
            Some(reason) if !is_one_taken => Err(push::refusal(target, reason)),
            _ => Ok(()),
        }
    }

    /// Until when an entry is to rest.
    pub(crate) fn paused_until(&self, target: Address, entry: Selector) -> u64 {
        let [until, ..] = self.pauses.getter(target).get(entry.word()).into_limbs();
        until
    }

    fn record(&mut self, target: Address, entry: Selector, until: u64) {
        self.pauses.setter(target).insert(entry.word(), U256::from_limbs([until, 0, 0, 0]));
        events::pause_set(target, entry, until, host::sender());
    }
}

/// `PauseTooLong` for an end that no target would take. So a record that none took is forgotten in time, and
/// nobody can `sync` it years later.
fn check_end(until: u64) -> Result<(), Error> {
    let latest = host::now().saturating_add(PAUSE_MAXIMUM);
    if latest < until { Err(errors::pause_too_long(until, latest)) } else { Ok(()) }
}

/// Tells a target of a recorded pause, and the world when it refuses.
fn tell(target: Address, entry: Selector, until: u64, gas: u64, limit: usize) -> Result<Vec<u8>, Vec<u8>> {
    let outcome = host::forward(target, &order(entry, until), gas, limit);
    if outcome.is_err() {
        events::pause_not_pushed(target, entry, until);
    }
    outcome
}

fn order(entry: Selector, until: u64) -> Vec<u8> {
    with_selector(entry.0, &[until.word()])
}
