//! What lender and borrower agree on, and its bounds.

use super::LoanError;
use crate::Decimals;
use crate::fixed::{self, MathError};
use crate::units::{AccrualRate, AssetAmount, Seconds, Usd, Wad};
use crate::vault::Book;
use ruint::aliases::U256;

/// The most tranches of a loan.
pub const MOST_TRANCHES: usize = 32;
/// The most instalments: 20 years of months. A level principal costs a multiplication for each that is left.
pub const MOST_INSTALMENTS: u16 = 240;
/// The longest interval, a leap year.
pub const LONGEST_INTERVAL: Seconds = Seconds::new(366 * 86_400);
/// The most principal at 18 decimals, 2^128 - 1: what half a slot holds.
pub const MOST_PRINCIPAL: Usd = Usd::new(U256::from_limbs([u64::MAX, u64::MAX, 0, 0]));
/// The highest rate, of a tranche or for being late: what the vault's book may be given, 100% in 365 days.
pub const HIGHEST_RATE: Wad = Book::HIGHEST_RATE;

/// A part of the principal with a lender and a rank of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tranche {
    /// What it lends.
    pub amount: AssetAmount,
    /// Interest per second and unit, 18 decimals.
    pub rate: Wad,
}

/// How the principal comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Equal instalments: an annuity.
    Level,
    /// Equal parts of principal.
    Linear,
}

/// The terms of a loan that its arithmetic needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms<'a> {
    /// Those of the loan's currency.
    pub decimals: Decimals,
    /// How the principal comes back.
    pub schedule: Schedule,
    /// Between two instalments.
    pub interval: Seconds,
    /// How many there are.
    pub instalments: u16,
    /// After a deadline, before anybody may call a default; at most an interval.
    pub grace: Seconds,
    /// Interest per second and unit of an overdue instalment, on top of the loan's own, 18 decimals.
    pub late_rate: Wad,
    /// Out of the principal.
    pub origination_fee: AssetAmount,
    /// With the payment that closes the loan.
    pub exit_fee: AssetAmount,
    /// How many times the first instalment is held back from the principal as a reserve.
    pub reserve_instalments: u8,
    /// In order of seniority.
    pub tranches: &'a [Tranche],
}

/// The tranches together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Blend {
    /// What they lend.
    pub principal: AssetAmount,
    /// Rate times amount, summed: the tranches share interest by these weights.
    pub weight: AccrualRate,
    /// Per second, 18 decimals, rounded down.
    pub rate: Wad,
}

impl Terms<'_> {
    /// Whether every term is within its bounds; see [`LoanError`] for what is not.
    pub(super) fn check(&self) -> Result<(), LoanError> {
        let count = self.tranches.len();
        if count == 0 || count > MOST_TRANCHES {
            return Err(LoanError::TranchesOutOfRange { count });
        }
        for (index, tranche) in self.tranches.iter().enumerate() {
            if tranche.amount.is_zero() {
                return Err(LoanError::EmptyTranche { index });
            }
            if tranche.rate.raw().is_zero() {
                return Err(LoanError::RateOutOfRange { rate: tranche.rate });
            }
            check_rate(tranche.rate)?;
        }
        check_rate(self.late_rate)?;
        if self.interval.get() == 0 || self.interval > LONGEST_INTERVAL {
            return Err(LoanError::IntervalOutOfRange { interval: self.interval });
        }
        if self.instalments == 0 || self.instalments > MOST_INSTALMENTS {
            return Err(LoanError::InstalmentsOutOfRange { instalments: self.instalments });
        }
        if self.grace > self.interval {
            return Err(LoanError::GraceAboveInterval { grace: self.grace, interval: self.interval });
        }
        let principal = self.decimals.to_usd(self.principal()?)?;
        if principal > MOST_PRINCIPAL {
            return Err(LoanError::PrincipalAboveMost { principal });
        }
        Ok(())
    }

    /// What the tranches lend together.
    pub fn principal(&self) -> Result<AssetAmount, MathError> {
        self.tranches.iter().try_fold(AssetAmount::ZERO, |sum, tranche| sum.checked_add(tranche.amount))
    }

    pub(super) fn blend(&self) -> Result<Blend, MathError> {
        let principal = self.principal()?;
        let weight = self
            .tranches
            .iter()
            .try_fold(U256::ZERO, |sum, tranche| fixed::add(sum, tranche.weight()?.raw()))?;
        let rate = Wad::new(fixed::div_down(weight, principal.raw())?);
        Ok(Blend { principal, weight: AccrualRate::new(weight), rate })
    }
}

impl Tranche {
    pub(super) fn weight(&self) -> Result<AccrualRate, MathError> {
        fixed::mul(self.rate.raw(), self.amount.raw()).map(AccrualRate::new)
    }
}

fn check_rate(rate: Wad) -> Result<(), LoanError> {
    if rate > HIGHEST_RATE {
        return Err(LoanError::RateOutOfRange { rate });
    }
    Ok(())
}
