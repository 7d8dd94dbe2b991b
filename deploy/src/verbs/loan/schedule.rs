//! `usdai loan schedule`: what is paid when, as a table and a chart.

use std::fmt::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use alloy_primitives::U256;
use clap::Args;
use serde::Serialize;
use usdai_core::Timestamp;
use usdai_core::loan::{Loan, Opening, Schedule};

use super::arithmetic::Arithmetic;
use super::table::{self, Figure, Line, figure};
use super::{Amortization, AmortizationChart, Deal, TermsArgument, TermsFile};
use crate::amount::grouped;
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_moment;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Which loan, and from where.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms, which is enough, or id of a loan that has begun.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    /// What is still to be paid of the loan as it stands on the chain.
    #[arg(long, conflicts_with = "start")]
    loan: bool,
    /// When the loan begins, like 2026-12-31T00:00:00Z; now by default.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    start: Option<u64>,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// Payments that are to come.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    model: &'static str,
    decimals: u8,
    start: u64,
    /// Of these payments.
    principal: Figure,
    interest: Figure,
    /// With the last one.
    exit_fee: Figure,
    payments: Vec<Line>,
    #[serde(skip)]
    text: String,
}

impl Arguments {
    /// Computes it; the chain is asked for a loan that has begun alone.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        let shown = match (&self.terms, self.loan) {
            (TermsArgument::File(path), false) => {
                let arithmetic = TermsFile::read(path)?.arithmetic;
                let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
                let start = Timestamp::new(self.start.unwrap_or(clock));
                let loan = Opening::new(&arithmetic.terms(), start)?.loan;
                Shown::new(&arithmetic, &loan, start)?
            }
            _ => {
                let session = Session::open(&self.reading, root).await?;
                let deal = Deal::open(&session, &self.terms).await?;
                Shown::new(&deal.arithmetic, &deal.begun()?.loan, deal.now)?
            }
        };
        let text = shown.text.clone();
        Answer::new(&shown, text)
    }
}

impl Shown {
    fn new(arithmetic: &Arithmetic, loan: &Loan, now: Timestamp) -> Result<Self, VerbError> {
        let decimals = arithmetic.decimals.get();
        let amortization = Amortization::new(&arithmetic.terms(), loan, now)?;
        let (principal, interest) = amortization.totals()?;
        let exit_fee = amortization.rows.last().map(|row| row.exit_fee).unwrap_or_default();
        let mut shown = Self {
            model: match arithmetic.schedule {
                Schedule::Level => "level",
                Schedule::Linear => "linear",
            },
            decimals,
            start: loan.start.get(),
            principal: figure(principal, decimals),
            interest: figure(interest, decimals),
            exit_fee: figure(exit_fee, decimals),
            payments: table::lines(&amortization, decimals)?,
            text: String::new(),
        };
        shown.text = shown.write(&amortization)?;
        Ok(shown)
    }

    fn write(&self, amortization: &Amortization) -> Result<String, VerbError> {
        let mut text = String::new();
        let shown = |figure: &Figure| grouped(figure.units.parse().unwrap_or_default(), self.decimals);
        if amortization.rows.is_empty() {
            return Ok("Nothing is to be paid any more.\n".into());
        }
        let begins = utc(U256::from(self.start));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} payments, {} model, from {begins}", amortization.rows.len(), self.model);
        table::write(&mut text, amortization, self.decimals)?;
        let _ = writeln!(text, "\n{}", AmortizationChart::new(amortization, self.decimals)?);
        let (principal, interest) = (shown(&self.principal), shown(&self.interest));
        let _ = writeln!(text, "In all {principal} principal and {interest} interest.");
        if self.exit_fee.units != "0" {
            let _ = writeln!(text, "The last payment has an exit fee of {} in it.", shown(&self.exit_fee));
        }
        if table::is_cut(self.decimals) {
            let _ = writeln!(text, "Amounts in columns are cut after six decimals; --json has all of them.");
        }
        Ok(text)
    }
}
