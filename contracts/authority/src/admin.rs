//! The administrator: one account, which passes its place on in two steps.

use crate::errors::{self, Error};
use crate::events;
use crate::roles::ADMIN;
use crate::storage::Authority;
use alloy_primitives::{Address, U256};
use kit::host;
use stylus_sdk::prelude::*;

impl Authority {
    /// Names the first administrator, once. `AlreadyConstructed`, `ZeroAddress` for none.
    pub(crate) fn construct(&mut self, admin: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        if admin.is_zero() {
            return Err(errors::zero_address());
        }
        self.give(ADMIN, admin);
        events::admin_changed(Address::ZERO, admin);
        Ok(())
    }

    /// The administrator; none before the contract is constructed.
    pub(crate) fn admin(&self) -> Address {
        self.member(ADMIN, U256::ZERO).unwrap_or_default()
    }

    /// ADMIN: offers the place, or withdraws the offer with the zero address.
    pub(crate) fn offer_admin(&mut self, account: Address) -> Result<(), Error> {
        self.check_role(ADMIN)?;
        self.pending_admin.set(account);
        events::admin_offered(host::sender(), account);
        Ok(())
    }

    /// The account that was offered the place: takes it. `NotPendingAdmin` for any other.
    pub(crate) fn accept_admin(&mut self) -> Result<(), Error> {
        let caller = host::sender();
        if caller.is_zero() || caller != self.pending_admin.get() {
            return Err(errors::not_pending_admin(caller));
        }
        let previous = self.admin();
        self.pending_admin.set(Address::ZERO);
        self.take(ADMIN, previous);
        self.give(ADMIN, caller);
        events::admin_changed(previous, caller);
        Ok(())
    }
}
