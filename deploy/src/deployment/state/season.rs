//! What Cores says of its season.

use alloy_primitives::{Address, U256};
use usdai_bindings::ICores::{self, Rates};

use crate::client::{Client, ClientError};

/// A season; of none, zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// When its first week begins, unix seconds.
    pub start: u64,
    /// How many weeks it has.
    pub weeks: u32,
    /// The most that a week may grant.
    pub weekly_maximum: U256,
    /// What activities earn: held, staked, minted, lent, in a Core's smallest unit.
    pub rates: [U256; 4],
    /// What who referred earns of that, basis points.
    pub referral: u16,
}

impl Season {
    /// Asks it.
    ///
    /// # Errors
    /// It does not answer as its interface says.
    pub async fn read(client: &Client, cores: Address) -> Result<Self, ClientError> {
        let season = client.call(cores, &ICores::seasonCall {}).await?;
        let Rates { held, staked, minted, lent, referralBps } = season.rates;
        Ok(Self {
            start: season.start,
            weeks: season.weekCount,
            weekly_maximum: season.weeklyMaximum,
            rates: [held, staked, minted, lent].map(U256::from),
            referral: referralBps,
        })
    }
}
