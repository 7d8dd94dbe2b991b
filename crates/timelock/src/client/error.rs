//! What can go wrong between a client and servers that nobody vouches for.

use std::fmt;

use usdai_core::Timestamp;

use super::Client;
use crate::network::NetworkError;
use crate::signature::SignatureError;

/// Why there is no round or no network.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Not where a server could be. Not repeated, because an address may hold a secret.
    #[error("the beacon endpoint number {number} is no address like https://api.drand.sh")]
    Endpoint {
        /// Its place in the list, from 1.
        number: usize,
    },
    /// Nobody to ask.
    #[error("no beacon endpoint is given: name one, such as https://api.drand.sh")]
    NoEndpoint,
    /// HTTP cannot be spoken here at all.
    #[error("cannot prepare HTTPS: {0}")]
    Http(String),
    /// No network has it: the first is 1, and time ends.
    #[error("the beacon has no round {0}")]
    NoSuchRound(u64),
    /// It is still to come; nobody was asked.
    #[error("round {round} of the beacon is published at unix time {}: wait until then", published_at.get())]
    TooEarly {
        /// The round.
        round: u64,
        /// When it comes.
        published_at: Timestamp,
    },
    /// Nobody gave an answer that holds.
    #[error("no beacon endpoint has {wanted}:{}", listed(attempts))]
    Failed {
        /// What was asked for.
        wanted: String,
        /// What each answered, in the order of asking.
        attempts: Vec<Attempt>,
    },
}

/// What came of asking one server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Scheme, host and port.
    pub endpoint: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a server or its answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nobody there, or the connection broke.
    #[error("does not answer ({0})")]
    Unreachable(String),
    /// No whole answer within the time limit.
    #[error("takes too long to answer")]
    TimedOut,
    /// The server does not have it, or not yet.
    #[error("does not have it yet (HTTP status {0})")]
    NotThere(u16),
    /// Another refusal.
    #[error("refuses (HTTP status {0})")]
    Status(u16),
    /// More bytes than any such answer has.
    #[error("answers with more than {} bytes", Client::ANSWER_LIMIT)]
    TooLong,
    /// Not what drand answers with.
    #[error("gives no answer that can be read ({0})")]
    Malformed(String),
    /// Something that was not asked for.
    #[error("answers with round {answered}")]
    WrongRound {
        /// The round in the answer.
        answered: u64,
    },
    /// The proof fails.
    #[error("gives a false answer: {0}")]
    Signature(#[from] SignatureError),
    /// The network is another one.
    #[error("gives a false answer: {0}")]
    Network(#[from] NetworkError),
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.endpoint, self.fault)
    }
}

impl From<reqwest::Error> for Fault {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() { Self::TimedOut } else { Self::Unreachable(reason(error)) }
    }
}

/// The innermost cause, which says most, and without the address.
pub fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

fn listed(attempts: &[Attempt]) -> String {
    attempts.iter().map(|attempt| format!("\n  {attempt}")).collect()
}
