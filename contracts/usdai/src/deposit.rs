//! Minting against reserve assets.

use crate::errors::Error;
use crate::events::{self, Exchange};
use crate::host;
use crate::limits::Limits;
use crate::price::price_of;
use crate::record::AssetRecord;
use crate::storage::UsdAi;
use crate::token::{self, PermitSignature};
use alloy_primitives::{Address, U256};
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::reserve::{
    self, check_share_cap, check_supply_cap, reserve_value_down, value_down,
};
use usdai_core::{AssetAmount, Bps, Usd};

/// What a caller asks of a deposit.
pub struct Deposit {
    /// The asset that is paid in.
    pub asset: Address,
    /// Units of it to take from the caller.
    pub amount: U256,
    /// The least USDai to mint.
    pub minimum: U256,
    /// Who receives the USDai.
    pub recipient: Address,
}

impl UsdAi {
    /// Takes the asset from the caller and mints for what arrives, rounded down; returns what was minted.
    ///
    /// Anyone, while minting is on. What arrived is known only after the call to the asset, so the writes
    /// come after it; the guard against re-entrance makes that safe.
    pub fn deposit(&mut self, deposit: &Deposit) -> Result<U256, Error> {
        let (limits, mut record) = self.check_deposit(deposit)?;
        let &Deposit {
            asset, recipient, ..
        } = deposit;
        let caller = host::sender();
        let received = token::pull(asset, caller, deposit.amount)?;
        record.credit(asset, received)?;
        let minted = self.quote_mint_down(asset, &record, received)?;
        if minted.raw() < deposit.minimum {
            return Err(Error::minimum_not_met(minted.raw(), deposit.minimum));
        }
        self.check_caps(caller, asset, &record, &limits, minted)?;
        self.set_record(asset, &record);
        self.erc20._mint(recipient, minted.raw())?;
        events::deposited(&Exchange {
            caller,
            recipient,
            asset,
            paid_in: received,
            paid_out: minted.raw(),
        });
        Ok(minted.raw())
    }

    /// Like [`Self::deposit`], after the asset's own permit, which may fail.
    pub fn deposit_with_permit(
        &mut self,
        deposit: &Deposit,
        signature: &PermitSignature,
    ) -> Result<U256, Error> {
        self.check_deposit(deposit)?;
        token::try_permit(deposit.asset, host::sender(), deposit.amount, signature);
        self.deposit(deposit)
    }

    /// USDai for `amount` if all of it arrives.
    pub fn preview_deposit(&self, asset: Address, amount: U256) -> Result<U256, Error> {
        let record = self.listed(asset)?;
        self.quote_mint_down(asset, &record, amount).map(Usd::raw)
    }

    fn check_deposit(&self, deposit: &Deposit) -> Result<(Limits, AssetRecord), Error> {
        if deposit.amount.is_zero() {
            return Err(Error::zero_amount());
        }
        if deposit.recipient.is_zero() {
            return Err(Error::zero_address());
        }
        let record = self.listed(deposit.asset)?;
        if !record.terms.mint_enabled {
            return Err(Error::mint_disabled(deposit.asset));
        }
        let limits = self.limits();
        limits.check_not_paused(host::now())?;
        Ok((limits, record))
    }

    fn quote_mint_down(
        &self,
        asset: Address,
        record: &AssetRecord,
        received: U256,
    ) -> Result<Usd, Error> {
        let rules = record.rules(asset)?;
        reserve::mint_down(AssetAmount::new(received), &rules, price_of(asset))
            .map(|minted| minted.credited)
            .map_err(|error| Error::of_reserve(asset, error))
    }

    fn check_caps(
        &self,
        caller: Address,
        asset: Address,
        record: &AssetRecord,
        limits: &Limits,
        minted: Usd,
    ) -> Result<(), Error> {
        let supply = Usd::new(self.erc20.total_supply());
        let (bridged, cap) = (
            Usd::new(limits.bridged_units()),
            Usd::new(limits.supply_cap_units()),
        );
        if let Err(error) = check_supply_cap(supply, bridged, minted, cap) {
            if !self.cap_exempt.get(caller) {
                return Err(Error::of_reserve(asset, error));
            }
        }
        self.check_share(asset, record)
    }

    /// Only an asset with a cap pays for reading the others, of which there are at most sixteen.
    fn check_share(&self, asset: Address, record: &AssetRecord) -> Result<(), Error> {
        let rules = record.rules(asset)?;
        if rules.share_cap == Bps::WHOLE {
            return Ok(());
        }
        let mut total = Usd::ZERO;
        for listed in self.asset_list() {
            let current = if listed == asset {
                *record
            } else {
                self.record(listed)
            };
            let value = reserve_value_down([current.holding(listed, price_of(listed))?])?;
            total = total.checked_add(value)?;
        }
        let units = AssetAmount::new(record.ledger_units());
        let value = value_down(units, rules.decimals, price_of(asset))?;
        check_share_cap(value, total, rules.share_cap)
            .map_err(|error| Error::of_reserve(asset, error))
    }
}
