//! The programs of an address book, and what the commands about them have in common.

use alloy_primitives::{Address, B256, U256, utils::parse_ether};
use serde::Serialize;

use super::contracts::CONTRACTS;
use super::error::DeploymentError;
use crate::book::Book;
use crate::build;
use crate::project::Project;

/// A program on the chain.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OnChain {
    /// The contract.
    pub name: String,
    /// Where it is.
    pub address: Address,
    /// Under which the chain keeps its record.
    pub code_hash: B256,
}

/// The programs of a book in the order of the suite.
#[must_use]
pub fn of_book(book: &Book) -> Vec<OnChain> {
    let entry = |name: &str| {
        let deployed = book.contracts.get(name)?;
        Some(OnChain { name: name.into(), address: deployed.address, code_hash: deployed.code_hash })
    };
    CONTRACTS.iter().filter_map(|contract| entry(contract.name)).collect()
}

/// Builds the suite.
///
/// # Errors
/// As `usdai build`.
pub fn build(project: &Project) -> Result<(), DeploymentError> {
    let names: Vec<String> = CONTRACTS.iter().map(|contract| contract.name.to_owned()).collect();
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
    println!("{text}");
    Ok(())
}
