//! Reading: accounts, blocks, transactions, logs, and calls that change nothing.

use alloy::eips::eip2718::Encodable2718;
use alloy::{
    eips::{BlockId, BlockNumberOrTag},
    rpc::types::{BlockOverrides, Filter, TransactionRequest, state::StateOverride},
};
use alloy_primitives::{Address, B256, Bytes, U64};
use jsonrpsee::{RpcModule, core::RegisterMethodError};
use serde_json::{Value, json};
use stylus_chain::chain::Chain;

use super::{method, quantity::Quantity};
use crate::{
    call::Question,
    error::RpcError,
    filters::FilterKind,
    node::{Node, SharedNode},
    view,
};

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    accounts(&mut module)?;
    calls(&mut module)?;
    blocks(&mut module)?;
    transactions(&mut module)?;
    logs(&mut module)?;
    Ok(module)
}

fn accounts(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "eth_accounts", |node| {
        Ok(node.accounts().iter().map(|account| account.address).collect::<Vec<_>>())
    });
    method!(module, "eth_getBalance", |node, address: Address, block: Option<BlockId>| {
        at(&mut node, block, |chain| chain.balance(address))
    });
    method!(module, "eth_getCode", |node, address: Address, block: Option<BlockId>| {
        at(&mut node, block, |chain| chain.code(address))
    });
    method!(module, "eth_getStorageAt", |node, address: Address, slot: Quantity, block: Option<BlockId>| {
        at(&mut node, block, |chain| B256::from(chain.storage(address, slot.0)))
    });
    method!(module, "eth_getTransactionCount", |node, address: Address, block: Option<BlockId>| {
        if block == Some(BlockId::pending()) {
            let next = node.chain.nonce(address);
            return Ok(U64::from(node.pool.next_nonce(address, next)));
        }
        at(&mut node, block, |chain| U64::from(chain.nonce(address)))
    });
    method!(module, "eth_getAccountInfo", |node, address: Address, block: Option<BlockId>| {
        at(&mut node, block, |chain| {
            let (balance, nonce) = (chain.balance(address), U64::from(chain.nonce(address)));
            json!({ "balance": balance, "nonce": nonce, "code": chain.code(address) })
        })
    });
    Ok(())
}

fn calls(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "eth_call", |node,
                                 transaction: TransactionRequest,
                                 block: Option<BlockId>,
                                 state: Option<StateOverride>,
                                 overrides: Option<Box<BlockOverrides>>| {
        let question = Question { request: transaction, block: block.unwrap_or_default(), state, overrides };
        node.call(&question)
    });
    method!(
        module,
        "eth_estimateGas",
        |node,
         transaction: TransactionRequest,
         block: Option<BlockId>,
         state: Option<StateOverride>,
         overrides: Option<Box<BlockOverrides>>| {
            let question =
                Question { request: transaction, block: block.unwrap_or_default(), state, overrides };
            node.estimate_gas(&question).map(U64::from)
        }
    );
    method!(
        module,
        "eth_createAccessList",
        |node, transaction: TransactionRequest, block: Option<BlockId>| {
            let question =
                Question { request: transaction, block: block.unwrap_or_default(), ..Question::default() };
            let gas_used = node.estimate_gas(&question)?;
            Ok(json!({ "accessList": [], "gasUsed": U64::from(gas_used) }))
        }
    );
    Ok(())
}

fn blocks(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "eth_blockNumber", |node| Ok(U64::from(node.chain.block_number())));
    method!(module, "eth_getBlockByNumber", |node, block: BlockNumberOrTag, whole: Option<bool>| {
        Ok(block_view(&node, block.into(), whole))
    });
    method!(module, "eth_getBlockByHash", |node, hash: B256, whole: Option<bool>| {
        Ok(block_view(&node, hash.into(), whole))
    });
    method!(module, "eth_getHeaderByNumber", |node, block: BlockNumberOrTag| {
        Ok(header_view(&node, block.into()))
    });
    method!(module, "eth_getHeaderByHash", |node, hash: B256| Ok(header_view(&node, hash.into())));
    method!(module, "eth_getBlockTransactionCountByNumber", |node, block: BlockNumberOrTag| {
        Ok(node.block_of(block.into()).ok().map(|block| U64::from(block.receipts.len())))
    });
    method!(module, "eth_getBlockTransactionCountByHash", |node, hash: B256| {
        Ok(node.block_of(hash.into()).ok().map(|block| U64::from(block.receipts.len())))
    });
    method!(module, "eth_getUncleCountByBlockNumber", |node, block: BlockNumberOrTag| {
        Ok(node.block_of(block.into()).ok().map(|_| U64::ZERO))
    });
    method!(module, "eth_getUncleCountByBlockHash", |node, hash: B256| {
        Ok(node.block_of(hash.into()).ok().map(|_| U64::ZERO))
    });
    method!(module, "eth_getBlockReceipts", |node, block: BlockId| {
        let Ok(block) = node.block_of(block) else { return Ok(None) };
        let hashes = block.receipts.iter().map(|receipt| receipt.hash);
        Ok(Some(hashes.filter_map(|hash| receipt_view(&node, hash)).collect::<Vec<_>>()))
    });
    Ok(())
}

