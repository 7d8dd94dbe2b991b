//! `usdai title standing`: what an account may borrow, and what it has.

use std::fmt::Write;

use alloy_primitives::{Address, B256, U256};
use caliber_nft::Approval;
use clap::{Args, ValueEnum};
use serde::Serialize;
use usdai_bindings::ICaliber;

use super::office::Office;
use super::view::{cents, dollars};
use crate::deployment::contracts::CALIBER;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;
use crate::verbs::sum::checksummed;

/// Whose.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The account.
    #[arg(value_parser = parse_address)]
    account: Address,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// What an underwriter found of an account.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(serialize_with = "checksummed")]
    account: Address,
    operator: Record,
    curator: Record,
}

/// For an office.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    approval: &'static str,
    decided_at: u64,
    #[serde(serialize_with = "dollars")]
    limit: U256,
    /// Outstanding of that.
    #[serde(serialize_with = "dollars")]
    drawn: U256,
    entity: B256,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let account = self.account;
        let operator = read(session, Office::Operator, account).await?;
        let curator = read(session, Office::Curator, account).await?;
        let mut text = format!("{account}\n");
        for (office, record) in Office::value_variants().iter().zip([&operator, &curator]) {
            let (drawn, limit) = (cents(record.drawn), cents(record.limit));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "  {:<9} {}, {drawn} of {limit} dollars", office.name(), record.approval);
        }
        Answer::new(&Shown { account, operator, curator }, text)
    }
}

async fn read(session: &Session, office: Office, account: Address) -> Result<Record, VerbError> {
    let caliber = session.contract(CALIBER).await?;
    let call = ICaliber::standingCall { office: office as u8, account };
    let standing = session.client.call(caliber, &call).await?;
    let approval = match standing.approval {
        number if number == Approval::Approved as u8 => "approved",
        number if number == Approval::Revoked as u8 => "revoked",
        _ => "unknown",
    };
    let ICaliber::standingReturn { decidedAt, limit, drawn, entity, .. } = standing;
    Ok(Record { approval, decided_at: decidedAt, limit, drawn, entity })
}
