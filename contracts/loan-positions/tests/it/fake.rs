//! A loan router that does nothing, and a receiver that takes positions, refuses them or answers something else.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::Error;
use kit::calldata::Arguments;
use kit::program::Program;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageB256, StorageBool, StorageU256};

/// onERC721Received(address,address,uint256,bytes).
const RECEIVED: u32 = 0x150b7a02;
/// What it refuses with.
pub const REASON: [u8; 4] = [1, 2, 3, 4];

/// The contract.
#[storage]
pub struct Fake {
    /// Takes positions.
    pub takes: StorageBool,
    /// Refuses them with a reason.
    pub refuses: StorageBool,
    /// What it was told last.
    pub operator: StorageAddress,
    /// From whom.
    pub from: StorageAddress,
    /// Which.
    pub id: StorageU256,
    /// The message, of at most a word.
    pub data: StorageB256,
}

impl Program for Fake {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        if selector != RECEIVED {
            return Ok(None);
        }
        if self.refuses.get() {
            return Err(Error::of_callee(REASON.to_vec()));
        }
        self.operator.set(a.address());
        self.from.set(a.address());
        self.id.set(a.uint());
        self.data.set(B256::right_padding_from(a.bytes()));
        a.check()?;
        let mut answer = vec![0; 32];
        if self.takes.get() {
            answer[..4].copy_from_slice(&RECEIVED.to_be_bytes());
        }
        Ok(Some(answer))
    }
}

impl Fake {
    /// Operator, previous owner and number of the last position.
    pub fn told(&self) -> (Address, Address, U256) {
        (self.operator.get(), self.from.get(), self.id.get())
    }
}

kit::program!(Fake);
