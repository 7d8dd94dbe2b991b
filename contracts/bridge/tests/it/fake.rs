//! An authority, and a token that burns and mints, or moves without approval, and blocks one receiver.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256, keccak256};
use kit::calldata::Arguments;
use kit::errors::{arithmetic_overflow, erc20_insufficient_balance, erc20_invalid_receiver};
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, host};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageBool, StorageMap, StorageU256};

/// hasRole(bytes32,address).
const HAS_ROLE: u32 = 0x91d14854;
/// crosschainMint(address,uint256).
const CROSSCHAIN_MINT: u32 = 0x18bf5077;
/// crosschainBurn(address,uint256).
const CROSSCHAIN_BURN: u32 = 0x2b8c49e3;
/// balanceOf(address).
const BALANCE_OF: u32 = 0x70a08231;
/// transfer(address,uint256).
const TRANSFER: u32 = 0xa9059cbb;
/// transferFrom(address,address,uint256).
const TRANSFER_FROM: u32 = 0x23b872dd;

/// The authority and the token.
#[storage]
pub struct Fake {
    /// Who has the role BRIDGE.
    pub bridges: StorageMap<Address, StorageBool>,
    /// Units of an account.
    pub balances: StorageMap<Address, StorageU256>,
    /// Who cannot receive.
    pub blocked: StorageAddress,
    /// What was burnt and not minted again.
    pub bridged: StorageU256,
}

impl Program for Fake {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let word = match selector {
            HAS_ROLE => {
                let (role, account) = (a.word(), a.address());
                (role == keccak256("BRIDGE") && self.bridges.get(account)).word()
            }
            BALANCE_OF => self.balances.get(a.address()).word(),
            TRANSFER => self.give(host::sender(), a.address(), a.uint())?,
            TRANSFER_FROM => self.give(a.address(), a.address(), a.uint())?,
            CROSSCHAIN_MINT => {
                let (to, amount) = (a.address(), a.uint());
                self.bridged.set(self.bridged.get().checked_sub(amount).ok_or_else(arithmetic_overflow)?);
                self.add(to, amount)?;
                return Ok(Some(output));
            }
            CROSSCHAIN_BURN => {
                let (from, amount) = (a.address(), a.uint());
                self.remove(from, amount)?;
                self.bridged.set(self.bridged.get() + amount);
                return Ok(Some(output));
            }
            _ => return Ok(None),
        };
        append(&mut output, &[word]);
        a.check().map(|()| Some(output))
    }
}

impl Fake {
    fn give(&mut self, from: Address, to: Address, value: U256) -> Result<B256, Error> {
        self.remove(from, value)?;
        self.add(to, value)?;
        Ok(true.word())
    }

    fn add(&mut self, to: Address, value: U256) -> Result<(), Error> {
        if to == self.blocked.get() {
            return Err(erc20_invalid_receiver(to));
        }
        self.balances.insert(to, self.balances.get(to) + value);
        Ok(())
    }

    fn remove(&mut self, from: Address, value: U256) -> Result<(), Error> {
        let balance = self.balances.get(from);
        let too_low = || erc20_insufficient_balance(from, balance, value);
        self.balances.insert(from, balance.checked_sub(value).ok_or_else(too_low)?);
        Ok(())
    }
}

kit::program!(Fake);
