//! A well-behaved dollar for tests: ERC-20 with permit, as many decimals as its constructor says, and anyone
//! may mint.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
#![allow(missing_docs)]
extern crate alloc;

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U8, U256};
use openzeppelin_stylus::token::erc20::extensions::Erc20Permit;
use openzeppelin_stylus::token::erc20::extensions::permit;
use openzeppelin_stylus::token::erc20::{self, Erc20, IErc20};
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use openzeppelin_stylus::utils::nonces::{INonces, Nonces};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageU8;

const NAME: &str = "Mock Dollar";

#[storage]
struct Domain {}

impl IEip712 for Domain {
    const NAME: &'static str = NAME;
    const VERSION: &'static str = "1";
}

#[entrypoint]
#[storage]
pub struct MockDollar {
    erc20: Erc20,
    nonces: Nonces,
    permit: Erc20Permit<Domain>,
    decimals: StorageU8,
}

#[public]
impl MockDollar {
    #[constructor]
    pub fn constructor(&mut self, decimals: u8) {
        self.decimals.set(U8::from(decimals));
    }

    /// Anyone.
    pub fn mint(&mut self, to: Address, value: U256) -> Result<(), erc20::Error> {
        self.erc20._mint(to, value)
    }

    pub fn name(&self) -> String {
        NAME.to_string()
    }

    pub fn symbol(&self) -> String {
        "mUSD".to_string()
    }

    pub fn decimals(&self) -> u8 {
        self.decimals.get().to()
    }

    pub fn total_supply(&self) -> U256 {
        self.erc20.total_supply()
    }

    pub fn balance_of(&self, account: Address) -> U256 {
        self.erc20.balance_of(account)
    }

    pub fn transfer(&mut self, to: Address, value: U256) -> Result<bool, erc20::Error> {
        self.erc20.transfer(to, value)
    }

    pub fn allowance(&self, owner: Address, spender: Address) -> U256 {
        self.erc20.allowance(owner, spender)
    }

    pub fn approve(&mut self, spender: Address, value: U256) -> Result<bool, erc20::Error> {
        self.erc20.approve(spender, value)
    }

    pub fn transfer_from(&mut self, from: Address, to: Address, value: U256) -> Result<bool, erc20::Error> {
        self.erc20.transfer_from(from, to, value)
    }

    pub fn nonces(&self, owner: Address) -> U256 {
        self.nonces.nonces(owner)
    }

    #[selector(name = "DOMAIN_SEPARATOR")]
    pub fn domain_separator(&self) -> B256 {
        self.permit.domain_separator()
    }

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
    ) -> Result<(), permit::Error> {
        let Self { permit, erc20, nonces, .. } = self;
        permit.permit(owner, spender, value, deadline, v, r, s, erc20, nonces)
    }
}
