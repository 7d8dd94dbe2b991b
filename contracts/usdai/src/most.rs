//! How much may be deposited now.

use crate::errors::Error;
use crate::limits::wide;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::access::{most_units, most_units_of_share};
use usdai_core::{AssetAmount, FeeBps, Usd, reserve};

impl UsdAi {
    /// The most units of an asset that a deposit by `sender` for `recipient` with this data goes through with, if they
    /// all arrive: one more is refused. Zero when no deposit is taken, whatever the reason.
    pub fn max_deposit(&self, asset: Address, sender: Address, recipient: Address, data: &[u8]) -> U256 {
        self.most(asset, sender, recipient, data).unwrap_or_default()
    }

    fn most(&self, asset: Address, sender: Address, recipient: Address, data: &[u8]) -> Result<U256, Error> {
        let (limits, record) = self.check_open(asset, recipient)?;
        let left = self.left(&self.enter(&limits, sender, recipient, data)?);
        let price = self.price(asset, &record)?;
        let mut rules = record.rules(asset)?;
        let mut most = AssetAmount::new(wide(u128::MAX.saturating_sub(record.ledger)));
        if self.is_exempt(sender) {
            rules.mint_fee = FeeBps::ZERO;
        } else {
            let exists = Usd::new(self.erc20.total_supply()).checked_add(Usd::new(limits.bridged_units()))?;
            let room = Usd::new(limits.supply_cap_units()).excess_over(exists).min(left);
            let share = most_units_of_share(self.value_of_others(asset)?, rules.decimals, rules.share_cap)?;
            let share = share.excess_over(AssetAmount::new(record.ledger_units()));
            most = most.min(share).min(most_units(room, &rules, price)?);
        }
        Ok(reserve::mint_down(most, &rules, price).map_or(U256::ZERO, |_| most.raw()))
    }
}
