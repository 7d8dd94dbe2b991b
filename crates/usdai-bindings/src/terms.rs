//! The terms of a loan, which each interface that takes them has as a struct of its own.

use crate::{ILoanBook, ILoanLens, ILoanRouter};

macro_rules! terms_of {
    ($interface:ident) => {
        impl From<&ILoanRouter::LoanTerms> for $interface::LoanTerms {
            fn from(terms: &ILoanRouter::LoanTerms) -> Self {
                let tranche = |spec: &ILoanRouter::TrancheSpec| $interface::TrancheSpec {
                    lender: spec.lender,
                    amount: spec.amount,
                    rate: spec.rate,
                };
                Self {
                    expiration: terms.expiration,
                    borrower: terms.borrower,
                    currencyToken: terms.currencyToken,
                    title: terms.title,
                    duration: terms.duration,
                    repaymentInterval: terms.repaymentInterval,
                    schedule: terms.schedule,
                    gracePeriodRate: terms.gracePeriodRate,
                    gracePeriodDuration: terms.gracePeriodDuration,
                    originationFee: terms.originationFee,
                    exitFee: terms.exitFee,
                    reserveInstalments: terms.reserveInstalments,
                    nonce: terms.nonce,
                    trancheSpecs: terms.trancheSpecs.iter().map(tranche).collect(),
                }
            }
        }
    };
}

terms_of!(ILoanBook);
terms_of!(ILoanLens);
