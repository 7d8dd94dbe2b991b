//! `usdai authority`: who may do what, the operations that wait, and pauses.

mod act;
mod ask;
mod call;
mod cancel;
mod execute;
mod find;
mod pause;
mod schedule;
mod show;
mod sync;
mod view;

pub use act::Action;
pub use ask::Question;
pub use call::{CallError, parse_call};

/// What is done with the authority.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// What sends.
    #[command(flatten)]
    Act(Action),
    /// What looks, and sends nothing.
    #[command(flatten)]
    Ask(Question),
}
