//! The programs of an address book, and what the commands about them have in common.

use std::io::Write;

use alloy::eips::{BlockId, BlockNumberOrTag};
use alloy_primitives::{Address, B256, U256, utils::parse_ether};
use serde::Serialize;
use serde_json::json;

use super::contracts::{self, CONTRACTS};
use super::error::DeploymentError;
use super::precompiles::{ARB_WASM, ArbWasm};
use crate::book::Book;
use crate::build;
use crate::client::{Client, ClientError, wait_for};
use crate::project::Project;

/// Seconds of a day.
pub const DAY_SECONDS: u64 = 86_400;

/// A program on the chain, which is one although several contracts run it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OnChain {
    /// The contract, or all that run it.
    pub name: String,
    /// Where the first of them is.
    pub address: Address,
    /// Under which the chain keeps its record.
    pub code_hash: B256,
}

/// The programs of a book in the order of the suite.
#[must_use]
pub fn of_book(book: &Book) -> Vec<OnChain> {
    let mut programs: Vec<OnChain> = Vec::new();
    for contract in CONTRACTS {
        let Some(deployed) = book.contracts.get(contract.name) else { continue };
        match programs.iter_mut().find(|program| program.code_hash == deployed.code_hash) {
            Some(program) => program.name = format!("{} and {}", program.name, contract.name),
            None => programs.push(OnChain {
                name: contract.name.into(),
                address: deployed.address,
                code_hash: deployed.code_hash,
            }),
        }
    }
    programs
}

/// Builds the suite.
///
/// # Errors
/// As `usdai build`.
pub fn build(project: &Project) -> Result<(), DeploymentError> {
    let names: Vec<String> = contracts::programs().into_iter().map(str::to_owned).collect();
    Ok(build::build(project, &names).map(drop)?)
}

/// Reads an amount of ETH, for clap.
///
/// # Errors
/// [`DeploymentError::NotEther`].
pub fn ether(text: &str) -> Result<U256, DeploymentError> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let amount = is_number.then(|| parse_ether(text).ok()).flatten();
    amount.ok_or_else(|| DeploymentError::NotEther(text.into()))
}

/// Prints a document.
///
/// # Errors
/// Never in practice: everything printed has text keys.
pub fn print_json(document: &impl Serialize) -> Result<(), DeploymentError> {
    let text = serde_json::to_string_pretty(document)
        .map_err(|error| DeploymentError::Runtime(std::io::Error::other(error)))?;
    say(&format!("{text}\n"))
}

/// Writes to standard output, which may be full or closed.
///
/// # Errors
/// [`DeploymentError::Output`].
pub fn say(text: &str) -> Result<(), DeploymentError> {
    std::io::stdout().write_all(text.as_bytes()).map_err(DeploymentError::Output)
}

/// Waits for what a command does; with `json`, its failure is a document too.
///
/// # Errors
/// Those of the command.
pub fn answered(
    work: impl Future<Output = Result<(), DeploymentError>>,
    json: bool,
) -> Result<(), DeploymentError> {
    let result = wait_for(work).map_err(DeploymentError::Runtime).flatten();
    match &result {
        // Its document says all of it.
        Ok(()) | Err(DeploymentError::Differences(_)) => {}
        Err(error) if json => {
            print_json(&json!({ "error": { "kind": "failed", "message": error.to_string() } }))?;
        }
        Err(_) => {}
    }
    result
}

/// When a program was activated and when it expires, unix seconds.
///
/// # Errors
/// [`ClientError::Reverted`] if it is not active.
pub async fn lifetime(client: &Client, program: Address) -> Result<(u64, u64), ClientError> {
    let head = client.block(BlockNumberOrTag::Latest).await?;
    let at = BlockId::number(head.number);
    let left = client.call_at(at, ARB_WASM, &ArbWasm::programTimeLeftCall { program }).await?;
    let days = client.call_at(at, ARB_WASM, &ArbWasm::expiryDaysCall {}).await?;
    let expires_at = head.timestamp.saturating_add(left);
    Ok((expires_at.saturating_sub(u64::from(days) * DAY_SECONDS), expires_at))
}
