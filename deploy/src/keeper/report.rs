//! What the keeper says: a line for each step, for people or for programs.

use std::io::Write;

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{B256, U256};
use serde::Serialize;

use super::error::KeeperError;
use crate::amount::counted;
use crate::moment::utc;

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It is done, by this keeper.
    Done,
    /// It was to be done, and somebody else did it or its time passed.
    Overtaken,
    /// It would be done, if something were to be sent.
    Due,
    /// There is no use in it.
    Skipped,
    /// It failed.
    Failed,
    /// Nothing is to be done.
    Idle,
}

/// A line.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The chain's time, unix seconds.
    pub time: u64,
    /// The epoch that is open or being settled.
    pub epoch: u64,
    /// What was to be done.
    pub step: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// In words.
    pub message: String,
    /// The positions that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<u32>,
    /// The transaction that did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction: Option<B256>,
    /// What it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gas_used: Option<u64>,
}

/// Tells whoever listens.
#[derive(Clone, Debug)]
pub struct Reporter {
    is_json: bool,
    /// The chain's time.
    pub time: u64,
    /// The auction's epoch.
    pub epoch: u64,
    idle: Vec<String>,
}

impl Reporter {
    /// Plain text, or a JSON document a line.
    #[must_use]
    pub const fn new(is_json: bool) -> Self {
        Self { is_json, time: 0, epoch: 0, idle: Vec::new() }
    }

    /// Says what became of a step.
    ///
    /// # Errors
    /// [`KeeperError::Output`].
    pub fn tell(&self, step: &'static str, outcome: Outcome, message: String) -> Result<(), KeeperError> {
        self.tell_of(step, outcome, message, &[], None)
    }

    /// The same of positions and a transaction.
    ///
    /// # Errors
    /// [`KeeperError::Output`].
    pub fn tell_of(
        &self,
        step: &'static str,
        outcome: Outcome,
        message: String,
        positions: &[u32],
        receipt: Option<&TransactionReceipt>,
    ) -> Result<(), KeeperError> {
        let line = Line {
            time: self.time,
            epoch: self.epoch,
            step,
            outcome,
            message,
            positions: positions.to_vec(),
            transaction: receipt.map(|receipt| receipt.transaction_hash),
            gas_used: receipt.map(|receipt| receipt.gas_used),
        };
        let text = match self.is_json {
            true => serde_json::to_string(&line).map_err(|error| KeeperError::Output(error.into()))?,
            false => line.text(),
        };
        writeln!(std::io::stdout(), "{text}").map_err(KeeperError::Output)
    }

    /// Says why nothing is to be done, unless that was said last.
    ///
    /// # Errors
    /// [`KeeperError::Output`].
    pub fn tell_idle(&mut self, reasons: Vec<String>) -> Result<(), KeeperError> {
        if self.idle == reasons {
            return Ok(());
        }
        for reason in &reasons {
            self.tell("wait", Outcome::Idle, reason.clone())?;
        }
        self.idle = reasons;
        Ok(())
    }
}

impl Line {
    fn text(&self) -> String {
        let what = match self.outcome {
            Outcome::Done => "done: ",
            Outcome::Idle => "waiting: ",
            Outcome::Overtaken => "not needed: ",
            Outcome::Due => "due: ",
            Outcome::Skipped => "skipped: ",
            Outcome::Failed => "failed: ",
        };
        let sent = match (self.transaction, self.gas_used) {
            (Some(transaction), Some(gas)) => format!(" (transaction {transaction}, gas {})", counted(gas)),
            _ => String::new(),
        };
        format!("{}  {what}{}{sent}", utc(U256::from(self.time)), self.message)
    }
}
