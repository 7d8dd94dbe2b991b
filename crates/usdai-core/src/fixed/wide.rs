//! 512-bit product and its division by 256 bits, in digits of 32 bits.
//!
//! WASM multiplies two 32-bit digits into 64 bits in one instruction, while a 64-bit limb would need a
//! 128-bit library call. Division is Knuth's algorithm D (The Art of Computer Programming, volume 2,
//! section 4.3.1) with the divisor always shifted to its full eight digits, so that there is one loop and
//! no special case.

use ruint::aliases::U256;

const DIGITS: usize = 8;
const DIGIT_BITS: u32 = 32;

type Digits = [u32; DIGITS];

/// `high * 2^256 + low`.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    pub high: U256,
    pub low: U256,
}

/// What a division leaves.
pub(super) struct Division {
    pub quotient: U256,
    /// Whether the remainder is zero.
    pub is_exact: bool,
}

/// `a * b`, exact: two 256-bit factors never exceed 512 bits.
#[inline(never)]
pub(super) fn product(a: U256, b: U256) -> Wide {
    let (a, b) = (digits(a), digits(b));
    let mut low = [0; DIGITS];
    let mut upper = [0; DIGITS];
    for (digit, factor) in low.iter_mut().zip(&a) {
        let mut carry = 0;
        for (sum, other) in upper.iter_mut().zip(&b) {
            // (2^32 - 1)^2 + 2 * (2^32 - 1) = 2^64 - 1: the worst case just fits.
            carry += u64::from(*factor) * u64::from(*other) + u64::from(*sum);
            *sum = carry as u32;
            carry >>= DIGIT_BITS;
        }
        let [lowest, second, c, d, e, f, g, h] = upper;
        *digit = lowest;
        upper = [second, c, d, e, f, g, h, carry as u32];
    }
    Wide { high: joined(upper), low: joined(low) }
}

/// `value / divisor`, or `None` when the quotient does not fit 256 bits, which a zero divisor never does.
///
/// This is the one place that divides: a program may put the host's division here.
pub(super) fn divide(value: Wide, divisor: U256) -> Option<Division> {
    if value.high >= divisor {
        return None;
    }
    // Shifting both sides keeps the quotient, and `high < divisor` keeps the shifted value in 512 bits.
    let shift = divisor.leading_zeros();
    let divisor = digits(shifted_up(divisor, U256::ZERO, shift));
    let mut remainder = digits(shifted_up(value.high, value.low, shift));
    let mut quotient = digits(shifted_up(value.low, U256::ZERO, shift));
    for digit in quotient.iter_mut().rev() {
        *digit = divide_digit(&mut remainder, *digit, &divisor);
    }
    Some(Division { quotient: joined(quotient), is_exact: joined(remainder).is_zero() })
}

/// Divides `remainder * 2^32 + next`, leaves what remains and returns the digit of the quotient.
fn divide_digit(remainder: &mut Digits, next: u32, divisor: &Digits) -> u32 {
    let [a, b, c, d, e, f, second, top] = *remainder;
    *remainder = [next, a, b, c, d, e, f, second];
    let [.., leading] = *divisor;
    let head = (u64::from(top) << DIGIT_BITS) | u64::from(second);
    // The divisor's top bit is set, so the estimate is right or at most two too large (Knuth, theorem B);
    // `max` only tells the compiler that the divisor is not zero.
    let mut estimate = (head / u64::from(leading).max(1)).min(u64::from(u32::MAX)) as u32;
    let borrowed = subtract_multiple(remainder, estimate, divisor);
    let mut available = u64::from(top);
    while available < borrowed {
        estimate = estimate.wrapping_sub(1);
        available += add_back(remainder, divisor);
    }
    estimate
}

/// `remainder -= factor * divisor` modulo 2^256; returns what was borrowed from the digit above.
fn subtract_multiple(remainder: &mut Digits, factor: u32, divisor: &Digits) -> u64 {
    let mut carry = 0;
    for (digit, other) in remainder.iter_mut().zip(divisor) {
        // The carry stays within 2^32, which the product leaves room for.
        carry += u64::from(factor) * u64::from(*other);
        let (difference, borrow) = digit.overflowing_sub(carry as u32);
        *digit = difference;
        carry = (carry >> DIGIT_BITS) + u64::from(borrow);
    }
    carry
}

/// `remainder += divisor` modulo 2^256; returns the carry into the digit above.
fn add_back(remainder: &mut Digits, divisor: &Digits) -> u64 {
    let mut carry = 0;
    for (digit, other) in remainder.iter_mut().zip(divisor) {
        carry += u64::from(*digit) + u64::from(*other);
        *digit = carry as u32;
        carry >>= DIGIT_BITS;
    }
    carry
}

/// The upper half of `high * 2^256 + low` once shifted, for shifts below 256.
///
/// One copy for three uses: inlined, the shifts would be half of the division's code.
#[inline(never)]
fn shifted_up(high: U256, low: U256, shift: usize) -> U256 {
    (high << shift) | (low >> (U256::BITS - shift))
}

fn digits(value: U256) -> Digits {
    let [a, b, c, d] = value.into_limbs();
    let low = |limb: u64| limb as u32;
    let high = |limb: u64| (limb >> DIGIT_BITS) as u32;
    [low(a), high(a), low(b), high(b), low(c), high(c), low(d), high(d)]
}

fn joined(digits: Digits) -> U256 {
    let [a, b, c, d, e, f, g, h] = digits;
    let limb = |low: u32, high: u32| (u64::from(high) << DIGIT_BITS) | u64::from(low);
    U256::from_limbs([limb(a, b), limb(c, d), limb(e, f), limb(g, h)])
}
