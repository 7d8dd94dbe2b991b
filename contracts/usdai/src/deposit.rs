//! Minting against reserve assets.

use crate::errors::{self, Error};
use crate::events::{self, Exchange};
use crate::limits::Limits;
use crate::record::AssetRecord;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use kit::host;
use kit::token::{self, PermitSignature};
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::reserve::{self, check_share_cap, check_supply_cap};
use usdai_core::{AssetAmount, Bps, FeeBps, Usd, Wad};

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
    /// Whom access lets in, while minting is on. With a signature the asset's own permit is tried first and may fail.
    /// What arrived is known only after the call to the asset, so the writes come after it; the guard against
    /// re-entrance makes that safe.
    pub fn deposit(
        &mut self,
        deposit: &Deposit,
        data: &[u8],
        permit: Option<&PermitSignature>,
    ) -> Result<U256, Error> {
        if deposit.amount.is_zero() {
            return Err(errors::zero_amount());
        }
        let &Deposit { asset, recipient, .. } = deposit;
        let (limits, mut record) = self.check_open(asset, recipient)?;
        let caller = host::sender();
        let entry = self.enter(&limits, caller, recipient, data)?;
        let price = self.price(asset, &record)?;
        if let Some(signature) = permit {
            token::try_permit(asset, caller, deposit.amount, signature);
        }
        let received = token::pull(asset, caller, deposit.amount)?;
        record.credit(asset, received)?;
        let is_free = record.terms.mint_fee != 0 && self.is_exempt(caller);
        let minted = quote_mint_down(asset, &record, received, price, is_free)?;
        if minted < deposit.minimum {
            return Err(errors::minimum_not_met(minted, deposit.minimum));
        }
        self.check_supply(caller, &limits, minted)?;
        self.check_share(caller, asset, &record)?;
        self.count(entry, minted)?;
        self.set_record(asset, &record);
        self.erc20._mint(recipient, minted)?;
        events::deposited(&Exchange { caller, recipient, asset, paid_in: received, paid_out: minted });
        Ok(minted)
    }

    /// USDai for `amount` if all of it arrives, for an account that is not exempt.
    pub fn preview_deposit(&self, asset: Address, amount: U256) -> Result<U256, Error> {
        let record = self.listed(asset)?;
        quote_mint_down(asset, &record, amount, self.price(asset, &record)?, false)
    }

    /// Whether the asset mints at all now.
    pub(crate) fn check_open(
        &self,
        asset: Address,
        recipient: Address,
    ) -> Result<(Limits, AssetRecord), Error> {
        if recipient.is_zero() {
            return Err(errors::zero_address());
        }
        let record = self.listed(asset)?;
        if !record.terms.mint_enabled {
            return Err(errors::mint_disabled(asset));
        }
        let limits = self.limits();
        limits.check_not_paused(host::now())?;
        Ok((limits, record))
    }

    fn check_supply(&self, caller: Address, limits: &Limits, minted: U256) -> Result<(), Error> {
        let supply = Usd::new(self.erc20.total_supply());
        let (bridged, cap) = (Usd::new(limits.bridged_units()), Usd::new(limits.supply_cap_units()));
        match check_supply_cap(supply, bridged, Usd::new(minted), cap) {
            Err(error) if !self.is_exempt(caller) => Err(errors::of_reserve(Address::ZERO, error)),
            _ => Ok(()),
        }
    }

    /// What the other assets count for at par, of which there are at most fifteen.
    pub(crate) fn value_of_others(&self, asset: Address) -> Result<Usd, Error> {
        let mut total = Usd::ZERO;
        for listed in self.asset_list() {
            if listed != asset {
                total = total.checked_add(self.record(listed).value_down(listed, Wad::ONE)?)?;
            }
        }
        Ok(total)
    }

    /// Only an asset with a cap pays for reading the others.
    fn check_share(&self, caller: Address, asset: Address, record: &AssetRecord) -> Result<(), Error> {
        let share_cap = record.rules(asset)?.share_cap;
        if share_cap == Bps::WHOLE {
            return Ok(());
        }
        let value = record.value_down(asset, Wad::ONE)?;
        let total = value.checked_add(self.value_of_others(asset)?)?;
        match check_share_cap(value, total, share_cap) {
            Err(error) if !self.is_exempt(caller) => Err(errors::of_reserve(asset, error)),
            _ => Ok(()),
        }
    }
}

fn quote_mint_down(
    asset: Address,
    record: &AssetRecord,
    received: U256,
    price: Wad,
    is_free: bool,
) -> Result<U256, Error> {
    let mut rules = record.rules(asset)?;
    if is_free {
        rules.mint_fee = FeeBps::ZERO;
    }
    reserve::mint_down(AssetAmount::new(received), &rules, price)
        .map(|minted| minted.credited.raw())
        .map_err(|error| errors::of_reserve(asset, error))
}
