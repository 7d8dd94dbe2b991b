//! The token, which is kept here or burns and mints.

use crate::errors::{self, Error};
use crate::storage::Bridge;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, sol};
use kit::words::Word;
use kit::{host, token};

sol! {
    interface IBridged {
        function crosschainMint(address to, uint256 amount) external;
        function crosschainBurn(address from, uint256 amount) external;
        function transfer(address to, uint256 amount) external;
    }
}

impl Bridge {
    /// Has an amount of a bridge's kept here or burnt. `ArrivedTooLittle` when not all of it arrives, and what the
    /// token refuses.
    pub(crate) fn collect(&self, bridge: Address, amount: U256) -> Result<(), Error> {
        let token = self.token.get();
        if !self.locks.get() {
            let words = [bridge.word(), amount.word()];
            return host::call_or_explain(token, IBridged::crosschainBurnCall::SELECTOR, &words).map(drop);
        }
        // The other side makes as much as was asked for.
        let arrived = token::pull(token, bridge, amount)?;
        if arrived < amount { Err(errors::arrived_too_little(arrived, amount)) } else { Ok(()) }
    }

    /// Pays an amount of what is kept here, or has it minted. What the token refuses.
    pub(crate) fn pay(&self, to: Address, amount: U256) -> Result<(), Error> {
        self.try_pay(to, amount)?.map_err(|reason| {
            let reason = Vec::from(reason);
            if reason.is_empty() {
                errors::transfer_failed(self.token.get())
            } else {
                Error::of_callee(reason)
            }
        })
    }

    /// The same; its result is what the token says that has moved nothing. `TransferFailed` when it may have moved
    /// something and does not say so: that has to be undone, or it could be paid twice.
    pub(crate) fn try_pay(&self, to: Address, amount: U256) -> Result<Result<(), Error>, Error> {
        let (token, locks) = (self.token.get(), self.locks.get());
        let selector =
            if locks { IBridged::transferCall::SELECTOR } else { IBridged::crosschainMintCall::SELECTOR };
        match host::call_or_explain(token, selector, &[to.word(), amount.word()]) {
            Ok(answer) if locks && !answer.is_empty() && answer.as_slice() != true.word().as_slice() => {
                Err(errors::transfer_failed(token))
            }
            Ok(_) => Ok(Ok(())),
            Err(reason) => Ok(Err(reason)),
        }
    }
}
