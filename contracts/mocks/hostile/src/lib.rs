//! A token that misbehaves in the way its mode says, for tests only. Anyone may mint and set the mode.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
#![allow(missing_docs)]
extern crate alloc;

mod answers;
#[cfg(not(target_arch = "wasm32"))]
mod host_router;
mod mode;

pub use mode::Mode;

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use stylus_sdk::call::RawCall;
use stylus_sdk::host::VM;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageBool, StorageBytes, StorageMap, StorageType, StorageU256};
use stylus_sdk::{ArbResult, msg};

sol! {
    interface IMockHostile {
        function setMode(uint8 mode) external;
        /// What transfers call in the re-entering mode.
        function setReentry(address target, bytes calldata data) external;
        /// Whether the last such call went through.
        function reentered() external view returns (bool);
        function mint(address to, uint256 value) external;
        function decimals() external view returns (uint8);
        function balanceOf(address account) external view returns (uint256);
        function allowance(address owner, address spender) external view returns (uint256);
        function approve(address spender, uint256 value) external returns (bool);
        function transfer(address to, uint256 value) external returns (bool);
        function transferFrom(address from, address to, uint256 value) external returns (bool);
    }
}

/// What the fee-taking mode keeps: one hundredth.
const FEE_DIVISOR: u64 = 100;
const DECIMALS: u8 = 6;

#[storage]
pub struct MockHostile {
    balances: StorageMap<Address, StorageU256>,
    allowances: StorageMap<Address, StorageMap<Address, StorageU256>>,
    mode: StorageU256,
    target: StorageAddress,
    data: StorageBytes,
    reentered: StorageBool,
}

// SAFETY: the entry opens this struct at the root of the storage, and nothing else does.
unsafe impl TopLevelStorage for MockHostile {}

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
#[entrypoint]
fn main(input: Vec<u8>, host: VM) -> ArbResult {
    // SAFETY: the one place that opens the storage, at its root.
    let mut token = unsafe { MockHostile::new(U256::ZERO, 0, host) };
    token.call(&input)
}

impl MockHostile {
    /// Answers a call by its calldata; what does not decode reverts with no data.
    pub fn call(&mut self, input: &[u8]) -> ArbResult {
        use IMockHostile as abi;
        let selector: [u8; 4] = input.get(..4).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
        match selector {
            abi::setModeCall::SELECTOR => self.mode.set(U256::from(decode::<abi::setModeCall>(input)?.mode)),
            abi::setReentryCall::SELECTOR => {
                let call = decode::<abi::setReentryCall>(input)?;
                self.target.set(call.target);
                self.data.set_bytes(&call.data);
            }
            abi::reenteredCall::SELECTOR => return Ok(self.reentered.get().abi_encode()),
            abi::mintCall::SELECTOR => {
                let call = decode::<abi::mintCall>(input)?;
                self.credit(call.to, call.value);
            }
            abi::decimalsCall::SELECTOR => return Ok(U256::from(DECIMALS).abi_encode()),
            abi::balanceOfCall::SELECTOR => {
                return self.balance_of(decode::<abi::balanceOfCall>(input)?.account);
            }
            abi::allowanceCall::SELECTOR => {
                let call = decode::<abi::allowanceCall>(input)?;
                return Ok(self.allowances.get(call.owner).get(call.spender).abi_encode());
            }
            abi::approveCall::SELECTOR => {
                let call = decode::<abi::approveCall>(input)?;
                self.allowances.setter(sender()).insert(call.spender, call.value);
                return Ok(true.abi_encode());
            }
            abi::transferCall::SELECTOR => {
                let call = decode::<abi::transferCall>(input)?;
                return self.transfer(sender(), call.to, call.value);
            }
            abi::transferFromCall::SELECTOR => {
                let call = decode::<abi::transferFromCall>(input)?;
                self.spend(call.from, call.value)?;
                return self.transfer(call.from, call.to, call.value);
            }
            _ => return Err(Vec::new()),
        }
        Ok(Vec::new())
    }

    fn mode(&self) -> Mode {
        Mode::from(self.mode.get())
    }

    fn balance_of(&self, account: Address) -> ArbResult {
        let balance = self.balances.get(account);
        match self.mode() {
            Mode::BalanceReverts => Err(answers::reason()),
            Mode::BalanceShort => Ok(vec![1]),
            Mode::BalanceHuge => Ok(U256::MAX.abi_encode()),
            Mode::Rebased => Ok((balance >> 1_usize).abi_encode()),
            _ => Ok(balance.abi_encode()),
        }
    }

    fn transfer(&mut self, from: Address, to: Address, value: U256) -> ArbResult {
        let mode = self.mode();
        let arrives = match mode {
            Mode::Fee => value.saturating_sub(value / U256::from(FEE_DIVISOR)),
            Mode::MovesLess => value.saturating_sub(U256::ONE),
            Mode::MovesNothing | Mode::False => U256::ZERO,
            _ => value,
        };
        let left = self.balances.get(from).checked_sub(arrives).ok_or_else(answers::reason)?;
        self.balances.insert(from, left);
        self.credit(to, arrives);
        if mode == Mode::Reenters {
            self.reenter();
        }
        answers::of(mode)
    }

    fn credit(&mut self, to: Address, value: U256) {
        let balance = self.balances.get(to).saturating_add(value);
        self.balances.insert(to, balance);
    }

    fn spend(&mut self, from: Address, value: U256) -> Result<(), Vec<u8>> {
        let allowance = self.allowances.get(from).get(sender());
        let left = allowance.checked_sub(value).ok_or_else(answers::reason)?;
        if allowance != U256::MAX {
            self.allowances.setter(from).insert(sender(), left);
        }
        Ok(())
    }

    #[allow(deprecated)]
    fn reenter(&mut self) {
        let (target, data) = (self.target.get(), self.data.get_bytes());
        // SAFETY: unsafe because it leaves the storage cache alone; the guard keeps this storage unread.
        let answer = unsafe { RawCall::new().call(target, &data) };
        self.reentered.set(answer.is_ok());
    }
}

#[allow(deprecated)]
fn sender() -> Address {
    msg::sender()
}

fn decode<C: SolCall>(input: &[u8]) -> Result<C, Vec<u8>> {
    C::abi_decode(input, true).map_err(|_| Vec::new())
}
