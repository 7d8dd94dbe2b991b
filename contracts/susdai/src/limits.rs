//! The most that can enter now: what `deposit` and `mint` accept, to the wei, and no error in any state.

use crate::storage::{SUsdAi, now};
use alloy_primitives::U256;
use kit::host;
use usdai_core::vault::{SharePrice, max_deposit_down, max_mint};

impl SUsdAi {
    /// USDai that a deposit may bring.
    pub(crate) fn max_deposit(&self) -> U256 {
        self.entry_price().and_then(|price| max_deposit_down(&price).ok()).unwrap_or_default().raw()
    }

    /// Shares that a mint may make.
    pub(crate) fn max_mint(&self) -> U256 {
        self.entry_price().and_then(|price| max_mint(&price).ok()).unwrap_or_default().raw()
    }

    /// The price of entry, none while deposits rest.
    #[inline(never)]
    fn entry_price(&self) -> Option<SharePrice> {
        match self.settings().pause.running(host::now()) {
            None => self.prices(now()).ok().map(|prices| prices.optimistic),
            Some(_) => None,
        }
    }
}
