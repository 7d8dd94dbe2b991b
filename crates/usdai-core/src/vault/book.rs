//! The loan book as the vault keeps it: one aggregate, extrapolated from its last report.

use super::Stream;
use super::fee::share_up;
use crate::fixed::{self, MathError};
use crate::units::{AccrualRate, Timestamp, Usd, Wad, YieldFeeBps};
use ruint::aliases::U256;

/// All loans together at the instant `at`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Lent and not paid back, at most what the vault sent out.
    pub principal: Usd,
    /// What is doubted of the principal, at most all of it.
    pub marks: Usd,
    /// Interest accrued and not paid.
    pub accrued: Usd,
    /// The fee within `accrued`, at the rates of the time in which it accrued.
    pub accrued_fee: Usd,
    /// Interest per second from `at` on.
    pub rate: AccrualRate,
    /// Principal that was written off and has not come back.
    pub lost: Usd,
    /// What is no longer doubted, and what came back of `lost`, on its way into the conservative price.
    ///
    /// New doubts and losses come out of it first. So whatever is doubted, taken back and doubted again, the
    /// conservative price is never lower than by all that could be doubted at once.
    pub relief: Stream,
    /// The instant of these figures.
    pub at: Timestamp,
}

impl Book {
    /// Interest accrued and not paid, rounded down; extrapolated in one step however many loans there are.
    pub fn accrued_down(&self, now: Timestamp) -> Result<Usd, MathError> {
        self.accrued.checked_add(self.growth_down(now)?)
    }

    /// Accrued interest without the fee on it, rounded down: what the optimistic price counts.
    pub fn accrued_net_down(&self, now: Timestamp, fee: YieldFeeBps) -> Result<Usd, MathError> {
        let book = self.settled(now, fee)?;
        Ok(book.accrued.excess_over(book.accrued_fee))
    }

    /// The same book with `now` as its instant: interest rounded down, the fee within it rounded up.
    ///
    /// To be stored before the fee changes, so that the new fee only meets what accrues later.
    pub fn settled(&self, now: Timestamp, fee: YieldFeeBps) -> Result<Self, MathError> {
        let growth = self.growth_down(now)?;
        let accrued = self.accrued.checked_add(growth)?;
        let accrued_fee = self.accrued_fee.checked_add(share_up(growth, fee.as_bps())?)?;
        let at = now.max(self.at);
        let relief = Stream { remaining: self.relief.unreleased_up(at)?, updated_at: at, ..self.relief };
        Ok(Self { accrued, accrued_fee, relief, at, ..*self })
    }

    fn growth_down(&self, now: Timestamp) -> Result<Usd, MathError> {
        let elapsed = U256::from(now.since_or_none(self.at).get());
        fixed::mul_div_down(self.rate.raw(), elapsed, Wad::ONE.raw()).map(Usd::new)
    }
}
