//! Values as words of the ABI.

use alloc::vec::Vec;
use alloy_primitives::{Address, B256, FixedBytes, U256};

/// A value that fills one word.
pub trait Word {
    /// The value, left-padded to 32 bytes.
    fn word(&self) -> B256;
}

impl Word for U256 {
    #[inline(never)]
    fn word(&self) -> B256 {
        let mut word = [0; 32];
        let (bytes, _) = word.as_chunks_mut::<8>();
        for (bytes, limb) in bytes.iter_mut().rev().zip(self.as_limbs()) {
            *bytes = limb.to_be_bytes();
        }
        B256::new(word)
    }
}

impl Word for Address {
    #[inline(never)]
    fn word(&self) -> B256 {
        self.into_word()
    }
}

impl Word for B256 {
    fn word(&self) -> B256 {
        *self
    }
}

/// A selector, which the ABI pads on the right.
impl Word for FixedBytes<4> {
    fn word(&self) -> B256 {
        padded(self.as_slice())
    }
}

impl Word for u64 {
    fn word(&self) -> B256 {
        U256::from_limbs([*self, 0, 0, 0]).word()
    }
}

impl Word for u128 {
    #[inline(never)]
    fn word(&self) -> B256 {
        U256::from_limbs([*self as u64, (*self >> 64) as u64, 0, 0]).word()
    }
}

impl Word for bool {
    fn word(&self) -> B256 {
        u64::from(*self).word()
    }
}

/// The number in a word.
#[inline(never)]
pub fn number(word: B256) -> U256 {
    let mut limbs = [0; 4];
    let (bytes, _) = word.0.as_chunks::<8>();
    for (limb, bytes) in limbs.iter_mut().rev().zip(bytes) {
        *limb = u64::from_be_bytes(*bytes);
    }
    U256::from_limbs(limbs)
}

/// A selector and its words: calldata or an error.
#[inline(never)]
pub fn with_selector(selector: [u8; 4], words: &[B256]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4 + words.len() * 32);
    bytes.extend_from_slice(&selector);
    append(&mut bytes, words);
    bytes
}

/// A short text, up to 32 bytes, as its length and its padded content.
pub fn short_text(text: &str) -> [B256; 2] {
    [(text.len() as u64).word(), padded(text.as_bytes())]
}

/// Bytes of any length as the only value of a result or an event: where they are, how many, and the bytes in
/// whole words.
pub fn only_bytes(bytes: &[u8]) -> Vec<B256> {
    let mut words = Vec::from([0x20_u64.word(), (bytes.len() as u64).word()]);
    words.extend(bytes.chunks(32).map(padded));
    words
}

/// Adds words to bytes.
#[inline(never)]
pub fn append(bytes: &mut Vec<u8>, words: &[B256]) {
    for word in words {
        bytes.extend_from_slice(word.as_slice());
    }
}

/// The first 32 bytes, or fewer and zeros.
fn padded(bytes: &[u8]) -> B256 {
    let mut word = [0; 32];
    let length = bytes.len().min(word.len());
    if let (Some(to), Some(from)) = (word.get_mut(..length), bytes.get(..length)) {
        to.copy_from_slice(from);
    }
    B256::new(word)
}
