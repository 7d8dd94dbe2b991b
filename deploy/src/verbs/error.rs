//! How a verb can end without its result.

use std::fmt::Display;
use std::process::ExitCode;

use alloy_primitives::B256;
use serde::Serialize;
use serde_json::{Value, json};
use timelock::SealError;
use timelock::files::FileError;
use usdai_core::{LoanError, MathError};

use super::access::{AccessRefusal, ListError, RowFault};
use super::cores::{CoresError, CoresRefusal};
use super::declined::Declined;
use super::execute::Sent;
use super::fields::FieldError;
use super::refused::Refused;
use crate::amount::AmountError;
use crate::book::BookError;
use crate::client::{ClientError, SignerError};
use crate::keeper::KeeperError;
use crate::logs::LogsError;
use crate::project::NoProject;
use crate::remedy::{self, Interface, Refusal};

/// What to do when the first of several transactions went through and another did not.
const AGAIN: &str = " When that is done, run the same command again: what is approved stays approved.";

/// Why a verb has no result.
#[derive(Debug, thiserror::Error)]
pub enum VerbError {
    /// An amount is none of its token.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Refused before anything was sent.
    #[error("{}. {}", .0, .0.remedy())]
    Refused(#[from] Refused),
    /// Something of a title, a loan or a sale is refused before anything was sent.
    #[error("{}. {}", .0, .0.remedy())]
    Declined(#[from] Declined),
    /// Access to minting is refused before anything was sent.
    #[error("{}. {}", .0, .0.remedy())]
    Access(#[from] AccessRefusal),
    /// Something of points is refused before anything was sent.
    #[error("{}. {}", .0, .0.remedy())]
    Points(#[from] CoresRefusal),
    /// Points cannot be computed.
    #[error(transparent)]
    Cores(#[from] CoresError),
    /// Events cannot be read, or are not believed.
    #[error(transparent)]
    Logs(#[from] LogsError),
    /// A list of who may mint cannot be used.
    #[error(transparent)]
    List(#[from] ListError),
    /// A cap is none.
    #[error(transparent)]
    Cap(#[from] RowFault),
    /// A document or terms cannot be used.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// Terms have no meaning for the arithmetic of loans.
    #[error("the loan has no meaning: {0}")]
    Loan(#[from] LoanError),
    /// A contract refuses; without a transaction nothing was sent.
    #[error("{}: {refusal}", whether_sent(*.transaction))]
    Reverted {
        /// What the contract says.
        refusal: Box<Refusal>,
        /// The transaction that reverted.
        transaction: Option<B256>,
    },
    /// Some transactions of several were sent.
    #[error("{}; then {source}{}", went_through(.sent), again(.source))]
    Halfway {
        /// Those that went through.
        sent: Vec<Sent>,
        /// Why the next one did not.
        source: Box<VerbError>,
    },
    /// Between the tool and the chain.
    #[error(transparent)]
    Client(ClientError),
    /// The address book.
    #[error(transparent)]
    Book(#[from] BookError),
    /// The project, where the book is looked for.
    #[error("{0}, or name the address book with --book")]
    NoProject(#[from] NoProject),
    /// The answer cannot be written.
    #[error("cannot write to standard output ({source}){}", although(*.sent))]
    Unwritten {
        /// What the system says.
        source: std::io::Error,
        /// Transactions that went through.
        sent: usize,
    },
    /// What opens a bid cannot be kept or read.
    #[error("{0}; nothing was sent")]
    Opening(#[from] FileError),
    /// A bid cannot be sealed.
    #[error("{0}; nothing was sent")]
    Seal(#[from] SealError),
    /// The chain answers with numbers that no auction has.
    #[error("the auction's books have no meaning: {0}")]
    Books(#[from] MathError),
    /// The beacon, or what it opens.
    #[error("{0}; nothing was sent")]
    Keeper(#[from] KeeperError),
    /// Something of this machine.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl From<ClientError> for VerbError {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Reverted { data, transaction, .. } => {
                Self::Reverted { refusal: Box::new(remedy::describe(&data)), transaction }
            }
            other => Self::Client(other),
        }
    }
}

impl VerbError {
    /// A client's error, with a revert read as one of this interface.
    pub(super) fn of(interface: Interface) -> impl Fn(ClientError) -> Self {
        move |error| match error {
            ClientError::Reverted { data, transaction, .. } => {
                Self::Reverted { refusal: Box::new(remedy::describe_from(interface, &data)), transaction }
            }
            other => other.into(),
        }
    }

    /// 2 for a command that cannot be right, 1 for what is refused or fails.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        if self.is_usage() { ExitCode::from(2) } else { ExitCode::FAILURE }
    }

    const fn is_usage(&self) -> bool {
        use ClientError::{Endpoint, Signer};
        use SignerError::{KeyAsPath, Missing, Several};
        matches!(
            self,
            Self::Amount(_)
                | Self::Field(_)
                | Self::List(_)
                | Self::Cap(_)
                | Self::Client(Endpoint | Signer(KeyAsPath | Missing | Several(_)))
        )
    }

    /// The error as a document. `kind` is `usage`, `refused`, `reverted` or `failed`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let message = self.to_string();
        match self {
            Self::Refused(refused) => refusal(refused, refused.remedy()),
            Self::Declined(declined) => refusal(declined, declined.remedy()),
            Self::Access(refused) => refusal(refused, refused.remedy()),
            Self::Points(refused) => refusal(refused, refused.remedy()),
            Self::Reverted { refusal, transaction } => json!({
                "kind": "reverted",
                "message": refusal.sentence,
                "remedy": refusal.remedy,
                "details": refusal,
                "transaction": transaction,
            }),
            Self::Halfway { sent, source } => {
                let mut document = source.to_json();
                if let Some(document) = document.as_object_mut() {
                    document.insert("sent".into(), json!(sent));
                }
                document
            }
            Self::Client(error) if error.undecided().is_some() => {
                json!({ "kind": "failed", "message": message, "transaction": error.undecided() })
            }
            Self::Amount(_)
            | Self::Field(_)
            | Self::Cores(_)
            | Self::Logs(_)
            | Self::List(_)
            | Self::Cap(_)
            | Self::Loan(_)
            | Self::Client(_)
            | Self::Book(_)
            | Self::NoProject(_)
            | Self::Opening(_)
            | Self::Seal(_)
            | Self::Books(_)
            | Self::Keeper(_)
            | Self::Io(_)
            | Self::Unwritten { .. } => {
                let kind = if self.is_usage() { "usage" } else { "failed" };
                json!({ "kind": kind, "message": message })
            }
        }
    }
}

/// What was refused before anything was sent.
fn refusal<T: Display + Serialize>(refused: &T, remedy: impl Serialize) -> Value {
    json!({ "kind": "refused", "message": refused.to_string(), "remedy": remedy, "details": refused })
}

fn although(sent: usize) -> String {
    match sent {
        0 => String::new(),
        sent => format!(", but what was asked for is done, in {sent} transactions"),
    }
}

fn whether_sent(transaction: Option<B256>) -> String {
    transaction.map_or("nothing was sent, the contract refuses".into(), |hash| {
        format!("transaction {hash} reverted")
    })
}

/// Nothing to repeat while a transaction may still come.
fn again(error: &VerbError) -> &'static str {
    match error {
        VerbError::Client(error) if error.undecided().is_some() => "",
        _ => AGAIN,
    }
}

fn went_through(sent: &[Sent]) -> String {
    let done: Vec<_> =
        sent.iter().map(|sent| format!("{} went through in {}", sent.title, sent.hash)).collect();
    done.join(", ")
}
