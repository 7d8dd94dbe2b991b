//! `usdai title keep`: a title that was bought in an auction is active again.

use alloy_primitives::B256;
use clap::Args;
use usdai_bindings::ICaliber;

use super::TitleArgument;
use crate::client::Outgoing;
use crate::deployment::contracts::CALIBER;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which title.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the title, or file of its document.
    #[arg(value_name = "TITLE")]
    pub title: TitleArgument,
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
        let (caliber, title) = (session.contract(CALIBER).await?, self.title.title(session).await?);
        let step = Step {
            title: format!("keep title {}", B256::from(title)),
            call: Outgoing::call(caliber, &ICaliber::keepCall { title }),
            interface: Interface::Caliber,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("title keep", session, sender, sender.address, (None, None), arranged))
    }
}
