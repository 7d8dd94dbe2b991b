//! `usdai cores claim`: what an account earned becomes its balance.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::ICores;

use super::error::CoresRefusal;
use super::file::WeekFile;
use super::season::published;
use crate::amount::grouped;
use crate::client::Outgoing;
use crate::deployment::contracts::CORES;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Sending, parse_address};
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which weeks, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Files of weeks: what `usdai cores compute` wrote, or an operator passed on.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Who gets what it earned; the sender by default.
    #[arg(long = "for", value_name = "ADDRESS", value_parser = parse_address)]
    account: Option<Address>,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// Checks everything, and says what would be sent. Weeks that were claimed are left out.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let cores = session.contract(CORES).await?;
        let account = self.account.unwrap_or(sender.address);
        let (mut claims, mut weeks) = (Vec::new(), BTreeSet::new());
        for path in &self.files {
            let file = WeekFile::read(path)?;
            if !weeks.insert(file.week) {
                return Err(CoresRefusal::Twice { week: file.week }.into());
            }
            claims.extend(claim(session, (cores, account), (path, &file)).await?);
        }
        if claims.is_empty() {
            return Err(CoresRefusal::AllClaimed { account }.into());
        }
        let amount = claims.iter().fold(U256::ZERO, |sum, claim| sum.saturating_add(claim.amount));
        let weeks: Vec<_> = claims.iter().map(|claim| claim.week.to_string()).collect();
        let step = Step {
            title: format!("claim {} Cores of week {} for {account}", grouped(amount, 18), weeks.join(", ")),
            call: Outgoing::call(cores, &ICores::claimCall { account, claims }),
            interface: Interface::Cores,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("cores claim", session, sender, account, (None, None), arranged))
    }
}

/// The claim of a week; none if it was claimed.
async fn claim(
    session: &Session,
    (cores, account): (Address, Address),
    (path, file): (&Path, &WeekFile),
) -> Result<Option<ICores::WeekClaim>, VerbError> {
    let week = file.week;
    if (file.chain_id, file.cores) != (session.client.chain_id(), cores) {
        let (file, chain_id, cores) = (path.into(), file.chain_id, file.cores);
        return Err(CoresRefusal::OtherCores { file, chain_id, cores }.into());
    }
    let published = published(session, cores, week).await?.ok_or(CoresRefusal::NotPublished { week })?;
    if published.root != file.root {
        let (file, computed, on_chain) = (path.into(), file.root, published.root);
        return Err(CoresRefusal::OtherWeek { file, week, computed, on_chain }.into());
    }
    if published.is_open(session.now) {
        return Err(CoresRefusal::NotClaimable { week, claimable_at: published.claimable_at }.into());
    }
    let (earned, proof) = file.proof(account)?;
    if session.client.call(cores, &ICores::isClaimedCall { week, account }).await? {
        return Ok(None);
    }
    Ok(Some(ICores::WeekClaim { week, amount: earned.points.into(), proof }))
}
