//! Deposits and mints: their quotes, their refusals, and the most of each.

use super::share_price::{price, shares, vault_price};
use super::slow::SlowPrice;
use crate::model::{big, integer, units, usd};
use proptest::prelude::*;
use usdai_core::vault::{
    SUPPLY_CAP, SharePrice, deposit_down, max_deposit_down, max_mint, mint_up, premium_down,
};
use usdai_core::{Shares, U256, Usd, VaultError};

const TRILLION: u64 = 1_000_000_000_000;

#[track_caller]
fn check_deposit(price: SharePrice, assets: u64, expected: Result<u64, VaultError>) {
    assert_eq!(deposit_down(usd(assets), &price), expected.map(shares));
}

#[track_caller]
fn check_mint(price: SharePrice, minted: u64, expected: Result<u64, VaultError>) {
    assert_eq!(mint_up(shares(minted), &price), expected.map(usd));
}

fn too_low(assets: u64, supply: u64) -> VaultError {
    VaultError::PriceTooLow { assets: usd(assets), supply: shares(supply) }
}

#[test]
fn deposits_and_mints_at_their_edges() {
    let half_more = price(2_000_000, 1_000_000);
    check_deposit(half_more, 0, Err(VaultError::ZeroAmount));
    check_deposit(half_more, 1, Err(VaultError::MintsNothing { assets: usd(1), least: usd(2) }));
    check_deposit(half_more, 2, Ok(1));
    check_deposit(half_more, 3, Ok(2));
    check_mint(half_more, 0, Err(VaultError::ZeroAmount));
    check_mint(half_more, 1, Ok(2));
    check_mint(half_more, 2, Ok(3));
    check_deposit(price(0, 0), 1, Ok(1));
    check_mint(price(0, 0), 1, Ok(1));
}

#[test]
fn a_price_near_nothing_issues_no_shares() {
    for (assets, supply) in [(0, 1), (0, u64::MAX), (1, TRILLION + 1)] {
        check_deposit(price(assets, supply), 1, Err(too_low(assets, supply)));
        check_mint(price(assets, supply), 1, Err(too_low(assets, supply)));
        assert_eq!(max_mint(&price(assets, supply)), Ok(Shares::ZERO));
        assert_eq!(max_deposit_down(&price(assets, supply)), Ok(Usd::ZERO));
    }
    check_deposit(price(1, TRILLION), 1, Ok(1_000_000));
}

#[test]
fn supply_may_reach_its_cap() {
    let nearly = SUPPLY_CAP.checked_sub(shares(2)).expect("cap above two");
    let price = SharePrice { assets: Usd::new(nearly.raw()), supply: nearly };
    let over = VaultError::SupplyCapExceeded { minted: shares(3), room: shares(2) };
    check_deposit(price, 2, Ok(2));
    check_deposit(price, 3, Err(over));
    check_mint(price, 2, Ok(2));
    check_mint(price, 3, Err(over));
    assert_eq!(max_mint(&price), Ok(shares(2)));
    assert_eq!(max_deposit_down(&price), Ok(usd(2)));
    let full = SharePrice { supply: SUPPLY_CAP, ..price };
    assert_eq!(max_mint(&full), Ok(Shares::ZERO));
    assert_eq!(max_deposit_down(&full), Ok(Usd::ZERO));
}

#[test]
fn a_premium_is_what_a_deposit_pays_above_the_conservative_value() {
    // Three halves against one: ten shares cost 15, of which 5 are the premium.
    let conservative = price(1_000_000, 1_000_000);
    for (paid, minted, premium) in [(15, 10, 5), (10, 10, 0), (9, 10, 0), (0, 0, 0)] {
        assert_eq!(premium_down(usd(paid), shares(minted), &conservative), Ok(usd(premium)));
    }
}

proptest! {
    /// Preview and act agree by being one function; deposit and mint agree in their refusals.
    #[test]
    fn share_maximums_are_exact(price in vault_price()) {
        let (most_shares, most_assets) = (max_mint(&price)?, max_deposit_down(&price)?);
        let one_more = |value: U256| value.saturating_add(units(1));
        prop_assert!(mint_up(Shares::new(one_more(most_shares.raw())), &price).is_err());
        prop_assert!(deposit_down(Usd::new(one_more(most_assets.raw())), &price).is_err());
        if most_shares.is_zero() {
            prop_assert_eq!(most_assets, Usd::ZERO);
        } else {
            prop_assert!(mint_up(most_shares, &price).is_ok());
            prop_assert!(deposit_down(most_assets, &price)? <= most_shares);
        }
    }

    #[test]
    fn share_quotes_are_those_of_the_model(price in vault_price(), amount in integer(), shift in 128usize..256) {
        let (slow, amount) = (SlowPrice::new(&price), amount >> shift);
        if let Ok(minted) = deposit_down(Usd::new(amount), &price) {
            prop_assert_eq!(big(minted.raw()), slow.to_shares_down(&big(amount)));
        }
        if let Ok(cost) = mint_up(Shares::new(amount), &price) {
            prop_assert_eq!(big(cost.raw()), slow.to_assets_up(&big(amount)));
        }
    }

    /// Buying at the optimistic price leaves it where it was or, by a rounding, higher; with its premium held
    /// back, the same holds for the conservative price.
    #[test]
    fn share_prices_never_fall_by_a_deposit(
        price in vault_price(), less in 0usize..96, amount in integer(), shift in 128usize..256,
    ) {
        let paid = Usd::new(amount >> shift);
        let Ok(minted) = deposit_down(paid, &price) else { return Ok(()) };
        let supply = price.supply.checked_add(minted)?;
        let after = SharePrice { assets: price.assets.checked_add(paid)?, supply };
        prop_assert!(!SlowPrice::new(&after).is_below(&SlowPrice::new(&price)));

        let lower = SharePrice { assets: Usd::new(price.assets.raw() >> less), ..price };
        let counted = paid.checked_sub(premium_down(paid, minted, &lower)?)?;
        let after = SharePrice { assets: lower.assets.checked_add(counted)?, supply };
        prop_assert!(!SlowPrice::new(&after).is_below(&SlowPrice::new(&lower)));
        // Up by at most one wei over all shares.
        let exact = SlowPrice::new(&lower).to_assets_up(&big(minted.raw()));
        prop_assert!(big(counted.raw()) <= exact);
    }
}
