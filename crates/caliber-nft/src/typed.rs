//! EIP-712: what is hashed, word by word. The hash function is the caller's.

use ruint::aliases::U256;

/// 32 bytes: a hash, or a value of the ABI.
pub type Word = [u8; 32];

/// Keccak-256, by the host of a program or a library.
pub trait Keccak {
    /// The hash of these bytes.
    fn hash(&self, bytes: &[u8]) -> Word;
}

impl<F: Fn(&[u8]) -> Word> Keccak for F {
    fn hash(&self, bytes: &[u8]) -> Word {
        self(bytes)
    }
}

/// The hash of words in their order: of a struct, when the first is the hash of its type.
pub fn hash_words(keccak: &impl Keccak, words: &[Word]) -> Word {
    keccak.hash(words.as_flattened())
}

/// What is signed: a struct's hash under the domain of a contract and its chain.
pub fn digest(keccak: &impl Keccak, domain_separator: &Word, struct_hash: &Word) -> Word {
    let mut bytes = [0; 66];
    let (prefix, rest) = bytes.split_at_mut(2);
    let (domain, hash) = rest.split_at_mut(32);
    prefix.copy_from_slice(&[0x19, 0x01]);
    domain.copy_from_slice(domain_separator);
    hash.copy_from_slice(struct_hash);
    keccak.hash(&bytes)
}

/// A number as a word, big-endian.
pub(crate) fn word(number: u64) -> Word {
    wide(U256::from_limbs([number, 0, 0, 0]))
}

/// The same for 256 bits.
pub(crate) fn wide(number: U256) -> Word {
    number.to_be_bytes()
}
