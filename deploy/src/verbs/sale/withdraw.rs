//! `usdai auction withdraw`: what the sender was outbid with.

use usdai_bindings::ICollateralAuction;

use crate::client::Outgoing;
use crate::deployment::contracts::COLLATERAL_AUCTION;
use crate::remedy::Interface;
use crate::verbs::held::Held;

/// What waits in the auction.
pub const WITHDRAW: Held<ICollateralAuction::withdrawableCall> = Held {
    verb: "auction withdraw",
    title: "withdraw",
    basis: "what waits, which nobody else can take",
    contract: COLLATERAL_AUCTION,
    interface: Interface::CollateralAuction,
    view: |account, currency| ICollateralAuction::withdrawableCall { account, currency },
    call: |auction, currency, to| Outgoing::call(auction, &ICollateralAuction::withdrawCall { currency, to }),
    received: |receipt| {
        let mut events = receipt.logs().iter();
        let event = events.find_map(|log| log.log_decode::<ICollateralAuction::Withdrawn>().ok())?;
        Some(event.inner.data.amount)
    },
};
