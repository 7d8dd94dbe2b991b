//! Slots in memory.

use qev_auction::{Engine, Intake, Rules, Shares, Slot, Slots};
use std::cell::Cell;
use std::collections::HashMap;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{Timestamp, U256};

/// Slots by their names; it counts how often they are touched.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    slots: HashMap<Slot, U256>,
    loads: Cell<u64>,
    stores: u64,
}

impl Memory {
    /// Loads and stores so far.
    pub fn touched(&self) -> (u64, u64) {
        (self.loads.get(), self.stores)
    }
}

impl Slots for Memory {
    fn load(&self, slot: Slot) -> U256 {
        self.loads.set(self.loads.get() + 1);
        self.slots.get(&slot).copied().unwrap_or_default()
    }

    fn store(&mut self, slot: Slot, word: U256) {
        self.stores += 1;
        self.slots.insert(slot, word);
    }
}

pub const GENESIS: u64 = 1_767_592_800;

/// An auction that begins in epoch 1, whose first position has this number.
pub fn engine(first: u32) -> Engine<Memory> {
    let clock = Clock { genesis: Timestamp::new(GENESIS) };
    let mut engine = Engine { slots: Memory::default(), clock, now: clock.genesis };
    engine.begin(&Rules::DEFAULT).expect("a slot for it");
    let intake = Intake { next_sequence: first, cut: first, ..engine.intake() };
    engine.slots.store(Slot::Intake, intake.pack().expect("a slot for it"));
    engine
}

/// Instants of an epoch: the lock, the last for the beacon, the end of the reveal, the boundary.
pub fn milestones(clock: &Clock, epoch: u64) -> [u64; 4] {
    let epoch = Epoch::new(epoch);
    let [lock, end, boundary] = [clock.lock_time(epoch), clock.clear_time(epoch), clock.boundary(epoch)]
        .map(|at| at.expect("a time").get());
    [lock, end - 12 * 3_600, end, boundary]
}

pub fn shares(units: u128) -> Shares {
    Shares::new(units)
}

/// The units of an amount, which are few enough here.
pub fn units(amount: U256) -> u128 {
    u128::try_from(amount).expect("128 bits")
}
