//! A dollar for tests without oddities: ERC-20 with ERC-2612 permit, the decimals that its constructor is
//! given, and a mint that is open to everyone. Never deployed outside tests.
//!
//! It answers every call as `tests/solidity/Dollar.sol` does, refusals and events included, so that a story
//! told with either is the same. For that reason it stands on no library's ERC-20: those refuse the zero
//! address. One difference is the SDK's: bytes behind the arguments are refused.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
// The accessors that the SDK recommends instead are not those that the tests' machine answers.
#![allow(deprecated)]
extern crate alloc;

mod errors;
mod permit;

pub use errors::{AllowanceTooLow, BalanceTooLow, Error, PermitExpired, PermitNotByOwner};

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U8, U256};
use alloy_sol_types::sol;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use permit::{Domain, Permit};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageMap, StorageU8, StorageU256};
use stylus_sdk::{evm, msg};

sol! {
    /// `value` units went from `from` to `to`; those that `from` zero gives are new.
    event Transfer(address indexed from, address indexed to, uint256 value);
    /// `spender` may take `value` units of `owner`'s. Taking some emits nothing.
    event Approval(address indexed owner, address indexed spender, uint256 value);
}

/// The dollar. Amounts are in its units, of which 10 to its decimals are a dollar.
#[entrypoint]
#[storage]
pub struct MockDollar {
    balances: StorageMap<Address, StorageU256>,
    allowances: StorageMap<Address, StorageMap<Address, StorageU256>>,
    nonces: StorageMap<Address, StorageU256>,
    total_supply: StorageU256,
    decimals: StorageU8,
}

impl MockDollar {
    /// Its name, and that of its EIP-712 domain.
    pub const NAME: &'static str = "Dollar";
    /// Its symbol.
    pub const SYMBOL: &'static str = "USD";
    /// The version of its EIP-712 domain.
    pub const VERSION: &'static str = "1";
}

#[public]
impl MockDollar {
    /// Sets the decimals, once.
    #[constructor]
    pub fn constructor(&mut self, decimals: u8) {
        self.decimals.set(U8::from(decimals));
    }

    /// Creates `value` units for `to`. Anyone may. Solidity's panic 0x11 beyond 2^256 units in existence.
    pub fn mint(&mut self, to: Address, value: U256) -> Result<(), Error> {
        let supply = self.total_supply.get().checked_add(value).ok_or_else(Error::overflow)?;
        self.total_supply.set(supply);
        self.credit(to, value);
        evm::log(Transfer { from: Address::ZERO, to, value });
        Ok(())
    }

    /// [`Self::NAME`].
    pub fn name(&self) -> String {
        Self::NAME.to_string()
    }

    /// [`Self::SYMBOL`].
    pub fn symbol(&self) -> String {
        Self::SYMBOL.to_string()
    }

    /// [`Self::VERSION`].
    pub fn version(&self) -> String {
        Self::VERSION.to_string()
    }

    /// What the constructor was given.
    pub fn decimals(&self) -> u8 {
        self.decimals.get().to()
    }

    /// Units in existence.
    pub fn total_supply(&self) -> U256 {
        self.total_supply.get()
    }

    /// Units of an account.
    pub fn balance_of(&self, account: Address) -> U256 {
        self.balances.get(account)
    }

    /// Units of `owner`'s that `spender` may take; the largest number is without limit.
    pub fn allowance(&self, owner: Address, spender: Address) -> U256 {
        self.allowances.get(owner).get(spender)
    }

    /// Lets `spender` take `value` units of the caller's.
    pub fn approve(&mut self, spender: Address, value: U256) -> Result<bool, Error> {
        self.allow(msg::sender(), spender, value);
        Ok(true)
    }

    /// Moves `value` units of the caller's. [`BalanceTooLow`] when there are fewer.
    pub fn transfer(&mut self, to: Address, value: U256) -> Result<bool, Error> {
        self.transfer_units(msg::sender(), to, value)?;
        Ok(true)
    }

    /// Moves `value` units of `from`'s within the caller's allowance, which an unlimited one survives.
    /// [`AllowanceTooLow`], then [`BalanceTooLow`].
    pub fn transfer_from(&mut self, from: Address, to: Address, value: U256) -> Result<bool, Error> {
        let spender = msg::sender();
        let allowance = self.allowance(from, spender);
        if allowance != U256::MAX {
            let left = allowance.checked_sub(value);
            let left = left.ok_or(AllowanceTooLow { spender, allowance, needed: value })?;
            self.allowances.setter(from).insert(spender, left);
        }
        self.transfer_units(from, to, value)?;
        Ok(true)
    }

    /// Permits that `owner` has used.
    pub fn nonces(&self, owner: Address) -> U256 {
        self.nonces.get(owner)
    }

    /// EIP-712's domain separator on the present chain.
    #[selector(name = "DOMAIN_SEPARATOR")]
    pub fn domain_separator(&self) -> B256 {
        Domain.domain_separator_v4()
    }

    /// Approves as `owner` signed. Anyone may bring it. [`PermitExpired`], then [`PermitNotByOwner`].
    #[allow(clippy::too_many_arguments)]
    pub fn permit(
        &mut self,
        owner: Address,
        spender: Address,
        value: U256,
        deadline: U256,
        v: u8,
        r: B256,
        s: B256,
    ) -> Result<(), Error> {
        self.apply(Permit { owner, spender, value, deadline, v, r, s })
    }
}

impl MockDollar {
    fn allow(&mut self, owner: Address, spender: Address, value: U256) {
        self.allowances.setter(owner).insert(spender, value);
        evm::log(Approval { owner, spender, value });
    }

    fn transfer_units(&mut self, from: Address, to: Address, value: U256) -> Result<(), Error> {
        let balance = self.balances.get(from);
        let left = balance.checked_sub(value);
        let left = left.ok_or(BalanceTooLow { owner: from, balance, needed: value })?;
        self.balances.insert(from, left);
        self.credit(to, value);
        evm::log(Transfer { from, to, value });
        Ok(())
    }

    /// Cannot wrap: all balances together are the supply, which is checked.
    fn credit(&mut self, to: Address, value: U256) {
        let balance = self.balances.get(to).wrapping_add(value);
        self.balances.insert(to, balance);
    }
}
