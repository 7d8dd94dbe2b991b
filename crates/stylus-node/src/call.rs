//! `eth_call`: from a request to what the chain would do, on any state it had.

use alloy::{
    eips::{BlockId, BlockNumberOrTag},
    rpc::types::{
        BlockOverrides, TransactionRequest,
        state::{AccountOverride, StateOverride},
    },
};
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{Panic, Revert, SolError};
use stylus_chain::{
    chain::{Block, Chain},
    executor::{BlockPosition, Invalid, Outcome, Status, Transaction},
};

use crate::{error::RpcError, node::Node, node_interface::NODE_INTERFACE};

/// A call with everything that a client may say about it.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The transaction.
    pub request: TransactionRequest,
    /// The state to run on.
    pub block: BlockId,
    /// What is otherwise in that state.
    pub state: Option<StateOverride>,
    /// What is otherwise in the block.
    pub overrides: Option<Box<BlockOverrides>>,
}

impl Node {
    /// Runs a call and returns what it returned.
    ///
    /// # Errors
    /// It reverts or halts, or the question makes no sense.
    pub fn call(&mut self, question: &Question) -> Result<Bytes, RpcError> {
        let request = &question.request;
        if request.to.is_some_and(|to| to.to() == Some(&NODE_INTERFACE)) {
            let data = request.input.clone().into_input().unwrap_or_default();
            return self.call_node_interface(question, &data);
        }
        let outcome = self.look(question, |chain, position, tx| chain.simulate_in(position, tx, false))??;
        returned(outcome)
    }

    /// Lets `act` run a question's transaction in its place.
    ///
    /// # Errors
    /// The block is unknown, or the request contradicts itself.
    pub fn look<R>(
        &mut self,
        question: &Question,
        act: impl FnOnce(&mut Chain, BlockPosition, &Transaction) -> R,
    ) -> Result<R, RpcError> {
        let tx = self.executable(&question.request)?;
        let (number, mut position) = self.place(question.block)?;
        if let Some(overrides) = &question.overrides {
            override_position(&mut position, overrides)?;
        }
        let state = question.state.clone().unwrap_or_default();
        state.iter().try_for_each(|(address, account)| check_override(*address, account))?;
        let looked = self.chain.at(number, |chain| {
            state.into_iter().for_each(|(address, account)| override_account(chain, address, account));
            let (have, need) = (chain.balance(tx.from), tx.value);
            match have < need {
                true => Err(Invalid::Balance { have, need }.into()),
                false => Ok(act(chain, position, &tx)),
            }
        });
        looked.ok_or_else(unknown_block)?
    }

    /// The block that a tag, number or hash names.
    ///
    /// # Errors
    /// There is none.
    pub fn block_of(&self, id: BlockId) -> Result<&Block, RpcError> {
        let block = match id {
            BlockId::Number(tag) => self.chain.block(self.number_of(tag)),
            BlockId::Hash(hash) => self.block_by_hash(hash.block_hash),
        };
        block.ok_or_else(unknown_block)
    }

    /// The number that a tag names. What is pending and what is final is the head here.
    pub fn number_of(&self, tag: BlockNumberOrTag) -> u64 {
        match tag {
            BlockNumberOrTag::Number(number) => number,
            BlockNumberOrTag::Earliest => 0,
            _ => self.chain.block_number(),
        }
    }

    /// The block with this hash.
    pub fn block_by_hash(&self, hash: B256) -> Option<&Block> {
        self.chain.block_by_hash(hash)
    }

    /// State and place of a call: the head's calls run as the next transaction would, at the present time; those
    /// of an older block at its own number and time.
    fn place(&mut self, id: BlockId) -> Result<(u64, BlockPosition), RpcError> {
        let number = self.block_of(id)?.number;
        if number == self.chain.block_number() && !is_exact(id) {
            self.tick();
            let position =
                BlockPosition { number: number.saturating_add(1), timestamp: self.chain.timestamp() };
            return Ok((number, position));
        }
        let timestamp = self.block_of(id)?.timestamp;
        Ok((number, BlockPosition { number, timestamp }))
    }

