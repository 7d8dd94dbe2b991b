//! Parameters, which the authority sets. The setters call nothing.

use crate::errors::{self, Error};
use crate::events;
use crate::record::narrow;
use crate::storage::UsdAi;
use alloy_primitives::{Address, B256, U256};
use kit::host;
use openzeppelin_stylus::token::erc20::IErc20;
use stylus_sdk::prelude::*;
use usdai_core::access::{AMOUNT_MAXIMUM, Mode, Tranche};
use usdai_core::{Bps, Usd};

impl UsdAi {
    /// Names the first authority, once. `AlreadyConstructed`, `ZeroAddress` for none.
    pub fn construct(&mut self, authority: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)
    }

    /// Authority: sets who may mint. `AccessModeUnknown`.
    pub fn set_access(&mut self, mode: u64, root: B256, inviter: Address) -> Result<(), Error> {
        self.authority.check()?;
        let mut limits = self.limits();
        limits.mode = Mode::of(mode).ok_or_else(|| errors::access_mode_unknown(mode))?;
        self.set_limits(&limits);
        self.access_root.set(root);
        self.inviter.set(inviter);
        events::access_set(limits.mode, root, inviter);
        Ok(())
    }

    /// Authority: sets the most that an address may mint while anyone may, or no such cap. `AddressCapTooHigh`.
    pub fn set_address_cap(&mut self, cap: U256) -> Result<(), Error> {
        self.authority.check()?;
        let most = AMOUNT_MAXIMUM;
        let units = narrow(cap).filter(|cap| *cap <= most);
        let units = units.ok_or_else(|| errors::address_cap_too_high(cap, most))?;
        let mut limits = self.limits();
        limits.is_address_capped = units != 0;
        self.set_limits(&limits);
        self.address_cap.set(cap);
        events::address_cap_set(units);
        Ok(())
    }

    /// Authority: sets the supply cap, and the share of what it leaves open that one block may mint at most.
    /// `SupplyCapTooHigh`, `BlockShareOutOfRange`, `TrancheEmpty`.
    pub fn open_tranche(&mut self, cap: U256, share: u16) -> Result<(), Error> {
        self.authority.check()?;
        let out_of_range = || errors::block_share_out_of_range(share.into(), Bps::DENOMINATOR.into());
        let share = Bps::new(share).ok().filter(|share| *share != Bps::ZERO).ok_or_else(out_of_range)?;
        let mut limits = self.limits();
        limits.set_supply_cap(cap)?;
        limits.is_throttled = true;
        let exists = Usd::new(self.erc20.total_supply()).checked_add(Usd::new(limits.bridged_units()))?;
        let open = Usd::new(cap).excess_over(exists);
        let tranche = Tranche::open(open, share).map_err(|error| errors::of_access(Address::ZERO, error))?;
        self.set_limits(&limits);
        self.tranche.set(tranche.pack());
        events::supply_cap_set(cap);
        events::tranche_opened(open.raw(), tranche.per_block);
        Ok(())
    }

    /// Authority: names where prices come from, or nobody.
    pub fn set_price_oracle(&mut self, price_oracle: Address) -> Result<(), Error> {
        self.authority.check()?;
        self.price_oracle.set(price_oracle);
        events::price_oracle_set(price_oracle);
        Ok(())
    }

    /// Authority: names what takes USDai to other chains and brings it back, or nobody.
    pub fn set_bridge(&mut self, bridge: Address) -> Result<(), Error> {
        self.authority.check()?;
        self.bridge.set(bridge);
        events::bridge_set(bridge);
        Ok(())
    }

    /// Authority: sets the supply cap, which may be below the supply, and bounds no block. `SupplyCapTooHigh`.
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

    /// Authority: lets an account convert free of access, caps and fees, or no longer.
    pub fn set_cap_exempt(&mut self, account: Address, exempt: bool) -> Result<(), Error> {
        self.authority.check()?;
        self.cap_exempt.insert(account, U256::from_limbs([u64::from(exempt), 0, 0, 0]));
        events::cap_exempt_set(account, exempt);
        Ok(())
    }
}
