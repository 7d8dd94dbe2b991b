//! The vault's cash and price, set to what a test needs by its loan book.

use alloy_primitives::{U256, U512};
use stylus_chain::chain::Account;

use super::Redemptions;
use crate::abi::{ISUSDai, IUSDai};
use crate::check::done;
use crate::{LoanReport, whole};

/// Seconds after which all that was paid is in both prices.
const EIGHT_DAYS: u64 = 8 * 86_400;
/// Share-wei and asset-wei that belong to nobody.
const VIRTUAL: u64 = 1_000_000;

impl Redemptions {
    /// Mints USDai for somebody from new dollars, at least so much.
    #[track_caller]
    pub fn mint_usdai(&mut self, to: &Account, amount: U256) {
        let dollars = amount.div_ceil(whole(1, 12));
        let world = self.world();
        let dollar = world.dollar;
        done(world.fund(to, dollar, dollars));
        done(world.deposit(to, dollar, dollars));
    }

    /// Lends, or takes principal back, until the free cash is exactly so much. Neither price moves by it.
    #[track_caller]
    pub fn set_free_cash(&mut self, amount: U256) {
        let cash = self.ask_vault(&ISUSDai::cashCall {});
        let free = cash.idle.saturating_sub(cash.reserved);
        let report = self.standing();
        let report = if free > amount {
            let sent = free.saturating_sub(amount);
            LoanReport { sent, principal: report.principal.saturating_add(sent), ..report }
        } else {
            let principal_paid = amount.saturating_sub(free);
            let principal = report.principal.saturating_sub(principal_paid);
            LoanReport { principal_paid, principal, ..report }
        };
        done(self.suite.staking.report(&report));
    }

    /// Has the loan book pay what raises the redemption price to exactly this, 18 decimals, and waits eight days for
    /// it. Needs a price that is lower, and no fee on yield.
    ///
    /// # Panics
    /// The price is another then.
    #[track_caller]
    pub fn set_price(&mut self, price: U256) {
        self.wait(EIGHT_DAYS);
        let supply = self.ask_vault(&ISUSDai::totalSupplyCall {});
        let virtual_units = U256::from(VIRTUAL);
        let needed = mul_div_up(price, supply.saturating_add(virtual_units), whole(1, 18));
        let interest_paid = needed.saturating_sub(virtual_units).saturating_sub(self.conservative_assets());
        let book = self.suite.staking.book.clone();
        self.mint_usdai(&book, interest_paid);
        let report = LoanReport { interest_paid, ..self.standing() };
        done(self.suite.staking.report(&report));
        self.wait(EIGHT_DAYS);
        assert_eq!(self.prices()[1], price, "redemption price");
    }

    /// Loans that bring interest at the highest rate, 100% a year of all principal, or none.
    #[track_caller]
    pub fn accrue(&mut self, is_accruing: bool) {
        let report = self.standing();
        let most = report.principal.saturating_mul(U256::from(31_709_791_983_u64));
        let rate = if is_accruing { most } else { U256::ZERO };
        done(self.suite.staking.report(&LoanReport { rate, ..report }));
    }

    /// The report that says what the vault knows already.
    #[track_caller]
    pub fn standing(&mut self) -> LoanReport {
        let loans = self.ask_vault(&ISUSDai::loansCall {});
        LoanReport {
            principal: loans.principal,
            marks: loans.marks,
            accrued: U256::MAX,
            rate: loans.ratePerSecond,
            ..LoanReport::default()
        }
    }

    /// What all shares share at the redemption price once nothing is left to be released.
    #[track_caller]
    fn conservative_assets(&mut self) -> U256 {
        let cash = self.ask_vault(&ISUSDai::cashCall {});
        let loans = self.ask_vault(&ISUSDai::loansCall {});
        let gross = cash.idle.saturating_sub(cash.reserved).saturating_add(loans.principal);
        gross.saturating_sub(loans.marks)
    }

    /// USDai of an account.
    #[track_caller]
    pub fn usdai_of(&mut self, account: &Account) -> U256 {
        let usdai = self.suite.usdai();
        done(self.chain().call(usdai, &IUSDai::balanceOfCall { account: account.address }))
    }

    /// Shares of an account.
    #[track_caller]
    pub fn shares_of(&mut self, account: &Account) -> U256 {
        self.ask_vault(&ISUSDai::balanceOfCall { account: account.address })
    }
}

fn mul_div_up(a: U256, b: U256, c: U256) -> U256 {
    let product = U512::from(a).saturating_mul(U512::from(b));
    U256::saturating_from(product.div_ceil(U512::from(c)))
}
