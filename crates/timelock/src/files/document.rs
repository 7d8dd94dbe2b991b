//! An opening as JSON.

use alloy_primitives::{Address, B128, B256, Bytes};
use qev_auction::{Opening, SealedFor};
use serde::{Deserialize, Serialize};

use super::OpeningFile;
use crate::seal::{CIPHERTEXT_LENGTH, Sealed, contract_of, sealed_for};

const FORMAT: u32 = 1;

/// Amounts and hashes as text, as most readers of JSON have no such numbers.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    format: u32,
    chain_id: u64,
    contract: Address,
    position: u64,
    epoch: u64,
    tick: u16,
    shares: String,
    salt: B128,
    commitment: B256,
    ciphertext: Bytes,
}

impl Document {
    /// The file's text.
    pub fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

impl From<&OpeningFile> for Document {
    fn from(file: &OpeningFile) -> Self {
        let (SealedFor { chain_id, epoch, position, .. }, sealed) = (file.sealed_for, &file.sealed);
        Self {
            format: FORMAT,
            chain_id,
            contract: contract_of(&file.sealed_for),
            position,
            epoch,
            tick: sealed.opening.tick,
            shares: sealed.opening.shares.to_string(),
            salt: B128::new(sealed.opening.salt.to_be_bytes()),
            commitment: sealed.commitment,
            ciphertext: Bytes::copy_from_slice(&sealed.ciphertext),
        }
    }
}

impl TryFrom<Document> for OpeningFile {
    type Error = String;

    fn try_from(document: Document) -> Result<Self, String> {
        let Document { chain_id, contract, position, epoch, tick, salt, commitment, ciphertext, .. } =
            document;
        if document.format != FORMAT {
            return Err(format!("it has format {}, this reads {FORMAT}", document.format));
        }
        let shares = document.shares.parse().ok().filter(|shares| *shares <= Opening::SHARES_MAXIMUM);
        let shares = shares.ok_or("shares: no number below 2^96")?;
        let ciphertext = <[u8; CIPHERTEXT_LENGTH]>::try_from(ciphertext.as_ref())
            .map_err(|_| format!("ciphertext: not {CIPHERTEXT_LENGTH} bytes"))?;
        let opening = Opening { tick, shares, salt: u128::from_be_bytes(salt.0) };
        Ok(Self {
            sealed_for: sealed_for(chain_id, contract, epoch, position),
            sealed: Sealed { opening, commitment, ciphertext },
        })
    }
}