fn transactions(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "eth_getTransactionByHash", |node, hash: B256| {
        Ok(match node.pool.get(hash) {
            Some(waiting) => Some(view::waiting(waiting)),
            None => mined_view(&node, hash),
        })
    });
    method!(module, "eth_getTransactionReceipt", |node, hash: B256| Ok(receipt_view(&node, hash)));
    method!(module, "eth_getRawTransactionByHash", |node, hash: B256| {
        let transaction = node.transactions.get(&hash).or_else(|| node.pool.get(hash));
        Ok(transaction.map(|transaction| Bytes::from(transaction.envelope.encoded_2718())))
    });
    method!(
        module,
        "eth_getTransactionByBlockNumberAndIndex",
        |node, block: BlockNumberOrTag, index: Quantity| Ok(in_block(&node, block.into(), index))
    );
    method!(module, "eth_getTransactionByBlockHashAndIndex", |node, hash: B256, index: Quantity| {
        Ok(in_block(&node, hash.into(), index))
    });
    Ok(())
}

fn logs(module: &mut RpcModule<SharedNode>) -> Result<(), RegisterMethodError> {
    method!(module, "eth_getLogs", |node, filter: Filter| node.logs(&filter));
    method!(module, "eth_newFilter", |node, filter: Filter| {
        Ok(node.filters.install(FilterKind::Logs(Box::new(filter))))
    });
    method!(module, "eth_newBlockFilter", |node| Ok(node.filters.install(FilterKind::Blocks)));
    method!(module, "eth_newPendingTransactionFilter", |node| {
        Ok(node.filters.install(FilterKind::Transactions))
    });
    method!(module, "eth_getFilterChanges", |node, filter: Quantity| node.filters.changes(filter.0));
    method!(module, "eth_getFilterLogs", |node, filter: Quantity| node.filter_logs(filter.0));
    method!(module, "eth_uninstallFilter", |node, filter: Quantity| Ok(node.filters.uninstall(filter.0)));
    Ok(())
}

/// What `look` sees on the state after a block.
fn at<R>(node: &mut Node, block: Option<BlockId>, look: impl FnOnce(&mut Chain) -> R) -> Result<R, RpcError> {
    let number = node.block_of(block.unwrap_or_default())?.number;
    node.chain.at(number, look).ok_or_else(|| RpcError::rejected("header not found"))
}

fn block_view(node: &Node, id: BlockId, whole: Option<bool>) -> Option<Value> {
    let block = node.block_of(id).ok()?;
    let shown = view::block(block, node.chain.config(), &node.transactions, whole.unwrap_or(false));
    serde_json::to_value(shown).ok()
}

fn header_view(node: &Node, id: BlockId) -> Option<Value> {
    let block = node.block_of(id).ok()?;
    serde_json::to_value(view::header(block, node.chain.config(), &node.transactions)).ok()
}

/// The receipt of a mined transaction.
pub fn receipt_view(node: &Node, hash: B256) -> Option<view::NodeReceipt> {
    let block = node.chain.block(node.chain.receipt(hash)?.block_number)?;
    let index = block.receipts.iter().position(|receipt| receipt.hash == hash)?;
    view::receipt(block, index, node.transactions.get(&hash)?, node.chain.config().base_fee)
}

fn mined_view(node: &Node, hash: B256) -> Option<alloy::rpc::types::Transaction> {
    let block = node.chain.block(node.chain.receipt(hash)?.block_number)?;
    let index = block.receipts.iter().position(|receipt| receipt.hash == hash)?;
    let base_fee = node.chain.config().base_fee;
    Some(view::mined(node.transactions.get(&hash)?, block, index as u64, base_fee))
}

fn in_block(node: &Node, id: BlockId, index: Quantity) -> Option<alloy::rpc::types::Transaction> {
    let block = node.block_of(id).ok()?;
    let index = usize::try_from(index.0).ok()?;
    mined_view(node, block.receipts.get(index)?.hash)
}
