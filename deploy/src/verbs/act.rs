//! The verbs that send.

use std::path::Path;

use super::error::VerbError;
use super::options::Sending;
use super::plan::Plan;
use super::report::Report;
use super::session::{Sender, Session};
use super::{Answer, execute, faucet, mint, stake, transfer, withdraw};
use crate::progress::Progress;

/// What is done.
#[derive(clap::Subcommand, Debug)]
pub enum Action {
    /// Mints USDai for a stablecoin of the reserve.
    Mint(mint::Arguments),
    /// Stakes USDai for shares of the vault, sUSDai.
    Stake(stake::Arguments),
    /// Redeems USDai for a stablecoin of the reserve.
    Withdraw(withdraw::Arguments),
    /// Sends USDai, shares or a stablecoin to another address.
    Transfer(transfer::Arguments),
    /// Makes test dollars, on chains whose dollar lets everybody do that.
    Faucet(faucet::Arguments),
}

impl Action {
    pub(super) const fn sending(&self) -> &Sending {
        match self {
            Self::Mint(arguments) => &arguments.sending,
            Self::Stake(arguments) => &arguments.sending,
            Self::Withdraw(arguments) => &arguments.sending,
            Self::Transfer(arguments) => &arguments.sending,
            Self::Faucet(arguments) => &arguments.sending,
        }
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Mint(arguments) => arguments.plan(session, sender).await,
            Self::Stake(arguments) => arguments.plan(session, sender).await,
            Self::Withdraw(arguments) => arguments.plan(session, sender).await,
            Self::Transfer(arguments) => arguments.plan(session, sender).await,
            Self::Faucet(arguments) => arguments.plan(session, sender).await,
        }
    }
}

/// Looks, explains, simulates, and sends unless it is a dry run.
pub(super) async fn run(action: &Action, root: Option<&Path>) -> Result<Answer, VerbError> {
    let progress = Progress::start();
    let sending = action.sending();
    progress.step("connecting");
    let session = Session::open(&sending.reading, root).await?;
    // A moving line would overwrite the question for a password.
    drop(progress);
    let sender = session.sender(sending).await?;
    let progress = Progress::start();
    progress.step("looking at balances, limits and prices");
    let plan = action.plan(&session, &sender).await?;
    progress.step("simulating");
    let cost = execute::rehearse(&session, &sender, &plan).await?;
    let mut done = None;
    if !sending.dry_run {
        plan.notes.iter().for_each(|note| progress.step(note));
        done = Some(execute::send(&session, &sender, &plan, &progress).await?);
    }
    drop(progress);
    let report = Report::new(&session, &sender, &plan, cost, done);
    Answer::new(&report, report.text())
}
