//! The storage: the public key, and how it comes to be there.

use crate::curve::{G1_GENERATOR, G2_BYTES, append_point, hash_to_g1, pairing_is_one};
use crate::errors::{self, Error};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::B256;
use kit::words::append;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageArray, StorageB256};

/// Slots of the public key.
const KEY_SLOTS: usize = G2_BYTES / 32;

/// Beacon.
#[storage]
pub struct Beacon {
    /// Slots 0 to 5: the public key, without a bit between its coordinates.
    key: StorageArray<StorageB256, KEY_SLOTS>,
}

impl Beacon {
    /// Takes the public key, once. `AlreadyConstructed`, `PublicKeyInvalid`, `PrecompilesMissing`.
    pub(crate) fn construct(&mut self, key: &[u8]) -> Result<(), Error> {
        if self.key().iter().any(|byte| *byte != 0) {
            return Err(errors::already_constructed());
        }
        if key.len() != G2_BYTES {
            return Err(errors::public_key_invalid());
        }
        hash_to_g1(&[])?;
        // The product is one for the point at infinity alone.
        let mut pair = Vec::new();
        append_point(&mut pair, &G1_GENERATOR);
        append_point(&mut pair, key);
        if pairing_is_one(&pair)? != Some(false) {
            return Err(errors::public_key_invalid());
        }
        for (slot, word) in key.chunks_exact(32).enumerate() {
            if let Some(mut stored) = self.key.setter(slot) {
                stored.set(B256::from_slice(word));
            }
        }
        Ok(())
    }

    /// The public key, c0 and c1 of x, then of y; zeros before it is there.
    pub(crate) fn key(&self) -> Vec<u8> {
        let mut key = Vec::with_capacity(G2_BYTES);
        for slot in 0..KEY_SLOTS {
            append(&mut key, &[self.key.get(slot).unwrap_or_default()]);
        }
        key
    }
}
