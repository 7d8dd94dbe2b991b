//! What goes back to a depositor, whatever the token thinks of it.

use crate::abi::IDepositTimelock as abi;
use crate::errors::{self, Error};
use crate::storage::{DepositTimelock, Place};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::words::{Word, number, with_selector};
use kit::{emit, host, token};

sol! {
    interface IToken {
        function transfer(address to, uint256 value) external;
    }
}

/// Gas for paying a rest back. A proxy's transfer to a new holder takes some 60,000.
const REST_GAS: u64 = 200_000;

impl DepositTimelock {
    /// Pays an amount, or keeps it for the account to claim when the token does not move it.
    pub(crate) fn pay_or_credit(
        &mut self,
        token: Address,
        account: Address,
        amount: u128,
    ) -> Result<(), Error> {
        if amount == 0 || is_paid(token, account, amount) {
            return Ok(());
        }
        let place = Place::Claimable(account, token);
        let waiting = number(self.load(place)).checked_add(number(amount.word()));
        self.store(place, waiting.ok_or_else(errors::arithmetic_overflow)?.word());
        emit!(Credited, [account, token], [amount]);
        Ok(())
    }

    /// Owner: has what waits for it paid. `ZeroAddress`, `NothingToClaim`, `TransferFailed`.
    pub(crate) fn claim(&mut self, token: Address, to: Address) -> Result<U256, Error> {
        if to.is_zero() {
            return Err(errors::zero_address());
        }
        let account = host::sender();
        let place = Place::Claimable(account, token);
        let amount = number(self.load(place));
        if amount.is_zero() {
            return Err(errors::nothing_to_claim());
        }
        self.store(place, B256::ZERO);
        emit!(Claimed, [account, token, to], [amount]);
        token::push(token, to, amount)?;
        Ok(amount)
    }
}

/// Whether the token moved it: the call succeeded, and it said true or nothing.
fn is_paid(token: Address, to: Address, amount: u128) -> bool {
    let call = with_selector(IToken::transferCall::SELECTOR, &[to.word(), amount.word()]);
    let answer = host::forward(token, &call, REST_GAS, B256::len_bytes());
    answer.is_ok_and(|answer| answer.is_empty() || answer.as_slice() == true.word().as_slice())
}
