//! `usdai bid`: a sealed bid of a position, in place of one that it has, or back with it.

use alloy_primitives::U256;
use clap::Args;
use qev_auction::{Opening, Shares};
use usdai_bindings::IQEV;

use super::auction::{Auction, Stage};
use super::error::VerbError;
use super::opening::{Sealing, Wish};
use super::options::Sending;
use super::payment::Arranged;
use super::place::Place;
use super::plan::{Plan, Step};
use super::rate::{Rate, percent};
use super::refused::Refused;
use super::session::{Sender, Session};
use super::sum::Sum;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::moment::utc;
use crate::remedy::{self, Interface};

/// What is bid.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the position.
    id: u64,
    /// What is given up at most to be served earlier, like 150bps or 1.5%.
    #[arg(required_unless_present_any = ["withdraw", "decoy"])]
    rate: Option<Rate>,
    /// How many of the position's shares bid; all by default. Nobody sees it before the lock.
    #[arg(
        long,
        value_name = "SHARES",
        requires = "rate",
        conflicts_with = "decoy",
        allow_hyphen_values = true
    )]
    size: Option<Amount>,
    /// Take the sealed bid back, and a bid that stands.
    #[arg(long, conflicts_with_all = ["rate", "decoy"])]
    withdraw: bool,
    /// Seal a bid for nothing, which looks like any other until it is opened.
    #[arg(long, conflicts_with = "rate")]
    decoy: bool,
    #[command(flatten)]
    sealing: Sealing,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// The position that bids.
    #[must_use]
    pub fn position(&self) -> U256 {
        U256::from(self.id)
    }

    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let (auction, place) = Place::look(session, self.position()).await?;
        if place.shares().units.is_zero() {
            return Err(Refused::PositionEmpty { id: self.id }.into());
        }
        if self.withdraw {
            return self.withdrawal(session, sender, &auction, &place).await;
        }
        let epoch = auction.taking()?;
        let all = place.shares();
        let size = self.sending.units(self.size.unwrap_or(Amount::All), &all)?;
        let (shares, bid) = bid_shares(size, &all)?;
        let tick = self.rate.map_or(0, |rate| rate.tick().get());
        let keep =
            self.sealing.seal(session, &auction, Wish { position: self.id, epoch, tick, shares }).await?;
        let call = IQEV::commitCall {
            id: self.position(),
            epoch: epoch.get(),
            commitment: keep.opening.sealed.commitment,
            ciphertext: keep.opening.sealed.ciphertext.into(),
        };
        let (id, number) = (self.id, epoch.get());
        let title = match self.rate {
            Some(rate) => format!("seal a bid of {rate} for {bid} by position {id} in epoch {number}"),
            None => format!("seal a decoy by position {id} in epoch {number}"),
        };
        let pays = if self.decoy { all.token.sum(U256::ZERO) } else { bid };
        let step = Step { title, call: Outgoing::call(auction.qev, &call), interface: Interface::Qev };
        let mut plan = self.arrange(session, sender, &auction, (pays, vec![step])).await?;
        plan.notes.extend(self.rate.and_then(|rate| held_to(&auction, rate)));
        plan.notes.push(keep.note());
        if epoch > auction.state.epoch {
            plan.notes.push(format!(
                "Epoch {} is being settled. Once it is, this bid has to be counted before the next lock: a keeper does \
                 it, or the same command again.",
                auction.state.epoch.get()
            ));
        }
        plan.notes.push(format!(
            "It has to be opened between {} and {}: `usdai reveal {id}`, or a keeper does it; else the position pays \
             {} on all that it is paid.",
            utc(U256::from(auction.clock.lock_time(epoch)?.get())),
            utc(U256::from(auction.clock.clear_time(epoch)?.get())),
            percent(auction.rules.penalty())
        ));
        plan.keep = Some(keep);
        Ok(plan)
    }

    async fn withdrawal(
        &self,
        session: &Session,
        sender: &Sender,
        auction: &Auction,
        place: &Place,
    ) -> Result<Plan, VerbError> {
        let (id, zero) = (self.position(), place.waiting.token.sum(U256::ZERO));
        let mut steps = Vec::new();
        if place.sealed_for.is_some() {
            let call = Outgoing::call(auction.qev, &IQEV::withdrawCommitmentCall { id });
            let title = format!("take the sealed bid of position {id} back");
            steps.push(Step { title, call, interface: Interface::Qev });
        }
        let standing = place.bid.as_ref().filter(|_| auction.stage(auction.state.epoch) == Ok(Stage::Open));
        if let Some(bid) = standing {
            let call = Outgoing::call(auction.qev, &IQEV::withdrawBidCall { id });
            let title = format!("take the bid of position {id} for {} at {} back", bid.shares, bid.rate);
            steps.push(Step { title, call, interface: Interface::Qev });
        }
        match (&place.bid, steps.is_empty()) {
            (Some(_), true) => return Err(Refused::BidLocked { id: self.id }.into()),
            (None, true) => return Err(Refused::NoBid { id: self.id }.into()),
            _ => {}
        }
        let pays = place.bid.as_ref().map_or(zero, |bid| bid.shares.clone());
        self.arrange(session, sender, auction, (pays, steps)).await
    }

    /// Puts a collection first where the auction asks for one.
    async fn arrange(
        &self,
        session: &Session,
        sender: &Sender,
        auction: &Auction,
        (pays, mut steps): (Sum, Vec<Step>),
    ) -> Result<Plan, VerbError> {
        let first = steps.first().map(|step| step.call.request(sender.address)).unwrap_or_default();
        let tried = session.client.simulate(first, Default::default()).await;
        let refusal =
            tried.err().and_then(|error| error.revert_data().map(|data| remedy::describe(data).name));
        if refusal.is_some_and(|name| name == "Uncollected") {
            let call = IQEV::collectCall { ids: vec![self.position()], epochs: u32::MAX };
            let title = format!("settle past epochs into position {}", self.id);
            steps.insert(
                0,
                Step { title, call: Outgoing::call(auction.qev, &call), interface: Interface::Qev },
            );
        }
        let (recipient, arranged) = (sender.address, Arranged::new(steps));
        Ok(Plan::new("bid", session, sender, recipient, (pays, None), arranged))
    }
}

/// The shares of a bid as the auction has them and as they are shown.
///
/// # Errors
/// [`Refused`] for none, for more than there are, and for more than an opening can name.
pub fn bid_shares(units: U256, all: &Sum) -> Result<(u128, Sum), VerbError> {
    let bid = all.token.sum(units);
    if units.is_zero() {
        return Err(Refused::BidZero.into());
    }
    let shares = Shares::from_raw(units).map(Shares::get).ok();
    let shares = shares.filter(|shares| units <= all.units && *shares <= Opening::SHARES_MAXIMUM);
    let too_many = || Refused::BidAbovePosition { bid: bid.clone().into(), all: all.clone().into() };
    Ok((shares.ok_or_else(too_many)?, bid))
}

/// What becomes of a rate above the highest that the rules let stand.
#[must_use]
pub fn held_to(auction: &Auction, rate: Rate) -> Option<String> {
    let maximum = auction.rules.maximum();
    (rate.tick() > maximum).then(|| {
        format!(
            "By the present rules {rate} counts as {}, the highest rate that is taken.",
            Rate::new(maximum)
        )
    })
}
