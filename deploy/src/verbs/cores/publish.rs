//! `usdai cores publish`: a week's root goes on the chain.

use std::path::PathBuf;

use alloy_primitives::{B256, U256};
use clap::Args;
use usdai_bindings::ICores;

use super::compute::CacheArguments;
use super::error::CoresRefusal;
use super::roles::{PUBLISHER, check_role};
use super::season::published;
use super::week::week_file;
use crate::amount::grouped;
use crate::client::Outgoing;
use crate::deployment::contracts::CORES;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::error::VerbError;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which week.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The week's number.
    #[arg(long, value_name = "NUMBER")]
    week: u32,
    /// File to write the week to, for those who claim.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    cache: CacheArguments,
    /// How it is sent, and whether.
    #[command(flatten)]
    pub careful: Careful,
}

impl Arguments {
    /// Computes, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let (cores, week) = (session.contract(CORES).await?, self.week);
        if let Some(published) = published(session, cores, week).await? {
            return Err(CoresRefusal::Published { week, root: published.root }.into());
        }
        check_role(session, cores, sender.address, PUBLISHER).await?;
        let file = week_file(session, &self.cache, week).await?;
        if let Some(path) = &self.out {
            file.write(path)?;
        }
        let (root, total, input_hash): (B256, U256, B256) = (file.root, file.total.into(), file.input_hash);
        let call = ICores::publishCall { week, root, total, inputHash: input_hash };
        let step = Step {
            title: format!(
                "publish week {week}: {} Cores to {} accounts",
                grouped(total, 18),
                file.accounts.len()
            ),
            call: Outgoing::call(cores, &call),
            interface: Interface::Cores,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.push(format!(
            "It can be challenged for three days: `usdai cores verify --week {week}` says whether it is right."
        ));
        Ok(Plan::new("cores publish", session, sender, sender.address, (None, None), arranged))
    }
}
