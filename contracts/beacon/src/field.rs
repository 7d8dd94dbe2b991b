//! From a message to the field of BLS12-381: `hash_to_field` of RFC 9380, sections 5.2 and 5.3.1, with SHA-256.

use alloy_primitives::{B256, U512};
use sha2::{Digest, Sha256};

/// Tag of the scheme's signatures: that of BLS signatures on G1 without augmentation.
pub const SIGNATURE_TAG: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/// Bytes of an element as EIP-2537 writes it: 16 of zeros, then 48 of a number below the modulus, big endian. As
/// many are reduced to one (L of RFC 9380).
pub const ELEMENT_BYTES: usize = 64;

/// Bytes of two elements before they are reduced.
const UNIFORM_BYTES: usize = 2 * ELEMENT_BYTES;
/// A block of SHA-256's input, bytes.
const BLOCK: [u8; 64] = [0; 64];
/// The field's modulus.
const MODULUS: U512 = U512::from_limbs([
    0xb9fe_ffff_ffff_aaab,
    0x1eab_fffe_b153_ffff,
    0x6730_d2a0_f6b0_f624,
    0x6477_4b84_f385_12bf,
    0x4b1b_a7b6_434b_acd7,
    0x1a01_11ea_397f_e69a,
    0,
    0,
]);

/// What a beacon signs for a round: the SHA-256 of its number in 8 bytes, big endian.
pub fn message(round: u64) -> [u8; 32] {
    Sha256::digest(round.to_be_bytes()).into()
}

/// The two elements for a message under a tag of at most 255 bytes.
pub fn hash_to_field(message: &[u8], tag: &[u8]) -> [[u8; ELEMENT_BYTES]; 2] {
    let uniform = expand(message, tag);
    let (low, high) = uniform.split_at(ELEMENT_BYTES);
    [reduce(low), reduce(high)]
}

/// `expand_message_xmd` to 128 bytes, which are four hashes.
pub fn expand(message: &[u8], tag: &[u8]) -> [u8; UNIFORM_BYTES] {
    let tag_length = [tag.len() as u8];
    let finish = |hash: Sha256| B256::new(hash.chain_update(tag).chain_update(tag_length).finalize().into());
    let length = (UNIFORM_BYTES as u16).to_be_bytes();
    let start = Sha256::new().chain_update(BLOCK).chain_update(message).chain_update(length);
    let first = finish(start.chain_update([0]));
    let mut uniform = [0; UNIFORM_BYTES];
    let mut last = B256::ZERO;
    for (number, chunk) in (1..=u8::MAX).zip(uniform.chunks_exact_mut(32)) {
        last = finish(Sha256::new().chain_update(first ^ last).chain_update([number]));
        chunk.copy_from_slice(last.as_slice());
    }
    uniform
}

/// A number of 64 bytes modulo the field's.
fn reduce(bytes: &[u8]) -> [u8; ELEMENT_BYTES] {
    let number = U512::try_from_be_slice(bytes).unwrap_or_default();
    number.checked_rem(MODULUS).unwrap_or_default().to_be_bytes()
}
