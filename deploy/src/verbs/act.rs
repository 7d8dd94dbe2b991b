//! The verbs that send.

use std::path::Path;

use super::aftermath::Aftermath;
use super::error::VerbError;
use super::execute::Done;
use super::options::Sending;
use super::plan::Plan;
use super::report::Report;
use super::session::{Sender, Session};
use super::{Answer, bid, cancel, claim, execute, faucet, mint, redeem, reveal, stake, transfer, withdraw};
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
    /// Puts shares into the line of those who leave the vault, with a sealed bid or without.
    Redeem(redeem::Arguments),
    /// Seals a bid of a redemption position, or takes it back.
    Bid(bid::Arguments),
    /// Opens sealed bids with what was kept of them.
    Reveal(reveal::Arguments),
    /// Pays out what redemption positions were served.
    Claim(claim::Arguments),
    /// Takes a request for redemption back, before its epoch is locked.
    Cancel(cancel::Arguments),
}

/// What sends: every verb of a kind.
pub(super) trait Sends {
    /// Who sends, and whether.
    fn sending(&self) -> &Sending;

    /// Checks everything, and says what would be sent.
    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError>;

    /// Looks at what was made or changed. What was asked for is done, whatever becomes of this look.
    async fn look(&self, session: &Session, done: &Done) -> Option<Aftermath>;
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        match self {
            Self::Mint(arguments) => &arguments.sending,
            Self::Stake(arguments) => &arguments.sending,
            Self::Withdraw(arguments) => &arguments.sending,
            Self::Transfer(arguments) => &arguments.sending,
            Self::Faucet(arguments) => &arguments.sending,
            Self::Redeem(arguments) => &arguments.sending,
            Self::Bid(arguments) => &arguments.sending,
            Self::Reveal(arguments) => &arguments.sending,
            Self::Claim(arguments) => &arguments.sending,
            Self::Cancel(arguments) => &arguments.sending,
        }
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Mint(arguments) => arguments.plan(session, sender).await,
            Self::Stake(arguments) => arguments.plan(session, sender).await,
            Self::Withdraw(arguments) => arguments.plan(session, sender).await,
            Self::Transfer(arguments) => arguments.plan(session, sender).await,
            Self::Faucet(arguments) => arguments.plan(session, sender).await,
            Self::Redeem(arguments) => arguments.plan(session, sender).await,
            Self::Bid(arguments) => arguments.plan(session, sender).await,
            Self::Reveal(arguments) => arguments.plan(session, sender).await,
            Self::Claim(arguments) => arguments.plan(session, sender).await,
            Self::Cancel(arguments) => arguments.plan(session, sender).await,
        }
    }

    async fn look(&self, session: &Session, done: &Done) -> Option<Aftermath> {
        let id = match self {
            Self::Redeem(_) => redeem::requested(done.last.as_ref()?),
            Self::Bid(arguments) => Some(arguments.position()),
            _ => None,
        };
        Aftermath::position(session, id?).await
    }
}

/// Looks, explains, simulates, and sends unless it is a dry run.
pub(super) async fn run(action: &impl Sends, root: Option<&Path>) -> Result<Answer, VerbError> {
    let progress = Progress::start();
    let sending = action.sending();
    progress.step("connecting");
    let session = Session::open(&sending.reading, root).await?;
    // A moving line would overwrite the question for a password.
    drop(progress);
    let sender = session.sender(sending).await?;
    let report = match attempt(action, &session, &sender).await {
        // Somebody was faster, and the bid is sealed for a number that is gone.
        Err(error) if redeem::is_position_taken(&error) => attempt(action, &session, &sender).await?,
        result => result?,
    };
    Answer::new(&report, report.text())
}

async fn attempt(action: &impl Sends, session: &Session, sender: &Sender) -> Result<Report, VerbError> {
    let progress = Progress::start();
    progress.step("looking at balances, limits and prices");
    let plan = action.plan(session, sender).await?;
    progress.step("simulating");
    let cost = execute::rehearse(session, sender, &plan).await?;
    let (mut done, mut aftermath) = (None, None);
    if !action.sending().dry_run {
        if let Some(keep) = &plan.keep {
            keep.store()?;
        }
        plan.notes.iter().for_each(|note| progress.step(note));
        let sent = execute::send(session, sender, &plan, &progress).await?;
        progress.step("looking at what became of it");
        aftermath = action.look(session, &sent).await;
        done = Some(sent);
    }
    let mut report = Report::new(session, sender, &plan, cost, done);
    report.aftermath = aftermath;
    Ok(report)
}
