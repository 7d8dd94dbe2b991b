//! Fixed point against integers without bounds.

use crate::model::{big, integer, limit, quotient_up, small};
use proptest::prelude::*;
use usdai_core::fixed::{
    add, div_down, div_up, mul, mul_div_down, mul_div_exact, mul_div_up, mul_wad_down, sub,
};
use usdai_core::{MathError, U256};

/// Compares both roundings of `a * b / divisor` with the exact quotient.
#[track_caller]
pub fn check_quotients(a: U256, b: U256, divisor: U256) {
    let (down, up) = (mul_div_down(a, b, divisor), mul_div_up(a, b, divisor));
    if divisor.is_zero() {
        assert_eq!((down, up), (Err(MathError::DivideByZero), Err(MathError::DivideByZero)));
        return;
    }
    let product = big(a) * big(b);
    let exact_down = &product / big(divisor);
    let exact_up = quotient_up(product, &big(divisor));
    assert_eq!(down, small(&exact_down).ok_or(MathError::Overflow), "{a} * {b} / {divisor} down");
    assert_eq!(up, small(&exact_up).ok_or(MathError::Overflow), "{a} * {b} / {divisor} up");
    let exact = mul_div_exact(a, b, divisor);
    let is_exact = exact_down == exact_up;
    assert_eq!(exact, down.map(|down| (down, is_exact)), "{a} * {b} / {divisor} exact");
}

proptest! {
    #[test]
    fn sum_is_exact(a in integer(), b in integer()) {
        prop_assert_eq!(add(a, b), small(&(big(a) + big(b))).ok_or(MathError::Overflow));
    }

    #[test]
    fn difference_is_exact(a in integer(), b in integer()) {
        let expected = if a >= b { Ok(big(a) - big(b)) } else { Err(MathError::Underflow) };
        prop_assert_eq!(sub(a, b).map(big), expected);
    }

    #[test]
    fn product_is_exact(a in integer(), b in integer()) {
        prop_assert_eq!(mul(a, b), small(&(big(a) * big(b))).ok_or(MathError::Overflow));
    }

    #[test]
    fn quotient_is_exact_but_for_its_fraction(a in integer(), b in integer()) {
        if b.is_zero() {
            prop_assert_eq!(div_down(a, b), Err(MathError::DivideByZero));
            prop_assert_eq!(div_up(a, b), Err(MathError::DivideByZero));
        } else {
            prop_assert_eq!(div_down(a, b).map(big), Ok(big(a) / big(b)));
            prop_assert_eq!(div_up(a, b).map(big), Ok(quotient_up(big(a), &big(b))));
        }
    }

    #[test]
    fn quotient_of_product_is_exact_but_for_its_fraction(
        a in integer(), b in integer(), divisor in integer(),
    ) {
        check_quotients(a, b, divisor);
    }

    /// The divisor is drawn so that most quotients fit.
    #[test]
    fn quotient_of_wide_product_fits_below_its_edge(a in integer(), b in integer(), extra in integer()) {
        let high = small(&((big(a) * big(b)) >> 256u32)).expect("high half of a product");
        let divisor = high.saturating_add(U256::ONE).saturating_add(extra);
        prop_assert!(mul_div_down(a, b, divisor).is_ok() || divisor == U256::MAX);
        check_quotients(a, b, divisor);
        // One past the edge: a divisor of the high half itself.
        check_quotients(a, b, high);
        prop_assert!(mul_div_down(a, b, high).is_err());
    }

    /// The short way and the long one, at their border too.
    #[test]
    fn products_over_wad_are_exact_but_for_their_fraction(a in integer(), b in integer(), short in 0_u8..=2) {
        let wad = U256::from(10).pow(U256::from(18));
        let (a, b) = if short > 0 { (a >> 194, b >> 195) } else { (a, b) };
        prop_assert_eq!(mul_wad_down(a, b), mul_div_down(a, b, wad));
        let (above_a, above_b) = (U256::from(1) << 62, U256::from(1) << 61);
        for (a, b) in [(above_a - U256::from(1), b), (above_a, b), (a, above_b - U256::from(1)), (a, above_b)] {
            prop_assert_eq!(mul_wad_down(a, b), mul_div_down(a, b, wad));
        }
    }

    /// Products rebuilt from a known quotient, so that the remainder takes its extreme values too.
    #[test]
    fn quotient_undoes_a_product(quotient in integer(), divisor in integer()) {
        // One in the place of zero: a run of millions of cases may reject only a thousand.
        let divisor = divisor.max(U256::ONE);
        prop_assert_eq!(mul_div_down(quotient, divisor, divisor), Ok(quotient));
        prop_assert_eq!(mul_div_up(quotient, divisor, divisor), Ok(quotient));
    }

    #[test]
    fn roundings_enclose_the_exact_quotient(a in integer(), b in integer(), divisor in integer()) {
        let (Ok(down), Ok(up)) = (mul_div_down(a, b, divisor), mul_div_up(a, b, divisor)) else {
            return Ok(());
        };
        let product = big(a) * big(b);
        prop_assert!(big(down) * big(divisor) <= product);
        prop_assert!(big(up) * big(divisor) >= product);
        prop_assert!(big(up) - big(down) <= 1u8.into());
        prop_assert!(big(up) < limit());
    }

    #[test]
    fn quotient_grows_with_its_factor(a in integer(), b in integer(), c in integer(), divisor in integer()) {
        let (less, more) = (a.min(b), a.max(b));
        if let (Ok(low), Ok(high)) = (mul_div_down(less, c, divisor), mul_div_down(more, c, divisor)) {
            prop_assert!(low <= high);
        }
    }
}
