//! `usdai loan`: from terms in a file to a loan that is paid off, or to what is recovered of it.

mod act;
mod advance;
mod agree;
mod amortization;
mod approve;
mod arithmetic;
mod ask;
mod borrow;
mod chart;
mod claim;
mod deal;
mod deposits;
mod escrow;
mod file;
mod pay;
mod quote;
mod record;
mod refinance;
mod schedule;
mod show;
mod sign;
mod source;
mod table;
mod terms;
mod view;

pub use act::Action;
pub use amortization::Amortization;
pub use ask::Question;
pub use chart::AmortizationChart;
pub use deal::{Deal, TermsArgument};
pub use file::TermsFile;
pub use view::LoanView;

/// What is done with loans.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// What sends.
    #[command(flatten)]
    Act(Action),
    /// What looks or signs, and sends nothing.
    #[command(flatten)]
    Ask(Question),
}
