//! A feed whose answers are set.

use alloc::vec;
use alloc::vec::Vec;
use alloy_sol_types::sol;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, selectors};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageBool, StorageU256};

sol! {
    interface abi {
        function decimals() external view returns (uint8);
        function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
    }
}

selectors! {
    DECIMALS = decimalsCall,
    LATEST_ROUND_DATA = latestRoundDataCall,
}

/// The feed.
#[storage]
pub struct Feed {
    pub decimals: StorageU256,
    pub answer: StorageU256,
    pub started_at: StorageU256,
    pub updated_at: StorageU256,
    /// Answers a byte less than it should.
    pub is_short: StorageBool,
    /// Reverts.
    pub reverts: StorageBool,
}

impl Program for Feed {
    fn route(&mut self, selector: u32, _: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let mut output = Vec::new();
        match selector {
            _ if self.reverts.get() => return Err(Error::of_callee(vec![1, 2, 3, 4])),
            DECIMALS => append(&mut output, &[self.decimals.get().word()]),
            LATEST_ROUND_DATA => {
                let [answer, started_at, updated_at] =
                    [&self.answer, &self.started_at, &self.updated_at].map(|word| word.get().word());
                append(&mut output, &[1_u64.word(), answer, started_at, updated_at, 1_u64.word()]);
            }
            _ => return Ok(None),
        }
        if self.is_short.get() {
            output.pop();
        }
        Ok(Some(output))
    }
}

kit::program!(Feed);
