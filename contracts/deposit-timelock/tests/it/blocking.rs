//! A token that needs no approval and blocks one receiver.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, host};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageMap, StorageU256};

/// balanceOf(address).
const BALANCE_OF: u32 = 0x70a08231;
/// transfer(address,uint256).
const TRANSFER: u32 = 0xa9059cbb;
/// transferFrom(address,address,uint256).
const TRANSFER_FROM: u32 = 0x23b872dd;

/// The token.
#[storage]
pub struct Blocking {
    /// Units of an account.
    pub balances: StorageMap<Address, StorageU256>,
    /// Who cannot receive.
    pub blocked: StorageAddress,
}

impl Program for Blocking {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let word = match selector {
            BALANCE_OF => self.balances.get(a.address()).word(),
            TRANSFER => self.give(host::sender(), a.address(), a.uint())?,
            TRANSFER_FROM => self.give(a.address(), a.address(), a.uint())?,
            _ => return Ok(None),
        };
        append(&mut output, &[word]);
        a.check().map(|()| Some(output))
    }
}

impl Blocking {
    fn give(&mut self, from: Address, to: Address, value: U256) -> Result<B256, Error> {
        let left = self.balances.get(from).checked_sub(value).ok_or(Error::undecodable())?;
        if to == self.blocked.get() {
            return Err(Error::undecodable());
        }
        self.balances.insert(from, left);
        self.balances.insert(to, self.balances.get(to) + value);
        Ok(true.word())
    }
}

kit::program!(Blocking);
