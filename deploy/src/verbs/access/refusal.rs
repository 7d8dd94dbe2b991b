//! What is refused of access to minting before anything is sent.

use std::path::PathBuf;

use alloy_primitives::{Address, B256};
use serde::Serialize;

use crate::moment::utc;
use crate::verbs::sum::{Sum, checksummed};

/// Why a verb of access, or a mint, does nothing. The text says what is the case, [`AccessRefusal::remedy`] what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "name", rename_all_fields = "camelCase")]
pub enum AccessRefusal {
    /// A file's root is not that of its entries.
    #[error("{} says that its root is {written}, and its entries have {computed}", file.display())]
    RootDiffers { file: PathBuf, written: B256, computed: B256 },
    /// The chain has another list.
    #[error("{} has the root {computed}, and the chain has {on_chain}", file.display())]
    OtherList { file: PathBuf, computed: B256, on_chain: B256 },
    /// Somebody is not in a list.
    #[error("{account} is not in {}", file.display())]
    NotListed {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        file: PathBuf,
    },
    /// Somebody may not mint.
    #[error("minting is for the admitted, and {account}, {part}, is not")]
    NotAdmitted {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        part: &'static str,
    },
    /// Only market makers may mint.
    #[error("minting is for market makers, and {account} is none")]
    NotAMaker {
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// An invitation is over.
    #[error("the invitation of {account} ended at {}", utc(alloy_primitives::U256::from(*.expiry)))]
    InviteExpired {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        expiry: u64,
    },
    /// Somebody else invites.
    #[error("the chain takes invitations of {inviter}, and {account} signed or would sign this one")]
    NotTheInviter {
        #[serde(serialize_with = "checksummed")]
        inviter: Address,
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// Nobody invites.
    #[error("the chain takes no invitations")]
    NoInviter,
    /// An invitation is for another chain or contract.
    #[error("{} is an invitation to {usdai} on chain {chain_id}, which is another", file.display())]
    OtherInvite {
        file: PathBuf,
        chain_id: u64,
        #[serde(serialize_with = "checksummed")]
        usdai: Address,
    },
    /// An address has minted what it may.
    #[error("{account} may mint {cap} in all and has minted {minted}, so {needed} is too much")]
    AddressCap {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        cap: Box<Sum>,
        minted: Box<Sum>,
        needed: Box<Sum>,
    },
    /// A block has minted what it may.
    #[error(
        "one block mints at most {per_block}, of which {left} are left in this one, and {needed} is asked for"
    )]
    BlockShare { per_block: Box<Sum>, left: Box<Sum>, needed: Box<Sum> },
    /// Set-up is over.
    #[error("the authority is sealed, so orders wait")]
    Sealed { command: String },
    /// Orders come from somebody else.
    #[error("{account} is not the administrator, which is {admin}")]
    NotTheAdmin {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        #[serde(serialize_with = "checksummed")]
        admin: Address,
    },
}

impl AccessRefusal {
    /// What to do about it, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::RootDiffers { .. } => "Make it again from the list with `usdai access tree`.".into(),
            Self::OtherList { .. } => {
                "Get the file of the list that is in force, or set this one with `usdai access set`.".into()
            }
            Self::NotListed { .. } => {
                "Name another address, or have it added to the list; a single account can be invited with `usdai \
                 access invite`."
                    .into()
            }
            Self::NotAdmitted { .. } => {
                "Pass the list's file or an invitation on with --access; ask the operators for one. See `usdai access \
                 show`."
                    .into()
            }
            Self::NotAMaker { .. } => "Buy USDai on a market, or wait until minting is open.".into(),
            Self::InviteExpired { .. } => "Ask the operators for another one.".into(),
            Self::NotTheInviter { .. } => "Sign with the inviter's key, with --for where it is a contract.".into(),
            Self::NoInviter => "Have an inviter named with `usdai access set --inviter`.".into(),
            Self::OtherInvite { .. } => "Check --rpc-url, or ask for an invitation to this contract.".into(),
            Self::AddressCap { .. } => "Mint less, or ask the operators for a higher cap.".into(),
            Self::BlockShare { .. } => "Try again in the next block, or mint in several parts.".into(),
            Self::Sealed { command } => format!("Announce it with `{command}`."),
            Self::NotTheAdmin { .. } => "Use the administrator's key.".into(),
        }
    }
}
