//! `usdai authority show`: all that the authority says.

use clap::Args;

use super::view::AuthorityView;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Where.
#[derive(Args, Debug)]
pub struct Arguments {
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
        let view = AuthorityView::read(session).await?;
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = view.write(&mut text);
        Answer::new(&view, text)
    }
}
