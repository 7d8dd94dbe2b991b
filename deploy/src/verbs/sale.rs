//! `usdai auction`: sales of the titles of loans in default.

mod act;
mod ask;
mod bid;
mod show;
mod step;
mod view;
mod withdraw;

pub use act::Action;
pub use ask::Question;
pub use view::SaleView;

/// What is done with sales.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// What sends.
    #[command(flatten)]
    Act(Action),
    /// What looks, and sends nothing.
    #[command(flatten)]
    Ask(Question),
}
