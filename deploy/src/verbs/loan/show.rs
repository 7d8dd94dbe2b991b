//! `usdai loan show`: where a loan stands.

use clap::Args;

use super::view::LoanView;
use super::{Deal, TermsArgument};
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Which loan.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms, or id of the loan.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        let view = LoanView::read(session, &deal).await?;
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = view.write(&mut text);
        Answer::new(&view, text)
    }
}
