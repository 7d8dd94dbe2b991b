//! Values as words of the ABI.

use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};

/// A value that fills one word.
pub trait Word {
    /// The value, left-padded to 32 bytes.
    fn word(&self) -> B256;
}

impl Word for U256 {
    #[inline(never)]
    fn word(&self) -> B256 {
        B256::from(*self)
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

impl Word for u64 {
    fn word(&self) -> B256 {
        U256::from_limbs([*self, 0, 0, 0]).word()
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
    U256::from_be_bytes(word.0)
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
    let mut content = B256::ZERO;
    for (to, from) in content.iter_mut().zip(text.as_bytes()) {
        *to = *from;
    }
    [(text.len() as u64).word(), content]
}

/// Adds words to bytes.
#[inline(never)]
pub fn append(bytes: &mut Vec<u8>, words: &[B256]) {
    for word in words {
        bytes.extend_from_slice(word.as_slice());
    }
}
