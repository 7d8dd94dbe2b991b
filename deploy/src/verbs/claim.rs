//! `usdai claim`: what served positions were paid, out of the vault.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::IQEV;

use super::auction::Auction;
use super::error::VerbError;
use super::history::positions_of;
use super::options::{Sending, parse_address};
use super::payment::Arranged;
use super::place::Paid;
use super::plan::{Outcome, Plan, Step};
use super::queue::claimable;
use super::refused::Refused;
use super::session::{Sender, Session};
use crate::client::Outgoing;
use crate::remedy::Interface;

/// Where the minimum comes from, as `claim` takes none.
const OWED: &str = "what is owed, which nothing can change";

/// Positions that are collected by one transaction, at up to 60,000 gas each.
const AT_ONCE: usize = 100;

/// Which positions, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Numbers of positions; all of the sender's by default.
    #[arg(value_name = "ID")]
    ids: Vec<u64>,
    /// Who gets the USDai; the sender by default.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    to: Option<Address>,
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
        let auction = session.auction().await?;
        let recipient = self.to.unwrap_or(sender.address);
        session.check_recipient(recipient)?;
        let (ids, owed) = self.owed(session, sender, &auction).await?;
        if owed.shares.units.is_zero() {
            return Err(Refused::NothingToClaim { owner: sender.address }.into());
        }
        let Paid { shares, assets } = owed;
        let collected = ids.len().saturating_sub(1) / AT_ONCE * AT_ONCE;
        let (first, last) = ids.split_at(collected);
        let collect = |ids: &[U256]| Step {
            title: format!("settle past epochs into {} positions", ids.len()),
            call: Outgoing::call(auction.qev, &IQEV::collectCall { ids: ids.to_vec(), epochs: u32::MAX }),
            interface: Interface::Qev,
        };
        let mut steps: Vec<_> = first.chunks(AT_ONCE).map(collect).collect();
        let ids = last.to_vec();
        steps.push(Step {
            title: format!("pay out {assets} for {shares}"),
            call: Outgoing::call(
                auction.qev,
                &IQEV::claimCall { ids, epochs: u32::MAX, receiver: recipient },
            ),
            interface: Interface::Qev,
        });
        let outcome = Outcome { expected: assets.clone(), minimum: assets, basis: OWED.into(), received };
        let arranged = Arranged::new(steps);
        Ok(Plan::new("claim", session, sender, recipient, (shares, Some(outcome)), arranged))
    }

    /// The positions that have something to collect, and that with what is collected already.
    async fn owed(
        &self,
        session: &Session,
        sender: &Sender,
        auction: &Auction,
    ) -> Result<(Vec<U256>, Paid), VerbError> {
        let owner = sender.address;
        let asked = if self.ids.is_empty() {
            positions_of(session, auction, owner).await?
        } else {
            self.ids.iter().copied().map(U256::from).collect()
        };
        let Paid { mut shares, mut assets } = claimable(session, auction, owner).await?;
        let mut ids = Vec::new();
        for id in asked {
            let position = session.client.call(auction.qev, &IQEV::positionCall { id }).await;
            let position = position.map_err(VerbError::of(Interface::Qev))?;
            if position.owner != owner {
                return Err(Refused::NotYours { id, owner: position.owner }.into());
            }
            if position.collectableShares.is_zero() || ids.contains(&id) {
                continue;
            }
            shares.units = shares.units.saturating_add(position.collectableShares);
            assets.units = assets.units.saturating_add(position.collectableAssets);
            ids.push(id);
        }
        Ok((ids, Paid { shares, assets }))
    }
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<IQEV::Claimed>().ok())?;
    Some(event.inner.data.assets)
}
