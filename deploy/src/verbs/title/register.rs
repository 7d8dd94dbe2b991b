//! `usdai title register`: a draft of a document.

use alloy_primitives::Address;
use clap::Args;
use usdai_bindings::ICaliber;

use super::paper::DocumentArgument;
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Sending, parse_address};
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// What is registered, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the document.
    #[arg(value_name = "DOCUMENT")]
    pub document: DocumentArgument,
    /// Whose title it is.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    owner: Address,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        session.check_recipient(self.owner)?;
        let paper = self.document.open(session).await?;
        let number = paper.number();
        let step = Step {
            title: format!(
                "register {} pieces of {} as title {number}",
                paper.document.quantity, paper.document.model
            ),
            call: Outgoing::call(
                paper.caliber,
                &ICaliber::registerCall { document: paper.document, owner: self.owner },
            ),
            interface: Interface::Caliber,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.push(format!(
            "Next bailee, appraiser and insurer sign {}: each runs `usdai title sign`.",
            paper.digest
        ));
        Ok(Plan::new("title register", session, sender, self.owner, (None, None), arranged))
    }
}
