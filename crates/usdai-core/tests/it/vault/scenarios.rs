//! Attacks and bad inputs by the ids of the catalogue.

use super::book::fee;
use super::machine::{Holder, Refusal, Vault};
use super::share_price::{shares, vault_price};
use super::stateful::GENESIS;
use crate::model::{integer, units, usd};
use proptest::prelude::*;
use usdai_core::vault::{Flows, LEAST_REQUEST, Report, SharePrice, check_request, deposit_down, mint_up};
use usdai_core::{Bps, MathError, Seconds, Shares, U256, Usd, VaultError, YieldFeeBps};

const ATTACKER: Holder = 1;
const VICTIM: Holder = 2;
const DAY: u64 = 86_400;
const ONE: u64 = 1_000_000_000_000_000_000;

fn empty() -> Vault {
    Vault::new(GENESIS, YieldFeeBps::ZERO)
}

fn wait(vault: &mut Vault, seconds: u64) {
    vault.warp(Seconds::new(seconds));
}

fn worth(vault: &Vault, holder: Holder) -> Usd {
    let price = vault.conservative().expect("value below 2^256");
    price.to_assets_down(vault.balance(holder)).expect("value below 2^256")
}

/// Lends all cash and loses `lost` of it.
fn lend_and_lose(vault: &mut Vault, lost: Usd) {
    let sent = vault.cash.lendable();
    let out = Report { principal: sent, ..Report::default() };
    vault.report(&out, &Flows { sent, ..Flows::default() }).expect("lending");
    let left = Report { principal: sent.excess_over(lost), ..Report::default() };
    vault.report(&left, &Flows::default()).expect("loss");
}

/// Everything out: request, lock, clear and claim.
fn leave(vault: &mut Vault, holder: Holder) -> Usd {
    vault.request(holder, vault.balance(holder)).expect("request");
    wait(vault, 30 * DAY);
    vault.settle(Bps::ZERO).expect("settlement");
    vault.claim(holder).expect("claim")
}

#[track_caller]
fn check_first_depositor(seed: u64, donated: u64, harvested: u64, deposit: u64) {
    let mut vault = empty();
    vault.deposit(ATTACKER, usd(seed)).expect("attacker's deposit");
    vault.donate(usd(donated)).expect("donation");
    if harvested > 0 {
        vault.harvest(usd(harvested)).expect("harvest");
        wait(&mut vault, 7 * DAY);
    }
    let outcome = vault.deposit(VICTIM, usd(deposit));
    // Spent to raise the price, of which the virtual shares keep all but a millionth per share-wei.
    assert!(worth(&vault, ATTACKER) <= usd(seed + harvested));
    if outcome.is_ok() {
        let lost = usd(deposit).excess_over(worth(&vault, VICTIM));
        assert!(lost <= usd(harvested / 1_000_000 + 2), "{lost:?} lost to {harvested}");
    } else {
        let one_share = vault.optimistic().and_then(|price| price.to_assets_up(shares(1)));
        let expected = one_share.map(|least| VaultError::MintsNothing { assets: usd(deposit), least });
        assert_eq!(outcome.map_err(Some), Err(expected.ok().map(Refusal::Vault)));
    }
}

#[test]
fn v01_first_depositor_cannot_inflate() {
    for (seed, donated, harvested, deposit) in [
        (1, ONE, 0, ONE),
        (1, u64::MAX, 0, 1),
        (1, 0, ONE, ONE),
        (1, 0, u64::MAX / 2, ONE),
        (1, 0, u64::MAX / 2, 1_000),
        (1_000_000, 0, ONE, 1_000),
    ] {
        check_first_depositor(seed, donated, harvested, deposit);
    }
}

#[test]
fn v02_donation_moves_no_price() {
    let mut vault = empty();
    vault.deposit(VICTIM, usd(ONE)).expect("deposit");
    let prices = (vault.optimistic(), vault.conservative());
    vault.donate(usd(u64::MAX)).expect("donation");
    assert_eq!((vault.optimistic(), vault.conservative()), prices);
    wait(&mut vault, 400 * DAY);
    assert_eq!((vault.optimistic(), vault.conservative()), prices);
}

#[test]
fn v04_deposit_that_mints_nothing_is_refused() {
    let mut vault = empty();
    vault.deposit(ATTACKER, usd(ONE)).expect("deposit");
    vault.harvest(usd(2 * ONE)).expect("harvest");
    wait(&mut vault, 7 * DAY);
    let refused = Refusal::Vault(VaultError::MintsNothing { assets: usd(2), least: usd(3) });
    assert_eq!(vault.deposit(VICTIM, usd(2)), Err(refused));
    assert_eq!(vault.deposit(VICTIM, usd(3)), Ok(shares(1)));
    assert_eq!(vault.deposit(VICTIM, Usd::ZERO), Err(Refusal::Vault(VaultError::ZeroAmount)));
}

