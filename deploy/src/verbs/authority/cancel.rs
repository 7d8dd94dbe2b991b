//! `usdai authority cancel`: an operation is called off.

use alloy_primitives::B256;
use clap::Args;
use usdai_bindings::IAuthority;

use super::find::parse_id;
use crate::client::Outgoing;
use crate::deployment::contracts::AUTHORITY;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::error::VerbError;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which operation.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Its number, as `usdai authority show` has it.
    #[arg(value_name = "ID", value_parser = parse_id)]
    id: B256,
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
        let step = Step {
            title: format!("call off operation {}", self.id),
            call: Outgoing::call(authority, &IAuthority::cancelCall { id: self.id }),
            interface: Interface::Authority,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("authority cancel", session, sender, sender.address, (None, None), arranged))
    }
}
