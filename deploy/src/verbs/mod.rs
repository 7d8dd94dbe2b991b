//! The verbs of the command line, against any chain over JSON-RPC. A verb is a file with its arguments and what it
//! asks or plans, and a row in [`act`] or [`ask`]; what verbs have in common is around them.

mod access;
mod act;
mod aftermath;
mod ask;
mod auction;
mod authority;
mod balance;
mod batch;
mod bid;
mod bounds;
mod cancel;
mod careful;
mod chart;
mod claim;
mod completions;
mod cores;
mod currency;
mod declined;
mod decoded;
mod demand;
mod epoch;
mod epoch_result;
mod error;
mod execute;
mod faucet;
mod fields;
mod held;
mod history;
mod loan;
mod mint;
mod opening;
mod options;
mod payment;
mod permit;
mod place;
mod plan;
mod price;
mod queue;
mod rate;
mod redeem;
mod refused;
mod report;
mod reserve;
mod reveal;
mod sale;
mod session;
mod signature;
mod signing;
mod stake;
mod sum;
mod title;
mod tokens;
mod tolerance;
mod transfer;
mod unopened;
mod withdraw;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

pub(crate) use access::{Admission, Invite, leaf};
pub use authority::{CallError, parse_call};
pub use chart::Chart;
pub(crate) use cores::week_at;
pub use demand::Demand;
use error::VerbError;
pub use fields::FieldError;
pub use loan::{Amortization, AmortizationChart, TermsFile};
pub use options::parse_address;
pub use rate::{Rate, RateError};
pub use title::{DocumentFile, title_struct};
pub use tolerance::{Tolerance, ToleranceError};

use act::Sends;
use ask::Asks;

/// What holders, borrowers, lenders and bidders do.
#[derive(clap::Subcommand, Debug)]
pub enum Verb {
    /// Those that send.
    #[command(flatten)]
    Act(act::Action),
    /// Those that look.
    #[command(flatten)]
    Ask(ask::Question),
    /// Titles of hardware: registered, signed, attested, pledged, delivered.
    #[command(subcommand)]
    Title(title::Verb),
    /// Loans against titles: agreed, opened, paid, in default, recovered.
    #[command(subcommand)]
    Loan(loan::Verb),
    /// Sales of the titles of loans in default.
    #[command(subcommand)]
    Auction(sale::Verb),
    /// Who may mint while minting is for the admitted: lists, invitations, caps.
    #[command(subcommand)]
    Access(access::Verb),
    /// Points: computed from the chain, published by week, verified, claimed.
    #[command(subcommand)]
    Cores(cores::Verb),
    /// Who may do what: roles, operations that wait, pauses.
    #[command(subcommand)]
    Authority(authority::Verb),
    /// Prints what a shell needs to complete commands.
    Completions(completions::Arguments),
}

/// What a verb found or did.
struct Answer {
    document: serde_json::Value,
    text: String,
}

/// Runs a verb and prints what comes of it. `root` is where the project is, as it was asked for; `command` is the
/// whole command line.
#[must_use]
pub fn run(verb: &Verb, root: Option<&Path>, command: clap::Command) -> ExitCode {
    let json = match verb {
        Verb::Act(action) => action.sending().reading.json,
        Verb::Ask(question) => question.reading().json,
        Verb::Title(title::Verb::Act(action)) => action.sending().reading.json,
        Verb::Title(title::Verb::Ask(question)) => question.reading().json,
        Verb::Loan(loan::Verb::Act(action)) => action.sending().reading.json,
        Verb::Loan(loan::Verb::Ask(question)) => question.reading().json,
        Verb::Auction(sale::Verb::Act(action)) => action.sending().reading.json,
        Verb::Auction(sale::Verb::Ask(question)) => question.reading().json,
        Verb::Access(access::Verb::Act(action)) => action.sending().reading.json,
        Verb::Access(access::Verb::Ask(question)) => question.is_json(),
        Verb::Cores(cores::Verb::Act(action)) => action.sending().reading.json,
        Verb::Cores(cores::Verb::Ask(question)) => question.reading().json,
        Verb::Authority(authority::Verb::Act(action)) => action.sending().reading.json,
        Verb::Authority(authority::Verb::Ask(question)) => question.reading().json,
        Verb::Completions(arguments) => return finish(arguments.print(command).map_err(Into::into), false),
    };
    let answer = tokio::runtime::Runtime::new().map_err(VerbError::from).and_then(|runtime| {
        runtime.block_on(async {
            match verb {
                Verb::Act(action) => act::run(action, root).await,
                Verb::Ask(question) => question.answer(root).await,
                Verb::Title(title::Verb::Act(action)) => act::run(action, root).await,
                Verb::Title(title::Verb::Ask(question)) => question.answer(root).await,
                Verb::Loan(loan::Verb::Act(action)) => act::run(action, root).await,
                Verb::Loan(loan::Verb::Ask(question)) => question.answer(root).await,
                Verb::Auction(sale::Verb::Act(action)) => act::run(action, root).await,
                Verb::Auction(sale::Verb::Ask(question)) => question.answer(root).await,
                Verb::Access(access::Verb::Act(action)) => {
                    act::run(&careful::Told::new(action, action.careful()), root).await
                }
                Verb::Access(access::Verb::Ask(question)) => question.answer(root).await,
                Verb::Cores(cores::Verb::Act(action)) => action.run(root).await,
                Verb::Cores(cores::Verb::Ask(question)) => question.answer(root).await,
                Verb::Authority(authority::Verb::Act(action)) => {
                    act::run(&careful::Told::new(action, action.careful()), root).await
                }
                Verb::Authority(authority::Verb::Ask(question)) => question.answer(root).await,
                Verb::Completions(_) => Ok(Answer { document: json!({}), text: String::new() }),
            }
        })
    });
    finish(answer.and_then(|answer| answer.print(json)), json)
}

fn finish(result: Result<(), VerbError>, json: bool) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    // Nobody may be listening; the exit code says it all the same.
    drop(writeln!(std::io::stderr(), "error: {error}"));
    if json {
        drop(writeln!(std::io::stdout(), "{:#}", json!({ "error": error.to_json() })));
    }
    error.exit_code()
}

impl Answer {
    fn new(document: &impl Serialize, text: String) -> Result<Self, VerbError> {
        let document = serde_json::to_value(document).map_err(std::io::Error::from)?;
        Ok(Self { document, text })
    }

    fn print(&self, json: bool) -> Result<(), VerbError> {
        let mut out = std::io::stdout().lock();
        let written = match json {
            true => writeln!(out, "{:#}", self.document),
            false => write!(out, "{}", self.text),
        };
        let sent = self.document["transactions"].as_array().map_or(0, Vec::len);
        written.map_err(|source| VerbError::Unwritten { source, sent })
    }
}
