//! `usdai auction show`: the sale of a title.

use clap::Args;

use super::view::SaleView;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;
use crate::verbs::title::TitleArgument;

/// Of which title.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the title, or file of its document.
    #[arg(value_name = "TITLE")]
    title: TitleArgument,
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
        let view = SaleView::read(session, self.title.title(session).await?).await?;
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = view.write(&mut text);
        Answer::new(&view, text)
    }
}
