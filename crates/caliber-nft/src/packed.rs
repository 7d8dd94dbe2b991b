//! Several numbers in one slot, put together from the low end by 64-bit operations alone.

use ruint::aliases::U256;
use usdai_core::{MathError, Usd};

const LOW: u64 = u32::MAX as u64;

/// An amount below 2^96, 32 bits, and twice 64 bits of other things, in that order from the low end.
///
/// [`MathError::Overflow`] for an amount from 2^96 on.
pub(crate) fn pack(amount: Usd, upper: u32, [third, fourth]: [u64; 2]) -> Result<U256, MathError> {
    let [low, high] = narrow(amount)?;
    Ok(U256::from_limbs([low, high | u64::from(upper) << 32, third, fourth]))
}

/// What [`pack`] put together.
pub(crate) fn unpack(packed: U256) -> (Usd, u32, [u64; 2]) {
    let [low, middle, third, fourth] = packed.into_limbs();
    let amount = Usd::new(U256::from_limbs([low, middle & LOW, 0, 0]));
    (amount, (middle >> 32) as u32, [third, fourth])
}

/// `value` in its own bits. [`MathError::Overflow`] where it has more.
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

/// An amount of at most 96 bits.
pub(crate) fn narrow(amount: Usd) -> Result<[u64; 2], MathError> {
    match amount.raw().into_limbs() {
        [low, high @ 0..=LOW, 0, 0] => Ok([low, high]),
        _ => Err(MathError::Overflow),
    }
}
