//! Tokens that leave, that come back, and that wait.

use crate::abi::IBridge as abi;
use crate::errors::{self, Error};
use crate::storage::{Bridge, Place, now};
use alloy_primitives::{Address, U256};
use kit::{emit, host};
use usdai_core::AssetAmount;

/// Whose holders are bridges.
const ROLE: &str = "BRIDGE";

impl Bridge {
    /// BRIDGE: takes an amount of the caller's own, all of it or nothing.
    ///
    /// `NotBridge`, `NotOwnTokens`, `ZeroAmount`, `BurningLimitTooLow`, and what the token refuses.
    pub(crate) fn take(&mut self, from: Address, amount: U256) -> Result<(), Error> {
        let bridge = self.caller_with_role()?;
        if from != bridge {
            return Err(errors::not_own_tokens(from, bridge));
        }
        let taken = positive(amount)?;
        let mut burning = self.burning(bridge);
        burning.usage = burning.usage.refilled(burning.limit, now());
        let available = burning.usage.available_down(burning.limit)?;
        if available < taken {
            return Err(errors::burning_limit_too_low(bridge, available.raw(), amount));
        }
        burning.usage = burning.usage.take(taken)?;
        self.store(Place::Burning(bridge), burning.pack()?);
        let inbound = self.inbound(bridge);
        self.set_inbound(bridge, &inbound, &inbound.took(taken)?)?;
        emit!(CrosschainBurn, [from, bridge], [amount]);
        self.collect(bridge, amount)
    }

    /// BRIDGE: brings an amount back for `to`, of which the limit's part is paid now and the rest queued. What the
    /// token refuses to pay is queued as well: a message that is refused for it might never be taken.
    ///
    /// `NotBridge`, `ZeroAddress`, `RecipientRefused`, `ZeroAmount`, `MintingLimitMissing`, `OutstandingTooLow`,
    /// `TransferFailed`.
    pub(crate) fn bring(&mut self, to: Address, amount: U256) -> Result<(), Error> {
        let bridge = self.caller_with_role()?;
        self.check_recipient(to)?;
        let brought = positive(amount)?;
        let (now, before) = (now(), self.inbound(bridge));
        let outcome =
            |paid| before.brought(brought, paid, now).map_err(|error| errors::of_arrival(bridge, error));
        let mut paid = before.payable_down(now)?.min(brought);
        let after = outcome(paid)?;
        self.set_inbound(bridge, &before, &after)?;
        emit!(CrosschainMint, [to, bridge], [amount]);
        if !paid.is_zero() && self.try_pay(to, paid.raw())?.is_err() {
            paid = AssetAmount::ZERO;
            self.set_inbound(bridge, &after, &outcome(paid)?)?;
        }
        self.enqueue(bridge, to, brought.checked_sub(paid)?)
    }

    /// Anyone: pays what is queued for an account as far as the limit allows.
    ///
    /// `NothingQueued`, `NothingReleasable`, and what the token refuses.
    pub(crate) fn release(&mut self, bridge: Address, account: Address) -> Result<U256, Error> {
        let place = Place::Queued(bridge, account);
        let owed = self.amount(place);
        if owed.is_zero() {
            return Err(errors::nothing_queued(bridge, account));
        }
        let (now, before) = (now(), self.inbound(bridge));
        let paid = before.releasable_down(owed, now)?;
        if paid.is_zero() {
            return Err(errors::nothing_releasable(bridge, account));
        }
        self.set_inbound(bridge, &before, &before.released(paid, now)?)?;
        self.store(place, owed.checked_sub(paid)?.raw());
        emit!(Released, [bridge, account], [paid.raw()]);
        self.pay(account, paid.raw())?;
        Ok(paid.raw())
    }

    fn enqueue(&mut self, bridge: Address, account: Address, amount: AssetAmount) -> Result<(), Error> {
        if amount.is_zero() {
            return Ok(());
        }
        let place = Place::Queued(bridge, account);
        let owed = self.amount(place).checked_add(amount)?;
        self.store(place, owed.raw());
        emit!(Queued, [bridge, account], [amount.raw()]);
        Ok(())
    }

    fn caller_with_role(&self) -> Result<Address, Error> {
        let caller = host::sender();
        if self.authority.has_role(ROLE, caller) { Ok(caller) } else { Err(errors::not_bridge(caller)) }
    }

    fn check_recipient(&self, to: Address) -> Result<(), Error> {
        if to.is_zero() {
            return Err(errors::zero_address());
        }
        if to == host::this() || to == self.token.get() {
            return Err(errors::recipient_refused(to));
        }
        Ok(())
    }
}

fn positive(amount: U256) -> Result<AssetAmount, Error> {
    if amount.is_zero() { Err(errors::zero_amount()) } else { Ok(AssetAmount::new(amount)) }
}
