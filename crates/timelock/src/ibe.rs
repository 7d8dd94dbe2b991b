//! Boneh and Franklin's encryption for an identity, here a round, as drand's tlock writes it for 16 bytes:
//! `U:96 | V:16 | W:16`, `EncryptCCAonG2` in `encrypt/ibe/ibe.go` of drand/kyber.

use ark_bls12_381::{Bls12_381, Fr, G1Affine, G2Affine};
use ark_ec::pairing::{Pairing, PairingOutput};
use ark_ec::{AffineRepr, CurveGroup};
use ark_serialize::CanonicalDeserialize;
use sha2::{Digest, Sha256};

use crate::curve::{self, CurveError, G2_LENGTH};

/// Bytes of a message.
pub const BLOCK: usize = 16;
/// Bytes of an encrypted message.
pub const LENGTH: usize = G2_LENGTH + 2 * BLOCK;

/// A message, or what hides it.
pub type Block = [u8; BLOCK];

/// Encrypts for who will have the signature of a round by this key. `sigma` must be random and used once.
pub fn encrypt(
    key: &G2Affine,
    round: u64,
    message: &Block,
    sigma: &Block,
) -> Result<[u8; LENGTH], CurveError> {
    let factor = factor(sigma, message).ok_or_else(|| CurveError::Library("no scalar".into()))?;
    let shared = Bls12_381::pairing(curve::round_point(round)?, key) * factor;
    let mut bytes = [0; LENGTH];
    let (u, rest) = bytes.split_at_mut(G2_LENGTH);
    let (v, w) = rest.split_at_mut(BLOCK);
    u.copy_from_slice(&curve::compressed::<G2_LENGTH>(&times(factor))?);
    v.copy_from_slice(&xor(sigma, &pad(&shared)?));
    w.copy_from_slice(&xor(message, &hash(&[b"IBE-H4", sigma])));
    Ok(bytes)
}

/// Decrypts with a round's signature; none if the bytes were not encrypted for it, or were changed.
pub fn decrypt(signature: &G1Affine, bytes: &[u8; LENGTH]) -> Result<Option<Block>, CurveError> {
    let (u, rest) = bytes.split_at(G2_LENGTH);
    let (v, w) = rest.split_at(BLOCK);
    let u = curve::g2(u.try_into().map_err(|_| CurveError::NoPoint)?)?;
    let sigma = xor(v, &pad(&Bls12_381::pairing(signature, u))?);
    let message = xor(w, &hash(&[b"IBE-H4", &sigma]));
    Ok(factor(&sigma, &message).filter(|factor| times(*factor) == u).map(|_| message))
}

fn times(factor: Fr) -> G2Affine {
    (G2Affine::generator() * factor).into_affine()
}

/// `h3`: hashes with a counter until 255 bits are below the group's order, nine in ten at the first time.
fn factor(sigma: &Block, message: &Block) -> Option<Fr> {
    let seed = hash(&[b"IBE-H3", sigma, message]);
    (1..u16::MAX).find_map(|count| {
        let mut number = hash(&[&count.to_le_bytes(), &seed]);
        number[0] >>= 1;
        number.reverse();
        Fr::deserialize_compressed(number.as_slice()).ok()
    })
}

/// `gtToHash`; kyber writes an element from its highest coefficient down, big-endian, arkworks the other way round.
fn pad(shared: &PairingOutput<Bls12_381>) -> Result<[u8; 32], CurveError> {
    let mut element = curve::serialized(shared)?;
    element.reverse();
    Ok(hash(&[b"IBE-H2", &element]))
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn xor(bytes: &[u8], mask: &[u8; 32]) -> Block {
    let mut under = [0; BLOCK];
    for ((to, byte), other) in under.iter_mut().zip(bytes).zip(mask) {
        *to = byte ^ other;
    }
    under
}

#[cfg(test)]
mod tests;
