//! Minting the reserve's surplus.

use crate::errors::{self, Error};
use crate::events;
use crate::record::narrow;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use kit::host;
use kit::token;
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::Usd;
use usdai_core::reserve::surplus_down;

impl UsdAi {
    /// Adopts each asset's balance as its ledger and mints what they are worth beyond the supply.
    ///
    /// Anyone; the supply cap does not bind it. Returns what was minted, zero when there is no surplus.
    /// A rebase in either direction enters here, and so does what was sent to the contract by mistake.
    /// `HarvestRecipientUnset` while nobody is named.
    pub fn harvest(&mut self) -> Result<U256, Error> {
        let recipient = self.harvest_recipient.get();
        if recipient.is_zero() {
            return Err(errors::harvest_recipient_unset());
        }
        let mut values = Usd::ZERO;
        for asset in self.asset_list() {
            values = values.checked_add(self.sync(asset)?)?;
        }
        let supply = Usd::new(self.erc20.total_supply());
        let bridged = Usd::new(self.limits().bridged_units());
        let surplus = surplus_down(values, supply, bridged).raw();
        if !surplus.is_zero() {
            let total = Usd::new(self.harvested.get(recipient)).checked_add(Usd::new(surplus))?;
            self.harvested.insert(recipient, total.raw());
            self.erc20._mint(recipient, surplus)?;
            events::harvested(host::sender(), recipient, surplus);
        }
        Ok(surplus)
    }

    /// The value of an asset, at its price where it mints at one, after its ledger has followed its balance.
    ///
    /// An asset that does not say a balance, or says one that cannot be booked, is worth nothing here:
    /// it can make a harvest smaller but cannot stop it. While minting with an asset is off its ledger only
    /// falls: a donation of a depegged asset, or a lie of a hacked one, must not become USDai by this way either. For
    /// the same reason an asset whose price is not to be had counts for nothing.
    fn sync(&mut self, asset: Address) -> Result<Usd, Error> {
        let mut record = self.listed(asset)?;
        let Some(balance) = token::bounded_balance(asset, host::this()).and_then(narrow) else {
            return Ok(Usd::ZERO);
        };
        let adopts =
            if record.terms.mint_enabled { balance != record.ledger } else { balance < record.ledger };
        if adopts {
            let previous = record.ledger_units();
            record.ledger = balance;
            self.set_record(asset, &record);
            events::ledger_synced(asset, previous, record.ledger_units());
        }
        match self.price(asset, &record) {
            Ok(price) => record.value_down(asset, price),
            Err(_) => Ok(Usd::ZERO),
        }
    }
}
