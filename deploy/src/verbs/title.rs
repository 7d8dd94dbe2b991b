//! `usdai title`: a title of hardware, from its document to its delivery.

mod act;
mod addition;
mod append;
mod ask;
mod attest;
mod file;
mod keep;
mod office;
mod paper;
mod redeem;
mod register;
mod show;
mod sign;
mod standing;
mod step;
mod typed;
mod value;
mod view;
mod written;

pub use act::Action;
pub use ask::Question;
pub use file::DocumentFile;
pub use paper::TitleArgument;
pub use typed::title as title_struct;
pub use view::{TitleView, cents};

/// What is done with titles.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// What sends.
    #[command(flatten)]
    Act(Action),
    /// What looks or signs, and sends nothing.
    #[command(flatten)]
    Ask(Question),
}
