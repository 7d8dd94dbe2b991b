//! USDai on other chains (ERC-7802). What exists here and there stays the same, so no cap and no pause is in the way.

use crate::errors::{self, Error};
use crate::events;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use kit::host;

impl UsdAi {
    /// The bridge: mints what came back from another chain. `NotBridge`, `ZeroAmount`, `BridgedExceeded` above what
    /// went, `ERC20InvalidReceiver`.
    pub fn crosschain_mint(&mut self, to: Address, amount: U256) -> Result<(), Error> {
        let bridge = self.check_bridge(amount)?;
        let mut limits = self.limits();
        limits.bring_back(amount)?;
        self.set_limits(&limits);
        self.erc20._mint(to, amount)?;
        events::crosschain_mint(to, amount, bridge);
        Ok(())
    }

    /// The bridge: burns what goes to another chain, of its own or within its allowance from `from`. `NotBridge`,
    /// `ZeroAmount`, `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `ArithmeticOverflow` from 2^94 on.
    pub fn crosschain_burn(&mut self, from: Address, amount: U256) -> Result<(), Error> {
        let bridge = self.check_bridge(amount)?;
        let mut limits = self.limits();
        limits.send_out(amount)?;
        self.set_limits(&limits);
        if from != bridge {
            self.erc20._spend_allowance(from, bridge, amount)?;
        }
        self.erc20._burn(from, amount)?;
        events::crosschain_burn(from, amount, bridge);
        Ok(())
    }

    fn check_bridge(&self, amount: U256) -> Result<Address, Error> {
        let caller = host::sender();
        if caller != self.bridge.get() {
            return Err(errors::not_bridge(caller));
        }
        if amount.is_zero() {
            return Err(errors::zero_amount());
        }
        Ok(caller)
    }
}
