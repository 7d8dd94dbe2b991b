//! `usdai loan quote`: what a loan costs now.

use std::fmt::Write;

use alloy_primitives::U256;
use clap::Args;
use serde::Serialize;
use usdai_core::Timestamp;
use usdai_core::loan::{Charge, Status};

use super::{Deal, TermsArgument};
use crate::moment::{from_now, utc};
use crate::verbs::Answer;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_moment;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;
use crate::verbs::sum::Sum;

/// Which loan, and when.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms, or id of the loan.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    /// At another time, like 2026-12-31T00:00:00Z, if nothing is paid until then.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    at: Option<u64>,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// What is due, what is overdue, and what would pay a loan off.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteView {
    /// As of then.
    at: u64,
    /// Instalments that are due, or one that can be paid.
    instalments: u16,
    principal: Sum,
    interest: Sum,
    late_interest: Sum,
    /// In what is due where that closes the loan.
    exit_fee: Sum,
    /// All of that.
    due: Sum,
    /// What cures a default; zero for a loan that is on time.
    arrears: Sum,
    /// Everything, exit fee included.
    payoff: Sum,
    /// The next instalment can be paid after this second.
    opens_after: u64,
    /// The oldest unpaid one is on time until and with this second.
    deadline: u64,
    /// Anybody may call a default after this second.
    default_after: u64,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        let at = self.at.map_or(deal.now, Timestamp::new);
        let start = deal.begun()?.loan.start;
        if self.at.is_some() && at <= start {
            return Err(Declined::NotYetThen { start: start.get() }.into());
        }
        let quote = QuoteView::new(&deal, at)?;
        let mut text = format!("Loan {}\n", deal.id);
        // Writing to a string cannot fail.
        let _ = quote.write(&mut text);
        Answer::new(&quote, text)
    }
}

impl QuoteView {
    /// At a time, if nothing is paid until then.
    ///
    /// # Errors
    /// The loan has not begun.
    pub fn new(deal: &Deal, at: Timestamp) -> Result<Self, VerbError> {
        let (loan, terms) = (&deal.begun()?.loan, deal.terms());
        let quote = loan.quote(&terms, at)?;
        let is_over = matches!(loan.status, Status::Foreclosed { .. } | Status::Closed);
        let time = |time: Timestamp| if is_over { 0 } else { time.get() };
        let arrears = arrears(deal, &quote.arrears)?;
        Ok(Self {
            at: at.get(),
            instalments: quote.due.instalments,
            principal: deal.sum(quote.due.principal.raw()),
            interest: deal.sum(quote.due.interest.raw()),
            late_interest: deal.sum(quote.due.late_interest.raw()),
            exit_fee: deal.sum(quote.exit_fee.raw()),
            due: deal.sum(quote.total_due()?.raw()),
            arrears: deal.sum(arrears),
            payoff: deal.sum(quote.payoff.raw()),
            opens_after: time(loan.opens_after(&terms)?),
            deadline: time(loan.deadline(&terms)?),
            default_after: time(loan.default_after(&terms)?),
        })
    }

    /// It for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        if self.deadline == 0 {
            return writeln!(text, "  nothing can be paid any more");
        }
        match self.instalments {
            0 => writeln!(text, "  due       nothing until after {}", self.moment(self.opens_after))?,
            count => writeln!(
                text,
                "  due       {} for {}, until {}",
                self.due,
                payments(count),
                self.moment(self.deadline)
            )?,
        }
        if !self.due.units.is_zero() {
            writeln!(text, "            {} principal, {} interest", self.principal, self.interest)?;
        }
        if !self.late_interest.units.is_zero() {
            writeln!(text, "            {} of it for being late", self.late_interest)?;
        }
        if !self.arrears.units.is_zero() {
            writeln!(
                text,
                "  overdue   {}, default from {} on",
                self.arrears,
                self.moment(self.default_after)
            )?;
        }
        writeln!(text, "  pays off  {}", self.payoff)
    }

    fn moment(&self, time: u64) -> String {
        match time.checked_sub(self.at) {
            Some(left) if left > 0 => format!("{} ({})", utc(U256::from(time)), from_now(left)),
            _ => utc(U256::from(time)),
        }
    }
}

fn payments(count: u16) -> String {
    if count == 1 { "1 payment".into() } else { format!("{count} payments") }
}

/// Overdue instalments, with the exit fee where they close the loan.
pub(super) fn arrears(deal: &Deal, overdue: &Charge) -> Result<U256, VerbError> {
    let closes = overdue.instalments > 0 && overdue.principal == deal.begun()?.loan.outstanding;
    let total = overdue.total()?;
    Ok(if closes { total.checked_add(deal.arithmetic.exit_fee)?.raw() } else { total.raw() })
}
