//! Staking: USDai in, shares out, at the optimistic price.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error, of_vault};
use crate::prices::Prices;
use crate::storage::{SUsdAi, now};
use crate::streams::Origin;
use alloy_primitives::{Address, U256};
use kit::erc20::Token;
use kit::token::{self, PermitSignature};
use kit::{emit, host};
use usdai_core::vault::{deposit_down, mint_up, premium_down};
use usdai_core::{Shares, Usd};

/// What a caller asks for: one amount given, a bound on the other.
pub struct Stake {
    /// USDai for a deposit, shares for a mint.
    pub amount: U256,
    /// Who receives the shares.
    pub receiver: Address,
    /// The least shares of a deposit, the most USDai of a mint.
    pub bound: U256,
}

impl SUsdAi {
    /// Takes USDai from the caller and mints shares, rounded down; returns them. Anyone.
    ///
    /// With a signature USDai's own permit is tried first and may fail.
    pub(crate) fn deposit(&mut self, stake: &Stake, permit: Option<&PermitSignature>) -> Result<U256, Error> {
        let prices = self.open_entry(stake)?;
        let assets = Usd::new(stake.amount);
        let shares = deposit_down(assets, &prices.optimistic).map_err(of_vault)?;
        if shares.raw() < stake.bound {
            return Err(errors::minimum_not_met(shares.raw(), stake.bound));
        }
        self.enter(stake.receiver, assets, shares, &prices, permit)?;
        Ok(shares.raw())
    }

    /// Mints shares for what they cost, rounded up; returns the cost. Anyone.
    pub(crate) fn mint(&mut self, stake: &Stake) -> Result<U256, Error> {
        let prices = self.open_entry(stake)?;
        let shares = Shares::new(stake.amount);
        let assets = mint_up(shares, &prices.optimistic).map_err(of_vault)?;
        if assets.raw() > stake.bound {
            return Err(errors::maximum_exceeded(assets.raw(), stake.bound));
        }
        self.enter(stake.receiver, assets, shares, &prices, None)?;
        Ok(assets.raw())
    }

    /// Validates what the arithmetic and the token do not, follows the clock, and prices.
    fn open_entry(&mut self, stake: &Stake) -> Result<Prices, Error> {
        Self::check_receiver(stake.receiver)?;
        if let Some(until) = self.settings().pause.running(host::now()) {
            return Err(errors::deposits_paused(until));
        }
        self.follow_clock()?;
        self.prices(now())
    }

    fn enter(
        &mut self,
        receiver: Address,
        assets: Usd,
        shares: Shares,
        prices: &Prices,
        permit: Option<&PermitSignature>,
    ) -> Result<(), Error> {
        let premium = premium_down(assets, shares, &prices.conservative)?;
        self.set_counted_cash(&self.counted_cash().receive(assets)?)?;
        self.stream_some(Origin::Premium, premium)?;
        self.erc20._mint(receiver, shares.raw())?;
        let caller = host::sender();
        emit!(Deposit, [caller, receiver], [assets.raw(), shares.raw()]);
        let usdai = self.settings().usdai;
        if let Some(signature) = permit {
            token::try_permit(usdai, caller, assets.raw(), signature);
        }
        token::take(usdai, caller, assets.raw())
    }
}
