//! `evm_*`, `anvil_*` and `hardhat_*`: time, blocks and accounts as a test wants them.

use alloy_primitives::{Address, B256, Bytes, U64};
use jsonrpsee::{RpcModule, core::RegisterMethodError};
use serde::Deserialize;

use super::{method, quantity::Quantity};
use crate::{
    error::RpcError,
    node::{Node, SharedNode},
};

/// The most blocks that one request mines.
const MOST_BLOCKS: u64 = 100_000;
/// The latest time of a block, unix seconds: 2^34, in the year 2514.
const LATEST_TIME: u64 = 1 << 34;

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    snapshots(&mut module)?;
    time(&mut module)?;
    mining(&mut module)?;
    accounts(&mut module)?;
    for (alias, name) in [
        ("anvil_increaseTime", "evm_increaseTime"),
        ("anvil_snapshot", "evm_snapshot"),
        ("anvil_revert", "evm_revert"),
        ("anvil_setNextBlockTimestamp", "evm_setNextBlockTimestamp"),
        ("hardhat_mine", "anvil_mine"),
        ("hardhat_setBalance", "anvil_setBalance"),
        ("hardhat_setCode", "anvil_setCode"),
        ("hardhat_setNonce", "anvil_setNonce"),
        ("hardhat_setStorageAt", "anvil_setStorageAt"),
        ("hardhat_impersonateAccount", "anvil_impersonateAccount"),
        ("hardhat_stopImpersonatingAccount", "anvil_stopImpersonatingAccount"),
        ("hardhat_getAutomine", "anvil_getAutomine"),
    ] {
        module.register_alias(alias, name)?;
    }
    Ok(module)
}

fn snapshots(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "evm_snapshot", |node| Ok(U64::from(node.snapshot())));
    method!(module, "evm_revert", |node, snapshot: Quantity| node.revert(snapshot.saturating_u64()));
    Ok(())
}

fn time(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "evm_increaseTime", |node, seconds: Quantity| {
        let seconds = seconds.saturating_u64();
        let now = node.clock.now();
        check_time(&node, now.saturating_add(seconds).max(node.chain.head().timestamp))?;
        node.change(|node| node.clock.advance(seconds))?;
        Ok(node.clock.offset)
    });
    method!(module, "evm_setNextBlockTimestamp", |node, timestamp: Quantity| {
        set_next_time(&mut node, timestamp.saturating_u64())
    });
    method!(module, "anvil_setTime", |node, timestamp: Quantity| {
        let timestamp = timestamp.saturating_u64();
        check_time(&node, timestamp)?;
        node.change(|node| node.clock.set(timestamp))?;
        Ok(U64::from(timestamp))
    });
    Ok(())
}

fn mining(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "evm_mine", |node, options: Option<MineOptions>| {
        let (timestamp, blocks) = match options {
            None => (None, None),
            Some(MineOptions::Timestamp(timestamp)) => (Some(timestamp), None),
            Some(MineOptions::Options { timestamp, blocks }) => (timestamp, blocks),
        };
        if let Some(timestamp) = timestamp {
            set_next_time(&mut node, timestamp.saturating_u64())?;
        }
        mine(&mut node, blocks.map_or(1, Quantity::saturating_u64), None)?;
        Ok("0x0")
    });
    method!(module, "anvil_mine", |node, blocks: Option<Quantity>, interval: Option<Quantity>| {
        let interval = interval.map(Quantity::saturating_u64).filter(|seconds| *seconds > 0);
        mine(&mut node, blocks.map_or(1, Quantity::saturating_u64), interval)
    });
    method!(module, "anvil_getAutomine", |node| Ok(node.config.block_time.is_none()));
    Ok(())
}

fn accounts(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "anvil_setBalance", |node, address: Address, balance: Quantity| {
        node.change(|node| node.chain.set_balance(address, balance.0))
    });
    method!(module, "anvil_setCode", |node, address: Address, code: Bytes| {
        node.change(|node| node.chain.set_code(address, code))
    });
    method!(module, "anvil_setNonce", |node, address: Address, nonce: Quantity| {
        node.change(|node| node.chain.set_nonce(address, nonce.saturating_u64()))
    });
    method!(module, "anvil_setStorageAt", |node, address: Address, slot: Quantity, word: B256| {
        node.change(|node| node.chain.set_storage(address, slot.0, word.into())).map(|()| true)
    });
    method!(module, "anvil_impersonateAccount", |node, address: Address| {
        node.impersonated.insert(address);
        Ok(())
    });
    method!(module, "anvil_stopImpersonatingAccount", |node, address: Address| {
        node.impersonated.remove(&address);
        Ok(())
    });
    method!(module, "anvil_autoImpersonateAccount", |node, enabled: bool| {
        node.impersonates_all = enabled;
        Ok(())
    });
    Ok(())
}

/// What `evm_mine` takes: a time, or a time and a number of blocks.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum MineOptions {
    Options { timestamp: Option<Quantity>, blocks: Option<Quantity> },
    Timestamp(Quantity),
}

fn set_next_time(node: &mut Node, timestamp: u64) -> Result<(), RpcError> {
    check_time(node, timestamp)?;
    node.change(|node| node.clock.next = Some(timestamp))
}

/// Refuses a time before the head's, and one that can only be meant in milliseconds.
fn check_time(node: &Node, timestamp: u64) -> Result<(), RpcError> {
    let head = node.chain.head().timestamp;
    if timestamp < head {
        let reason = format!("timestamp {timestamp} lies before the last block's, {head}");
        return Err(RpcError::invalid_params(reason));
    }
    if timestamp > LATEST_TIME {
        let reason =
            format!("timestamp {timestamp} lies after {LATEST_TIME}; it is in seconds, not milliseconds");
        return Err(RpcError::invalid_params(reason));
    }
    Ok(())
}

/// Mines `blocks` blocks, `interval` seconds apart.
fn mine(node: &mut Node, blocks: u64, interval: Option<u64>) -> Result<(), RpcError> {
    if blocks > MOST_BLOCKS {
        return Err(RpcError::invalid_params(format!(
            "{blocks} blocks at once; at most {MOST_BLOCKS} are mined"
        )));
    }
    for number in 0..blocks {
        if let Some(interval) = interval.filter(|_| number > 0) {
            let next = node.chain.head().timestamp.saturating_add(interval);
            check_time(node, next)?;
            node.clock.next = Some(next);
        }
        node.mine()?;
    }
    Ok(())
}
