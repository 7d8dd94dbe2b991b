//! A number that a contract is asked for in the first block of each day.

use alloy::eips::{BlockId, BlockNumberOrTag};
use alloy_primitives::{Address, Bytes, U256};
use serde::{Deserialize, Serialize};

use super::error::LogsError;
use super::search::first_block_at;
use crate::client::{BlockHead, Client};

/// Seconds of a day. Days are those of UTC.
const DAY: u64 = 86_400;

/// What is asked each day.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Daily {
    /// The contract.
    pub contract: Address,
    /// Calldata of a view that returns a word.
    pub call: Bytes,
}

/// What was answered.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The day, counted from 1970.
    pub day: u64,
    /// Its first block, or the next where the day has none.
    pub block: u64,
    /// Time of that, unix seconds.
    pub time: u64,
    /// The answer after that block; none while there was no contract.
    pub value: Option<U256>,
}

impl Daily {
    /// The answers of the days that begin after `before`, unix seconds, and with a block of these.
    ///
    /// # Errors
    /// [`LogsError::NoState`] if the node forgets past states; the contract does not answer.
    pub async fn samples(
        &self,
        client: &Client,
        before: u64,
        (first, last): (u64, BlockHead),
    ) -> Result<Vec<Sample>, LogsError> {
        let (mut samples, mut from) = (Vec::new(), first);
        for day in (before / DAY).saturating_add(1)..=last.timestamp / DAY {
            let found = first_block_at(client, (from, last), day.saturating_mul(DAY)).await?;
            let Some(block) = found else { break };
            let value = self.ask(client, block.number).await?;
            samples.push(Sample { day, block: block.number, time: block.timestamp, value });
            from = block.number;
        }
        Ok(samples)
    }

    async fn ask(&self, client: &Client, block: u64) -> Result<Option<U256>, LogsError> {
        let at = BlockId::Number(BlockNumberOrTag::Number(block));
        let no_state = |error| LogsError::of_state(error, block);
        let answer = client.ask_at(at, self.contract, self.call.clone()).await.map_err(no_state)?;
        if let Ok(word) = <[u8; 32]>::try_from(answer.as_ref()) {
            return Ok(Some(U256::from_be_bytes(word)));
        }
        let code = client.code_at(at, self.contract).await.map_err(no_state)?;
        if code.is_empty() && answer.is_empty() {
            return Ok(None);
        }
        Err(LogsError::Answer { address: self.contract, block, answer })
    }
}
