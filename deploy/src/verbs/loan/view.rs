//! A loan in plain words: where it stands, what is owed, and to whom.

use std::fmt::Write;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;
use usdai_bindings::{ILoanPositions, ILoanRouter};
use usdai_core::Timestamp;
use usdai_core::loan::Status;

use super::Deal;
use super::quote::QuoteView;
use super::terms::yearly_percent;
use crate::deployment::contracts::LOAN_POSITIONS;
use crate::moment::utc;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;
use crate::verbs::sum::{Sum, checksummed, decimal};

/// A loan that has begun.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LoanView {
    loan: B256,
    status: &'static str,
    #[serde(serialize_with = "checksummed")]
    borrower: Address,
    title: B256,
    start: u64,
    instalments: u16,
    instalments_paid: u16,
    principal: Sum,
    outstanding: Sum,
    /// Interest owed now.
    accrued: Sum,
    /// The borrower's cash that the router holds.
    reserve: Sum,
    liquidation_fee_basis_points: u16,
    defaulted_at: Option<u64>,
    /// Until and with this second the loan can be cured.
    cure_until: Option<u64>,
    /// What the sale of the title brought and nobody has distributed.
    proceeds: Option<Sum>,
    quote: QuoteView,
    tranches: Vec<TrancheView>,
    /// What was taken by the transaction before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Sum>,
}

/// A tranche, in order of seniority.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TrancheView {
    #[serde(serialize_with = "checksummed")]
    lender: Address,
    /// Who holds its position and is paid.
    #[serde(serialize_with = "checksummed")]
    owner: Address,
    amount: Sum,
    /// Per second and unit, 18 decimals.
    #[serde(serialize_with = "decimal")]
    rate: U256,
    /// Principal that it is owed.
    balance: Sum,
}

impl LoanView {
    /// Reads what the chain has of a loan.
    ///
    /// # Errors
    /// The loan has not begun, or the chain does not answer.
    pub async fn read(session: &Session, deal: &Deal) -> Result<Self, VerbError> {
        let record = deal.begun()?;
        let (loan, terms) = (&record.loan, deal.terms());
        let sold = ILoanRouter::proceedsCall { loan: deal.id };
        let sold = session.client.call(deal.router, &sold).await?;
        let ended = match loan.status {
            Status::Defaulted { at } => Some((at, Some(loan.cure_until()?))),
            Status::Foreclosed { defaulted_at } => Some((defaulted_at, None)),
            Status::Active | Status::Closed => None,
        };
        Ok(Self {
            loan: deal.id,
            status: status(loan.status),
            borrower: deal.terms.borrower,
            title: deal.terms.title.into(),
            start: loan.start.get(),
            instalments: deal.arithmetic.instalments,
            instalments_paid: loan.paid,
            principal: deal.sum(deal.arithmetic.principal()),
            outstanding: deal.sum(loan.outstanding.raw()),
            accrued: deal.sum(loan.accrued_up(&terms, deal.now)?.raw()),
            reserve: deal.sum(loan.reserve.raw()),
            liquidation_fee_basis_points: record.liquidation_fee.get(),
            defaulted_at: ended.map(|(at, _)| at.get()),
            cure_until: ended.and_then(|(_, until)| until).map(Timestamp::get),
            proceeds: sold.isSold.then(|| deal.sum(sold.amount)),
            quote: QuoteView::new(deal, deal.now)?,
            tranches: tranches(session, deal).await?,
            paid: None,
        })
    }

    /// The loan for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        if let Some(paid) = &self.paid {
            writeln!(text, "{paid} were taken.")?;
        }
        writeln!(text, "Loan {}, {}", self.loan, self.status)?;
        writeln!(text, "  borrower  {}", self.borrower)?;
        writeln!(text, "  title     {}", self.title)?;
        let (paid, all) = (self.instalments_paid, self.instalments);
        writeln!(text, "  began     {}, {paid} of {all} payments made", utc(U256::from(self.start)))?;
        writeln!(
            text,
            "  owed      {} of {}, and {} interest",
            self.outstanding, self.principal, self.accrued
        )?;
        writeln!(text, "  reserve   {}", self.reserve)?;
        if let Some(at) = self.defaulted_at {
            writeln!(text, "  default   called {}", utc(U256::from(at)))?;
        }
        if let Some(until) = self.cure_until {
            writeln!(text, "            can be cured until {}: `usdai loan cure`", utc(U256::from(until)))?;
        }
        if let Some(proceeds) = &self.proceeds {
            writeln!(text, "  sold      for {proceeds}: `usdai loan recover` distributes it")?;
        }
        self.quote.write(text)?;
        for (index, tranche) in self.tranches.iter().enumerate() {
            let TrancheView { owner, amount, rate, balance, .. } = tranche;
            writeln!(
                text,
                "  tranche {index} {balance} of {amount} at {}, held by {owner}",
                yearly_percent(*rate)
            )?;
        }
        Ok(())
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Defaulted { .. } => "in default",
        Status::Foreclosed { .. } => "foreclosed",
        Status::Closed => "closed",
    }
}

async fn tranches(session: &Session, deal: &Deal) -> Result<Vec<TrancheView>, VerbError> {
    let specs = &deal.terms.trancheSpecs;
    let positions = session.contract(LOAN_POSITIONS).await?;
    let owners = ILoanPositions::ownersOfCall { loan: deal.id, count: U256::from(specs.len()) };
    let owners = session.client.call(positions, &owners).await?;
    let balances = deal.begun()?.loan.balances(&deal.terms())?;
    let view = |(index, (spec, owner)): (usize, (&ILoanRouter::TrancheSpec, Address))| TrancheView {
        lender: spec.lender,
        owner,
        amount: deal.sum(spec.amount),
        rate: spec.rate,
        balance: deal.sum(balances.get(index).raw()),
    };
    Ok(specs.iter().zip(owners).enumerate().map(view).collect())
}
