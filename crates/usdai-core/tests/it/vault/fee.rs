//! The fee on yield: others lose it exactly, and nothing else.

use super::book::fee;
use super::share_price::{price, shares, vault_price};
use super::slow::SlowPrice;
use crate::model::{big, integer, usd};
use proptest::prelude::*;
use usdai_core::vault::{FeeMint, SUPPLY_CAP, SharePrice, fee_down};
use usdai_core::{ExitShare, Shares, UnitError, Usd, YieldFeeBps};

#[test]
fn a_fee_is_a_share_of_the_yield() {
    for (gain, bps, expected) in
        [(0, 1_000, 0), (9, 1_000, 0), (10, 1_000, 1), (19, 1_000, 1), (10_000, 1, 1), (10_000, 0, 0)]
    {
        assert_eq!(fee_down(usd(gain), fee(bps)), Ok(usd(expected)));
    }
}

#[test]
fn parameters_keep_their_bounds() {
    for (value, is_allowed) in [(0, true), (1_000, true), (1_001, false), (u16::MAX, false)] {
        let expected = if is_allowed { Ok(value) } else { Err(UnitError::FeeAboveCap { value, cap: 1_000 }) };
        assert_eq!(YieldFeeBps::new(value).map(YieldFeeBps::get), expected);
    }
    for (value, is_allowed) in [(0, false), (2_499, false), (2_500, true), (10_000, true), (10_001, false)] {
        let refused = UnitError::ShareOutOfRange { value, least: 2_500, most: 10_000 };
        let expected = if is_allowed { Ok(value) } else { Err(refused) };
        assert_eq!(ExitShare::new(value).map(ExitShare::get), expected);
    }
    assert_eq!(ExitShare::DEFAULT.get(), 5_000);
}

#[track_caller]
fn check(
    amount: u64,
    optimistic: SharePrice,
    conservative: SharePrice,
    minted: u64,
    premium: u64,
    waived: u64,
) {
    let expected = FeeMint { shares: shares(minted), premium: usd(premium), waived: usd(waived) };
    assert_eq!(FeeMint::new(usd(amount), &optimistic, &conservative), Ok(expected));
}

#[test]
fn a_fee_becomes_shares_or_a_gain() {
    let (two, one) = (price(3_000_000, 1_000_000), price(1_000_000, 1_000_000));
    check(10, two, two, 5, 0, 0);
    check(11, two, two, 5, 1, 0);
    check(10, two, one, 5, 5, 0);
    // Too little for a share, no price, no room: the holders keep it.
    check(1, two, one, 0, 0, 1);
    check(0, two, one, 0, 0, 0);
    check(10, price(0, 1), price(0, 1), 0, 0, 10);
    let full = SharePrice { supply: SUPPLY_CAP, assets: Usd::new(SUPPLY_CAP.raw()) };
    check(10, full, full, 0, 0, 10);
}

proptest! {
    /// With the fee in the assets and its shares in the supply, both prices are where they were, up to the
    /// rounding of one share-wei; and the recipient's shares are worth at most the fee.
    #[test]
    fn fee_dilutes_by_itself_alone(
        before in vault_price(), less in 0usize..64, amount in integer(), shift in 128usize..256,
    ) {
        let amount = Usd::new(amount >> shift);
        let lower = SharePrice { assets: Usd::new(before.assets.raw() >> less), ..before };
        let mint = FeeMint::new(amount, &before, &lower)?;
        prop_assert_eq!(mint.shares.is_zero(), mint.waived == amount);
        if mint.shares.is_zero() { return Ok(()) }
        let supply = before.supply.checked_add(mint.shares)?;
        prop_assert!(supply <= SUPPLY_CAP);

        let after = SharePrice { assets: before.assets.checked_add(amount)?, supply };
        let (slow_before, slow_after) = (SlowPrice::new(&before), SlowPrice::new(&after));
        prop_assert!(!slow_after.is_below(&slow_before));
        let one_more = slow_before.to_assets_up(&(big(mint.shares.raw()) + 1u8));
        prop_assert!(big(amount.raw()) <= one_more, "more than a share-wei is given to the others");
        prop_assert!(slow_before.to_assets_down(&big(mint.shares.raw())) <= big(amount.raw()));

        let counted = amount.checked_sub(mint.premium)?;
        let lower_after = SharePrice { assets: lower.assets.checked_add(counted)?, supply };
        prop_assert!(!SlowPrice::new(&lower_after).is_below(&SlowPrice::new(&lower)));
    }

    #[test]
    fn fee_is_at_most_a_tenth(gain in integer(), bps in 0u16..=1_000) {
        let taken = fee_down(Usd::new(gain), fee(bps))?;
        prop_assert_eq!(big(taken.raw()), big(gain) * bps / 10_000u16);
        let minted = FeeMint::new(taken, &price(0, 0), &price(0, 0))?.shares;
        prop_assert_eq!(minted == Shares::ZERO, taken.is_zero() || taken.raw() > SUPPLY_CAP.raw());
    }
}
