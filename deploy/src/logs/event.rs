//! An event as it is kept.

use alloy::rpc::types::Log;
use alloy_primitives::{Address, B256, Bytes, LogData};
use serde::{Deserialize, Serialize};

/// What a contract said, when, and in which order.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its block.
    pub block: u64,
    /// Time of that, unix seconds.
    pub time: u64,
    /// Its place among all events of the block.
    pub index: u64,
    /// Who said it.
    pub address: Address,
    /// What it is, and its indexed arguments.
    pub topics: Vec<B256>,
    /// The other arguments.
    pub data: Bytes,
}

impl Event {
    /// A log in its block, if it says which place it has there.
    pub(super) fn new(log: &Log, time: u64) -> Option<Self> {
        Some(Self {
            block: log.block_number?,
            time,
            index: log.log_index?,
            address: log.address(),
            topics: log.topics().to_vec(),
            data: log.data().data.clone(),
        })
    }

    /// Topics and data, to be decoded; none with more topics than there can be.
    #[must_use]
    pub fn log_data(&self) -> Option<LogData> {
        LogData::new(self.topics.clone(), self.data.clone())
    }
}
