//! Blocks that were read together.

use alloy_primitives::B256;
use serde::{Deserialize, Serialize};

use super::daily::Sample;
use super::event::Event;

/// Blocks, and what was said in them.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Blocks {
    /// The first block.
    pub first: u64,
    /// Hash of the block before that.
    pub parent: B256,
    /// The last block.
    pub last: u64,
    /// Its hash.
    pub hash: B256,
    /// Its time, unix seconds.
    pub time: u64,
    /// What a contract was asked for on the days that begin with these blocks.
    pub samples: Vec<Sample>,
    /// What was said, in order.
    pub events: Vec<Event>,
}
