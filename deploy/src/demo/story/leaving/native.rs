//! The auction in memory.

use std::collections::HashMap;

use qev_auction::{Engine, Rules, Slot, Slots};
use usdai_core::vault::Clock;
use usdai_core::{Timestamp, U256};

/// Slots by their names.
#[derive(Debug, Default)]
pub struct Memory(HashMap<Slot, U256>);

impl Slots for Memory {
    fn load(&self, slot: Slot) -> U256 {
        self.0.get(&slot).copied().unwrap_or_default()
    }

    fn store(&mut self, slot: Slot, word: U256) {
        self.0.insert(slot, word);
    }
}

/// An auction that begins now, as the program did.
pub fn begin(genesis: u64, now: u64) -> anyhow::Result<Engine<Memory>> {
    let (clock, now) = (Clock { genesis: Timestamp::new(genesis) }, Timestamp::new(now));
    let mut engine = Engine { slots: Memory::default(), clock, now };
    engine.begin(&Rules::DEFAULT)?;
    Ok(engine)
}
