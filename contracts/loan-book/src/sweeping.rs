//! Cash that came in becomes cash of the vault.

use crate::abi::ILoanBook as abi;
use crate::errors::{self, Error};
use crate::slots::{Cash, Place, Slot};
use crate::storage::LoanBook;
use alloy_primitives::{Address, U256};
use kit::{emit, host, token};
use usdai_core::portfolio::Collected;
use usdai_core::{AssetAmount, Usd};

impl LoanBook {
    /// Anyone: hands a currency's cash on to the vault as USDai; returns how much that is.
    ///
    /// At most what the router said has come is converted, and at most what is there. `NothingToSweep`,
    /// `BalanceUnreadable`, `TransferFailed`, and what USDai refuses.
    pub(crate) fn sweep(&mut self, currency: Address) -> Result<U256, Error> {
        let [number, ..] = self.at(Place::NumberOf(currency)).into_limbs();
        let nothing = || errors::nothing_to_sweep(currency);
        let cash = self.find_cash(number as u16).ok_or_else(nothing)?;
        let collected = cash.collected;
        if collected.total()?.is_zero() {
            return Err(nothing());
        }
        let balance = AssetAmount::new(token::balance(currency, host::this())?);
        let units = collected.units(cash.decimals, balance)?;
        self.set_cash(number as u16, &Cash { collected: Collected::default(), ..cash })?;
        let received = match units {
            AssetAmount::ZERO => Usd::ZERO,
            _ if currency == self.partner(Slot::Usdai) => Usd::new(units.raw()),
            _ => self.convert(currency, units)?,
        };
        let book = self.vault_book()?;
        let change = collected.swept(received, &book)?;
        let handed = change.flows.principal.checked_add(change.flows.interest)?;
        let Collected { principal, interest } = collected;
        emit!(Swept, [currency], [principal.raw(), interest.raw(), handed.raw()]);
        self.report_change_of(book, &change)?;
        Ok(handed.raw())
    }
}
