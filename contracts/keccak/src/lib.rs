//! Keccak-256 with the interface of `tiny-keccak`, hashed by the host where there is one.
//!
//! OpenZeppelin's library turns on a feature of `alloy-primitives` that hashes inside of the program, storage
//! keys included. That is 700 bytes of code on chain, and ten times the gas of the host's own function.

#![no_std]
extern crate alloc;

use alloc::vec::Vec;

/// Takes input in parts and answers once.
pub trait Hasher {
    /// Takes more input.
    fn update(&mut self, input: &[u8]);
    /// Writes the hash. Of an output of another length than 32 bytes nothing is written.
    fn finalize(self, output: &mut [u8]);
}

/// A hash in the making.
#[derive(Clone, Debug, Default)]
pub struct Keccak {
    input: Vec<u8>,
}

impl Keccak {
    /// Keccak with 256 bits.
    pub const fn v256() -> Self {
        Self { input: Vec::new() }
    }
}

impl Hasher for Keccak {
    fn update(&mut self, input: &[u8]) {
        self.input.extend_from_slice(input);
    }

    fn finalize(self, output: &mut [u8]) {
        if let Ok(output) = output.try_into() {
            hash(&self.input, output);
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn hash(input: &[u8], output: &mut [u8; 32]) {
    #[link(wasm_import_module = "vm_hooks")]
    extern "C" {
        fn native_keccak256(bytes: *const u8, len: usize, output: *mut u8);
    }
    // SAFETY: the host reads `len` bytes and writes 32.
    unsafe { native_keccak256(input.as_ptr(), input.len(), output.as_mut_ptr()) };
}

#[cfg(not(target_arch = "wasm32"))]
fn hash(input: &[u8], output: &mut [u8; 32]) {
    use sha3::Digest;
    output.copy_from_slice(&sha3::Keccak256::digest(input));
}

#[cfg(test)]
mod tests {
    use super::{Hasher, Keccak};

    /// The hash of nothing, as every Ethereum account without code has it.
    const EMPTY: [u8; 32] = [
        0xc5, 0xd2, 0x46, 0x01, 0x86, 0xf7, 0x23, 0x3c, 0x92, 0x7e, 0x7d, 0xb2, 0xdc, 0xc7, 0x03, 0xc0, 0xe5,
        0x00, 0xb6, 0x53, 0xca, 0x82, 0x27, 0x3b, 0x7b, 0xfa, 0xd8, 0x04, 0x5d, 0x85, 0xa4, 0x70,
    ];

    #[test]
    fn parts_hash_as_the_whole() {
        let mut empty = [0; 32];
        Keccak::v256().finalize(&mut empty);
        assert_eq!(empty, EMPTY);
        let (mut whole, mut parts) = ([0; 32], [0; 32]);
        let mut hasher = Keccak::v256();
        hasher.update(b"a whole");
        hasher.clone().finalize(&mut whole);
        let mut other = Keccak::v256();
        other.update(b"a ");
        other.update(b"whole");
        other.finalize(&mut parts);
        assert_eq!(whole, parts);
        assert_ne!(whole, EMPTY);
    }
}
