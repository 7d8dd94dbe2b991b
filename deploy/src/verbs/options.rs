//! Options that verbs have in common.

use std::path::PathBuf;

use alloy_primitives::Address;
use clap::Args;

use crate::client::{ChainArguments, SignerArguments};

/// Where to look, and how to answer.
#[derive(Args, Clone, Debug)]
pub struct Reading {
    #[command(flatten)]
    pub chain: ChainArguments,
    /// Id of the chain that is meant; any other is refused.
    #[arg(long, value_name = "ID")]
    pub chain_id: Option<u64>,
    /// Address book of the chain; deploy/addresses/<chain id>.json by default.
    #[arg(long, value_name = "FILE")]
    pub book: Option<PathBuf>,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Who sends, and whether.
#[derive(Args, Clone, Debug)]
pub struct Sending {
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub signer: SignerArguments,
    /// The sender; must be the key's. With --dry-run no key is needed.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    pub from: Option<Address>,
    /// Print what would be sent, and send nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Amounts are in the smallest unit of their token.
    #[arg(long)]
    pub wei: bool,
}

/// How tokens that are paid are released.
#[derive(Args, Clone, Copy, Debug)]
pub struct Releasing {
    /// Approve in a transaction of its own, even if the token takes a signature (permit).
    #[arg(long)]
    pub no_permit: bool,
}

/// Reads an address; one in mixed case must have the right checksum (EIP-55).
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse_address(text: &str) -> Result<Address, String> {
    let address: Address =
        text.parse().map_err(|_| "an address is 0x and 40 hexadecimal digits".to_owned())?;
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let lower = digits.bytes().any(|byte| byte.is_ascii_lowercase());
    let upper = digits.bytes().any(|byte| byte.is_ascii_uppercase());
    let checksummed = address.to_checksum(None);
    if lower && upper && checksummed.strip_prefix("0x") != Some(digits) {
        return Err("its capital letters say that a digit is wrong (EIP-55); copy it again".into());
    }
    Ok(address)
}
