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

/// The word with one of its 256 bits set or cleared.
pub(crate) fn with_bit(mut word: [u64; 4], bit: u16, is_set: bool) -> [u64; 4] {
    if let Some(limb) = word.get_mut(usize::from(bit >> 6)) {
        let mask = 1 << (bit & 63);
        *limb = if is_set { *limb | mask } else { *limb & !mask };
    }
    word
}

/// Whether one of its 256 bits is set.
pub(crate) fn has_bit(word: &[u64; 4], bit: u16) -> bool {
    word.get(usize::from(bit >> 6)).is_some_and(|limb| limb >> (bit & 63) & 1 == 1)
}

/// The highest of its 256 bits that is set.
pub(crate) fn highest_bit(word: [u64; 4]) -> Option<u16> {
    let limbs = word.iter().zip([0_u16, 64, 128, 192]).rev();
    let (limb, low) = limb_with_bits(limbs)?;
    Some(low.saturating_add(63_u16.saturating_sub(limb.leading_zeros() as u16)))
}

fn limb_with_bits<'a>(mut limbs: impl Iterator<Item = (&'a u64, u16)>) -> Option<(u64, u16)> {
    limbs.find(|(limb, _)| **limb != 0).map(|(limb, low)| (*limb, low))
}
