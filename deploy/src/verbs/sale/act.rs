//! The verbs of sales that send.

use super::{bid, step, view::SaleView, withdraw};
use crate::verbs::act::Sends;
use crate::verbs::aftermath::Aftermath;
use crate::verbs::error::VerbError;
use crate::verbs::execute::Done;
use crate::verbs::held;
use crate::verbs::options::Sending;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};
use crate::verbs::title::TitleArgument;

/// What is done.
#[derive(clap::Subcommand, Debug)]
pub enum Action {
    /// Bids for a title that is for sale; what is bid is taken now.
    Bid(bid::Arguments),
    /// Begins the next round of a sale that got no bid in one that is over. Anyone can.
    Next(step::Arguments),
    /// Sells a title to its highest bidder once the round is over, and pays the loan router. Anyone can.
    Settle(step::Arguments),
    /// Pays out what the sender was outbid with.
    Withdraw(held::Arguments),
}

impl Action {
    const fn title(&self) -> Option<&TitleArgument> {
        match self {
            Self::Bid(arguments) => Some(&arguments.title),
            Self::Next(arguments) => Some(&arguments.title),
            Self::Settle(_) | Self::Withdraw(_) => None,
        }
    }
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        match self {
            Self::Bid(arguments) => &arguments.sending,
            Self::Next(arguments) | Self::Settle(arguments) => &arguments.sending,
            Self::Withdraw(arguments) => &arguments.sending,
        }
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Bid(arguments) => arguments.plan(session, sender).await,
            Self::Next(arguments) => arguments.plan(session, sender, step::NEXT).await,
            Self::Settle(arguments) => arguments.plan(session, sender, step::SETTLE).await,
            Self::Withdraw(arguments) => withdraw::WITHDRAW.plan(arguments, session, sender).await,
        }
    }

    async fn look(&self, session: &Session, _: &Done) -> Option<Aftermath> {
        let title = self.title()?.title(session).await.ok()?;
        let view = SaleView::read(session, title).await.ok()?;
        Some(Aftermath::Sale(Box::new(view)))
    }
}
