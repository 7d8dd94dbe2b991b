//! Several numbers in one slot, laid from its low end.

use crate::Error;
use crate::errors::arithmetic_overflow;
use alloy_primitives::U256;

const SLOT_BYTES: usize = 32;

/// A slot's content of numbers and their widths in bytes.
///
/// `ArithmeticOverflow` when a number does not fit its width, or the widths add up to more than the slot's 32
/// bytes, whatever the numbers. No number is wider than 32 bytes, whatever its width.
#[inline(never)]
pub fn pack(fields: &[(U256, usize)]) -> Result<U256, Error> {
    let mut bytes = [0; SLOT_BYTES];
    let mut free = SLOT_BYTES;
    for (value, width) in fields {
        let number: [u8; SLOT_BYTES] = value.to_be_bytes();
        for (index, byte) in number.iter().rev().enumerate() {
            if index < *width {
                free = free.wrapping_sub(1);
                match bytes.get_mut(free) {
                    Some(place) => *place = *byte,
                    None => return Err(arithmetic_overflow()),
                }
            } else if *byte != 0 {
                return Err(arithmetic_overflow());
            }
        }
    }
    Ok(U256::from_be_bytes(bytes))
}

/// A number of 64 bits or less as a field.
pub fn field(value: u64, width: usize) -> (U256, usize) {
    (U256::from_limbs([value, 0, 0, 0]), width)
}

/// Reads a slot's content in the order in which it was packed.
pub struct Unpacker {
    bytes: [u8; SLOT_BYTES],
    rest: usize,
}

impl Unpacker {
    /// Takes a slot's content.
    pub fn new(slot: U256) -> Self {
        Self { bytes: slot.to_be_bytes(), rest: SLOT_BYTES }
    }

    /// The next number, of `width` bytes; zero past the end.
    #[inline(never)]
    pub fn take(&mut self, width: usize) -> U256 {
        let start = self.rest.saturating_sub(width);
        let mut number = [0; SLOT_BYTES];
        let from = self.bytes.get(start..self.rest).unwrap_or_default();
        for (to, byte) in number.iter_mut().rev().zip(from.iter().rev()) {
            *to = *byte;
        }
        self.rest = start;
        U256::from_be_bytes(number)
    }

    /// The low 64 bits of the next number.
    #[inline(never)]
    pub fn take_u64(&mut self, width: usize) -> u64 {
        let [low, ..] = self.take(width).into_limbs();
        low
    }
}
