//! Who may mint USDai, and how fast.

use alloy_primitives::B256;
use serde::Deserialize;

use super::{OptionalHash, Party, Tokens, U96_BITS, Within};

/// Access to minting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Who may mint.
    pub mode: AccessMode,
    /// Root of the list of the admitted; none for no list.
    pub root: OptionalHash,
    /// Whose signed invitations admit; `"nobody"` for none.
    pub inviter: Party,
    /// The most that an address may mint while anyone may; zero for no such cap.
    pub address_cap: Tokens<{ U96_BITS }>,
    /// The most that one block may mint, of the room that was open when the cap was set; 10,000 is no such limit.
    pub per_block_bps: Within<1, { WHOLE_BPS }>,
}

/// Who may mint.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum AccessMode {
    /// Those on the list, and the invited.
    Closed,
    /// Anyone.
    Open,
    /// Holders of the role MAKER.
    Makers,
}

const WHOLE_BPS: u16 = 10_000;

impl Access {
    /// The root as the contract has it: zero for no list.
    #[must_use]
    pub fn root(&self) -> B256 {
        self.root.get().unwrap_or_default()
    }

    /// The share of the room that one block may mint; none for all of it.
    #[must_use]
    pub fn per_block(&self) -> Option<u16> {
        Some(self.per_block_bps.get()).filter(|share| *share < WHOLE_BPS)
    }
}

impl AccessMode {
    /// Its number in the contract.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Open => 1,
            Self::Makers => 2,
        }
    }

    /// What a number of the contract means, in words.
    #[must_use]
    pub fn text(number: u8) -> String {
        match number {
            0 => "closed".into(),
            1 => "open".into(),
            2 => "makers".into(),
            other => other.to_string(),
        }
    }
}
