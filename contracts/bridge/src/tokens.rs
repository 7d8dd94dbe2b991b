//! The token, which is kept here or burns and mints.

use crate::errors::{self, Error};
use crate::storage::Bridge;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, sol};
use kit::words::Word;
use kit::{host, token};

sol! {
    interface IBridged {
        function crosschainMint(address to, uint256 amount) external;
        function crosschainBurn(address from, uint256 amount) external;
    }
}

impl Bridge {
    /// Has an amount of a bridge's kept here or burnt. `ArrivedTooLittle` when not all of it arrives, and what the token
    /// refuses.
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
        let token = self.token.get();
        if self.locks.get() {
            return token::send(token, to, amount);
        }
        let words = [to.word(), amount.word()];
        host::call_or_explain(token, IBridged::crosschainMintCall::SELECTOR, &words).map(drop)
    }
}
