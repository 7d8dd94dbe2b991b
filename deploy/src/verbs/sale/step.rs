//! `usdai auction next` and `settle`: steps of a sale that anybody may take.

use alloy_primitives::{Address, B256, U256};
use clap::Args;
use usdai_bindings::ICollateralAuction;

use crate::client::Outgoing;
use crate::deployment::contracts::COLLATERAL_AUCTION;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::title::TitleArgument;

/// Of which title.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the title, or file of its document.
    #[arg(value_name = "TITLE")]
    pub title: TitleArgument,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

/// A step of a sale.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    verb: &'static str,
    title: &'static str,
    note: &'static str,
    call: fn(Address, U256) -> Outgoing,
}

/// The next round begins.
pub const NEXT: Move = Move {
    verb: "auction next",
    title: "begin the next round, of title",
    note: "Each round's reserve is a tenth lower; the sixth has none and is repeated until somebody bids.",
    call: |auction, title| Outgoing::call(auction, &ICollateralAuction::nextRoundCall { title }),
};
/// The title is sold.
pub const SETTLE: Move = Move {
    verb: "auction settle",
    title: "sell to the highest bidder, title",
    note: "What it brings waits in the loan router: `usdai loan recover` distributes it.",
    call: |auction, title| Outgoing::call(auction, &ICollateralAuction::settleCall { title }),
};

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender, step: Move) -> Result<Plan, VerbError> {
        let auction = session.contract(COLLATERAL_AUCTION).await?;
        let title = self.title.title(session).await?;
        let step_taken = Step {
            title: format!("{} {}", step.title, B256::from(title)),
            call: (step.call)(auction, title),
            interface: Interface::CollateralAuction,
        };
        let mut arranged = Arranged::new(vec![step_taken]);
        arranged.notes.push(step.note.into());
        Ok(Plan::new(step.verb, session, sender, sender.address, (None, None), arranged))
    }
}
