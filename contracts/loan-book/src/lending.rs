//! The vault's part of a loan that begins.

use crate::abi::ILoanBook as abi;
use crate::entries::Key;
use crate::errors::{self, Error};
use crate::exposure::{Loan, Share};
use crate::slots::{Cash, Place, Record, Slot};
use crate::storage::{LoanBook, now};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::words::{Word, number};
use kit::{emit, host, token};
use usdai_core::portfolio::{Change, Collected, Entry};
use usdai_core::{AccrualRate, AssetAmount, Decimals, Usd};

/// What the router says of a loan that begins.
pub struct Funding {
    /// Its id.
    pub loan: B256,
    /// Who borrows.
    pub borrower: Address,
    /// What is pledged.
    pub title: U256,
    /// What is lent.
    pub currency: Address,
    /// Its decimals.
    pub decimals: u8,
    /// All tranches, in order of seniority, with what each accrues.
    pub tranches: Vec<(Share, AccrualRate)>,
}

impl LoanBook {
    /// Router: lends what the loan's terms have of the vault, within the limits.
    ///
    /// `NotRouter`, `NotAgreed`, `NoTrancheOfVault`, `DecimalsOutOfRange`, `FirstLossTooSmall`, the limits' errors,
    /// and what the vault and USDai refuse.
    pub(crate) fn fund(&mut self, funding: &Funding) -> Result<(), Error> {
        let router = self.check_router()?;
        let &Funding { loan, borrower, title, currency, .. } = funding;
        if self.backing(loan).agreed_until < host::now() {
            return Err(errors::not_agreed(loan));
        }
        let decimals = Decimals::new(funding.decimals)
            .map_err(|_| errors::decimals_out_of_range(currency, funding.decimals.into()))?;
        let shares: Vec<_> = funding.tranches.iter().map(|(share, _)| *share).collect();
        let is_own = |share: &Share| share.owner == host::this();
        let last = shares.iter().rposition(is_own).ok_or_else(|| errors::no_tranche_of_vault(loan))?;
        let own = shares.iter().filter(|share| is_own(share));
        let entries = own.clone().count() as u8;
        let units = own.map(|share| share.amount).try_fold(AssetAmount::ZERO, AssetAmount::checked_add)?;
        let amount = decimals.to_usd(units)?;
        let curators = self.curators_behind(last, &shares, borrower)?;
        self.expose(loan, amount, &Loan { borrower, lent: amount, curators, entries })?;
        self.put(Place::Title(loan), title);
        emit!(Lent, [loan, borrower, title], [currency, amount.raw()]);
        let change = self.open_entries(funding, decimals)?;
        self.report_change(&change)?;
        if currency == self.partner(Slot::Usdai) {
            return token::give(currency, router, units.raw());
        }
        self.convert_and_pay(currency, amount, units, router)
    }

    /// An entry for each tranche of the vault; all together are one change.
    fn open_entries(&mut self, funding: &Funding, decimals: Decimals) -> Result<Change, Error> {
        let currency = self.number_of(funding.currency, decimals)?;
        let mut change = Change::default();
        for (index, (share, rate)) in funding.tranches.iter().enumerate() {
            if share.owner != host::this() {
                continue;
            }
            let step = Entry::open(decimals.to_usd(share.amount)?, *rate, now(), now())?;
            let key = Key { loan: funding.loan, index: index as u64 };
            self.set_record(key, &Record { entry: step.entry, currency, is_counted: true })?;
            self.tell(key, &step);
            change.flows.sent = change.flows.sent.checked_add(step.change.flows.sent)?;
            change.started = change.started.checked_add(step.change.started)?;
        }
        Ok(change)
    }

    /// The number of a currency, a new one where it has none.
    pub(crate) fn number_of(&mut self, currency: Address, decimals: Decimals) -> Result<u16, Error> {
        let [known, ..] = self.at(Place::NumberOf(currency)).into_limbs();
        if known != 0 {
            return Ok(known as u16);
        }
        let mut common = self.common();
        let number_of = common.currencies.checked_add(1).ok_or_else(errors::arithmetic_overflow)?;
        common.currencies = number_of;
        self.set_common(&common)?;
        self.put(Place::NumberOf(currency), U256::from(number_of));
        self.put(Place::Currency(number_of), number(currency.word()));
        self.set_cash(number_of, &Cash { collected: Collected::default(), decimals })?;
        Ok(number_of)
    }

    /// What the vault sends for a position that is bought.
    pub(crate) fn pay_seller(&self, seller: Address, price: Usd) -> Result<(), Error> {
        if price.is_zero() { Ok(()) } else { token::give(self.partner(Slot::Usdai), seller, price.raw()) }
    }
}