/// Only a whole balance may be so small that it pays nothing, and that is the holder's own choice.
#[test]
fn v05_small_redemptions() {
    let least = LEAST_REQUEST;
    let below = |requested, least| Err(VaultError::RequestBelowLeast { requested: shares(requested), least });
    let above = |requested, balance| {
        Err(VaultError::RequestAboveBalance { requested: shares(requested), balance: shares(balance) })
    };
    for (requested, balance, expected) in [
        (0, 0, Err(VaultError::ZeroAmount)),
        (0, 5, Err(VaultError::ZeroAmount)),
        (5, 5, Ok(())),
        (4, 5, below(4, shares(5))),
        (6, 5, above(6, 5)),
        (ONE - 1, 2 * ONE, below(ONE - 1, least)),
        (ONE, 2 * ONE, Ok(())),
        (ONE - 1, ONE - 1, Ok(())),
    ] {
        assert_eq!(check_request(shares(requested), shares(balance)), expected, "{requested} of {balance}");
    }
}

/// 100,000 deposits of dust at an odd price: what they bought is worth no more than they cost.
#[test]
fn v06_dust_adds_up_to_nothing() {
    let mut price = SharePrice { assets: usd(ONE / 3), supply: shares(ONE / 7) };
    let (mut paid, mut bought) = (Usd::ZERO, Shares::ZERO);
    let add = |sum: &mut Usd, amount| -> Result<(), MathError> {
        *sum = sum.checked_add(amount)?;
        Ok(())
    };
    for step in 0..100_000 {
        let dust = usd(3 + step % 5);
        let minted = deposit_down(dust, &price).expect("deposit of dust");
        add(&mut paid, dust).expect("small sum");
        add(&mut price.assets, dust).expect("small sum");
        price.supply = price.supply.checked_add(minted).expect("small sum");
        bought = bought.checked_add(minted).expect("small sum");
    }
    assert!(price.to_assets_down(bought).expect("small value") <= paid);
}

#[test]
fn v08_deposit_after_a_total_loss() {
    let mut vault = empty();
    vault.deposit(ATTACKER, usd(ONE)).expect("deposit");
    lend_and_lose(&mut vault, usd(ONE));
    let refused = VaultError::PriceTooLow { assets: Usd::ZERO, supply: shares(ONE) };
    assert_eq!(vault.deposit(VICTIM, usd(ONE)), Err(Refusal::Vault(refused)));
    assert_eq!(vault.mint(VICTIM, shares(ONE)), Err(Refusal::Vault(refused)));
    // Nothing else stops: shares move, and a repayment after all is streamed to those who hold them.
    vault.transfer(ATTACKER, VICTIM, shares(ONE / 2)).expect("transfer");
    vault.harvest(usd(ONE)).expect("harvest");
    wait(&mut vault, 7 * DAY);
    assert!(vault.deposit(VICTIM, usd(ONE)).is_ok());
}

#[test]
fn v08_deposit_after_bad_debt_is_not_robbed() {
    for lost in [1, ONE / 2, ONE - ONE / 1_000_000] {
        let mut vault = empty();
        vault.deposit(ATTACKER, usd(ONE)).expect("deposit");
        lend_and_lose(&mut vault, usd(lost));
        vault.deposit(VICTIM, usd(ONE)).expect("deposit after the loss");
        let robbed = usd(ONE).excess_over(worth(&vault, VICTIM));
        assert!(robbed <= usd(2), "{robbed:?} after a loss of {lost}");
    }
}

#[test]
fn v09_dust_of_the_last_holder_robs_nobody() {
    let mut vault = empty();
    vault.deposit(ATTACKER, usd(3 * ONE)).expect("deposit");
    vault.harvest(usd(ONE / 7)).expect("harvest");
    wait(&mut vault, 8 * DAY);
    let paid = leave(&mut vault, ATTACKER);
    assert_eq!(vault.supply, Shares::ZERO);
    let dust = usd(3 * ONE + ONE / 7).excess_over(paid);
    assert_eq!(vault.cash.idle, dust);
    vault.deposit(VICTIM, usd(ONE)).expect("next deposit");
    assert!(usd(ONE).excess_over(worth(&vault, VICTIM)) <= usd(2));
}

