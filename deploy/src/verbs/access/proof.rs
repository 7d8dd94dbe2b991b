//! `usdai access proof`: what an account passes on to mint.

use std::path::PathBuf;

use alloy_primitives::Address;
use clap::Args;
use serde::Serialize;

use super::file::{ListFile, Listed};
use super::refusal::AccessRefusal;
use crate::amount::grouped;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::parse_address;
use crate::verbs::sum::checksummed;

/// Whose proof.
#[derive(Args, Debug)]
pub struct Arguments {
    /// What `usdai access tree` wrote.
    file: PathBuf,
    /// The account.
    #[arg(value_parser = parse_address)]
    address: Address,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

#[derive(Serialize)]
struct Proof {
    #[serde(serialize_with = "checksummed")]
    account: Address,
    #[serde(flatten)]
    listed: Listed,
}

impl Arguments {
    /// Looks.
    ///
    /// # Errors
    /// [`AccessRefusal::NotListed`]; the file is none.
    pub(super) fn answer(&self) -> Result<Answer, VerbError> {
        let (file, account) = (self.file.clone(), self.address);
        let found = ListFile::read(&file)?.listed(account);
        let listed = found.ok_or(AccessRefusal::NotListed { account, file })?;
        let mut text = format!("{account} may mint {} USDai in all\n", grouped(listed.cap, 18));
        for hash in &listed.proof {
            text.push_str(&format!("  {hash}\n"));
        }
        text.push_str(&format!("data  {}\n", listed.data));
        Answer::new(&Proof { account, listed }, text)
    }
}
