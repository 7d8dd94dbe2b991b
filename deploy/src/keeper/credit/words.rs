//! Duties in words.

use std::fmt;

use alloy_primitives::U256;
use usdai_core::Timestamp;

use super::{Duty, Waiting};
use crate::moment::utc;

impl Duty {
    /// As programs call it.
    #[must_use]
    pub const fn step(&self) -> &'static str {
        match self {
            Self::CallDefault(_) => "callDefault",
            Self::Recover(_) => "recover",
            Self::Remark(..) => "remark",
            Self::Foreclose(_) => "foreclose",
            Self::NextRound(_) => "nextRound",
            Self::Settle(_) => "settle",
            Self::Reconcile(..) => "reconcile",
            Self::Resume(..) => "resume",
            Self::Sweep(_) => "sweep",
        }
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CallDefault(loan) => write!(f, "default of loan {loan}"),
            Self::Recover(loan) => write!(f, "distribution of what the sale for loan {loan} brought"),
            Self::Remark(loan, index) => write!(f, "higher mark of tranche {index} of loan {loan}"),
            Self::Foreclose(loan) => write!(f, "foreclosure of loan {loan}"),
            Self::NextRound(title) => write!(f, "next round for title {title:#066x}"),
            Self::Settle(title) => write!(f, "sale of title {title:#066x}"),
            Self::Reconcile(loan, index) => write!(f, "note of what tranche {index} of loan {loan} was paid"),
            Self::Resume(loan, index) => write!(f, "interest of tranche {index} of loan {loan}"),
            Self::Sweep(currency) => write!(f, "sweep of the loan book's cash in {currency}"),
        }
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = |instant: &Timestamp| utc(U256::from(instant.get()));
        match self {
            Self::Curing(loan, until) => write!(f, "loan {loan} can be cured until {}", moment(until)),
            Self::OnSale(title, until) => {
                write!(f, "the round for title {title:#066x} ends at {}", moment(until))
            }
            Self::NotTaken(currency) => {
                write!(f, "the loan book's cash in {currency} waits until USDai takes that currency")
            }
            Self::NoNote(loan, index) => {
                write!(f, "the loan book takes no note of what tranche {index} of loan {loan} was paid")
            }
        }
    }
}
