//! Why a loan refuses, with the numbers that decided it.

use super::Status;
use crate::fixed::MathError;
use crate::units::{AssetAmount, Seconds, Timestamp, Usd, Wad};
use core::fmt;

/// Refused terms, payment, default or recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanError {
    /// The loan has no tranche or more than 32. Remedy: 1 to 32.
    TranchesOutOfRange {
        /// How many it has.
        count: usize,
    },
    /// A tranche lends nothing. Remedy: a positive amount.
    EmptyTranche {
        /// Its place in the order of seniority.
        index: usize,
    },
    /// A rate is above 100% a year, or a tranche's is zero. Remedy: within these.
    RateOutOfRange {
        /// Per second, 18 decimals.
        rate: Wad,
    },
    /// The interval is zero or more than 366 days. Remedy: within these.
    IntervalOutOfRange {
        /// What was asked for.
        interval: Seconds,
    },
    /// There is no instalment or more than 240. Remedy: 1 to 240.
    InstalmentsOutOfRange {
        /// How many were asked for.
        instalments: u16,
    },
    /// The grace is longer than the interval. Remedy: at most the interval.
    GraceAboveInterval {
        /// What was asked for.
        grace: Seconds,
        /// The most.
        interval: Seconds,
    },
    /// The principal is 2^128 or more at 18 decimals. Remedy: less.
    PrincipalAboveMost {
        /// At 18 decimals.
        principal: Usd,
    },
    /// Fee and reserve take the whole principal. Remedy: lower ones.
    NothingForBorrower {
        /// Both together.
        withheld: AssetAmount,
        /// What is lent.
        principal: AssetAmount,
    },
    /// The loan is at another point of its life. Remedy: see its status.
    WrongStatus {
        /// Where it is.
        status: Status,
    },
    /// The loan was paid out in this very second. Remedy: a second later.
    NotStarted {
        /// When it was.
        start: Timestamp,
    },
    /// The payment does not cover what must be paid first. Remedy: offer at least `needed`; no more is taken than
    /// is owed.
    BelowDue {
        /// What was offered.
        amount: AssetAmount,
        /// The least.
        needed: AssetAmount,
    },
    /// No instalment is open and nothing was offered. Remedy: a positive amount, or wait.
    NothingPaid {
        /// When the next one opens.
        opens_after: Timestamp,
    },
    /// Deadline and grace have not passed. Remedy: call later.
    WithinGrace {
        /// The last second of the grace.
        until: Timestamp,
    },
    /// The cure window has passed. Remedy: bid for the title.
    CureWindowOver {
        /// Its last second.
        until: Timestamp,
    },
    /// The borrower may still pay. Remedy: foreclose later.
    CureWindowOpen {
        /// The window's last second.
        until: Timestamp,
    },
    /// A number does not fit.
    Math(MathError),
}

impl From<MathError> for LoanError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

impl fmt::Display for LoanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TranchesOutOfRange { count } => {
                write!(f, "a loan has 1 to 32 tranches, not {count}")
            }
            Self::EmptyTranche { index } => {
                write!(f, "tranche {index} lends nothing")
            }
            Self::RateOutOfRange { rate } => {
                write!(f, "a rate of {} per second is out of bounds", rate.raw())
            }
            Self::IntervalOutOfRange { interval } => {
                write!(f, "an interval of {} seconds is out of bounds", interval.get())
            }
            Self::InstalmentsOutOfRange { instalments } => {
                write!(f, "a loan has 1 to 240 instalments, not {instalments}")
            }
            Self::GraceAboveInterval { grace, interval } => {
                write!(f, "a grace of {} seconds exceeds the interval of {}", grace.get(), interval.get())
            }
            Self::PrincipalAboveMost { principal } => {
                write!(f, "a principal of {} is too large", principal.raw())
            }
            Self::NothingForBorrower { withheld, principal } => {
                write!(f, "fee and reserve of {} leave nothing of {}", withheld.raw(), principal.raw())
            }
            Self::WrongStatus { status } => {
                write!(f, "the loan is {}", status)
            }
            Self::NotStarted { start } => {
                write!(f, "the loan was paid out at {}, pay later than that", start.get())
            }
            Self::BelowDue { amount, needed } => {
                write!(f, "a payment of {} is below the {} needed", amount.raw(), needed.raw())
            }
            Self::NothingPaid { opens_after } => {
                write!(f, "nothing to pay until {}", opens_after.get())
            }
            Self::WithinGrace { until } => {
                write!(f, "no default until {} has passed", until.get())
            }
            Self::CureWindowOver { until } => {
                write!(f, "the cure window ended at {}", until.get())
            }
            Self::CureWindowOpen { until } => {
                write!(f, "the cure window is open until {}", until.get())
            }
            Self::Math(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for LoanError {}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Active => f.write_str("active"),
            Self::Defaulted { at } => write!(f, "in default since {}", at.get()),
            Self::Foreclosed { .. } => f.write_str("foreclosed"),
            Self::Closed => f.write_str("closed"),
        }
    }
}
