//! `usdai access set`: who may mint from now on. An order of the administrator.

use std::path::PathBuf;

use alloy_primitives::{Address, B256};
use alloy_sol_types::SolCall;
use clap::Args;
use usdai_bindings::{IAuthority, IUSDai};

use super::file::ListFile;
use super::refusal::AccessRefusal;
use super::rules::{Mode, Rules};
use crate::client::Outgoing;
use crate::deployment::contracts::AUTHORITY;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::error::VerbError;
use crate::verbs::options::parse_address;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// What is set; what is left out stays.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The list: what `usdai access tree` wrote.
    file: Option<PathBuf>,
    /// Who may mint.
    #[arg(long, value_enum)]
    mode: Option<Mode>,
    /// Whose invitations count; the zero address for nobody's.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    inviter: Option<Address>,
    /// How it is sent, and whether.
    #[command(flatten)]
    pub careful: Careful,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`AccessRefusal::Sealed`] with the command that announces it; [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let (authority, usdai) = (session.contract(AUTHORITY).await?, session.usdai().await?);
        let rules = Rules::read(session, usdai).await?;
        let root = match &self.file {
            Some(path) => ListFile::read(path)?.root(),
            None => rules.root,
        };
        let (mode, inviter) = (self.mode.unwrap_or(rules.mode), self.inviter.unwrap_or(rules.inviter));
        let order = IUSDai::setAccessCall { mode: mode as u8, root, inviter };
        if session.client.call(authority, &IAuthority::isSealedCall {}).await? {
            return Err(AccessRefusal::Sealed { command: announcement(mode, root, inviter) }.into());
        }
        let (account, admin) =
            (sender.address, session.client.call(authority, &IAuthority::adminCall {}).await?);
        if account != admin {
            return Err(AccessRefusal::NotTheAdmin { account, admin }.into());
        }
        let step = Step {
            title: format!("set minting to {}; list {root}, inviter {inviter}", mode.words()),
            call: Outgoing::call(
                authority,
                &IAuthority::pushCall { target: usdai, data: order.abi_encode().into() },
            ),
            interface: Interface::Usdai,
        };
        let mut arranged = Arranged::new(vec![step]);
        if root != rules.root {
            arranged.notes.push("Whoever was admitted by the list before has to show it anew.".into());
        }
        arranged.notes.push(format!(
            "Once the authority is sealed, this is announced: {}",
            announcement(mode, root, inviter)
        ));
        Ok(Plan::new("access set", session, sender, sender.address, (None, None), arranged))
    }
}

/// The command that announces it, for a sealed authority.
fn announcement(mode: Mode, root: B256, inviter: Address) -> String {
    format!("usdai authority schedule --call 'usdai.setAccess({}, {root}, {inviter})' --yes", mode as u8)
}
