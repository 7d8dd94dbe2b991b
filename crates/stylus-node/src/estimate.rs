//! `eth_estimateGas`: the least gas limit with which a transaction succeeds.

use stylus_chain::{
    chain::Chain,
    executor::{BlockPosition, Invalid, Outcome, Status, Transaction, intrinsic_gas},
};

use crate::{
    call::{Question, returned},
    error::RpcError,
    node::Node,
};

/// What a value transfer leaves the callee, which a call has to have left.
const CALL_STIPEND: u64 = 2_300;
/// The search ends when the interval is this small a part of the limit: 1.5 percent, as in geth.
const ACCURACY_PERMILLE: u64 = 15;

impl Node {
    /// Gas limit for a question's transaction, at most 1.5% above the least.
    ///
    /// # Errors
    /// It fails with all gas that it may have: the revert, or that the allowance does not do.
    pub fn estimate_gas(&mut self, question: &Question) -> Result<u64, RpcError> {
        let price = question.request.gas_price.or(question.request.max_fee_per_gas).unwrap_or_default();
        let from = question.request.from.unwrap_or_default();
        self.look(question, |chain, position, tx| {
            let mut tx = tx.clone();
            if price > 0 {
                let for_gas = chain.balance(from).saturating_sub(tx.value);
                let affordable = for_gas / alloy_primitives::U256::from(price);
                tx.gas_limit = tx.gas_limit.min(affordable.saturating_to());
            }
            search(chain, position, tx)
        })?
    }
}

fn search(chain: &mut Chain, position: BlockPosition, tx: Transaction) -> Result<u64, RpcError> {
    let (allowance, least) = (tx.gas_limit, intrinsic_gas(chain.config(), &tx));
    let is_plain = tx.data.is_empty() && tx.to.is_some_and(|to| chain.code(to).is_empty());
    let mut run = |gas_limit| -> Result<Outcome, Invalid> {
        chain.simulate_in(position, &Transaction { gas_limit, ..tx.clone() }, false)
    };
    // Wallets know what a plain transfer costs, and ask for no more.
    if is_plain && least <= allowance && run(least).is_ok_and(|outcome| outcome.status == Status::Success) {
        return Ok(least);
    }
    let with_all = match run(allowance) {
        Err(Invalid::IntrinsicGas { .. }) => return Err(exceeds(allowance)),
        other => other?,
    };
    if with_all.status == Status::OutOfGas && with_all.rejected.is_none() {
        return Err(exceeds(allowance));
    }
    let before_refund = with_all.gas_used.saturating_add(with_all.gas_refunded);
    returned(with_all)?;
    let (mut too_little, mut enough) = (before_refund.saturating_sub(1), allowance);
    // Calls keep a 64th of their gas back (EIP-150).
    let guess = before_refund.saturating_add(CALL_STIPEND).saturating_mul(64) / 63;
    let mut next = guess;
    while too_little.saturating_add(1) < enough
        && (enough - too_little).saturating_mul(1_000) > enough.saturating_mul(ACCURACY_PERMILLE)
    {
        let limit = next.clamp(too_little + 1, enough - 1);
        match run(limit) {
            Ok(outcome) if outcome.status == Status::Success => enough = limit,
            _ => too_little = limit,
        }
        next = too_little + (enough - too_little) / 2;
    }
    Ok(enough.max(least))
}

fn exceeds(allowance: u64) -> RpcError {
    RpcError::rejected(format!("gas required exceeds allowance ({allowance})"))
}
