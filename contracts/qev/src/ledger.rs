//! Taking a part out of what a controller may claim: the arithmetic.
//!
//! What a rounding leaves stays in the ledger, so that nothing is lost: the last claim takes it.

use crate::errors::{self, Error};
use crate::slots::Account;
use alloy_primitives::U256;
use qev_auction::Shares;
use usdai_core::fixed;

/// What is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Shares.
    pub shares: u128,
    /// USDai for them.
    pub assets: u128,
}

/// How much one claim takes.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    /// So many shares, with their part of the assets rounded down.
    Shares(U256),
    /// So many assets, with their part of the shares rounded up.
    Assets(U256),
}

impl Account {
    /// Adds what was collected. `ArithmeticOverflow`.
    pub fn add(&mut self, part: Part) -> Result<(), Error> {
        self.shares = sum(self.shares, part.shares)?;
        self.assets = sum(self.assets, part.assets)?;
        Ok(())
    }

    /// Takes a part; the last shares have all assets, and the last assets all shares. `ZeroAmount`, `ClaimTooHigh`.
    pub fn take(&mut self, amount: Amount) -> Result<Part, Error> {
        let (taken, whole) = match amount {
            Amount::Shares(shares) => (shares, self.shares),
            Amount::Assets(assets) => (assets, self.assets),
        };
        if taken.is_zero() {
            return Err(errors::zero_amount());
        }
        let whole = wide(whole);
        if taken > whole {
            return Err(errors::claim_too_high(taken, whole));
        }
        if taken == whole {
            return self.take_all();
        }
        let (shares, assets) = match amount {
            Amount::Shares(shares) => (shares, fixed::mul_div_down(wide(self.assets), shares, whole)?),
            Amount::Assets(assets) => (fixed::mul_div_up(wide(self.shares), assets, whole)?, assets),
        };
        let part = Part { shares: narrow(shares)?, assets: narrow(assets)? };
        self.shares = self.shares.saturating_sub(part.shares);
        self.assets = self.assets.saturating_sub(part.assets);
        Ok(part)
    }

    /// Takes everything. `NothingToClaim`.
    pub fn take_all(&mut self) -> Result<Part, Error> {
        let part = Part { shares: self.shares, assets: self.assets };
        if part == Part::default() {
            return Err(errors::nothing_to_claim());
        }
        (self.shares, self.assets) = (0, 0);
        Ok(part)
    }
}

/// `ArithmeticOverflow` from 2^128 on.
pub(crate) fn sum(one: u128, other: u128) -> Result<u128, Error> {
    one.checked_add(other).ok_or_else(errors::arithmetic_overflow)
}

/// `ArithmeticOverflow` from 2^128 on.
pub(crate) fn narrow(number: U256) -> Result<u128, Error> {
    Ok(Shares::from_raw(number)?.get())
}

const fn wide(number: u128) -> U256 {
    Shares::new(number).raw()
}
