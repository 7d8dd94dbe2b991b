//! What one whole unit of an asset counts for when it mints and in a harvest. Redeeming asks nobody.

use crate::errors::{self, Error};
use crate::record::AssetRecord;
use crate::storage::UsdAi;
use alloy_primitives::{Address, B256};
use alloy_sol_types::{SolCall, sol};
use kit::host;
use kit::words::{Word, number, with_selector};
use usdai_core::Wad;

sol! {
    interface IPriceOracle {
        function peggedPrice(address token) external view returns (uint256);
    }
}

/// Gas for one price. A proxied feed and the sequencer's take some 60,000; sixteen that burn it all, beside as many
/// balances, leave half of a transaction's 32 million.
const PRICE_GAS: u64 = 500_000;
/// What of the oracle's refusal is passed on: no error has more than four arguments.
const REFUSAL_BYTES: usize = 4 + 4 * 32;

impl UsdAi {
    /// The price of a listed asset in dollars: one, unless the oracle is asked for it.
    ///
    /// The oracle's own refusal is passed on; `PriceUnreadable` when there is no oracle, or it says neither a price nor
    /// why not.
    pub(crate) fn price(&self, asset: Address, record: &AssetRecord) -> Result<Wad, Error> {
        if !record.is_price_checked {
            return Ok(Wad::ONE);
        }
        let data = with_selector(IPriceOracle::peggedPriceCall::SELECTOR, &[asset.word()]);
        match host::forward(self.price_oracle.get(), &data, PRICE_GAS, REFUSAL_BYTES) {
            Ok(answer) => B256::try_from(answer.as_slice()).ok().map(|word| Wad::new(number(word))),
            Err(refusal) if !refusal.is_empty() => return Err(Error::of_callee(refusal)),
            Err(_) => None,
        }
        .ok_or_else(|| errors::price_unreadable(asset))
    }
}
