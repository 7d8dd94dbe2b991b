//! Reading arguments: strict where the ABI is (no dirty upper bits, nothing short), silent about bytes that
//! follow.
//!
//! A reader that has met something undecodable answers zeros from then on and says so at the end. One check
//! for all arguments of a function makes a program a sixth smaller than one for each.

use crate::Error;
use crate::words::number;
use alloy_primitives::{Address, B256, U256};

/// The arguments of a call, read from the first on.
pub struct Arguments<'a> {
    all: &'a [u8],
    rest: &'a [u8],
    is_malformed: bool,
}

impl<'a> Arguments<'a> {
    /// Takes calldata without its selector.
    pub fn new(all: &'a [u8]) -> Self {
        Self { all, rest: all, is_malformed: false }
    }

    /// [`Error::undecodable`] when anything read so far was short or dirty.
    pub fn check(&self) -> Result<(), Error> {
        if self.is_malformed { Err(Error::undecodable()) } else { Ok(()) }
    }

    /// The next word; malformed past the end.
    #[inline(never)]
    pub fn word(&mut self) -> B256 {
        match self.rest.split_first_chunk::<32>() {
            Some((word, rest)) => {
                self.rest = rest;
                B256::new(*word)
            }
            None => {
                self.is_malformed = true;
                B256::ZERO
            }
        }
    }

    /// A number of 256 bits.
    pub fn uint(&mut self) -> U256 {
        number(self.word())
    }

    /// An address; its upper 12 bytes must be zero.
    #[inline(never)]
    pub fn address(&mut self) -> Address {
        let word = self.word();
        self.expect_zero(word.get(..12));
        Address::from_word(word)
    }

    /// A number that must be at most `maximum`, which is what its type holds.
    #[inline(never)]
    pub fn uint_up_to(&mut self, maximum: u64) -> u64 {
        let [low, rest @ ..] = self.uint().into_limbs();
        if rest != [0; 3] || low > maximum {
            self.is_malformed = true;
        }
        low
    }

    /// A number of at most 128 bits that must be at most `maximum`.
    #[inline(never)]
    pub fn uint_up_to_u128(&mut self, maximum: u128) -> u128 {
        let [low, high, rest @ ..] = self.uint().into_limbs();
        let number = u128::from(low) | u128::from(high) << 64;
        if rest != [0; 2] || number > maximum {
            self.is_malformed = true;
        }
        number
    }

    /// A boolean, zero or one.
    pub fn boolean(&mut self) -> bool {
        self.uint_up_to(1) == 1
    }

    /// The first four bytes, as a number, of a word whose others are zero.
    pub fn bytes4(&mut self) -> u32 {
        let word = self.word();
        self.expect_zero(word.get(4..));
        (number(word).into_limbs()[3] >> 32) as u32
    }

    /// Bytes of any length, where the next word says.
    pub fn bytes(&mut self) -> &'a [u8] {
        self.tail(1)
    }

    /// An array of one-word values, where the next word says: what to read them from, and how many there are.
    pub fn array(&mut self) -> (Self, usize) {
        let words = self.tail(32);
        (Self::new(words), words.len() / 32)
    }

    /// The same of values that are so many words each, none of them dynamic.
    pub fn records(&mut self, words: usize) -> (Self, usize) {
        let bytes = words.saturating_mul(32);
        let records = self.tail(bytes);
        (Self::new(records), records.len().checked_div(bytes).unwrap_or_default())
    }

    /// A struct with a dynamic part, where the next word says: what to read its fields from.
    pub fn tuple(&mut self) -> Self {
        let offset = self.uint_up_to(u64::from(u32::MAX)) as usize;
        let fields = self.all.get(offset..);
        self.is_malformed |= fields.is_none();
        Self::new(fields.unwrap_or_default())
    }

    /// An array of such structs, where the next word says: what to read each from by [`Self::tuple`], and how many
    /// there are, which may be more than the calldata holds.
    pub fn tuples(&mut self) -> (Self, usize) {
        let mut list = self.tuple();
        let count = list.uint_up_to(u64::from(u32::MAX)) as usize;
        self.is_malformed |= list.is_malformed;
        (Self::new(list.rest), count)
    }

    /// As many units of so many bytes as the word before them says, where the next word says.
    #[inline(never)]
    fn tail(&mut self, unit: usize) -> &'a [u8] {
        let offset = self.uint_up_to(u64::from(u32::MAX)) as usize;
        let mut tail = Self::new(self.all.get(offset..).unwrap_or_default());
        let length = tail.uint_up_to(u64::from(u32::MAX)) as usize;
        let content = length.checked_mul(unit).and_then(|length| tail.rest.get(..length));
        self.is_malformed |= tail.is_malformed || content.is_none();
        content.unwrap_or_default()
    }

    fn expect_zero(&mut self, bytes: Option<&[u8]>) {
        if bytes.is_none_or(|bytes| bytes.iter().any(|byte| *byte != 0)) {
            self.is_malformed = true;
        }
    }
}
