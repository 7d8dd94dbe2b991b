//! `usdai access`: who may mint while minting is for the admitted. A list with its proofs, invitations, and what the
//! contract makes of them.

mod act;
mod ask;
mod check;
mod data;
mod file;
mod given;
mod invite;
mod list;
mod proof;
mod refusal;
mod rules;
mod set;
mod show;
mod tree;

pub use act::Action;
pub use ask::Question;
pub use data::{Admission, Invite, leaf};
pub use given::{AccessFiles, Parties};
pub use list::{ListError, RowFault};
pub use refusal::AccessRefusal;
pub use rules::Rules;

/// What is done with access.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// What sends.
    #[command(flatten)]
    Act(Action),
    /// What looks, signs or computes, and sends nothing.
    #[command(flatten)]
    Ask(Question),
}
