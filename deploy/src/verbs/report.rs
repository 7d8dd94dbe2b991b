//! What a verb that sends says: one JSON document, or text.

use std::fmt::Write;

use alloy_primitives::{Address, U256};
use serde::Serialize;

use super::aftermath::Aftermath;
use super::decoded::{Decoded, decode};
use super::execute::{Done, Price, Sent};
use super::permit::Permit;
use super::plan::{Bounds, Plan};
use super::session::{Sender, Session};
use super::sum::{Sum, checksummed};
use crate::amount::{counted, grouped};
use crate::moment::utc;

/// What was or would be done.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The verb, as it is typed.
    pub verb: &'static str,
    /// The chain.
    pub chain_id: u64,
    /// Nothing was sent.
    pub dry_run: bool,
    /// Who sends.
    #[serde(serialize_with = "checksummed")]
    pub from: Address,
    /// Who gets what comes out.
    #[serde(serialize_with = "checksummed")]
    pub recipient: Address,
    /// What the sender gives; none where no tokens move.
    pub pays: Option<Sum>,
    /// What is to come out; none where that is what was given.
    pub outcome: Option<Bounds>,
    /// The permit among the arguments.
    pub permit: Option<PermitReport>,
    /// The calls, decoded.
    pub calls: Vec<Call>,
    /// What they were estimated to cost.
    pub cost: Price,
    /// The transactions that went through.
    pub transactions: Vec<Sent>,
    /// What came out.
    pub received: Option<Sum>,
    /// What it made or changed, as it is now.
    #[serde(flatten)]
    pub aftermath: Option<Aftermath>,
    /// What is still to be said.
    pub notes: Vec<String>,
}

/// A call with its purpose and its estimate.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// What it does.
    pub title: String,
    /// The call.
    #[serde(flatten)]
    pub decoded: Decoded,
    /// Estimated gas.
    pub estimated_gas: u64,
}

/// A permit. Numbers are decimal text.
#[derive(Debug, Serialize)]
pub struct PermitReport {
    #[serde(serialize_with = "checksummed")]
    owner: Address,
    #[serde(serialize_with = "checksummed")]
    spender: Address,
    value: String,
    nonce: String,
    deadline: String,
    signed: bool,
}

impl Report {
    /// Puts it together; without `done` nothing was sent.
    #[must_use]
    pub fn new(session: &Session, sender: &Sender, plan: &Plan, cost: Price, done: Option<Done>) -> Self {
        let dry_run = done.is_none();
        let (transactions, received) = done.map_or((Vec::new(), None), |done| (done.sent, done.received));
        let calls = plan.steps.iter().zip(&cost.gas).map(|(step, gas)| Call {
            title: step.title.clone(),
            decoded: decode(&step.call, &plan.names),
            estimated_gas: *gas,
        });
        Self {
            verb: plan.verb,
            chain_id: session.client.chain_id(),
            dry_run,
            from: sender.address,
            recipient: plan.recipient,
            pays: plan.pays.clone(),
            outcome: plan.outcome.as_ref().map(Bounds::from),
            permit: plan.permit.as_ref().map(|(permit, signed)| PermitReport::new(permit, *signed)),
            calls: calls.collect(),
            transactions,
            received,
            aftermath: None,
            notes: plan.notes.clone(),
            cost,
        }
    }

    /// The report for people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = if self.dry_run { self.write_plan(&mut text) } else { self.write_done(&mut text) };
        text
    }

    fn write_done(&self, text: &mut String) -> std::fmt::Result {
        match (&self.received, &self.pays) {
            (Some(received), Some(pays)) => writeln!(text, "{}: {received} for {pays}", self.verb)?,
            (Some(sum), None) | (None, Some(sum)) => writeln!(text, "{}: {sum}", self.verb)?,
            (None, None) => writeln!(text, "{}: done", self.verb)?,
        }
        if self.recipient != self.from {
            writeln!(text, "to {}", self.recipient)?;
        }
        for sent in &self.transactions {
            let block = sent.block.map(counted).unwrap_or_default();
            let fee = sent.fee_wei.parse().unwrap_or(U256::ZERO);
            writeln!(text, "transaction {} in block {block}: {}", sent.hash, sent.title)?;
            writeln!(text, "  gas {}, fee {} ETH", counted(sent.gas_used), grouped(fee, 18))?;
        }
        if let Some(aftermath) = &self.aftermath {
            aftermath.write(text)?;
        }
        self.write_notes(text)
    }

    fn write_plan(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "Nothing is sent. On chain {}, {} would send:", self.chain_id, self.from)?;
        for (index, call) in self.calls.iter().enumerate() {
            let Decoded { target, address, function, arguments, value, .. } = &call.decoded;
            writeln!(text, "\n{}. {}", index + 1, call.title)?;
            writeln!(text, "   to        {target} {address}")?;
            writeln!(text, "   function  {}", function.as_deref().unwrap_or("unknown"))?;
            for argument in arguments {
                let known = argument.known_as.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
                writeln!(text, "             {} = {}{known}", argument.name, argument.value)?;
            }
            writeln!(text, "   value     {value} wei")?;
            writeln!(text, "   gas       about {}", counted(call.estimated_gas))?;
        }
        writeln!(text)?;
        if let Some(pays) = &self.pays {
            writeln!(text, "pays      {pays}")?;
        }
        if let Some(outcome) = &self.outcome {
            writeln!(text, "expects   {}", outcome.expected)?;
            writeln!(text, "at least  {} ({})", outcome.minimum, outcome.basis)?;
        }
        writeln!(text, "for       {}", self.recipient)?;
        if let (Some(permit), Some(pays)) = (&self.permit, &self.pays) {
            let until = utc(permit.deadline.parse().unwrap_or_default());
            let signed = if permit.signed { "signed" } else { "to be signed" };
            writeln!(text, "permit    {signed}, for exactly {pays} until {until}")?;
        }
        let fee = self.cost.fee_wei.parse().unwrap_or(U256::ZERO);
        writeln!(text, "fee       about {} ETH", grouped(fee, 18))?;
        self.write_notes(text)
    }

    fn write_notes(&self, text: &mut String) -> std::fmt::Result {
        self.notes.iter().try_for_each(|note| writeln!(text, "note      {note}"))
    }
}

impl PermitReport {
    fn new(permit: &Permit, signed: bool) -> Self {
        Self {
            owner: permit.owner,
            spender: permit.spender,
            value: permit.value.to_string(),
            nonce: permit.nonce.to_string(),
            deadline: permit.deadline.to_string(),
            signed,
        }
    }
}
