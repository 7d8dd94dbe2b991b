//! `usdai authority execute`: an operation that has waited is carried out.

use alloy_primitives::B256;
use clap::Args;
use usdai_bindings::IAuthority;

use super::find::{announced, names, parse_id};
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
        let event = announced(session, authority, self.id).await?;
        let IAuthority::OperationScheduled { predecessor, salt, calls, .. } = event;
        let names = names(session);
        let shown: Vec<_> = calls.iter().map(|call| names.call(call.target, &call.data)).collect();
        let step = Step {
            title: format!("carry out operation {}", self.id),
            call: Outgoing::call(authority, &IAuthority::executeCall { calls, predecessor, salt }),
            interface: Interface::Authority,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.extend(shown.into_iter().map(|call| format!("It calls {call}.")));
        Ok(Plan::new("authority execute", session, sender, sender.address, (None, None), arranged))
    }
}