#[test]
fn v13_deposit_and_mint_have_one_minimum() {
    let mut vault = empty();
    vault.deposit(ATTACKER, usd(ONE)).expect("deposit");
    vault.harvest(usd(2 * ONE)).expect("harvest");
    wait(&mut vault, 7 * DAY);
    let price = vault.optimistic().expect("small value");
    let least = mint_up(shares(1), &price).expect("one share-wei");
    assert_eq!(deposit_down(least, &price), Ok(shares(1)));
    let less = least.checked_sub(usd(1)).expect("above nothing");
    assert_eq!(deposit_down(less, &price), Err(VaultError::MintsNothing { assets: less, least }));
}

#[test]
fn entry_stops_in_a_pause_and_exit_does_not() {
    let mut vault = empty();
    vault.deposit(VICTIM, usd(ONE)).expect("deposit");
    vault.pause(Seconds::new(DAY)).expect("pause");
    assert_eq!(vault.deposit(VICTIM, usd(1)), Err(Refusal::Paused));
    assert_eq!(vault.mint(VICTIM, shares(1)), Err(Refusal::Paused));
    assert_eq!(vault.transfer(VICTIM, ATTACKER, shares(1)), Ok(()));
    assert_eq!(vault.harvest(usd(1)), Ok(usd(1)));
    wait(&mut vault, DAY);
    assert!(vault.deposit(VICTIM, usd(1)).is_ok());
}

/// The story: 10,000 harvested over 7 days, and a second staker a minute before who gains nothing by it.
#[test]
fn a_harvest_streams_for_seven_days() {
    let dollars = |amount: u64| Usd::new(units(amount) * units(ONE));
    let mut vault = empty();
    vault.deposit(VICTIM, dollars(1_000_000)).expect("stake");
    wait(&mut vault, 3_600);
    vault.deposit(ATTACKER, dollars(1_000_000)).expect("a minute before");
    wait(&mut vault, 60);
    vault.harvest(dollars(10_000)).expect("harvest");
    assert_eq!(worth(&vault, ATTACKER), dollars(1_000_000));
    for (days, gained) in [(1, 10_000 / 7), (3, 30_000 / 7), (4, 10_000), (30, 10_000)] {
        wait(&mut vault, days * DAY);
        let assets = vault.conservative().expect("value").assets;
        let whole = assets.checked_sub(dollars(2_000_000)).expect("gain").raw() / units(ONE);
        let so_far = if days == 3 { 40_000 / 7 } else { gained };
        assert_eq!(whole, units(so_far), "after {days} more days");
    }
}

proptest! {
    /// V07: in two parts the same shares pay the same, or a wei less.
    #[test]
    fn v07_split_redemption_gains_nothing(
        price in vault_price(), a in integer(), b in integer(), shift in 140usize..256,
    ) {
        let (a, b) = (Shares::new(a >> shift), Shares::new(b >> shift));
        let parts = price.to_assets_down(a)?.checked_add(price.to_assets_down(b)?)?;
        let whole = price.to_assets_down(a.checked_add(b)?)?;
        prop_assert!(parts <= whole && whole.checked_sub(parts)? <= usd(1));
    }

    /// V16: in at the optimistic price and out at the conservative one, with interest accrued and with a
    /// harvest before or in between, at one instant.
    #[test]
    fn v16_round_trip_never_profits(
        stake in 1u64 << 30.., deposit in 1u64.., lent in 0u64..=255, seconds in 0u64..10_000_000,
        harvest in 0u64.., is_harvest_first in any::<bool>(), bps in 0u16..=1_000,
    ) {
        let mut vault = Vault::new(GENESIS, fee(bps));
        vault.deposit(VICTIM, usd(stake)).expect("stake");
        let sent = usd(stake / 255 * lent);
        let rate = usdai_core::AccrualRate::new(sent.raw() * U256::from(31_000_000_000u64));
        let report = Report { principal: sent, rate, ..Report::default() };
        vault.report(&report, &Flows { sent, ..Flows::default() }).expect("loan");
        wait(&mut vault, seconds);
        if is_harvest_first { vault.harvest(usd(harvest)).expect("harvest"); }
        if vault.deposit(ATTACKER, usd(deposit)).is_err() { return Ok(()) }
        if !is_harvest_first { vault.harvest(usd(harvest)).expect("harvest"); }
        // The rounding of the fee's shares, less than the price of one, is everybody's.
        let price = vault.conservative()?.to_assets_up(shares(2))?;
        prop_assert!(worth(&vault, ATTACKER) <= usd(deposit).checked_add(price)?);
        prop_assert!(bps > 0 || worth(&vault, ATTACKER) <= usd(deposit));
    }
}
