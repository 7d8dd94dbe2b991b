//! Whether a signature is that of a round.

use crate::curve::{G1_BYTES, G2_GENERATOR_NEGATED, PAIRS_BYTES, append_point, hash_to_g1, pairing_is_one};
use crate::errors::Error;
use crate::field::message;
use crate::storage::Beacon;
use alloc::vec::Vec;

impl Beacon {
    /// Whether e(signature, -G2) e(H(round), key) = 1. That the signature is a point of its subgroup the precompile
    /// looks at. Infinity is refused here: before there is a key, which is infinity then, it would be everybody's.
    pub(crate) fn verify(&self, round: u64, signature: &[u8]) -> Result<bool, Error> {
        if signature.len() != G1_BYTES || signature.iter().all(|byte| *byte == 0) {
            return Ok(false);
        }
        let hash = hash_to_g1(&message(round))?;
        let mut pairs = Vec::with_capacity(PAIRS_BYTES);
        append_point(&mut pairs, signature);
        append_point(&mut pairs, &G2_GENERATOR_NEGATED);
        pairs.extend(hash);
        append_point(&mut pairs, &self.key());
        Ok(pairing_is_one(&pairs)? == Some(true))
    }
}
