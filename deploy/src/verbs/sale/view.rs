//! A sale in plain words.

use std::fmt::Write;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;
use usdai_bindings::ICollateralAuction;

use crate::deployment::contracts::COLLATERAL_AUCTION;
use crate::moment::{from_now, utc};
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;
use crate::verbs::sum::Sum;

/// The round without reserve (`abi/collateral-auction.sol`).
const FINAL_ROUND: u8 = 6;

/// The sale of a title.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaleView {
    title: B256,
    loan: B256,
    stage: Stage,
    /// 1 to 5, or 6 for the one without reserve.
    round: u8,
    reserve: Sum,
    /// Who has bid most; none if nobody has.
    bidder: Option<String>,
    highest_bid: Option<Sum>,
    /// What the next bid has to be.
    pub least_bid: Sum,
    ends_at: u64,
    /// When it ends at the latest, however many late bids there are.
    latest_end: u64,
    #[serde(skip)]
    now: u64,
}

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Stage {
    /// Bids are taken.
    Open,
    /// Over, with a bid: to be settled.
    Sold,
    /// Over without a bid: the next round can begin.
    Unsold,
}

impl SaleView {
    /// Reads the sale of a title.
    ///
    /// # Errors
    /// [`Declined::NotForSale`], or the chain does not answer.
    pub async fn read(session: &Session, title: U256) -> Result<Self, VerbError> {
        let auction = session.contract(COLLATERAL_AUCTION).await?;
        let sale = session.client.call(auction, &ICollateralAuction::auctionCall { title }).await?;
        if sale.round == 0 {
            return Err(Declined::NotForSale { title: title.into() }.into());
        }
        let currency = session.token(sale.currency).await?;
        let now = session.client.time().await?;
        let bidder = (sale.bidder != Address::ZERO).then(|| sale.bidder.to_string());
        let stage = match &bidder {
            _ if now <= sale.endsAt => Stage::Open,
            Some(_) => Stage::Sold,
            None => Stage::Unsold,
        };
        Ok(Self {
            title: title.into(),
            loan: sale.loan,
            stage,
            round: sale.round,
            reserve: currency.sum(sale.reserve),
            highest_bid: bidder.is_some().then(|| currency.sum(sale.highestBid)),
            bidder,
            least_bid: currency.sum(sale.leastBid),
            ends_at: sale.endsAt,
            latest_end: sale.latestEnd,
            now,
        })
    }

    /// The sale for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        let what = match self.stage {
            Stage::Open => "bids are taken",
            Stage::Sold => "over: `usdai auction settle` sells it to the highest bidder",
            Stage::Unsold => "over without a bid: `usdai auction next` begins another",
        };
        match self.round {
            FINAL_ROUND => writeln!(text, "Title {}, final round, {what}", self.title)?,
            round => writeln!(text, "Title {}, round {round}, {what}", self.title)?,
        }
        writeln!(text, "  loan      {}", self.loan)?;
        writeln!(text, "  reserve   {}", self.reserve)?;
        match (&self.highest_bid, &self.bidder) {
            (Some(bid), Some(bidder)) => writeln!(text, "  bid       {bid} of {bidder}")?,
            _ => writeln!(text, "  bid       none yet")?,
        }
        if self.stage == Stage::Open {
            writeln!(text, "  next      {} at least", self.least_bid)?;
        }
        let (ends, latest) = (utc(U256::from(self.ends_at)), utc(U256::from(self.latest_end)));
        match self.ends_at.checked_sub(self.now) {
            Some(left) => {
                writeln!(
                    text,
                    "  ends      {ends} ({}), with late bids {latest} at the latest",
                    from_now(left)
                )
            }
            None => writeln!(text, "  ended     {ends}"),
        }
    }
}
