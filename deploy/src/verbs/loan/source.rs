//! Where the router's terms come from: a file with names, or what the router told when the loan began.

use alloy::rpc::types::Filter;
use alloy_primitives::{Address, B256};
use usdai_bindings::ILoanRouter::{self, LoanTerms, TrancheSpec};

use super::arithmetic::Arithmetic;
use super::file::TermsFile;
use crate::deployment::contracts::{LOAN_ROUTER, USDAI};
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::Who;
use crate::verbs::history::latest_event;
use crate::verbs::session::Session;

/// The terms of a file, with the addresses of this chain.
pub(super) async fn terms_of(session: &Session, file: &TermsFile) -> Result<LoanTerms, VerbError> {
    let Arithmetic {
        interval,
        instalments,
        grace,
        late_rate,
        origination_fee,
        exit_fee,
        reserve_instalments,
        ..
    } = file.arithmetic;
    let mut specs = Vec::new();
    for (lender, tranche) in file.lenders.iter().zip(&file.arithmetic.tranches) {
        let (amount, rate) = (tranche.amount.raw(), tranche.rate.raw());
        specs.push(TrancheSpec { lender: address(session, *lender).await?, amount, rate });
    }
    Ok(LoanTerms {
        expiration: file.expiration,
        borrower: address(session, file.borrower).await?,
        currencyToken: address(session, file.currency).await?,
        title: file.title,
        duration: interval.checked_mul(instalments.into())?.get(),
        repaymentInterval: interval.get(),
        schedule: file.arithmetic.schedule_number(),
        gracePeriodRate: late_rate.raw(),
        gracePeriodDuration: grace.get(),
        originationFee: origination_fee.raw(),
        exitFee: exit_fee.raw(),
        reserveInstalments: reserve_instalments,
        nonce: file.nonce,
        trancheSpecs: specs,
    })
}

async fn address(session: &Session, who: Who) -> Result<Address, VerbError> {
    match who {
        Who::Account(address) => Ok(address),
        Who::Contract(USDAI) => session.usdai().await,
        Who::Contract(contract) => {
            Ok(session.address(contract).ok_or(Declined::ContractUnknown { contract })?)
        }
    }
}

/// The terms with which a loan began.
pub(super) async fn begun(session: &Session, router: Address, loan: B256) -> Result<LoanTerms, VerbError> {
    let filter = Filter::new().address(router).topic1(loan);
    let event = latest_event::<ILoanRouter::LoanOriginated>(session, LOAN_ROUTER, filter).await?;
    Ok(event.ok_or(Declined::LoanUnknown { loan })?.terms)
}
