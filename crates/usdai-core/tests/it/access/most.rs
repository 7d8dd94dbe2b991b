//! The most of an asset that may be deposited.

use crate::model::{any_decimals, any_price, any_rules, decimals_of, rules, units, usd};
use proptest::prelude::*;
use usdai_core::access::{most_units, most_units_of_share};
use usdai_core::reserve::{check_share_cap, mint_down};
use usdai_core::{AssetAmount, Bps, MathError, ReserveError, U256, Usd, Wad};

const ONE: u64 = 1_000_000_000_000_000_000;
const UNIT: u64 = 1_000_000_000_000;

/// What a deposit credits, nothing where it is refused for that.
fn credited(amount: U256, rules: &usdai_core::reserve::AssetRules, price: Wad) -> U256 {
    match mint_down(AssetAmount::new(amount), rules, price) {
        Ok(minted) => minted.credited.raw(),
        Err(ReserveError::ZeroAmount | ReserveError::MintsNothing { .. }) => U256::ZERO,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_room_is_filled_to_the_unit() {
    for (room, decimals, fee, price, expected) in [
        (0, 6, 0, ONE, 0),
        (UNIT - 1, 6, 0, ONE, 0),
        (UNIT, 6, 0, ONE, 1),
        (UNIT * 2 - 1, 6, 0, ONE, 1),
        (7, 18, 0, ONE, 7),
        // A price above a dollar is a dollar.
        (7, 18, 0, ONE + 1, 7),
        (7, 18, 0, u64::MAX, 7),
        // Of 100 the fee of 1% is 1, of 101 it is 2: both credit 99.
        (99, 18, 100, ONE, 101),
        (98, 18, 100, ONE, 99),
        // One wei is all fee.
        (0, 18, 1, ONE, 1),
        (100, 18, 0, ONE / 2, 201),
        (ONE, 18, 0, ONE / 1_000 * 995, 1_005_025_125_628_140_704),
        (ONE, 6, 0, ONE / 1_000 * 995, 1_005_025),
    ] {
        let (rules, price) = (rules(decimals, fee, 0), Wad::new(units(price)));
        let most = most_units(usd(room), &rules, price);
        assert_eq!(most, Ok(AssetAmount::new(units(expected))), "{room} of {decimals} decimals, fee {fee}");
        assert!(credited(units(expected), &rules, price) <= units(room));
        assert!(credited(units(expected + 1), &rules, price) > units(room));
    }
    let nothing = most_units(usd(1), &rules(6, 0, 0), Wad::new(U256::ZERO));
    assert_eq!(nothing, Err(MathError::DivideByZero));
    assert_eq!(most_units(Usd::new(U256::MAX), &rules(6, 0, 0), Wad::ONE), Err(MathError::Overflow));
}

#[test]
fn a_share_is_filled_to_the_unit() {
    let most = |others, decimals, cap| {
        most_units_of_share(others, decimals_of(decimals), Bps::new(cap).expect("a cap of the table"))
    };
    for (others, decimals, cap, expected) in [
        (0, 18, 0, 0),
        (0, 18, 9_999, 0),
        (300, 18, 2_500, 100),
        (299, 18, 2_500, 99),
        (1, 18, 9_999, 9_999),
        (UNIT * 3, 6, 2_500, 1),
        (UNIT * 3 - 1, 6, 2_500, 0),
    ] {
        let expected = Ok(AssetAmount::new(units(expected)));
        assert_eq!(most(usd(others), decimals, cap), expected, "{cap} beside {others}");
    }
    assert_eq!(most(usd(0), 18, 10_000), Ok(AssetAmount::new(U256::MAX)));
    assert_eq!(most(Usd::new(U256::MAX), 18, 9_999), Err(MathError::Overflow));
}

fn room() -> impl Strategy<Value = U256> {
    (any::<u128>(), 0usize..128).prop_map(|(room, shift)| U256::from(room) >> shift)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    /// The most is credited at most the room, and one unit more is credited more.
    #[test]
    fn the_most_of_a_room_is_exact(room in room(), rules in any_rules(), price in any_price()) {
        prop_assume!(price != Wad::new(U256::ZERO));
        let most = most_units(Usd::new(room), &rules, price).expect("a room below 2^128").raw();
        prop_assert!(credited(most, &rules, price) <= room);
        prop_assert!(credited(most + U256::ONE, &rules, price) > room);
    }

    /// Of a share as well.
    #[test]
    fn the_most_of_a_share_is_exact(others in room(), decimals in any_decimals(), cap in 0u16..10_000) {
        let cap = Bps::new(cap).expect("a share");
        let most = most_units_of_share(Usd::new(others), decimals, cap).expect("values below 2^142");
        let check = |ledger: U256| {
            let value = decimals.to_usd(AssetAmount::new(ledger)).expect("fits");
            check_share_cap(value, value.checked_add(Usd::new(others)).expect("fits"), cap)
        };
        prop_assert_eq!(check(most.raw()), Ok(()));
        prop_assert!(check(most.raw() + U256::ONE).is_err());
    }
}
