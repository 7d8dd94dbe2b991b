//! What is counted on of a loan in default.

use crate::entries::Key;
use crate::errors::Error;
use crate::storage::LoanBook;
use usdai_core::loan::{Collateral, recoverable_down};
use usdai_core::portfolio::Entry;
use usdai_core::{AssetAmount, Bps, Decimals, Usd};

/// What is counted on of a title's value where nothing was set: half.
pub const HAIRCUT_DEFAULT: u16 = 5_000;

impl LoanBook {
    /// What an entry is worth by what its title is worth now and what ranks before it; at 18 decimals, so that no
    /// currency rounds. `ContractSilent`.
    pub(crate) fn recoverable(
        &self,
        key: Key,
        entry: &Entry,
        decimals: Decimals,
        [senior, reserve]: [Usd; 2],
    ) -> Result<Usd, Error> {
        if entry.principal.is_zero() {
            return Ok(Usd::ZERO);
        }
        let (value, class) = self.title_value(key.loan, decimals)?;
        let haircut = Bps::new(self.haircut(class)).unwrap_or(Bps::ZERO);
        let amount = |dollars: Usd| AssetAmount::new(dollars.raw());
        let collateral = Collateral {
            value: amount(value),
            haircut,
            senior_claims: amount(senior),
            reserve: amount(reserve),
        };
        Ok(Usd::new(recoverable_down(amount(entry.principal), &collateral)?.raw()))
    }

    /// The part of the value of a class that is counted on; nothing of a class that there is not.
    pub(crate) fn haircut(&self, class: u64) -> u16 {
        let index = class.checked_sub(1).unwrap_or(u64::MAX) as usize;
        self.common().haircuts.get(index).copied().unwrap_or_default()
    }
}
