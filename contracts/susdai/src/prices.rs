//! The two prices at an instant.

use crate::errors::Error;
use crate::storage::SUsdAi;
use usdai_core::vault::{Holdings, SharePrice};
use usdai_core::{Timestamp, Usd, YieldFeeBps};

/// What deposits pay and what redemptions are paid, at one instant.
#[derive(Clone, Copy)]
pub struct Prices {
    /// Counts accrued interest.
    pub optimistic: SharePrice,
    /// Counts principal and cash.
    pub conservative: SharePrice,
}

impl Prices {
    /// The prices without some cash that both count.
    pub fn without(&self, amount: Usd) -> Self {
        let less = |price: SharePrice| SharePrice { assets: price.assets.excess_over(amount), ..price };
        Self { optimistic: less(self.optimistic), conservative: less(self.conservative) }
    }
}

impl SUsdAi {
    /// The prices by what is stored, extrapolated to `at`.
    pub(crate) fn prices(&self, at: Timestamp) -> Result<Prices, Error> {
        let book = self.book();
        let holdings = Holdings {
            free_cash: self.counted_cash().free(),
            principal: book.principal,
            marks: book.marks,
            relief_unreleased: book.relief.unreleased_up(at)?,
            accrued_net: book.accrued_net_down(at, self.yield_fee())?,
            interest_unreleased: self.inflow(1).unreleased_up(at)?,
            gains_unreleased: self.inflow(2).unreleased_up(at)?,
        };
        let supply = self.supply();
        Ok(Prices {
            optimistic: holdings.optimistic_price(supply)?,
            conservative: holdings.conservative_price(supply)?,
        })
    }

    /// The fee on yield that is set.
    pub(crate) fn yield_fee(&self) -> YieldFeeBps {
        YieldFeeBps::new(self.settings().yield_fee).unwrap_or(YieldFeeBps::ZERO)
    }
}
