//! `usdai loan terms`: whether terms are complete, which loan they are, and what it would begin with.

use std::fmt::Write;
use std::path::PathBuf;

use alloy_primitives::{B256, U256};
use clap::Args;
use serde::Serialize;
use usdai_bindings::ICaliber;
use usdai_core::loan::Opening;

use super::{Deal, TermsArgument};
use crate::amount::grouped;
use crate::deployment::contracts::CALIBER;
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;
use crate::verbs::sum::Sum;
use crate::verbs::title::cents;

/// A year of 365 days, and a hundred for percent.
const PERCENT_YEAR: u64 = 100 * 365 * 86_400;
/// A millionth at 18 decimals.
const MILLIONTH: u64 = 1_000_000_000_000;

/// Which terms.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    terms: PathBuf,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// What terms say.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    loan: B256,
    has_begun: bool,
    expiration: u64,
    principal: Sum,
    origination_fee: Sum,
    /// The borrower's, held back.
    reserve: Sum,
    to_borrower: Sum,
    first_instalment: Sum,
    /// What may be lent against the title now, dollars of 18 decimals; none if there is no such title.
    most: Option<String>,
    tranches: Vec<TrancheShown>,
}

#[derive(Debug, Serialize)]
struct TrancheShown {
    lender: String,
    amount: Sum,
    /// Per second and unit, 18 decimals.
    rate: String,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let deal = Deal::open(session, &TermsArgument::File(self.terms.clone())).await?;
        let opening = Opening::new(&deal.terms(), deal.now)?;
        let caliber = session.contract(CALIBER).await?;
        let most = session.optional(caliber, &ICaliber::maxLoanCall { title: deal.terms.title }).await?;
        let tranche = |spec: &usdai_bindings::ILoanRouter::TrancheSpec| TrancheShown {
            lender: spec.lender.to_string(),
            amount: deal.sum(spec.amount),
            rate: spec.rate.to_string(),
        };
        let shown = Shown {
            loan: deal.id,
            has_begun: deal.record.is_some(),
            expiration: deal.terms.expiration,
            principal: deal.sum(deal.arithmetic.principal()),
            origination_fee: deal.sum(opening.origination_fee.raw()),
            reserve: deal.sum(opening.loan.reserve.raw()),
            to_borrower: deal.sum(opening.to_borrower.raw()),
            first_instalment: deal.sum(opening.first.total()?.raw()),
            most: most.map(|most| most.to_string()),
            tranches: deal.terms.trancheSpecs.iter().map(tranche).collect(),
        };
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = shown.write(&mut text);
        Answer::new(&shown, text)
    }
}

impl Shown {
    fn write(&self, text: &mut String) -> std::fmt::Result {
        let begun = if self.has_begun { "has begun" } else { "has not begun" };
        writeln!(text, "Loan {}, which {begun}", self.loan)?;
        writeln!(text, "  open      until {}", utc(U256::from(self.expiration)))?;
        writeln!(text, "  lent      {}", self.principal)?;
        writeln!(text, "  fee       {}", self.origination_fee)?;
        writeln!(text, "  reserve   {}", self.reserve)?;
        writeln!(text, "  borrower  gets {}", self.to_borrower)?;
        writeln!(text, "  first     payment {}", self.first_instalment)?;
        match &self.most {
            Some(most) => {
                let most = cents(most.parse().unwrap_or_default());
                writeln!(text, "  title     {most} dollars may be lent against it now")?;
            }
            None => writeln!(text, "  title     there is none of this number")?,
        }
        for (index, TrancheShown { lender, amount, rate }) in self.tranches.iter().enumerate() {
            let rate = yearly_percent(rate.parse().unwrap_or_default());
            writeln!(text, "  tranche {index} {amount} at {rate} of {lender}")?;
        }
        Ok(())
    }
}

/// A rate per second as percent a year, to the nearest millionth of a percent.
#[must_use]
pub fn yearly_percent(rate: U256) -> String {
    let yearly = rate.saturating_mul(U256::from(PERCENT_YEAR));
    let millionths = yearly.saturating_add(U256::from(MILLIONTH / 2)).checked_div(U256::from(MILLIONTH));
    format!("{}%", grouped(millionths.unwrap_or_default(), 6))
}
