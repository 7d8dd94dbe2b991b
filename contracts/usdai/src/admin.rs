//! Parameters and who may set them: one address, which passes its place on in two steps.

use crate::errors::Error;
use crate::events;
use crate::host;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use stylus_sdk::prelude::*;

impl UsdAi {
    /// Names the first administrator, once. [`Error::already_constructed`], [`Error::zero_address`] for none.
    pub fn construct(&mut self, admin: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| Error::already_constructed())?;
        if admin.is_zero() {
            return Err(Error::zero_address());
        }
        self.set_admin(Address::ZERO, admin);
        Ok(())
    }

    /// [`Error::not_admin`] unless the administrator calls.
    pub fn check_admin(&self) -> Result<Address, Error> {
        let caller = host::sender();
        if caller == self.admin.get() { Ok(caller) } else { Err(Error::not_admin(caller)) }
    }

    /// Administrator: offers the place, or withdraws the offer with the zero address.
    pub fn transfer_admin(&mut self, account: Address) -> Result<(), Error> {
        let admin = self.check_admin()?;
        self.pending_admin.set(account);
        events::admin_offered(admin, account);
        Ok(())
    }

    /// The account that was offered the place: takes it. [`Error::not_pending_admin`] for any other.
    pub fn accept_admin(&mut self) -> Result<(), Error> {
        let caller = host::sender();
        if caller != self.pending_admin.get() {
            return Err(Error::not_pending_admin(caller));
        }
        self.pending_admin.set(Address::ZERO);
        let previous = self.admin.get();
        self.set_admin(previous, caller);
        Ok(())
    }

    /// Administrator: sets the supply cap, which may be below the supply. [`Error::supply_cap_too_high`].
    pub fn set_supply_cap(&mut self, cap: U256) -> Result<(), Error> {
        self.check_admin()?;
        let mut limits = self.limits();
        limits.set_supply_cap(cap)?;
        self.set_limits(&limits);
        events::supply_cap_set(cap);
        Ok(())
    }

    /// Administrator: stops minting until then, or ends that. [`Error::pause_too_long`],
    /// [`Error::pause_cooling_down`].
    pub fn pause_mint(&mut self, until: u64) -> Result<(), Error> {
        self.check_admin()?;
        let mut limits = self.limits();
        limits.pause(host::now(), until)?;
        self.set_limits(&limits);
        events::mint_pause_set(u64::from(limits.paused_until));
        Ok(())
    }

    /// Administrator: names who receives harvests. [`Error::zero_address`] for none.
    pub fn set_harvest_recipient(&mut self, recipient: Address) -> Result<(), Error> {
        self.check_admin()?;
        if recipient.is_zero() {
            return Err(Error::zero_address());
        }
        self.harvest_recipient.set(recipient);
        events::harvest_recipient_set(recipient);
        Ok(())
    }

    /// Administrator: lets an account mint beyond the supply cap, or no longer.
    pub fn set_cap_exempt(&mut self, account: Address, exempt: bool) -> Result<(), Error> {
        self.check_admin()?;
        self.cap_exempt.insert(account, U256::from_limbs([u64::from(exempt), 0, 0, 0]));
        events::cap_exempt_set(account, exempt);
        Ok(())
    }

    fn set_admin(&mut self, previous: Address, admin: Address) {
        self.admin.set(admin);
        events::admin_changed(previous, admin);
    }
}
