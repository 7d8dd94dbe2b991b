//! What a verb is about to do.

use std::collections::BTreeMap;

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use serde::Serialize;

use super::opening::Keep;
use super::payment::Arranged;
use super::permit::Permit;
use super::session::{Sender, Session};
use super::sum::Sum;
use crate::client::Outgoing;
use crate::remedy::Interface;

/// Where the minimum comes from when the preview is exact.
pub const EXACT: &str = "exactly what the preview says";

/// Transactions, and what comes of them.
#[derive(Debug)]
pub struct Plan {
    /// The verb, as it is typed.
    pub verb: &'static str,
    /// Who gets what comes out.
    pub recipient: Address,
    /// What the sender gives; none where no tokens move.
    pub pays: Option<Sum>,
    /// What is to come out; none where that is what was given.
    pub outcome: Option<Outcome>,
    /// The transactions in order.
    pub steps: Vec<Step>,
    /// What is simulated in their place before the first is sent.
    pub rehearsal: Vec<Outgoing>,
    /// The permit that one of them carries, and whether it is signed.
    pub permit: Option<(Permit, bool)>,
    /// What is written to the disk before the first is sent.
    pub keep: Option<Keep>,
    /// What is still to be said.
    pub notes: Vec<String>,
    /// What addresses are called.
    pub names: BTreeMap<Address, String>,
}

/// What is to come out of a plan.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// By the contract's preview.
    pub expected: Sum,
    /// Less is refused by the contract.
    pub minimum: Sum,
    /// Where the minimum comes from.
    pub basis: String,
    /// Finds what came out in the receipt of the last transaction.
    pub received: fn(&TransactionReceipt) -> Option<U256>,
}

/// A transaction.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it does.
    pub title: String,
    /// The transaction itself.
    pub call: Outgoing,
    /// Whose errors to expect.
    pub interface: Interface,
}

/// An outcome without what finds it.
#[derive(Clone, Debug, Serialize)]
pub struct Bounds {
    /// By the contract's preview.
    pub expected: Sum,
    /// Less is refused by the contract.
    pub minimum: Sum,
    /// Where the minimum comes from.
    pub basis: String,
}

impl Plan {
    /// A plan of transactions that are arranged, for what the sender gives and what is to come out.
    #[must_use]
    pub fn new(
        verb: &'static str,
        session: &Session,
        sender: &Sender,
        recipient: Address,
        (pays, outcome): (impl Into<Option<Sum>>, Option<Outcome>),
        arranged: Arranged,
    ) -> Self {
        let mut names = session.names();
        names.entry(sender.address).or_insert_with(|| "the sender".into());
        let pays = pays.into();
        let tokens = outcome.iter().map(|outcome| &outcome.expected.token);
        let tokens = tokens.chain(pays.iter().map(|pays| &pays.token));
        for token in tokens {
            names.entry(token.address).or_insert_with(|| token.symbol.clone());
        }
        let Arranged { steps, rehearsal, permit, notes } = arranged;
        Self { verb, recipient, pays, outcome, steps, rehearsal, permit, keep: None, notes, names }
    }
}

impl From<&Outcome> for Bounds {
    fn from(outcome: &Outcome) -> Self {
        let Outcome { expected, minimum, basis, .. } = outcome.clone();
        Self { expected, minimum, basis }
    }
}
