//! Parameters, which the authority sets. The setters call nothing.

use crate::errors::{self, Error};
use crate::events;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use kit::host;
use stylus_sdk::prelude::*;

impl UsdAi {
    /// Names the first authority, once. `AlreadyConstructed`, `ZeroAddress` for none.
    pub fn construct(&mut self, authority: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)
    }

    /// Authority: sets the supply cap, which may be below the supply. `SupplyCapTooHigh`.
    pub fn set_supply_cap(&mut self, cap: U256) -> Result<(), Error> {
        self.authority.check()?;
        let mut limits = self.limits();
        limits.set_supply_cap(cap)?;
        self.set_limits(&limits);
        events::supply_cap_set(cap);
        Ok(())
    }

    /// Authority: stops minting until then, or ends that. `PauseTooLong`,
    /// `PauseCoolingDown`.
    pub fn pause_mint(&mut self, until: u64) -> Result<(), Error> {
        self.authority.check()?;
        let mut limits = self.limits();
        limits.pause.set(host::now(), until)?;
        self.set_limits(&limits);
        events::mint_pause_set(u64::from(limits.pause.until));
        Ok(())
    }

    /// Authority: names who receives harvests. `ZeroAddress` for none.
    pub fn set_harvest_recipient(&mut self, recipient: Address) -> Result<(), Error> {
        self.authority.check()?;
        if recipient.is_zero() {
            return Err(errors::zero_address());
        }
        self.harvest_recipient.set(recipient);
        events::harvest_recipient_set(recipient);
        Ok(())
    }

    /// Authority: lets an account convert free of caps and fees, or no longer.
    pub fn set_cap_exempt(&mut self, account: Address, exempt: bool) -> Result<(), Error> {
        self.authority.check()?;
        self.cap_exempt.insert(account, U256::from_limbs([u64::from(exempt), 0, 0, 0]));
        events::cap_exempt_set(account, exempt);
        Ok(())
    }
}
