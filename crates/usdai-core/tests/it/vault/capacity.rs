//! What an epoch may pay.

use super::share_price::{price, shares, vault_price};
use super::slow::SlowPrice;
use crate::model::{integer, usd};
use proptest::prelude::*;
use usdai_core::vault::{Settlement, SharePrice, capacity_up};
use usdai_core::{Shares, Usd, VaultError};

#[test]
fn capacity_is_cash_or_what_waits() {
    let half_more = price(2_000_000, 1_000_000);
    for (free, queued, capacity) in [
        (0, 10, 0),
        (10, 0, 0),
        (10, 4, 7),
        (10, 5, 9),
        (99, 32, 51),
        (99, 33, 54),
        (99, 70, 99),
        (99, 1_000, 99),
    ] {
        assert_eq!(capacity_up(usd(free), shares(queued), &half_more), Ok(usd(capacity)));
    }
}

/// A line at one dollar is paid in full at a price that is up to a sixteenth higher, if the cash is there.
#[test]
fn a_price_may_rise_by_a_sixteenth_until_the_clearing() {
    let capacity = capacity_up(usd(10_000_000), shares(1_000_000), &price(16_000_000, 16_000_000));
    let at = |assets| price(assets, 16_000_000).to_shares_down(capacity.expect("it is small"));
    assert_eq!(at(17_062_500), Ok(shares(1_000_000)));
    assert!(at(17_062_600).is_ok_and(|served| served < shares(1_000_000)));
}

#[track_caller]
fn check(burned: u64, paid: u64, expected: Result<u64, VaultError>) {
    let settlement = Settlement { burned: shares(burned), paid: usd(paid) };
    let outcome = settlement.gain_down(usd(100), shares(90), &price(2_000_000, 1_000_000));
    assert_eq!(outcome, expected.map(usd));
}

#[test]
fn a_settlement_burns_what_it_pays_for() {
    check(0, 0, Ok(0));
    check(60, 90, Ok(0));
    check(60, 80, Ok(10));
    check(61, 90, Ok(1));
    check(60, 91, Err(VaultError::PaidAboveBurned { paid: usd(91), worth: usd(90) }));
    check(90, 100, Ok(35));
    check(90, 101, Err(VaultError::PaidAboveCapacity { paid: usd(101), capacity: usd(100) }));
    check(91, 100, Err(VaultError::BurnedAboveHeld { burned: shares(91), held: shares(90) }));
    check(0, 1, Err(VaultError::PaidAboveBurned { paid: usd(1), worth: usd(0) }));
}

/// At half a dollar a share the virtual wei add up to half a million to what all shares are worth. Where cash that is
/// not in the price yet is a part of the capacity, they are paid too.
#[test]
fn all_shares_leave_below_one_for_all_that_they_are_worth() {
    let price = price(1_000_000_000, 2_000_000_000);
    let burned = price.supply;
    let settlement = |paid| Settlement { burned, paid: usd(paid) };
    let capacity = usd(1_100_000_000);
    let worth = 1_000_499_750;
    for paid in [1_000_000_000, 1_000_000_001, worth] {
        assert_eq!(settlement(paid).gain_down(capacity, burned, &price), Ok(Usd::ZERO));
    }
    assert_eq!(settlement(999_999_999).gain_down(capacity, burned, &price), Ok(usd(1)));
    let above = settlement(worth + 1).gain_down(capacity, burned, &price);
    assert_eq!(above, Err(VaultError::PaidAboveBurned { paid: usd(worth + 1), worth: usd(worth) }));
}

proptest! {
    /// Whoever stays loses nothing: with the gain held back, the conservative price is not lower.
    #[test]
    fn settlement_never_costs_those_who_stay(
        before in vault_price(), part in 0u64..=1_000, paid in integer(), shift in 160usize..256,
    ) {
        let burned = before.supply.raw() * usdai_core::U256::from(part) / usdai_core::U256::from(1_000);
        let settlement = Settlement { burned: Shares::new(burned), paid: Usd::new(paid >> shift) };
        let Ok(gain) = settlement.gain_down(before.assets, before.supply, &before) else { return Ok(()) };
        let left = before.assets.excess_over(settlement.paid).excess_over(gain);
        let after = SharePrice { assets: left, supply: before.supply.checked_sub(settlement.burned)? };
        let (slow_before, slow_after) = (SlowPrice::new(&before), SlowPrice::new(&after));
        prop_assert!(!slow_after.is_below(&slow_before));
        // Nor do they gain more than a wei between them, where the virtual assets were not a part of it.
        let most = slow_before.to_assets_up(&slow_after.shares) + 1u8;
        prop_assert!(left.is_zero() || slow_after.dollars <= most);
        // What is paid and what is gained are there.
        prop_assert!(settlement.paid.checked_add(gain)? <= before.assets);
    }
}
