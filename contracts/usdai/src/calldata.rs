//! Reading arguments: strict where the ABI is (no dirty upper bits, nothing short), silent about trailing bytes.

use crate::errors::Error;
use crate::words::number;
use alloy_primitives::{Address, B256, U256};

/// The arguments of a call, read from the first on.
pub struct Arguments<'a> {
    all: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Arguments<'a> {
    /// Takes calldata without its selector.
    pub fn new(all: &'a [u8]) -> Self {
        Self { all, rest: all }
    }

    /// The next word. [`Error::Undecodable`] past the end, as in all methods here.
    pub fn word(&mut self) -> Result<B256, Error> {
        let (word, rest) = self.rest.split_first_chunk::<32>().ok_or(Error::undecodable())?;
        self.rest = rest;
        Ok(B256::new(*word))
    }

    /// A number of 256 bits.
    pub fn uint(&mut self) -> Result<U256, Error> {
        self.word().map(number)
    }

    /// An address; its upper 12 bytes must be zero.
    pub fn address(&mut self) -> Result<Address, Error> {
        let word = self.word()?;
        match word.split_last_chunk::<20>() {
            Some((upper, address)) if is_zero(upper) => Ok(Address::new(*address)),
            _ => Err(Error::undecodable()),
        }
    }

    /// A number that must be at most `maximum`, which is what its type holds.
    pub fn uint_up_to(&mut self, maximum: u64) -> Result<u64, Error> {
        let word = self.word()?;
        match word.split_last_chunk::<8>() {
            Some((upper, low)) if is_zero(upper) => Some(u64::from_be_bytes(*low)),
            _ => None,
        }
        .filter(|value| *value <= maximum)
        .ok_or(Error::undecodable())
    }

    /// A boolean, zero or one.
    pub fn boolean(&mut self) -> Result<bool, Error> {
        self.uint_up_to(1).map(|value| value == 1)
    }

    /// The first four bytes of a word whose others are zero.
    pub fn bytes4(&mut self) -> Result<[u8; 4], Error> {
        let word = self.word()?;
        match word.split_first_chunk::<4>() {
            Some((bytes, lower)) if is_zero(lower) => Ok(*bytes),
            _ => Err(Error::undecodable()),
        }
    }

    /// Bytes of any length, where the next word says.
    pub fn bytes(&mut self) -> Result<&'a [u8], Error> {
        let mut tail = Self::new(self.tail(self.all)?);
        let content = tail.tail_length()?;
        tail.rest.get(..content).ok_or(Error::undecodable())
    }

    fn tail(&mut self, all: &'a [u8]) -> Result<&'a [u8], Error> {
        let offset = self.tail_length()?;
        all.get(offset..).ok_or(Error::undecodable())
    }

    fn tail_length(&mut self) -> Result<usize, Error> {
        self.uint_up_to(u64::from(u32::MAX)).map(|value| value as usize)
    }
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}
