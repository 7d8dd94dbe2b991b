//! `usdai authority sync`: a contract is told again of the pauses that are recorded.

use clap::Args;
use usdai_bindings::IAuthority;

use super::find::contract;
use crate::client::Outgoing;
use crate::deployment::contracts::AUTHORITY;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::error::VerbError;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which contract.
#[derive(Args, Debug)]
pub struct Arguments {
    /// A contract by its name in the address book, such as usdai.
    #[arg(value_name = "CONTRACT")]
    contract: String,
    /// How it is sent, and whether.
    #[command(flatten)]
    pub careful: Careful,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let authority = session.contract(AUTHORITY).await?;
        let target = contract(session, &self.contract)?;
        let step = Step {
            title: format!("tell {} of its recorded pauses", self.contract),
            call: Outgoing::call(authority, &IAuthority::syncCall { target }),
            interface: Interface::Authority,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("authority sync", session, sender, sender.address, (None, None), arranged))
    }
}
