//! Terms as the arithmetic of loans takes them, with tranches of their own.

use alloy_primitives::U256;
use usdai_bindings::ILoanRouter::LoanTerms;
use usdai_core::loan::{Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Wad};

/// Everything that the arithmetic needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    /// Those of the loan's currency.
    pub decimals: Decimals,
    /// How the principal comes back.
    pub schedule: Schedule,
    /// Between two instalments.
    pub interval: Seconds,
    /// How many there are.
    pub instalments: u16,
    /// After a deadline, before anybody may call a default.
    pub grace: Seconds,
    /// Interest per second and unit of what is overdue, on top of the loan's own, 18 decimals.
    pub late_rate: Wad,
    /// Out of the principal.
    pub origination_fee: AssetAmount,
    /// With the payment that closes the loan.
    pub exit_fee: AssetAmount,
    /// How many first instalments are held back as a reserve.
    pub reserve_instalments: u8,
    /// In order of seniority.
    pub tranches: Vec<Tranche>,
}

impl Arithmetic {
    /// Of the router's terms; none for a schedule that it does not have, or a duration of no whole intervals.
    #[must_use]
    pub fn new(terms: &LoanTerms, decimals: Decimals) -> Option<Self> {
        let instalments = terms.duration.checked_div(terms.repaymentInterval)?;
        if instalments.checked_mul(terms.repaymentInterval) != Some(terms.duration) {
            return None;
        }
        let tranche = |spec: &usdai_bindings::ILoanRouter::TrancheSpec| Tranche {
            amount: AssetAmount::new(spec.amount),
            rate: Wad::new(spec.rate),
        };
        Some(Self {
            decimals,
            schedule: match terms.schedule {
                0 => Schedule::Level,
                1 => Schedule::Linear,
                _ => return None,
            },
            interval: Seconds::new(terms.repaymentInterval),
            instalments: u16::try_from(instalments).ok()?,
            grace: Seconds::new(terms.gracePeriodDuration),
            late_rate: Wad::new(terms.gracePeriodRate),
            origination_fee: AssetAmount::new(terms.originationFee),
            exit_fee: AssetAmount::new(terms.exitFee),
            reserve_instalments: terms.reserveInstalments,
            tranches: terms.trancheSpecs.iter().map(tranche).collect(),
        })
    }

    /// The same, borrowed.
    #[must_use]
    pub fn terms(&self) -> Terms<'_> {
        Terms {
            decimals: self.decimals,
            schedule: self.schedule,
            interval: self.interval,
            instalments: self.instalments,
            grace: self.grace,
            late_rate: self.late_rate,
            origination_fee: self.origination_fee,
            exit_fee: self.exit_fee,
            reserve_instalments: self.reserve_instalments,
            tranches: &self.tranches,
        }
    }

    /// The number of the schedule, as the router has it.
    #[must_use]
    pub const fn schedule_number(&self) -> u8 {
        match self.schedule {
            Schedule::Level => 0,
            Schedule::Linear => 1,
        }
    }

    /// All that is lent; zero where it does not fit, which no checked terms have.
    #[must_use]
    pub fn principal(&self) -> U256 {
        self.terms().principal().map_or(U256::ZERO, AssetAmount::raw)
    }
}
