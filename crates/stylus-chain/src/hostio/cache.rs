//! The storage cache that every program invocation has of its own.
//!
//! Loads and stores meet in it, and only a flush reaches the EVM. Its tiers make the host's memory cost something:
//! the first 32 reads and 8 writes are free.

use std::collections::HashMap;

use alloy_primitives::B256;

#[derive(Clone, Copy, Debug)]
struct Entry {
    value: B256,
    /// What the EVM holds, if that was ever seen.
    known: Option<B256>,
}

/// Slots that an invocation has read or written.
#[derive(Debug, Default)]
pub struct StorageCache {
    slots: HashMap<B256, Entry>,
    /// Keys in the order of their first use, so that a flush is deterministic.
    order: Vec<B256>,
    reads: u32,
    writes: u32,
}

impl StorageCache {
    /// Gas of the next read's tier.
    pub fn read_gas(&mut self) -> u64 {
        self.reads = self.reads.saturating_add(1);
        match self.reads {
            0..=32 => 0,
            33..=128 => 2,
            _ => 10,
        }
    }

    /// Gas of the next write's tier.
    pub fn write_gas(&mut self) -> u64 {
        self.writes = self.writes.saturating_add(1);
        match self.writes {
            0..=8 => 0,
            9..=64 => 7,
            _ => 10,
        }
    }

    /// Value of a slot, if it is here.
    pub fn get(&self, key: B256) -> Option<B256> {
        self.slots.get(&key).map(|entry| entry.value)
    }

    /// Notes what the EVM holds.
    pub fn learn(&mut self, key: B256, value: B256) {
        self.insert(key, Entry { value, known: Some(value) });
    }

    /// Writes a slot. One that was never loaded counts as changed even by an equal value.
    pub fn set(&mut self, key: B256, value: B256) {
        let known = self.slots.get(&key).and_then(|entry| entry.known);
        self.insert(key, Entry { value, known });
    }

    /// Takes the slots to write and, if `clear`, forgets everything.
    pub fn flush(&mut self, clear: bool) -> Vec<(B256, B256)> {
        let mut changed = Vec::new();
        for key in &self.order {
            if let Some(entry) = self.slots.get_mut(key)
                && entry.known != Some(entry.value)
            {
                entry.known = Some(entry.value);
                changed.push((*key, entry.value));
            }
        }
        if clear {
            self.slots.clear();
            self.order.clear();
        }
        changed
    }

    fn insert(&mut self, key: B256, entry: Entry) {
        if self.slots.insert(key, entry).is_none() {
            self.order.push(key);
        }
    }
}
