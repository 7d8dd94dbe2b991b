//! The constructor, and the limits of bridges.

use crate::abi::IBridge as abi;
use crate::errors::{self, Error};
use crate::record::Limit;
use crate::storage::{Bridge, Place, now};
use alloy_primitives::{Address, U256, uint};
use kit::{emit, host};
use stylus_sdk::prelude::*;
use usdai_core::AssetAmount;

/// No limit is higher, whoever sets it: 100,000,000 tokens.
pub const LIMIT_MAXIMUM: U256 = uint!(100_000_000_000_000_000_000_000_000_U256);

impl Bridge {
    /// Names the authority and the token, once. `AlreadyConstructed`, `ZeroAddress`, `NoContract`.
    pub(crate) fn construct(&mut self, authority: Address, token: Address, locks: bool) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        if token.is_zero() {
            return Err(errors::zero_address());
        }
        if !host::has_code(token) {
            return Err(errors::no_contract(token));
        }
        self.authority.construct(authority)?;
        self.token.set(token);
        self.locks.set(locks);
        Ok(())
    }

    /// Authority: sets what a bridge may bring and take. `ZeroAddress`, `LimitTooHigh`, `TooManyBridges`.
    pub(crate) fn set_limits(&mut self, bridge: Address, minting: U256, burning: U256) -> Result<(), Error> {
        self.authority.check()?;
        if bridge.is_zero() {
            return Err(errors::zero_address());
        }
        let highest = minting.max(burning);
        if LIMIT_MAXIMUM < highest {
            return Err(errors::limit_too_high(highest, LIMIT_MAXIMUM));
        }
        let now = now();
        let inbound = self.inbound(bridge);
        self.set_inbound(bridge, &inbound, &inbound.with_limit(AssetAmount::new(minting), now))?;
        let Limit { limit, usage } = self.burning(bridge);
        let next = AssetAmount::new(burning);
        let next = Limit { limit: next, usage: usage.refilled(limit, now).within(next) };
        self.store(Place::Burning(bridge), next.pack()?);
        if highest.is_zero() {
            self.delist(bridge)
        } else {
            self.list(bridge)?
        }
        emit!(BridgeLimitsSet, [bridge], [minting, burning]);
        Ok(())
    }
}
