//! The same quantities as integers without bounds, and the inputs that properties draw.

use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::reserve::AssetRules;
use usdai_core::{Bps, Decimals, FeeBps, U256, Usd, Wad};

/// Two to the power of 256: the first integer that does not fit.
pub fn limit() -> BigUint {
    BigUint::from(1u8) << 256
}

pub fn big(value: U256) -> BigUint {
    BigUint::from_bytes_be(&value.to_be_bytes::<32>())
}

/// `None` when the integer does not fit.
pub fn small(value: &BigUint) -> Option<U256> {
    U256::try_from_be_slice(&value.to_bytes_be())
}

pub fn quotient_up(numerator: BigUint, divisor: &BigUint) -> BigUint {
    (numerator + divisor - 1u8) / divisor
}

/// Ten to the power of the decimals that an asset lacks.
pub fn factor(decimals: Decimals) -> BigUint {
    BigUint::from(10u8).pow(u32::from(18 - decimals.get()))
}

pub fn min_par(price: Wad) -> BigUint {
    big(price.raw().min(Wad::ONE.raw()))
}

pub fn units(value: u64) -> U256 {
    U256::from(value)
}

pub fn usd(value: u64) -> Usd {
    Usd::new(units(value))
}

pub fn decimals_of(value: u8) -> Decimals {
    Decimals::new(value).expect("decimals of a table")
}

/// Rules without a cap on the asset's share.
pub fn rules(decimals: u8, mint_fee: u16, redeem_fee: u16) -> AssetRules {
    AssetRules {
        decimals: decimals_of(decimals),
        mint_fee: FeeBps::new(mint_fee).expect("mint fee of a table"),
        redeem_fee: FeeBps::new(redeem_fee).expect("redeem fee of a table"),
        share_cap: Bps::WHOLE,
    }
}

/// Integers of every length whose 32-bit digits are often extreme, where carries and corrections happen.
pub fn integer() -> impl Strategy<Value = U256> {
    let edges = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, u32::MAX - 1, u32::MAX];
    let digit = prop_oneof![2 => proptest::sample::select(edges.to_vec()), 1 => any::<u32>()];
    (proptest::array::uniform8(digit), 0usize..256).prop_map(|(digits, shift)| {
        let whole = digits.into_iter().fold(U256::ZERO, |sum, digit| (sum << 32) | U256::from(digit));
        whole >> shift
    })
}

/// Amounts up to 2^150: more units than any asset has, and products that stay within 256 bits.
pub fn amount() -> impl Strategy<Value = U256> {
    (integer(), 106usize..256).prop_map(|(value, shift)| value >> shift)
}

pub fn any_decimals() -> impl Strategy<Value = Decimals> {
    (6u8..=18).prop_map(decimals_of)
}

pub fn any_rules() -> impl Strategy<Value = AssetRules> {
    (6u8..=18, 0u16..=100, 0u16..=100).prop_map(|(places, mint, redeem)| rules(places, mint, redeem))
}

/// Prices around a dollar, and now and then far from it.
pub fn any_price() -> impl Strategy<Value = Wad> {
    const ONE: u64 = 1_000_000_000_000_000_000;
    prop_oneof![
        3 => ONE / 100 * 99..=ONE / 100 * 101,
        1 => proptest::sample::select(vec![0, 1, ONE - 1, ONE, ONE + 1, u64::MAX]),
        1 => any::<u64>(),
    ]
    .prop_map(|price| Wad::new(U256::from(price)))
}
