//! Positions that the vault did not lend: bought from their owner, or sent here.

use crate::abi::ILoanBook as abi;
use crate::entries::Key;
use crate::errors::{self, Error};
use crate::exposure::{Loan, Share};
use crate::slots::{Place, Record};
use crate::storage::{LoanBook, now};
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use kit::{emit, host};
use loan_terms::LoanTerms;
use usdai_core::loan::Status;
use usdai_core::portfolio::Entry;
use usdai_core::{AccrualRate, Decimals, Timestamp, Usd};

/// What the vault pays for a position.
pub struct Purchase {
    /// Whose it is.
    pub seller: Address,
    /// USDai.
    pub price: Usd,
}

/// A tranche of a loan as it stands.
struct Standing {
    key: Key,
    decimals: Decimals,
    owners: Vec<Address>,
    /// Principal that it is owed.
    claim: Usd,
    rate: AccrualRate,
    accrues_from: Timestamp,
    is_active: bool,
}

impl LoanBook {
    /// Strategist: buys a position of an active loan.
    ///
    /// `NotStrategist`, `BorrowingIsPaused`, `LoanNotActive`, `EntryKnown`, `EntryUnknown` for an index that there is
    /// not, `PositionNotHeld` by the seller, `PriceAboveClaim`, `CurrencyNotConvertible`, `FirstLossTooSmall`, the
    /// limits' errors, and what the vault and the position's contract refuse.
    pub(crate) fn buy(&mut self, terms: &LoanTerms, index: u64, purchase: &Purchase) -> Result<(), Error> {
        self.check_strategist()?;
        self.check_borrowing()?;
        let &Purchase { seller, price } = purchase;
        let standing = self.standing(terms, index)?;
        let Key { loan, .. } = standing.key;
        if !standing.is_active {
            return Err(errors::loan_not_active(loan));
        }
        check_holder(&standing, seller)?;
        if price > standing.claim {
            return Err(errors::price_above_claim(price.raw(), standing.claim.raw()));
        }
        let curators = self.curators_after_purchase(terms, &standing)?;
        let borrower = terms.borrower;
        self.expose(loan, price, &Loan { borrower, lent: price, curators, entries: 1 })?;
        self.put(Place::Title(loan), terms.title);
        let step = Entry::open(price, standing.rate, standing.accrues_from, now())?;
        let currency = self.number_of(terms.currency, standing.decimals)?;
        self.set_record(standing.key, &Record { entry: step.entry, currency, is_counted: true })?;
        self.tell_adopted(terms, standing.key, purchase);
        self.tell(standing.key, &step);
        self.take_position(seller, loan, index)?;
        self.report_change(&step.change)?;
        self.pay_seller(seller, price)
    }

    /// Strategist: tracks a position that was sent here. It cost nothing, so all that it brings is gain.
    ///
    /// `NotStrategist`, `LoanNotActive` where there is no loan, `EntryKnown`, `EntryUnknown` for an index that there is
    /// not, `PositionNotHeld`, `CurrencyNotConvertible`.
    pub(crate) fn adopt(&mut self, terms: &LoanTerms, index: u64) -> Result<(), Error> {
        self.check_strategist()?;
        let standing = self.standing(terms, index)?;
        check_holder(&standing, host::this())?;
        let step = Entry::open(Usd::ZERO, AccrualRate::ZERO, now(), now())?;
        let currency = self.number_of(terms.currency, standing.decimals)?;
        self.set_record(standing.key, &Record { entry: step.entry, currency, is_counted: false })?;
        let free = Purchase { seller: Address::ZERO, price: Usd::ZERO };
        self.tell_adopted(terms, standing.key, &free);
        self.tell(standing.key, &step);
        Ok(())
    }

    /// The tranche by the terms that hash to a loan of the router.
    #[inline(never)]
    fn standing(&self, terms: &LoanTerms, index: u64) -> Result<Standing, Error> {
        let loan = terms.id(self.partner(crate::slots::Slot::Router));
        let key = Key { loan, index };
        if self.find_record(key).is_some() {
            return Err(errors::entry_known(loan, index));
        }
        let place = index as usize;
        if place >= terms.tranches.len() {
            return Err(errors::entry_unknown(loan, index));
        }
        if !self.is_convertible(terms.currency) {
            return Err(errors::currency_not_convertible(terms.currency));
        }
        let record = self.loan_record(loan)?;
        let decimals = record.decimals;
        let arithmetic = terms.arithmetic(decimals)?;
        Ok(Standing {
            key,
            decimals,
            owners: self.owners(loan, terms.tranches.len())?,
            claim: decimals.to_usd(record.loan.balances(&arithmetic)?.get(place))?,
            rate: record.loan.accrual_rate(&arithmetic, place)?,
            accrues_from: record.loan.opens_after(&arithmetic)?,
            is_active: record.loan.status == Status::Active,
        })
    }

    /// The curators behind the last position that the vault would have.
    fn curators_after_purchase(&self, terms: &LoanTerms, standing: &Standing) -> Result<Vec<Address>, Error> {
        let bought = standing.key.index as usize;
        let owned = standing.owners.iter().rposition(|owner| *owner == host::this());
        let last = owned.map_or(bought, |owned| owned.max(bought));
        let shares = standing.owners.iter().zip(&terms.tranches);
        let shares: Vec<_> =
            shares.map(|(owner, tranche)| Share { owner: *owner, amount: tranche.amount }).collect();
        self.curators_behind(last, &shares, terms.borrower)
    }

    fn tell_adopted(&self, terms: &LoanTerms, Key { loan, index }: Key, purchase: &Purchase) {
        let cost: U256 = purchase.price.raw();
        emit!(PositionAdopted, [loan, index, purchase.seller], [terms.currency, terms.title, cost]);
    }
}

/// `PositionNotHeld` unless the account holds the tranche's position.
fn check_holder(standing: &Standing, account: Address) -> Result<(), Error> {
    let Key { loan, index } = standing.key;
    let owner = standing.owners.get(index as usize).copied().unwrap_or_default();
    if owner == account { Ok(()) } else { Err(errors::position_not_held(loan, index, owner)) }
}
