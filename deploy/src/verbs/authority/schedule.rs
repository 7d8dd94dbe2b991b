//! `usdai authority schedule`: an operation is announced.

use std::path::{Path, PathBuf};

use alloy_primitives::B256;
use clap::Args;
use usdai_bindings::IAuthority::{self, Call};

use super::call::{AFTER_NONE, lines, parse_call};
use super::find::{directory, names, parse_id};
use crate::client::Outgoing;
use crate::deployment::contracts::AUTHORITY;
use crate::deployment::operations::locate;
use crate::files;
use crate::moment::from_now;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::{FieldError, invalid};
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which calls.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File with a call in each line, as --call has them; lines that begin with # are left out.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// A call, such as 'usdai.setSupplyCap(5_000_000_000000000000000000)'; can be given more than once, after those of
    /// the file.
    #[arg(long, value_name = "CALL")]
    call: Vec<String>,
    /// The operation that has to be carried out before this one.
    #[arg(long, value_name = "ID", value_parser = parse_id)]
    after: Option<B256>,
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
        let calls = self.calls(session)?;
        if calls.is_empty() {
            return Err(Declined::NoCalls.into());
        }
        let predecessor = self.after.unwrap_or(AFTER_NONE);
        let ask = IAuthority::delayOfCall { calls: calls.clone() };
        let delay =
            session.client.call(authority, &ask).await.map_err(VerbError::of(Interface::Authority))?;
        let located = locate(&session.client, authority, &calls, predecessor).await?;
        let names = names(session);
        let shown: Vec<_> = calls.iter().map(|call| names.call(call.target, &call.data)).collect();
        let call = IAuthority::scheduleCall { calls, predecessor, salt: located.salt };
        let step = Step {
            title: format!("announce operation {}", located.id),
            call: Outgoing::call(authority, &call),
            interface: Interface::Authority,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.extend(shown.into_iter().map(|call| format!("It calls {call}.")));
        arranged.notes.push(format!(
            "It can be carried out {} and within 14 days, by `usdai authority execute {}`.",
            from_now(delay),
            located.id
        ));
        Ok(Plan::new("authority schedule", session, sender, sender.address, (None, None), arranged))
    }

    fn calls(&self, session: &Session) -> Result<Vec<Call>, VerbError> {
        let directory = directory(session);
        let mut calls = Vec::new();
        if let Some(path) = &self.file {
            let text = files::read(path).map_err(FieldError::from)?;
            for (number, line) in lines(&String::from_utf8_lossy(&text)) {
                let call = parse_call(line, &directory);
                calls.push(call.map_err(|error| invalid(path, format!("line {number}: {error}")))?);
            }
        }
        for text in &self.call {
            calls.push(parse_call(text, &directory).map_err(|error| invalid(Path::new("--call"), error))?);
        }
        Ok(calls)
    }
}
