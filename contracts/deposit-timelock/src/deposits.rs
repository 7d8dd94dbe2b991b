//! Making a deposit, taking of it, and taking it back.

use crate::abi::IDepositTimelock as abi;
use crate::errors::{self, Error};
use crate::record::{Deposit, Key};
use crate::storage::{DepositTimelock, Place};
use alloy_primitives::{Address, U256};
use kit::words::{Word, number};
use kit::{emit, host, token};

/// The longest that a deposit can be out of its depositor's hands: what is far beyond is a mistake in the unit of time.
const LONGEST: u64 = 365 * 86_400;

impl DepositTimelock {
    /// Anyone: holds what arrives of the caller's cash.
    ///
    /// `ZeroAddress`, `ContextMissing`, `ZeroAmount`, `ExpirationOutOfRange`, `DepositExists`, and what the token
    /// refuses.
    pub(crate) fn deposit(
        &mut self,
        key: &Key,
        amount: U256,
        expiration: u64,
        counterparty: Option<Address>,
    ) -> Result<(), Error> {
        check_key(key)?;
        if amount.is_zero() {
            return Err(errors::zero_amount());
        }
        let named = counterparty.unwrap_or_default();
        if counterparty.is_some() && named.is_zero() {
            return Err(errors::zero_address());
        }
        let now = host::now();
        let latest = now.saturating_add(LONGEST);
        if expiration <= now || expiration > latest {
            return Err(errors::expiration_out_of_range(expiration, latest));
        }
        let last = self.last(key);
        if last.amount != 0 {
            return Err(errors::deposit_exists());
        }
        let amount = pull(key, amount)?;
        let has_counterparty = counterparty.is_some();
        let deposited_at = now.max(last.deposited_at.saturating_add(1));
        let deposit = Deposit { amount, expiration, deposited_at, has_counterparty };
        self.store(Place::Deposit(key), deposit.pack()?.word());
        if has_counterparty {
            self.store(Place::Counterparty(key), named.word());
        }
        let Key { depositor, target, context, token } = *key;
        emit!(Deposited, [depositor, target, context], [token, amount, expiration, named]);
        Ok(())
    }

    /// Depositor: takes a deposit back after it has expired. `NoDeposit`, `NotExpired`, `TransferFailed`.
    pub(crate) fn cancel(&mut self, key: &Key) -> Result<u128, Error> {
        let deposit = self.held(key)?;
        if host::now() <= deposit.expiration {
            return Err(errors::not_expired(deposit.expiration));
        }
        self.give_back(key, &deposit)
    }

    /// Target: takes a part of a deposit, of which the rest goes back.
    ///
    /// `ZeroAmount`, `NoDeposit`, `Expired`, `DepositTooLow`, and what the token refuses to pay the target.
    pub(crate) fn withdraw(&mut self, key: &Key, amount: U256) -> Result<(), Error> {
        if amount.is_zero() {
            return Err(errors::zero_amount());
        }
        let deposit = self.held(key)?;
        if deposit.expiration < host::now() {
            return Err(errors::expired(deposit.expiration));
        }
        let taken = u128::try_from(amount).ok();
        let rest = taken.and_then(|taken| deposit.amount.checked_sub(taken));
        let rest = rest.ok_or_else(|| errors::deposit_too_low(deposit.amount, amount))?;
        self.remove(key, &deposit)?;
        let Key { depositor, target, context, token } = *key;
        emit!(Withdrawn, [depositor, target, context], [token, amount, rest]);
        token::push(token, target, amount)?;
        self.pay_or_credit(token, depositor, rest)
    }

    /// Gives all of a deposit back, however that came.
    pub(crate) fn give_back(&mut self, key: &Key, deposit: &Deposit) -> Result<u128, Error> {
        self.remove(key, deposit)?;
        let Key { depositor, target, context, token } = *key;
        let amount = deposit.amount;
        emit!(Cancelled, [depositor, target, context], [token, amount]);
        token::push(token, depositor, number(amount.word()))?;
        Ok(amount)
    }
}

/// What arrived. `ZeroAmount` for nothing.
fn pull(key: &Key, amount: U256) -> Result<u128, Error> {
    let arrived = token::pull(key.token, key.depositor, amount)?.min(amount);
    if arrived.is_zero() {
        return Err(errors::zero_amount());
    }
    u128::try_from(arrived).map_err(|_| errors::arithmetic_overflow())
}

fn check_key(key: &Key) -> Result<(), Error> {
    if key.target.is_zero() || key.token.is_zero() {
        return Err(errors::zero_address());
    }
    if key.context.is_zero() {
        return Err(errors::context_missing());
    }
    Ok(())
}
