//! From submitted transactions to blocks.

use alloy::{consensus::Transaction as _, primitives::Address};
use alloy_primitives::{B256, U256, address};
use alloy_sol_types::sol;
use stylus_chain::{
    chain::{Block, Receipt},
    executor::{Invalid, intrinsic_gas},
};

use crate::{error::RpcError, node::Node, transaction::SignedTransaction};

/// ArbWasm, which reports activations.
const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");

sol! {
    event ProgramActivated(
        bytes32 indexed codehash, bytes32 moduleHash, address program, uint256 dataFee, uint16 version);
}

impl Node {
    /// Takes a transaction, and mines it at once unless blocks come by time.
    ///
    /// # Errors
    /// [`RpcError`] in geth's words if it can never be mined, or is known already.
    pub fn submit(&mut self, transaction: SignedTransaction) -> Result<B256, RpcError> {
        let hash = transaction.hash();
        if self.transactions.contains_key(&hash) {
            return Err(RpcError::rejected("already known"));
        }
        self.check(&transaction)?;
        self.pool.add(transaction)?;
        if self.config.block_time.is_none() {
            // Whoever is told that it failed must not find it mined later.
            let refused = self.mine_pending().inspect_err(|_| self.pool.remove(hash))?;
            if let Some((_, invalid)) = refused.into_iter().find(|(refused, _)| *refused == hash) {
                return Err(invalid.into());
            }
        }
        // Nobody may be listening.
        let _listeners = self.arrivals.send(hash);
        Ok(hash)
    }

    /// Mines what can be mined, if anything can. Returns the transactions that have become impossible.
    ///
    /// # Errors
    /// The file cannot be written; then nothing was mined, and what waited waits on.
    pub fn mine_pending(&mut self) -> Result<Vec<(B256, Invalid)>, RpcError> {
        match self.take_ready() {
            ready if ready.is_empty() => Ok(Vec::new()),
            ready => self.mine_block(ready, false),
        }
    }

    /// Mines a block with what can be mined, which may be nothing.
    ///
    /// # Errors
    /// As [`Node::mine_pending`].
    pub fn mine(&mut self) -> Result<(), RpcError> {
        let ready = self.take_ready();
        self.mine_block(ready, true).map(drop)
    }

    /// Sets the chain's clock to the time of a block that would be mined now.
    pub(crate) fn tick(&mut self) {
        let time = self.clock.of_next_block(self.chain.head().timestamp);
        // It is not before the head's.
        let _set = self.chain.set_timestamp(time);
    }

    /// Changes the clock, or accounts outside of blocks, in memory and in the file, if there is one.
    ///
    /// # Errors
    /// The file cannot be written; then nothing has changed.
    pub(crate) fn change(&mut self, act: impl FnOnce(&mut Self)) -> Result<(), RpcError> {
        if self.store.is_none() {
            act(self);
            return Ok(());
        }
        let (clock, edits) = (self.clock, self.chain.edits().clone());
        act(self);
        let saved = self.store.as_ref().map_or(Ok(()), |store| store.save_tail(self));
        saved.map_err(|error| {
            self.clock = clock;
            self.chain.replace_edits(edits);
            RpcError::internal(error.to_string())
        })
    }

    fn take_ready(&mut self) -> Vec<SignedTransaction> {
        if self.pool.is_empty() {
            return Vec::new();
        }
        let chain = &self.chain;
        self.pool.take_ready(|account| chain.nonce(account))
    }

    fn mine_block(
        &mut self,
        ready: Vec<SignedTransaction>,
        even_if_empty: bool,
    ) -> Result<Vec<(B256, Invalid)>, RpcError> {
        let (parent, clock) = (self.chain.block_number(), self.clock);
        self.tick();
        let mut open = self.chain.open_block();
        let (mut mined, mut waiting, mut refused) = (Vec::with_capacity(ready.len()), Vec::new(), Vec::new());
        for transaction in ready {
            match open.push(&transaction.to_executable(), Some(transaction.hash())) {
                Ok(_) => mined.push(transaction),
                // The one before it has become impossible, because its sender has spent the money say.
                Err(Invalid::Nonce { expected, got }) if expected < got => waiting.push(transaction),
                Err(invalid) => refused.push((transaction.hash(), invalid)),
            }
        }
        if !mined.is_empty() || even_if_empty {
            let block = open.seal();
            self.clock.mined(block.timestamp);
            self.cache_activated(&block);
            if let Some(store) = &self.store
                && let Err(error) = store.append(&block, &mined, self)
            {
                self.chain.rewind(parent);
                self.clock = clock;
                self.pool.put_back(mined.into_iter().chain(waiting));
                return Err(RpcError::internal(error.to_string()));
            }
            self.transactions.extend(mined.into_iter().map(|transaction| (transaction.hash(), transaction)));
            self.filters.block_mined(&block);
            let _listeners = self.heads.send(block);
        }
        self.pool.put_back(waiting);
        Ok(refused)
    }

