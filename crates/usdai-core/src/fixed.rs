//! Checked 256-bit arithmetic: the only module that adds, multiplies or divides bare integers.
//!
//! `ruint`'s operators wrap silently, so the rest of the crate calls these functions instead. Products
//! are kept at 512 bits until they have been divided.

mod short;
mod wide;

use core::fmt;
use ruint::aliases::U256;

/// Why an integer operation has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathError {
    /// The exact result is 2^256 or more (2^64 or more for times).
    Overflow,
    /// The exact result is negative.
    Underflow,
    /// The divisor is zero.
    DivideByZero,
}

impl fmt::Display for MathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Overflow => "result too large",
            Self::Underflow => "result below zero",
            Self::DivideByZero => "division by zero",
        })
    }
}

impl core::error::Error for MathError {}

// Not inlined where it says so: a program has some hundred of these, and a call costs less than half a gas.

/// `a + b`, exact. [`MathError::Overflow`] from 2^256 on.
#[inline(never)]
pub fn add(a: U256, b: U256) -> Result<U256, MathError> {
    a.checked_add(b).ok_or(MathError::Overflow)
}

/// `a - b`, exact. [`MathError::Underflow`] when `b` is the larger.
#[inline(never)]
pub fn sub(a: U256, b: U256) -> Result<U256, MathError> {
    a.checked_sub(b).ok_or(MathError::Underflow)
}

/// `a * b`, exact. [`MathError::Overflow`] from 2^256 on.
pub fn mul(a: U256, b: U256) -> Result<U256, MathError> {
    let product = wide::product(a, b);
    if product.high.is_zero() { Ok(product.low) } else { Err(MathError::Overflow) }
}

/// `a / b` without its fraction. [`MathError::DivideByZero`] when `b` is zero.
pub fn div_down(a: U256, b: U256) -> Result<U256, MathError> {
    quotient(wide::Wide { high: U256::ZERO, low: a }, b, Rounding::Down)
}

/// `a / b`, one more when a fraction is left. [`MathError::DivideByZero`] when `b` is zero.
pub fn div_up(a: U256, b: U256) -> Result<U256, MathError> {
    quotient(wide::Wide { high: U256::ZERO, low: a }, b, Rounding::Up)
}

/// `a * b / divisor` without its fraction; the product may take 512 bits.
///
/// [`MathError::DivideByZero`] for a zero divisor, [`MathError::Overflow`] when the quotient is 2^256 or
/// more.
#[inline(never)]
pub fn mul_div_down(a: U256, b: U256, divisor: U256) -> Result<U256, MathError> {
    quotient(wide::product(a, b), divisor, Rounding::Down)
}

/// `a * b / divisor`, one more when a fraction is left; the product may take 512 bits.
///
/// [`MathError::DivideByZero`] for a zero divisor, [`MathError::Overflow`] when the rounded quotient is
/// 2^256 or more.
#[inline(never)]
pub fn mul_div_up(a: U256, b: U256, divisor: U256) -> Result<U256, MathError> {
    quotient(wide::product(a, b), divisor, Rounding::Up)
}

/// `a * b / divisor` without its fraction, and whether there is none. Errors as of [`mul_div_down`].
#[inline(never)]
pub fn mul_div_exact(a: U256, b: U256, divisor: U256) -> Result<(U256, bool), MathError> {
    if divisor.is_zero() {
        return Err(MathError::DivideByZero);
    }
    let division = wide::divide(wide::product(a, b), divisor).ok_or(MathError::Overflow)?;
    Ok((division.quotient, division.is_exact))
}

/// `a * b / 10^18` without its fraction. Errors as of [`mul_div_down`], which it is a hundred times cheaper than where
/// `a` is below 2^62 and `b` below 2^61.
#[inline(never)]
pub fn mul_wad_down(a: U256, b: U256) -> Result<U256, MathError> {
    match (a.into_limbs(), b.into_limbs()) {
        ([a, 0, 0, 0], [b, 0, 0, 0]) if a >> 62 == 0 && b >> 61 == 0 => {
            Ok(U256::from_limbs([short::mul_wad_down(a, b), 0, 0, 0]))
        }
        _ => mul_div_down(a, b, U256::from_limbs([short::WAD, 0, 0, 0])),
    }
}

/// `10^exponent`, exact up to 10^19, the largest power within 64 bits; higher exponents stay there.
pub const fn power_of_ten(exponent: u8) -> U256 {
    const LARGEST: u8 = 19;
    let exponent = if exponent < LARGEST { exponent } else { LARGEST };
    // `wrapping_pow` never wraps here; a checked one would bring 128-bit multiplication into a program.
    U256::from_limbs([10u64.wrapping_pow(exponent as u32), 0, 0, 0])
}

/// `a + b` on seconds, exact. [`MathError::Overflow`] from 2^64 on.
pub fn add_seconds(a: u64, b: u64) -> Result<u64, MathError> {
    a.checked_add(b).ok_or(MathError::Overflow)
}

/// `a * b` on seconds, exact. [`MathError::Overflow`] from 2^64 on.
pub fn mul_seconds(a: u64, b: u64) -> Result<u64, MathError> {
    a.checked_mul(b).ok_or(MathError::Overflow)
}

/// `a / b` on seconds without its fraction. [`MathError::DivideByZero`] when `b` is zero.
pub fn div_seconds_down(a: u64, b: u64) -> Result<u64, MathError> {
    a.checked_div(b).ok_or(MathError::DivideByZero)
}

/// `a - b` on seconds, exact. [`MathError::Underflow`] when `b` is the larger.
pub fn sub_seconds(a: u64, b: u64) -> Result<u64, MathError> {
    a.checked_sub(b).ok_or(MathError::Underflow)
}

#[derive(Clone, Copy, PartialEq)]
enum Rounding {
    Down,
    Up,
}

/// One body for both directions: a second copy of the division would cost a program hundreds of bytes.
#[inline(never)]
fn quotient(value: wide::Wide, divisor: U256, rounding: Rounding) -> Result<U256, MathError> {
    if divisor.is_zero() {
        return Err(MathError::DivideByZero);
    }
    let division = wide::divide(value, divisor).ok_or(MathError::Overflow)?;
    if rounding == Rounding::Up && !division.is_exact {
        return add(division.quotient, U256::ONE);
    }
    Ok(division.quotient)
}
