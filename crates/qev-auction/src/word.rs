//! Several numbers in one slot, put together from the low end by 64-bit operations alone.

use crate::Shares;
use ruint::aliases::U256;
use usdai_core::MathError;

const LOW: u64 = u32::MAX as u64;

/// Two amounts below 2^96 and 64 bits of other things, in that order from the low end.
///
/// [`MathError::Overflow`] for an amount from 2^96 on.
#[inline(never)]
pub(crate) fn pack(first: Shares, second: Shares, rest: u64) -> Result<U256, MathError> {
    let ([low, middle], [next_low, next_high]) = (narrow(first)?, narrow(second)?);
    Ok(U256::from_limbs([low, middle | next_low << 32, next_low >> 32 | next_high << 32, rest]))
}

/// What [`pack`] put together.
pub(crate) fn unpack(word: U256) -> (Shares, Shares, u64) {
    let [low, middle, high, rest] = word.into_limbs();
    let first = Shares::from_limbs([low, middle & LOW]);
    let second = Shares::from_limbs([middle >> 32 | high << 32, high >> 32]);
    (first, second, rest)
}

/// `value` in its own bits of a rest. [`MathError::Overflow`] where it has more.
pub(crate) fn field(value: u64, bits: u32, shift: u32) -> Result<u64, MathError> {
    if value >> bits != 0 {
        return Err(MathError::Overflow);
    }
    Ok(value << shift)
}

/// The `bits` of a rest from `shift` on.
pub(crate) const fn bits(rest: u64, bits: u32, shift: u32) -> u64 {
    rest >> shift & ((1 << bits) - 1)
}

/// One of two amounts of 128 bits that share a slot.
pub(crate) fn half(word: U256, is_upper: bool) -> Shares {
    let [a, b, c, d] = word.into_limbs();
    Shares::from_limbs(if is_upper { [c, d] } else { [a, b] })
}

/// The slot with one of its two amounts replaced.
pub(crate) fn with_half(word: U256, is_upper: bool, shares: Shares) -> U256 {
    let ([a, b, c, d], [low, high]) = (word.into_limbs(), shares.limbs());
    U256::from_limbs(if is_upper { [a, b, low, high] } else { [low, high, c, d] })
}

/// An amount of at most 96 bits.
pub(crate) fn narrow(shares: Shares) -> Result<[u64; 2], MathError> {
    match shares.limbs() {
        limbs @ [_, 0..=LOW] => Ok(limbs),
        _ => Err(MathError::Overflow),
    }
}
