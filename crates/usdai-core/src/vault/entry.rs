//! What a deposit mints, what a mint costs, and the most of either.
//!
//! All take the optimistic price, but for the premium, which is measured against the conservative one.

use super::{SharePrice, VaultError};
use crate::fixed::{self, MathError};
use crate::units::{Shares, Usd};
use ruint::aliases::U256;

/// The shares for a deposit, rounded down and never zero.
///
/// [`VaultError::ZeroAmount`], [`VaultError::PriceTooLow`], [`VaultError::MintsNothing`] below the price of
/// one share-wei, [`VaultError::SupplyCapExceeded`].
pub fn deposit_down(assets: Usd, price: &SharePrice) -> Result<Shares, VaultError> {
    if assets.is_zero() {
        return Err(VaultError::ZeroAmount);
    }
    check_issuable(price)?;
    let minted = price.to_shares_down(assets)?;
    if minted.is_zero() {
        return Err(VaultError::MintsNothing { assets, least: price.to_assets_up(Shares::new(U256::ONE))? });
    }
    check_room(minted, price)?;
    Ok(minted)
}

/// The dollars for exactly `shares`, rounded up and never zero.
///
/// [`VaultError::ZeroAmount`], [`VaultError::PriceTooLow`], [`VaultError::SupplyCapExceeded`].
pub fn mint_up(shares: Shares, price: &SharePrice) -> Result<Usd, VaultError> {
    if shares.is_zero() {
        return Err(VaultError::ZeroAmount);
    }
    check_issuable(price)?;
    check_room(shares, price)?;
    Ok(price.to_assets_up(shares)?)
}

/// The most shares that [`mint_up`] accepts; zero where the price is too low.
pub fn max_mint(price: &SharePrice) -> Result<Shares, MathError> {
    Ok(if price.is_issuable()? { price.room() } else { Shares::ZERO })
}

/// The most dollars that [`deposit_down`] accepts; zero where the price is too low.
///
/// The largest deposit that is worth less than one share-wei more than there is room for.
pub fn max_deposit_down(price: &SharePrice) -> Result<Usd, MathError> {
    let room = max_mint(price)?;
    if room.is_zero() {
        return Ok(Usd::ZERO);
    }
    let too_many = fixed::add(room.raw(), U256::ONE)?;
    let too_much = fixed::mul_div_up(too_many, price.dollars()?, price.shares()?)?;
    fixed::sub(too_much, U256::ONE).map(Usd::new)
}

/// What `paid` exceeds the conservative value of the `minted` shares by, rounded down.
///
/// Counted at once it would raise the conservative price in a step, for the good of whoever is paid next;
/// so it enters the stream S1.
pub fn premium_down(paid: Usd, minted: Shares, conservative: &SharePrice) -> Result<Usd, MathError> {
    Ok(paid.excess_over(conservative.to_assets_up(minted)?))
}

fn check_issuable(price: &SharePrice) -> Result<(), VaultError> {
    if !price.is_issuable()? {
        return Err(VaultError::PriceTooLow { assets: price.assets, supply: price.supply });
    }
    Ok(())
}

fn check_room(minted: Shares, price: &SharePrice) -> Result<(), VaultError> {
    let room = price.room();
    if minted > room {
        return Err(VaultError::SupplyCapExceeded { minted, room });
    }
    Ok(())
}
