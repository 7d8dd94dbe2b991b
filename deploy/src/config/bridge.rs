//! How the tokens go to other chains.

use alloy_primitives::{Address, B256, Bytes};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::values::{parse_address, parse_word};
use super::{OptionalAddress, Party, Tokens, U96_BITS, Wide};
use crate::deployment::contracts::{SUSDAI_BRIDGE, SUSDAI_OFT, USDAI_BRIDGE, USDAI_OFT};

/// Bridges and what they may do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bridge {
    /// LayerZero's endpoint of the chain; none for no adapters.
    pub endpoint: OptionalAddress,
    /// Who configures the endpoint for the adapters; `"nobody"` leaves LayerZero's defaults.
    pub delegate: Party,
    /// What each bridge may bring and take, refilled within a day.
    pub limits: Vec<Limit>,
    /// The adapters' other sides.
    pub peers: Vec<Peer>,
}

/// A token that goes to other chains.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Bridged {
    /// The stablecoin.
    Usdai,
    /// Shares of the vault.
    Susdai,
}

/// Limits of a bridge.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Of which token.
    pub token: Bridged,
    /// Who brings and takes it; needs the role BRIDGE as well.
    pub bridge: Party,
    /// The most that comes at once, in whole tokens.
    pub minting: Tokens<{ U96_BITS }>,
    /// The most that goes at once, in whole tokens.
    pub burning: Tokens<{ U96_BITS }>,
}

/// The other side of an adapter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// Of which token.
    pub token: Bridged,
    /// LayerZero's number of the other chain.
    pub eid: u32,
    /// The contract there.
    pub peer: PeerAddress,
    /// Gas that every message pays for on arrival there.
    pub receive_gas: Wide<21_000, 1_000_000>,
}

/// A contract on another chain: an address, or 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerAddress(B256);

impl Bridged {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Usdai, Self::Susdai];

    /// As a configuration has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usdai => "usdai",
            Self::Susdai => "susdai",
        }
    }

    /// The contract that keeps its limits.
    #[must_use]
    pub const fn hub(self) -> &'static str {
        match self {
            Self::Usdai => USDAI_BRIDGE,
            Self::Susdai => SUSDAI_BRIDGE,
        }
    }

    /// Its adapter for LayerZero.
    #[must_use]
    pub const fn adapter(self) -> &'static str {
        match self {
            Self::Usdai => USDAI_OFT,
            Self::Susdai => SUSDAI_OFT,
        }
    }
}

impl Peer {
    /// LayerZero's options for that gas: type 3, then for the executor, worker 1, an option of 17 bytes, of type 1,
    /// which is gas as 16 bytes.
    #[must_use]
    pub fn options(&self) -> Bytes {
        let gas = u128::from(self.receive_gas.get()).to_be_bytes();
        [0, 3, 1, 0, 17, 1].into_iter().chain(gas).collect()
    }
}

impl PeerAddress {
    /// As LayerZero writes it.
    #[must_use]
    pub const fn word(self) -> B256 {
        self.0
    }
}

impl<'de> Deserialize<'de> for PeerAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let is_word = text.len() == 2 + 2 * B256::len_bytes();
        let word = match is_word {
            true => parse_word(&text),
            false => parse_address(&text).map(|address: Address| address.into_word()),
        };
        word.map(Self).map_err(Error::custom)
    }
}
