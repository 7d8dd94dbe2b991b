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

    /// Offers the place, or withdraws the offer with the zero address. `AccessControlUnauthorizedAccount` of nobody
    /// when the place was left empty: the same operation cannot fill it again.
    pub(crate) fn offer_admin(&mut self, account: Address) -> Result<(), Error> {
        let admin = self.admin();
        if admin.is_zero() {
            return Err(errors::access_control_unauthorized_account(admin, ADMIN));
        }
        self.pending_admin.set(account);
        events::admin_offered(admin, account);
        Ok(())
    }

    /// Leaves the place empty, which nobody can undo. `OperationsPending` while another operation could be carried
    /// out: nobody would be left to have its place taken by one that was called off.
    pub(crate) fn renounce_admin(&mut self) -> Result<(), Error> {
        let others = self.live_operations();
        if others != 0 {
            return Err(errors::operations_pending(others));
        }
        let previous = self.admin();
        self.pending_admin.set(Address::ZERO);
        self.take(ADMIN, previous);
        events::admin_changed(previous, Address::ZERO);
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
