//! What those who were outbid can withdraw.

use crate::abi::ICollateralAuction as abi;
use crate::errors::{self, Error};
use crate::storage::{CollateralAuction, Place};
use alloy_primitives::{Address, B256, U256};
use kit::words::{Word, number};
use kit::{emit, host, token};

impl CollateralAuction {
    /// Keeps an amount for an account. It is not paid now, so that no bidder can block another.
    pub(crate) fn credit(&mut self, account: Address, currency: Address, amount: U256) -> Result<(), Error> {
        let place = Place::Withdrawable(account, currency);
        let waiting = number(self.load(place)).checked_add(amount).ok_or_else(errors::arithmetic_overflow)?;
        self.store(place, waiting.word());
        emit!(Credited, [account, currency], [amount]);
        Ok(())
    }

    /// Owner: has what waits for it paid. `ZeroAddress`, `NothingToWithdraw`, `TransferFailed`.
    pub(crate) fn withdraw(&mut self, currency: Address, to: Address) -> Result<U256, Error> {
        if to.is_zero() {
            return Err(errors::zero_address());
        }
        let account = host::sender();
        let place = Place::Withdrawable(account, currency);
        let amount = number(self.load(place));
        if amount.is_zero() {
            return Err(errors::nothing_to_withdraw());
        }
        self.store(place, B256::ZERO);
        emit!(Withdrawn, [account, currency, to], [amount]);
        token::push(currency, to, amount)?;
        Ok(amount)
    }
}
