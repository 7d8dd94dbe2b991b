//! Products of two short numbers over 10^18, by 64-bit divisions alone.

/// 10^18.
pub(super) const WAD: u64 = 1_000_000_000_000_000_000;

/// 10^18 without its factors of two, a number of 42 bits.
const ODD: u64 = WAD >> TWOS;
const TWOS: u32 = 18;
/// Bits of the product that are divided with one more division: with the rest of the one before, less than 64.
const STEP_BITS: u32 = 16;
const STEPS: u32 = 3;

/// `a * b / 10^18` without its fraction, for `a` below 2^62 and `b` below 2^61, whose quotient fits 64 bits.
///
/// The product has 123 bits at most, 105 without the factors of two: 57 for the first division and 16 for each other.
pub(super) fn mul_wad_down(a: u64, b: u64) -> u64 {
    let product = (u128::from(a) * u128::from(b)) >> TWOS;
    let first = (product >> (STEP_BITS * STEPS)) as u64;
    let (mut quotient, mut rest) = (first / ODD, first % ODD);
    for step in (0..STEPS).rev() {
        let next = (product >> (STEP_BITS * step)) as u64 & u64::from(u16::MAX);
        rest = (rest << STEP_BITS) | next;
        quotient = (quotient << STEP_BITS) + rest / ODD;
        rest %= ODD;
    }
    quotient
}
