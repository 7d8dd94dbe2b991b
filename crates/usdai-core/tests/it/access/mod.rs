//! Who may mint, and how much.

mod minter;
mod most;
mod tranche;

use proptest::prelude::*;
use usdai_core::access::{AMOUNT_MAXIMUM, Mode};
use usdai_core::{U256, Usd};

/// Amounts that a record holds, often at an edge.
fn held() -> impl Strategy<Value = u128> {
    prop_oneof![
        1 => proptest::sample::select(vec![0, 1, AMOUNT_MAXIMUM - 1, AMOUNT_MAXIMUM]),
        2 => (0..=AMOUNT_MAXIMUM, 0u32..96).prop_map(|(amount, shift)| amount >> shift),
    ]
}

fn usd(amount: u128) -> Usd {
    Usd::new(U256::from(amount))
}

#[test]
fn there_are_three_modes() {
    for (number, mode) in
        [(0, Some(Mode::Closed)), (1, Some(Mode::Open)), (2, Some(Mode::Makers)), (3, None), (u64::MAX, None)]
    {
        assert_eq!(Mode::of(number), mode);
        assert!(mode.is_none_or(|mode| mode.number() == number));
    }
    assert_eq!(Mode::default(), Mode::Closed);
}
