//! The verbs that look and send nothing.

use std::path::Path;

use super::error::VerbError;
use super::options::Reading;
use super::session::Session;
use super::{Answer, balance, epoch, price, queue};

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Question {
    /// Shows what an address has, and what its shares are worth.
    Balance(balance::Arguments),
    /// Shows what a share is worth, and what is still to come.
    Price(price::Arguments),
    /// Shows redemption positions: their place, what can be expected of them, and why.
    Queue(queue::Arguments),
    /// Shows an epoch of redemptions: its times, what is bid, and what it came to.
    Epoch(epoch::Arguments),
}

/// What asks: every verb of a kind.
pub(super) trait Asks {
    /// Where to look, and how to answer.
    fn reading(&self) -> &Reading;

    /// Looks, and says what is there.
    async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError>;
}

impl Asks for Question {
    fn reading(&self) -> &Reading {
        match self {
            Self::Balance(arguments) => &arguments.reading,
            Self::Price(arguments) => &arguments.reading,
            Self::Queue(arguments) => &arguments.reading,
            Self::Epoch(arguments) => &arguments.reading,
        }
    }

    async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        let session = Session::open(self.reading(), root).await?;
        match self {
            Self::Balance(arguments) => {
                let balances = arguments.ask(&session).await?;
                Answer::new(&balances, balances.text())
            }
            Self::Price(arguments) => {
                let prices = arguments.ask(&session).await?;
                Answer::new(&prices, prices.text())
            }
            Self::Queue(arguments) => {
                let queue = arguments.ask(&session).await?;
                Answer::new(&queue, queue.text())
            }
            Self::Epoch(arguments) => {
                let epoch = arguments.ask(&session).await?;
                Answer::new(&epoch, epoch.text())
            }
        }
    }
}
