//! Instalments in units of the currency, on time and late.

use super::schedule::{interest_up, principal_down};
use super::terms::Blend;
use super::{Loan, Terms};
use crate::Decimals;
use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Seconds, Timestamp, Usd};
use ruint::aliases::U256;

/// One payment of the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Instalment {
    /// What it pays back, to the nearest unit; the last one all that is outstanding.
    pub principal: AssetAmount,
    /// For its interval, rounded up.
    pub interest: AssetAmount,
    /// For the time it is overdue, at the loan's rate and at the late rate, rounded up together.
    pub late_interest: AssetAmount,
}

impl Instalment {
    /// All three.
    pub fn total(&self) -> Result<AssetAmount, MathError> {
        self.principal.checked_add(self.interest)?.checked_add(self.late_interest)
    }
}

/// Several instalments together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Charge {
    /// How many.
    pub instalments: u16,
    /// What they pay back.
    pub principal: AssetAmount,
    /// For their intervals.
    pub interest: AssetAmount,
    /// For the time they are overdue.
    pub late_interest: AssetAmount,
}

impl Charge {
    /// Principal and both kinds of interest.
    pub fn total(&self) -> Result<AssetAmount, MathError> {
        self.principal.checked_add(self.all_interest()?)
    }

    /// Both kinds of interest.
    pub fn all_interest(&self) -> Result<AssetAmount, MathError> {
        self.interest.checked_add(self.late_interest)
    }

    pub(super) fn with(&self, instalment: &Instalment) -> Result<Self, MathError> {
        Ok(Self {
            instalments: self.instalments.saturating_add(1),
            principal: self.principal.checked_add(instalment.principal)?,
            interest: self.interest.checked_add(instalment.interest)?,
            late_interest: self.late_interest.checked_add(instalment.late_interest)?,
        })
    }
}

/// Terms with what follows from them.
pub(super) struct Plan<'a> {
    pub terms: &'a Terms<'a>,
    pub blend: Blend,
}

impl<'a> Plan<'a> {
    pub fn new(terms: &'a Terms<'a>) -> Result<Self, MathError> {
        Ok(Self { terms, blend: terms.blend()? })
    }

    /// The oldest unpaid instalment, with what it costs to be late at `now`.
    pub fn next(&self, loan: &Loan, now: Timestamp) -> Result<Instalment, MathError> {
        let Terms { decimals, schedule, interval, late_rate, .. } = *self.terms;
        let rate = self.blend.rate;
        let outstanding = decimals.to_usd(loan.outstanding)?;
        let left = self.terms.instalments.saturating_sub(loan.paid);
        let principal = nearest(decimals, principal_down(schedule, outstanding, rate, interval, left)?)?;
        let interest = self.interest_up(loan.outstanding, interval)?;
        let overdue = now.since_or_none(loan.deadline(self.terms)?);
        let carried = interest_up(decimals.to_usd(principal)?, rate, overdue)?;
        let missed = decimals.to_usd(principal.checked_add(interest)?)?;
        let late = carried.checked_add(interest_up(missed, late_rate, overdue)?)?;
        Ok(Instalment { principal, interest, late_interest: decimals.to_asset_up(late)? })
    }

    /// Interest on a balance for some time, rounded up to a unit.
    pub fn interest_up(&self, balance: AssetAmount, time: Seconds) -> Result<AssetAmount, MathError> {
        let decimals = self.terms.decimals;
        decimals.to_asset_up(interest_up(decimals.to_usd(balance)?, self.blend.rate, time)?)
    }
}

/// The nearest whole units; a half counts whole.
fn nearest(decimals: Decimals, value: Usd) -> Result<AssetAmount, MathError> {
    let half = Usd::new(fixed::div_down(decimals.one_unit().raw(), U256::from(2u8))?);
    decimals.to_asset_down(value.checked_add(half)?)
}
