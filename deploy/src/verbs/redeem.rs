//! `usdai redeem`: shares into the line of those who leave, with a sealed bid or without.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::U256;
use clap::Args;
use usdai_bindings::ISUSDai;

use super::auction::Auction;
use super::bid::{bid_shares, held_to};
use super::error::VerbError;
use super::opening::{Sealing, Wish};
use super::options::Sending;
use super::payment::Arranged;
use super::plan::{Plan, Step};
use super::rate::Rate;
use super::session::{Sender, Session};
use super::sum::Sum;
use super::tokens::check_amount;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::moment::utc;
use crate::remedy::Interface;

/// How many shares, and what is bid for being served earlier.
#[derive(Args, Debug)]
pub struct Arguments {
    /// How many shares: tokens (1_000.50), smallest units (123wei), or all.
    #[arg(allow_hyphen_values = true)]
    amount: Amount,
    /// Seal a bid with it: what is given up at most to be served earlier, like 150bps or 1.5%.
    #[arg(long, value_name = "RATE")]
    bid: Option<Rate>,
    /// How many of the shares bid; all by default. Nobody sees it before the lock.
    #[arg(long, value_name = "SHARES", requires = "bid", allow_hyphen_values = true)]
    size: Option<Amount>,
    #[command(flatten)]
    sealing: Sealing,
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
        let held = session.holding(&auction.share, sender.address).await?;
        let units = self.sending.units(self.amount, &held)?;
        let pays = check_amount(units, &held, sender.address)?;
        let epoch = auction.taking()?;
        let mut plan = match self.bid {
            Some(rate) => self.with_bid(session, sender, &auction, (pays, rate)).await?,
            None => {
                let owner = sender.address;
                let call = ISUSDai::requestRedeemCall { shares: units, controller: owner, owner };
                let call = Outgoing::call(auction.vault, &call);
                let title = format!("ask to redeem {pays} in epoch {}", epoch.get());
                let step = Step { title, call, interface: Interface::Susdai };
                Plan::new("redeem", session, sender, owner, (pays, None), Arranged::new(vec![step]))
            }
        };
        let (lock, clear) = (auction.clock.lock_time(epoch)?.get(), auction.clear_time(epoch)?.get());
        let ahead = auction.shares(auction.line().plus(auction.waiting_for_next()));
        let next = auction.intake.next_sequence;
        if sender.is_dry_run {
            plan.notes.push(format!("As the chain is now it becomes position {next}, with {ahead} ahead."));
        }
        plan.notes.push(format!(
            "It can be taken back with `usdai cancel` until {}, and is paid from {} on at the earliest.",
            utc(U256::from(lock)),
            utc(U256::from(clear))
        ));
        plan.notes.push("Shares that wait keep earning until they are paid.".into());
        Ok(plan)
    }

    async fn with_bid(
        &self,
        session: &Session,
        sender: &Sender,
        auction: &Auction,
        (pays, rate): (Sum, Rate),
    ) -> Result<Plan, VerbError> {
        let (epoch, position) = (auction.taking()?, u64::from(auction.intake.next_sequence));
        let size = self.sending.units(self.size.unwrap_or(Amount::All), &pays)?;
        let (shares, bid) = bid_shares(size, &pays)?;
        let wish = Wish { position, epoch, tick: rate.tick().get(), shares };
        let keep = self.sealing.seal(session, auction, wish).await?;
        let owner = sender.address;
        let call = ISUSDai::requestRedeemWithCommitmentCall {
            shares: pays.units,
            controller: owner,
            owner,
            expectedId: U256::from(position),
            epoch: epoch.get(),
            commitment: keep.opening.sealed.commitment,
            ciphertext: keep.opening.sealed.ciphertext.into(),
        };
        let title = format!(
            "ask to redeem {pays} in epoch {} as position {position}, and bid {rate} for {bid}",
            epoch.get()
        );
        let call = Outgoing::call(auction.vault, &call);
        let step = Step { title, call, interface: Interface::Susdai };
        let mut plan = Plan::new("redeem", session, sender, owner, (pays, None), Arranged::new(vec![step]));
        plan.notes.extend(held_to(auction, rate));
        plan.notes.push(keep.note());
        plan.keep = Some(keep);
        Ok(plan)
    }
}

/// The new position.
#[must_use]
pub fn requested(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<ISUSDai::RedeemRequest>().ok())?;
    Some(event.inner.data.requestId)
}

/// Whether the error says that somebody else was given the position for which a bid was sealed.
#[must_use]
pub fn is_position_taken(error: &VerbError) -> bool {
    matches!(error, VerbError::Reverted { refusal, .. } if refusal.name == "PositionTaken")
}
