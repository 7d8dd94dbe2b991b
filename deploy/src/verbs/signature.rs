//! Signatures as people pass them on: digits, or the file that a signing verb writes.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use alloy_primitives::{Address, B256, Bytes, Signature, hex};
use serde::{Deserialize, Serialize};

use super::Answer;
use super::declined::Declined;
use super::error::VerbError;
use super::fields::{FieldError, invalid};
use super::sum::checksummed;
use crate::files;

/// Bytes of a signature of a key: r, s, v.
const KEY_SIGNATURE: usize = 65;

/// A signature on the command line.
#[derive(Clone, Debug)]
pub enum SignatureArgument {
    /// Its digits.
    Digits(Bytes),
    /// A file that holds it.
    File(PathBuf),
}

/// A signature with what it is of: what a signing verb prints and writes.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SignatureFile {
    /// What is signed, in words.
    pub signed: String,
    /// The chain on which it counts.
    pub chain_id: u64,
    /// What is signed (EIP-712).
    pub digest: B256,
    /// Who signed.
    #[serde(serialize_with = "checksummed")]
    pub signer: Address,
    /// r, s, v of a key, or what a contract takes by ERC-1271.
    pub signature: Bytes,
    /// Permits of a lender, each for a tranche.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permits: Vec<TranchePermit>,
}

/// A lender's permit (ERC-2612) that lets the router take what a tranche lends.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TranchePermit {
    /// The tranche, from 0.
    pub tranche: usize,
    /// The last second at which it counts.
    pub deadline: u64,
    /// 27 or 28.
    pub v: u8,
    /// First half.
    pub r: B256,
    /// Second half.
    pub s: B256,
}

/// A signature and whose it is.
#[derive(Clone, Debug)]
pub struct Given {
    /// Who signed.
    pub signer: Address,
    /// The signature.
    pub bytes: Bytes,
    /// Permits that came with it.
    pub permits: Vec<TranchePermit>,
}

impl FromStr for SignatureArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some(digits) = text.strip_prefix("0x") else { return Ok(Self::File(text.into())) };
        match hex::decode(digits) {
            Ok(bytes) if !bytes.is_empty() => Ok(Self::Digits(bytes.into())),
            _ => Err("a signature is 0x and hexadecimal digits, or the name of a file".into()),
        }
    }
}

impl SignatureArgument {
    /// The signature of this digest, with its signer: as the file says, else as it follows from the digits.
    ///
    /// # Errors
    /// [`FieldError`] for a file that is none, [`Declined::SignedOther`] for one of something else,
    /// [`Declined::SignerUnknown`] for digits of no key.
    pub fn read(&self, digest: B256) -> Result<Given, VerbError> {
        match self {
            Self::Digits(bytes) => {
                let signer = recover(bytes, digest).ok_or(Declined::SignerUnknown)?;
                Ok(Given { signer, bytes: bytes.clone(), permits: Vec::new() })
            }
            Self::File(path) => {
                let file = SignatureFile::read(path)?;
                if file.digest != digest {
                    let file = path.clone();
                    return Err(Declined::SignedOther { file, digest }.into());
                }
                Ok(Given { signer: file.signer, bytes: file.signature, permits: file.permits })
            }
        }
    }
}

/// The account whose key signed a digest; none for what is no signature of a key.
#[must_use]
pub fn recover(bytes: &[u8], digest: B256) -> Option<Address> {
    let signature = bytes.first_chunk::<KEY_SIGNATURE>().filter(|_| bytes.len() == KEY_SIGNATURE)?;
    Signature::from_raw_array(signature).ok()?.recover_address_from_prehash(&digest).ok()
}

impl SignatureFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`FieldError`].
    pub fn read(path: &Path) -> Result<Self, FieldError> {
        let bytes = files::read(path)?;
        serde_json::from_slice(&bytes).map_err(|error| invalid(path, format!("no signature: {error}")))
    }

    /// It as an answer, written to a file too where one is named.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn answer(&self, out: Option<&Path>) -> Result<Answer, VerbError> {
        let mut text = format!(
            "{} signed {}\n  chain      {}\n  digest     {}\n  signature  {}\n",
            self.signer, self.signed, self.chain_id, self.digest, self.signature
        );
        for permit in &self.permits {
            text.push_str(&format!("  permit     for tranche {}\n", permit.tranche));
        }
        if let Some(path) = out {
            let document = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
            files::write(path, &document).map_err(FieldError::from)?;
            text.push_str(&format!("It is in {}: pass that on with --signature.\n", path.display()));
        }
        Answer::new(self, text)
    }
}
