//! A hub, its token and an endpoint in one, which keeps what was last asked of it.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::calldata::Arguments;
use kit::errors::{arithmetic_overflow, erc20_insufficient_balance};
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, host};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageBool, StorageBytes, StorageMap, StorageU256};

sol! {
    /// What is asked, as the partners publish it.
    #[derive(Debug, PartialEq, Eq)]
    interface partners {
        struct MessagingParams {
            uint32 dstEid;
            bytes32 receiver;
            bytes message;
            bytes options;
            bool payInLzToken;
        }

        function quote(MessagingParams calldata params, address sender) external view;
        function send(MessagingParams calldata params, address refundAddress) external payable;
        function setDelegate(address delegate) external;
        function token() external view returns (address);
        function burningCurrentLimitOf(address bridge) external view returns (uint256);
        function crosschainBurn(address from, uint256 amount) external;
        function crosschainMint(address to, uint256 amount) external;
        function decimals() external view returns (uint8);
        function approve(address spender, uint256 value) external returns (bool);
        function transferFrom(address from, address to, uint256 value) external returns (bool);
    }
}

/// A message's id.
pub const GUID: B256 = B256::repeat_byte(0x9d);
/// Its number.
pub const NONCE: u64 = 7;
/// What it costs, wei.
pub const FEE: u64 = 500;

/// The partners.
#[storage]
pub struct Fake {
    /// Units of an account.
    pub balances: StorageMap<Address, StorageU256>,
    /// What the last call let be taken.
    pub approved: StorageU256,
    /// What may be taken now.
    pub limit: StorageU256,
    /// Decimals of the token.
    pub decimals: StorageU256,
    /// Whether nothing is minted.
    pub refuses: StorageBool,
    /// Whether answers are too short.
    pub is_silent: StorageBool,
    /// The last message that was sent or quoted.
    pub message: StorageBytes,
    /// Wei that came with it.
    pub value: StorageU256,
    /// Who configures the endpoint.
    pub delegate: StorageAddress,
}

impl Program for Fake {
    fn takes_value(selector: u32) -> bool {
        selector.to_be_bytes() == partners::sendCall::SELECTOR
    }

    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        if self.is_silent.get() {
            return Ok(Some(vec![0; 31]));
        }
        match selector.to_be_bytes() {
            partners::quoteCall::SELECTOR | partners::sendCall::SELECTOR => {
                self.message.set_bytes(arguments);
                self.value.set(host::value());
                if selector.to_be_bytes() == partners::sendCall::SELECTOR {
                    append(&mut output, &[GUID, NONCE.word()]);
                }
                append(&mut output, &[FEE.word(), 0_u64.word()]);
            }
            partners::setDelegateCall::SELECTOR => self.delegate.set(a.address()),
            partners::tokenCall::SELECTOR => append(&mut output, &[host::this().word()]),
            partners::burningCurrentLimitOfCall::SELECTOR => append(&mut output, &[self.limit.get().word()]),
            partners::decimalsCall::SELECTOR => append(&mut output, &[self.decimals.get().word()]),
            partners::approveCall::SELECTOR => {
                let (_spender, value) = (a.address(), a.uint());
                self.approved.set(value);
                append(&mut output, &[true.word()]);
            }
            partners::transferFromCall::SELECTOR => {
                let (from, to, value) = (a.address(), a.address(), a.uint());
                self.remove(from, value)?;
                self.add(to, value);
                append(&mut output, &[true.word()]);
            }
            partners::crosschainBurnCall::SELECTOR => self.remove(a.address(), a.uint())?,
            partners::crosschainMintCall::SELECTOR => {
                if self.refuses.get() {
                    return Err(arithmetic_overflow());
                }
                self.add(a.address(), a.uint());
            }
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}

impl Fake {
    fn add(&mut self, to: Address, value: U256) {
        self.balances.insert(to, self.balances.get(to) + value);
    }

    fn remove(&mut self, from: Address, value: U256) -> Result<(), Error> {
        let balance = self.balances.get(from);
        let too_low = || erc20_insufficient_balance(from, balance, value);
        self.balances.insert(from, balance.checked_sub(value).ok_or_else(too_low)?);
        Ok(())
    }
}

kit::program!(Fake);
