//! What the contract says of who may mint how much.

use alloy_primitives::{Address, B256, U256};
use clap::ValueEnum;
use serde::Serialize;
use usdai_bindings::IUSDai;

use crate::verbs::error::VerbError;
use crate::verbs::session::Session;
use crate::verbs::sum::{Sum, Token, checksummed};

/// Who may mint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Who is in the list, or invited.
    Closed = 0,
    /// Everybody.
    Open = 1,
    /// Market makers.
    Makers = 2,
}

/// The rules for everybody.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// Who may mint.
    pub mode: Mode,
    /// Root of the list.
    pub root: B256,
    /// Whose invitations count; zero for nobody's.
    #[serde(serialize_with = "checksummed")]
    pub inviter: Address,
    /// The most that there may be, here and on other chains.
    pub supply_cap: Sum,
    /// What that leaves.
    pub room: Sum,
    /// The most that an address may mint where anyone may; zero for no such cap.
    pub address_cap: Sum,
    /// The most that a block may mint; zero for no such share.
    pub per_block: Sum,
    /// What is left of that in this one.
    pub left_in_block: Sum,
    /// Until when minting rests, unix seconds; a past time where it does not.
    pub paused_until: u64,
}

/// What an account has minted where that is counted, and what it may.
#[derive(Clone, Debug, Serialize)]
pub struct Minter {
    /// What it has.
    pub minted: Sum,
    /// The most in all, if it is admitted.
    pub cap: Sum,
    /// Whether it is, under the root in force.
    pub admitted: bool,
    /// Whether caps are not for it.
    pub exempt: bool,
}

impl Mode {
    /// It in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Closed => "closed: for who is in the list, or invited",
            Self::Open => "open: for everybody",
            Self::Makers => "makers: for market makers",
        }
    }
}

impl Rules {
    /// Asks.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn read(session: &Session, usdai: Address) -> Result<Self, VerbError> {
        let client = &session.client;
        let token = session.token(usdai).await?;
        let access = client.call(usdai, &IUSDai::accessCall {}).await?;
        let cap = client.call(usdai, &IUSDai::supplyCapCall {}).await?;
        let supply = client.call(usdai, &IUSDai::totalSupplyCall {}).await?;
        let bridged = client.call(usdai, &IUSDai::bridgedSupplyCall {}).await?;
        let address_cap = client.call(usdai, &IUSDai::addressCapCall {}).await?;
        let tranche = client.call(usdai, &IUSDai::trancheCall {}).await?;
        let mode = match access.mode {
            0 => Mode::Closed,
            1 => Mode::Open,
            _ => Mode::Makers,
        };
        Ok(Self {
            mode,
            root: access.root,
            inviter: access.inviter,
            room: token.sum(cap.saturating_sub(supply).saturating_sub(bridged)),
            supply_cap: token.sum(cap),
            address_cap: token.sum(address_cap),
            per_block: token.sum(tranche.perBlock),
            left_in_block: token.sum(tranche.left),
            paused_until: client.call(usdai, &IUSDai::mintPausedUntilCall {}).await?,
        })
    }

    /// Asks of an account.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn minter(session: &Session, usdai: &Token, account: Address) -> Result<Minter, VerbError> {
        let client = &session.client;
        let minter = client.call(usdai.address, &IUSDai::minterCall { account }).await?;
        let exempt = client.call(usdai.address, &IUSDai::capExemptCall { account }).await?;
        let (minted, cap) = (usdai.sum(minter.minted), usdai.sum(minter.cap));
        Ok(Minter { minted, cap, admitted: minter.admitted, exempt })
    }

    /// Whether minting is paused at this time.
    #[must_use]
    pub const fn is_paused(&self, now: u64) -> bool {
        self.paused_until > now
    }

    /// The most of an asset that a sender may deposit for a recipient.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn most(
        session: &Session,
        usdai: Address,
        (asset, sender, recipient): (Address, Address, Address),
        data: alloy_primitives::Bytes,
    ) -> Result<U256, VerbError> {
        let call = IUSDai::maxDepositCall { depositToken: asset, sender, recipient, data };
        Ok(session.client.call(usdai, &call).await?)
    }
}