    /// Caches the programs that a block has activated, if the node is to do so. That is an edit after the block and
    /// not part of it: its transactions can be run again without knowing how the node was started.
    fn cache_activated(&mut self, block: &Block) {
        for program in block.receipts.iter().filter(|_| self.config.cached).flat_map(activated) {
            // One that is cached already stays so.
            let _cached = self.chain.set_cached(program, true);
        }
    }

    /// What can be known about a transaction before it runs.
    fn check(&self, transaction: &SignedTransaction) -> Result<(), RpcError> {
        let (tx, config) = (&transaction.envelope, self.chain.config());
        match tx.chain_id() {
            Some(id) if id != config.chain_id => {
                return Err(RpcError::rejected(format!(
                    "invalid chain id for signer: have {id} want {}",
                    config.chain_id
                )));
            }
            None => {
                return Err(RpcError::rejected(
                    "only replay-protected (EIP-155) transactions allowed over RPC",
                ));
            }
            Some(_) => {}
        }
        let next = self.chain.nonce(transaction.from);
        if tx.nonce() < next {
            return Err(RpcError::rejected(format!(
                "nonce too low: next nonce {next}, tx nonce {}",
                tx.nonce()
            )));
        }
        if tx.nonce() == u64::MAX {
            return Err(RpcError::rejected("nonce has max value: EIP-2681 leaves none after it"));
        }
        let (length, most) = (tx.input().len(), 2 * config.rules.max_code_size as usize);
        if tx.is_create() && length > most {
            return Err(RpcError::rejected(format!(
                "max initcode size exceeded: code size {length}, limit {most}"
            )));
        }
        if tx.gas_limit() > config.tx_gas_limit {
            let most = config.tx_gas_limit;
            return Err(RpcError::rejected(format!(
                "intrinsic gas too high, exceeds block gas limit: most {most}, tx {}",
                tx.gas_limit()
            )));
        }
        self.check_price(transaction)
    }

    fn check_price(&self, transaction: &SignedTransaction) -> Result<(), RpcError> {
        let (tx, base_fee) = (&transaction.envelope, u128::from(self.chain.config().base_fee));
        if tx.max_priority_fee_per_gas().is_some_and(|tip| tip > tx.max_fee_per_gas()) {
            return Err(RpcError::rejected("max priority fee per gas higher than max fee per gas"));
        }
        if tx.max_fee_per_gas() < base_fee {
            return Err(RpcError::rejected(format!(
                "max fee per gas less than block base fee: maxFeePerGas {}, baseFee {base_fee}",
                tx.max_fee_per_gas()
            )));
        }
        let gas = U256::from(tx.max_fee_per_gas()).saturating_mul(U256::from(tx.gas_limit()));
        let (need, have) = (gas.saturating_add(tx.value()), self.chain.balance(transaction.from));
        if have < need {
            return Err(RpcError::rejected(format!(
                "insufficient funds for gas * price + value: balance {have}, tx cost {need}"
            )));
        }
        let intrinsic = intrinsic_gas(self.chain.config(), &transaction.to_executable());
        match tx.gas_limit() < intrinsic {
            true => Err(Invalid::IntrinsicGas { limit: tx.gas_limit(), intrinsic }.into()),
            false => Ok(()),
        }
    }
}

/// Programs that a transaction activated.
fn activated(receipt: &Receipt) -> Vec<Address> {
    receipt.logs_of::<ProgramActivated>(ARB_WASM).into_iter().map(|event| event.program).collect()
}
