//! Calls, which change nothing, and transactions, which mine a block each.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;

use super::{CallError, Chain, Receipt, Revert};
use crate::{
    config::Config,
    executor::{BlockPosition, Invalid, Mode, Outcome, Status, Transaction, execute},
    recent::RecentPrograms,
    trace::HostCall,
};

impl Chain {
    /// `eth_call` from the zero address: what the function returns now.
    ///
    /// # Errors
    /// [`CallError`] if it does not return, or returns something else than its interface says.
    pub fn call<C: SolCall>(&mut self, to: Address, call: &C) -> Result<C::Return, CallError> {
        self.call_as(Address::ZERO, to, call)
    }

    /// [`Chain::call`] with another sender, which may be a contract and needs no balance.
    ///
    /// # Errors
    /// As [`Chain::call`].
    pub fn call_as<C: SolCall>(
        &mut self,
        from: impl Into<Address>,
        to: Address,
        call: &C,
    ) -> Result<C::Return, CallError> {
        let output = self.call_raw(from, to, call.abi_encode())?;
        C::abi_decode_returns_validate(&output).map_err(|error| CallError::Output {
            call: C::SIGNATURE,
            output,
            reason: error.to_string(),
        })
    }

    /// `eth_call` with raw call data.
    ///
    /// # Errors
    /// [`CallError`] if it does not return.
    pub fn call_raw(
        &mut self,
        from: impl Into<Address>,
        to: Address,
        data: impl Into<Bytes>,
    ) -> Result<Bytes, CallError> {
        let tx = self.transaction(from, Some(to), data);
        let outcome = self.simulate(&tx)?;
        match outcome.status {
            Status::Success => Ok(outcome.output),
            status => Err(self.failure(status, outcome.output, None)),
        }
    }

    /// Calls a function in a transaction of its own and mines it.
    ///
    /// # Errors [`CallError`] if it does not return. A reverted transaction is mined all the same; the error
    /// has its receipt.
    pub fn send<C: SolCall>(
        &mut self,
        from: impl Into<Address>,
        to: Address,
        call: &C,
    ) -> Result<Receipt, CallError> {
        self.send_value(from, to, U256::ZERO, call)
    }

    /// [`Chain::send`] with `value` wei.
    ///
    /// # Errors
    /// As [`Chain::send`].
    pub fn send_value<C: SolCall>(
        &mut self,
        from: impl Into<Address>,
        to: Address,
        value: U256,
        call: &C,
    ) -> Result<Receipt, CallError> {
        let tx = self.transaction(from, Some(to), call.abi_encode());
        self.send_transaction(&Transaction { value, ..tx })
    }

    /// Mines `tx` and insists that it returns.
    ///
    /// # Errors
    /// As [`Chain::send`].
    pub fn send_transaction(&mut self, tx: &Transaction) -> Result<Receipt, CallError> {
        let receipt = self.transact(tx)?;
        if receipt.is_success() {
            return Ok(receipt);
        }
        Err(self.failure(receipt.status, receipt.output.clone(), Some(Box::new(receipt))))
    }

    /// A transaction with no value, the largest gas limit, the base fee as gas price and the sender's next
    /// nonce.
    #[must_use]
    pub fn transaction(
        &self,
        from: impl Into<Address>,
        to: Option<Address>,
        data: impl Into<Bytes>,
    ) -> Transaction {
        Transaction {
            from: from.into(),
            to,
            data: data.into(),
            gas_limit: self.config.tx_gas_limit,
            gas_price: u128::from(self.config.base_fee),
            ..Transaction::default()
        }
    }

    /// Mines `tx` in a block of its own, whether it succeeds or not.
    ///
    /// # Errors
    /// [`Invalid`] if it cannot be in a block; then nothing is mined.
    pub fn transact(&mut self, tx: &Transaction) -> Result<Receipt, Invalid> {
        self.trace_if(tx, false).map(|(receipt, _)| receipt)
    }

    /// [`Chain::transact`] that also returns the host calls of the programs, in order.
    ///
    /// # Errors
    /// As [`Chain::transact`].
    pub fn trace(&mut self, tx: &Transaction) -> Result<(Receipt, Vec<HostCall>), Invalid> {
        self.trace_if(tx, true)
    }

    /// Mines several transactions in one block, where the programs that earlier ones ran are charged as
    /// cached.
    ///
    /// # Errors
    /// [`Invalid`] for the first that cannot be in the block; then nothing is mined.
    pub fn transact_together(&mut self, txs: &[Transaction]) -> Result<Vec<Receipt>, Invalid> {
        let mut block = self.open_block();
        for tx in txs {
            block.push(tx, None)?;
        }
        Ok(block.seal().receipts.clone())
    }

    /// Runs `tx` as `eth_call` does: no check of nonce, balance or fee, and nothing is kept.
    ///
    /// # Errors
    /// [`Invalid`] if the gas limit does not pay for the call data.
    pub fn simulate(&mut self, tx: &Transaction) -> Result<Outcome, Invalid> {
        self.simulate_in(self.state.next(), tx, false)
    }

    /// [`Chain::simulate`] in another place of the chain, with calls and host calls in the outcome if `traced`.
    ///
    /// # Errors
    /// As [`Chain::simulate`].
    pub fn simulate_in(
        &mut self,
        position: BlockPosition,
        tx: &Transaction,
        traced: bool,
    ) -> Result<Outcome, Invalid> {
        let mode = Mode { simulate: true, trace: traced };
        execute(&mut self.state.db, &self.config, position, &mut RecentPrograms::default(), tx, mode)
    }

    /// Runs `tx` on the state for free: no block, no receipt, no fee.
    pub(super) fn run_outside_blocks(&mut self, tx: &Transaction) -> Result<(), CallError> {
        let config = Config { base_fee: 0, ..self.config.clone() };
        let tx = Transaction { gas_price: 0, ..tx.clone() };
        let (block, mut recent) = (self.state.next(), RecentPrograms::default());
        let mut outcome = execute(&mut self.state.db, &config, block, &mut recent, &tx, Mode::default())?;
        self.state.changes.append(std::mem::take(&mut outcome.changes));
        match outcome.status {
            Status::Success => Ok(()),
            status => Err(self.failure(status, outcome.output, None)),
        }
    }

    fn trace_if(&mut self, tx: &Transaction, traced: bool) -> Result<(Receipt, Vec<HostCall>), Invalid> {
        let mut block = self.open_block();
        let calls =
            if traced { block.trace(tx)?.host_calls } else { block.push(tx, None).map(|_| Vec::new())? };
        let receipts = block.seal().receipts.clone();
        let receipt = receipts.into_iter().next();
        Ok((receipt.ok_or_else(|| Invalid::Other("the block is empty".into()))?, calls))
    }

    fn failure(&self, status: Status, output: Bytes, receipt: Option<Box<Receipt>>) -> CallError {
        if status != Status::Revert {
            return CallError::Halted { status, receipt };
        }
        let text = self.errors.describe(&output);
        CallError::Reverted(Revert::new(output, text, receipt))
    }
}
