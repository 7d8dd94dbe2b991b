//! `usdai title activate` and `withdraw`: steps of a title that take its document alone.

use alloy_primitives::Address;
use clap::Args;
use usdai_bindings::ICaliber;

use super::paper::DocumentArgument;
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which document.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the document.
    #[arg(value_name = "DOCUMENT")]
    pub document: DocumentArgument,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

/// A step of a title.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    verb: &'static str,
    title: &'static str,
    note: &'static str,
    call: fn(Address, ICaliber::Title) -> Outgoing,
}

/// The hardware is installed.
pub const ACTIVATE: Move = Move {
    verb: "title activate",
    title: "say that the hardware is installed and has run its trial, of title",
    note: "From now on the title can be sold to approved holders, or pledged for a loan.",
    call: |caliber, document| Outgoing::call(caliber, &ICaliber::activateCall { document }),
};
/// The title is given up.
pub const WITHDRAW: Move = Move {
    verb: "title withdraw",
    title: "give up title",
    note: "Its serials are free for another title; the same document cannot be registered again.",
    call: |caliber, document| Outgoing::call(caliber, &ICaliber::withdrawCall { document }),
};

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender, step: Move) -> Result<Plan, VerbError> {
        let paper = self.document.open(session).await?;
        let step_taken = Step {
            title: format!("{} {}", step.title, paper.number()),
            call: (step.call)(paper.caliber, paper.document),
            interface: Interface::Caliber,
        };
        let mut arranged = Arranged::new(vec![step_taken]);
        arranged.notes.push(step.note.into());
        Ok(Plan::new(step.verb, session, sender, sender.address, (None, None), arranged))
    }
}
