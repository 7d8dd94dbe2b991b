//! `usdai cores`: points, computed from the chain by anybody, published by week, verified and claimed.

mod act;
mod ask;
mod claim;
mod compute;
mod error;
mod file;
mod leaderboard;
mod map;
mod proof;
mod publish;
mod refer;
mod roles;
mod season;
mod show;
mod telling;
mod verify;
mod void;
mod week;

pub use act::Action;
pub use ask::Question;
pub use error::{CoresError, CoresRefusal};
pub use telling::week_at;

/// What is done with points.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// What sends.
    #[command(flatten)]
    Act(Action),
    /// What looks or computes, and sends nothing.
    #[command(flatten)]
    Ask(Question),
}