    fn executable(&self, request: &TransactionRequest) -> Result<Transaction, RpcError> {
        let data = request.input.clone().try_into_unique_input();
        let data = data.map_err(|error| RpcError::invalid_params(error.to_string()))?;
        if request.gas_price.is_some() && request.max_fee_per_gas.is_some() {
            return Err(RpcError::invalid_params("both gasPrice and maxFeePerGas specified"));
        }
        let most = self.chain.config().tx_gas_limit;
        let access_list = request
            .access_list
            .as_ref()
            .map(|list| list.iter().map(|item| (item.address, item.storage_keys.clone())).collect());
        Ok(Transaction {
            from: request.from.unwrap_or_default(),
            to: request.to.and_then(|to| to.to().copied()),
            value: request.value.unwrap_or_default(),
            data: data.unwrap_or_default(),
            gas_limit: request.gas.unwrap_or(most).min(most),
            gas_price: request.gas_price.or(request.max_fee_per_gas).unwrap_or_default(),
            nonce: None,
            access_list,
        })
    }
}

/// The output of an outcome that succeeded.
///
/// # Errors
/// The revert or halt, as clients expect it.
pub fn returned(outcome: Outcome) -> Result<Bytes, RpcError> {
    match outcome.status {
        Status::Success => Ok(outcome.output),
        Status::Revert => {
            let reason = reason(&outcome.output);
            Err(RpcError::reverted(outcome.output, reason.as_deref()))
        }
        Status::OutOfGas => Err(RpcError::rejected(match outcome.rejected {
            // In Nitro's words (`arbos/programs`), after which its reason follows too.
            Some(rejected) => format!("program activation failed: {rejected}"),
            None => "out of gas".into(),
        })),
        Status::StackOverflow => Err(RpcError::rejected("execution reverted: a program exhausted its stack")),
        Status::Halt => Err(RpcError::rejected(
            "execution halted: invalid operation, or a program that is not active or has expired",
        )),
    }
}

/// The text of `Error(string)` and `Panic(uint256)`; what else there is only clients can name.
fn reason(data: &[u8]) -> Option<String> {
    let text = Revert::abi_decode_validate(data).ok().map(|revert| revert.reason);
    text.or_else(|| Panic::abi_decode_validate(data).ok().map(|panic| panic.to_string()))
}

/// Whether a block is named by its number or hash.
fn is_exact(id: BlockId) -> bool {
    matches!(id, BlockId::Hash(_) | BlockId::Number(BlockNumberOrTag::Number(_)))
}

/// Only number and time of a block can be others; what else is asked for must not be passed over in silence.
fn override_position(position: &mut BlockPosition, overrides: &BlockOverrides) -> Result<(), RpcError> {
    if !(BlockOverrides { number: None, time: None, ..overrides.clone() }).is_empty() {
        return Err(RpcError::invalid_params("block overrides not supported: only 'number' and 'time' are"));
    }
    position.number = overrides.number.map_or(position.number, |number| number.saturating_to());
    position.timestamp = overrides.time.unwrap_or(position.timestamp);
    Ok(())
}

fn check_override(address: Address, account: &AccountOverride) -> Result<(), RpcError> {
    let reason = if account.state.is_some() && account.state_diff.is_some() {
        "has both 'state' and 'stateDiff'"
    } else if account.move_precompile_to.is_some() {
        "has 'movePrecompileToAddress', which is not supported"
    } else {
        return Ok(());
    };
    Err(RpcError::invalid_params(format!("account {address} {reason}")))
}

fn override_account(chain: &mut Chain, address: Address, account: AccountOverride) {
    if let Some(balance) = account.balance {
        chain.set_balance(address, balance);
    }
    if let Some(nonce) = account.nonce {
        chain.set_nonce(address, nonce);
    }
    if let Some(code) = account.code {
        chain.set_code(address, code);
    }
    let words = |words: alloy::primitives::map::B256HashMap<B256>| -> Vec<(U256, U256)> {
        words.into_iter().map(|(slot, word)| (slot.into(), word.into())).collect()
    };
    if let Some(state) = account.state {
        chain.replace_storage(address, &words(state));
    }
    for (slot, word) in account.state_diff.map(words).unwrap_or_default() {
        chain.set_storage(address, slot, word);
    }
}

fn unknown_block() -> RpcError {
    RpcError::rejected("header not found")
}
