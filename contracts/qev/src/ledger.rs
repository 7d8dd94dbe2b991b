//! Taking a part out of what a controller may claim: the arithmetic.
//!
//! What a rounding leaves stays in the ledger, so that nothing is lost: the last claim takes it.

use crate::errors::{self, Error};
use crate::slots::Account;
use alloy_primitives::U256;
use usdai_core::fixed;

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Shares.
    pub shares: U256,
    /// USDai for them.
    pub assets: U256,
}

impl Account {
    /// These shares with their part of the assets, rounded down; with all of them if they are the last.
    ///
    /// `ZeroAmount`, `ClaimTooHigh`.
    pub fn redeem(&mut self, shares: U256) -> Result<Part, Error> {
        check(shares, self.shares)?;
        let assets = fixed::mul_div_down(self.assets, shares, self.shares)?;
        self.take(Part { shares, assets })
    }

    /// These assets with their part of the shares, rounded up; with all of them if they are the last.
    ///
    /// `ZeroAmount`, `ClaimTooHigh`.
    pub fn withdraw(&mut self, assets: U256) -> Result<Part, Error> {
        check(assets, self.assets)?;
        let shares = fixed::mul_div_up(self.shares, assets, self.assets)?;
        self.take(Part { shares, assets })
    }

    /// Everything. `NothingToClaim`.
    pub fn take_all(&mut self) -> Result<Part, Error> {
        let Self { shares, assets, .. } = *self;
        if shares.is_zero() && assets.is_zero() {
            return Err(errors::nothing_to_claim());
        }
        self.take(Part { shares, assets })
    }

    fn take(&mut self, part: Part) -> Result<Part, Error> {
        self.shares = fixed::sub(self.shares, part.shares)?;
        self.assets = fixed::sub(self.assets, part.assets)?;
        Ok(part)
    }
}

fn check(amount: U256, claimable: U256) -> Result<(), Error> {
    if amount.is_zero() {
        return Err(errors::zero_amount());
    }
    if amount > claimable { Err(errors::claim_too_high(amount, claimable)) } else { Ok(()) }
}
