//! What the reserve knows of one asset, packed into one slot so that a deposit reads and writes it once.
//!
//! From the lowest bit: ledger 128, decimals 8, mint fee 8, redeem fee 8, share cap 16, three switches. A slot of zeros
//! is an asset that is not listed, because a listed one has at least six decimals.

use crate::errors::{self, Error};
use alloy_primitives::{Address, B256, U256};
use kit::words::Word;
use usdai_core::reserve::{self, AssetRules};
use usdai_core::{AssetAmount, Bps, Decimals, FeeBps, Usd, Wad};

const MINT_ENABLED: u64 = 1 << 40;
const REDEEM_ENABLED: u64 = 1 << 41;
const PRICE_CHECKED: u64 = 1 << 42;

/// One asset of the reserve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssetRecord {
    /// Units that the reserve counts as its own.
    pub ledger: u128,
    /// The asset's own decimals, 6 to 18; 0 when it is not listed.
    pub decimals: u8,
    /// Fees, share cap and switches.
    pub terms: Terms,
    /// Whether it mints at its feed's price.
    pub is_price_checked: bool,
}

/// The terms that the authority sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Basis points kept when minting.
    pub mint_fee: u16,
    /// Basis points kept when redeeming.
    pub redeem_fee: u16,
    /// The most of the reserve's value that the asset may be; 10,000 is no cap.
    pub share_cap: u16,
    /// Whether it mints.
    pub mint_enabled: bool,
    /// Whether it is redeemed into.
    pub redeem_enabled: bool,
}

impl AssetRecord {
    /// Whether the asset is in the reserve.
    pub fn is_listed(&self) -> bool {
        self.decimals != 0
    }

    /// The slot's content.
    pub fn pack(&self) -> U256 {
        let Terms { mint_fee, redeem_fee, share_cap, .. } = self.terms;
        let mut terms = u64::from(self.decimals)
            | u64::from(mint_fee & 0xff) << 8
            | u64::from(redeem_fee & 0xff) << 16
            | u64::from(share_cap) << 24;
        if self.terms.mint_enabled {
            terms |= MINT_ENABLED;
        }
        if self.terms.redeem_enabled {
            terms |= REDEEM_ENABLED;
        }
        if self.is_price_checked {
            terms |= PRICE_CHECKED;
        }
        U256::from_limbs([self.ledger as u64, (self.ledger >> 64) as u64, terms, 0])
    }

    /// The record in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [low, high, terms, _] = slot.into_limbs();
        Self {
            ledger: u128::from(low) | u128::from(high) << 64,
            decimals: terms as u8,
            terms: Terms {
                mint_fee: u16::from((terms >> 8) as u8),
                redeem_fee: u16::from((terms >> 16) as u8),
                share_cap: (terms >> 24) as u16,
                mint_enabled: terms & MINT_ENABLED != 0,
                redeem_enabled: terms & REDEEM_ENABLED != 0,
            },
            is_price_checked: terms & PRICE_CHECKED != 0,
        }
    }

    /// The rules for the reserve's arithmetic. `AssetUnknown` for an asset that is not listed.
    pub fn rules(&self, asset: Address) -> Result<AssetRules, Error> {
        let decimals = Decimals::new(self.decimals).map_err(|_| errors::asset_unknown(asset))?;
        let (mint_fee, redeem_fee, share_cap) = self.terms.checked()?;
        Ok(AssetRules { decimals, mint_fee, redeem_fee, share_cap })
    }

    /// The dollars that the ledger counts for at a price. `AssetUnknown` for an asset that is not listed.
    pub fn value_down(&self, asset: Address, price: Wad) -> Result<Usd, Error> {
        let decimals = Decimals::new(self.decimals).map_err(|_| errors::asset_unknown(asset))?;
        Ok(reserve::value_down(AssetAmount::new(self.ledger_units()), decimals, price)?)
    }

    /// The ledger in 256 bits.
    pub fn ledger_units(&self) -> U256 {
        U256::from_limbs([self.ledger as u64, (self.ledger >> 64) as u64, 0, 0])
    }

    /// The record as the interface returns it.
    pub fn words(&self) -> [B256; 7] {
        let Terms { mint_fee, redeem_fee, share_cap, mint_enabled, redeem_enabled } = self.terms;
        [
            self.ledger_units().word(),
            u64::from(self.decimals).word(),
            u64::from(mint_fee).word(),
            u64::from(redeem_fee).word(),
            u64::from(share_cap).word(),
            mint_enabled.word(),
            redeem_enabled.word(),
        ]
    }

    /// Adds what arrived. `LedgerOverflow` from 2^128 on.
    pub fn credit(&mut self, asset: Address, amount: U256) -> Result<(), Error> {
        self.ledger = narrow(amount)
            .and_then(|amount| self.ledger.checked_add(amount))
            .ok_or_else(|| errors::ledger_overflow(asset, amount))?;
        Ok(())
    }

    /// Takes what is paid. `ReserveTooLow` when there is less.
    pub fn debit(&mut self, asset: Address, amount: U256) -> Result<(), Error> {
        self.ledger = narrow(amount)
            .and_then(|amount| self.ledger.checked_sub(amount))
            .ok_or_else(|| errors::reserve_too_low(asset, self.ledger_units(), amount))?;
        Ok(())
    }
}

/// The number in 128 bits, if it fits.
pub fn narrow(value: U256) -> Option<u128> {
    match value.into_limbs() {
        [low, high, 0, 0] => Some(u128::from(low) | u128::from(high) << 64),
        _ => None,
    }
}

impl Terms {
    /// The terms within their bounds. `FeeTooHigh` over 100, `ShareCapTooHigh` over
    /// 10,000.
    pub fn checked(&self) -> Result<(FeeBps, FeeBps, Bps), Error> {
        Ok((
            fee(self.mint_fee)?,
            fee(self.redeem_fee)?,
            Bps::new(self.share_cap).map_err(|_| {
                errors::share_cap_too_high(u64::from(self.share_cap), u64::from(Bps::DENOMINATOR))
            })?,
        ))
    }
}

fn fee(value: u16) -> Result<FeeBps, Error> {
    FeeBps::new(value).map_err(|_| errors::fee_too_high(u64::from(value), u64::from(FeeBps::CAP)))
}
