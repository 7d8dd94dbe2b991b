//! Terms of a loan with those who sign them.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Account;
use usdai_core::loan::{Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Wad};

use super::Credit;
use crate::abi::ILoanRouter::{LoanTerms, TrancheSpec};
use crate::abi::{ILoanBook, ILoanLens};
use crate::whole;

/// A day, seconds.
pub const DAY: u64 = 86_400;
/// Seconds of a year of interest.
const YEAR: u64 = 365 * DAY;

/// What a loan is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// A dollar in Solidity.
    pub token: Address,
    /// Its decimals.
    pub decimals: u8,
}

/// Who lends a tranche, and how that is paid in.
#[derive(Clone, Debug)]
pub enum Lender {
    /// Signs, and lets the router take the money.
    Allowance(Account),
    /// Signs, and signs a permit for the money.
    Permit(Account),
    /// Puts the money into the deposit timelock, for this loan alone.
    Escrow(Account),
    /// A contract that takes this account's signatures for its own (ERC-1271), and lets the router take the money.
    Wallet(Address, Account),
    /// The vault, by its loan book; the strategist agrees.
    Vault,
}

/// A loan that is to be, or is: whatever of it a test wants changed, it changes in `terms`.
#[derive(Clone, Debug)]
pub struct Deal {
    /// What is hashed.
    pub terms: LoanTerms,
    /// Who borrows.
    pub borrower: Account,
    /// In what.
    pub currency: Currency,
    /// Who lends, in the order of the tranches.
    pub lenders: Vec<Lender>,
}

impl Currency {
    /// So many whole ones, in units.
    #[must_use]
    pub fn whole(self, units: u64) -> U256 {
        whole(units, self.decimals)
    }
}

impl Credit {
    /// Terms without a tranche, of the borrower against a title: twelve level instalments of thirty days, five days of
    /// grace, 5% a year for being late, no fees, no reserve.
    #[must_use]
    pub fn deal(&self, title: U256, currency: Currency) -> Deal {
        let borrower = self.people.borrower.clone();
        let terms = LoanTerms {
            expiration: u64::MAX,
            borrower: borrower.address,
            currencyToken: currency.token,
            title,
            duration: 12 * 30 * DAY,
            repaymentInterval: 30 * DAY,
            schedule: 0,
            gracePeriodRate: per_second(500),
            gracePeriodDuration: 5 * DAY,
            originationFee: U256::ZERO,
            exitFee: U256::ZERO,
            reserveInstalments: 0,
            nonce: U256::ZERO,
            trancheSpecs: vec![],
        };
        Deal { terms, borrower, currency, lenders: vec![] }
    }
}

impl Deal {
    /// With one more tranche, which ranks last: whole units of the currency, basis points a year.
    #[must_use]
    pub fn tranche(self, scene: &Credit, lender: Lender, units: u64, yearly_bps: u64) -> Self {
        let amount = self.currency.whole(units);
        self.tranche_of(scene, lender, amount, per_second(yearly_bps))
    }

    /// The same in units of the currency and of a rate per second, 18 decimals.
    #[must_use]
    pub fn tranche_of(mut self, scene: &Credit, lender: Lender, amount: U256, rate: U256) -> Self {
        let address = lender.address(scene);
        self.terms.trancheSpecs.push(TrancheSpec { lender: address, amount, rate });
        self.lenders.push(lender);
        self
    }

    /// What all lend.
    #[must_use]
    pub fn principal(&self) -> U256 {
        self.terms.trancheSpecs.iter().fold(U256::ZERO, |sum, spec| sum.saturating_add(spec.amount))
    }

    /// The terms as the lens takes them.
    #[must_use]
    pub fn lens_terms(&self) -> ILoanLens::LoanTerms {
        (&self.terms).into()
    }

    /// The terms as the loan book takes them.
    #[must_use]
    pub fn book_terms(&self) -> ILoanBook::LoanTerms {
        (&self.terms).into()
    }

    /// Does something with the terms as the pure crate has them.
    ///
    /// # Panics
    /// The currency's decimals are not 6 to 18.
    #[track_caller]
    pub fn pure<T>(&self, act: impl FnOnce(&Terms<'_>) -> T) -> T {
        let terms = &self.terms;
        let specs = terms.trancheSpecs.iter();
        let tranches: Vec<_> = specs
            .map(|spec| Tranche { amount: AssetAmount::new(spec.amount), rate: Wad::new(spec.rate) })
            .collect();
        let decimals = Decimals::new(self.currency.decimals).unwrap_or_else(|error| panic!("{error}"));
        let instalments = terms.duration.checked_div(terms.repaymentInterval).unwrap_or_default();
        act(&Terms {
            decimals,
            schedule: if terms.schedule == 0 { Schedule::Level } else { Schedule::Linear },
            interval: Seconds::new(terms.repaymentInterval),
            instalments: u16::try_from(instalments).unwrap_or(u16::MAX),
            grace: Seconds::new(terms.gracePeriodDuration),
            late_rate: Wad::new(terms.gracePeriodRate),
            origination_fee: AssetAmount::new(terms.originationFee),
            exit_fee: AssetAmount::new(terms.exitFee),
            reserve_instalments: terms.reserveInstalments,
            tranches: &tranches,
        })
    }
}

impl Lender {
    /// The address in the terms.
    #[must_use]
    pub fn address(&self, scene: &Credit) -> Address {
        match self {
            Self::Allowance(account) | Self::Permit(account) | Self::Escrow(account) => account.address,
            Self::Wallet(wallet, _) => *wallet,
            Self::Vault => scene.book,
        }
    }
}

/// A rate per second of so many basis points in 365 days, 18 decimals, rounded down.
#[must_use]
pub fn per_second(yearly_bps: u64) -> U256 {
    whole(yearly_bps, 14).checked_div(U256::from(YEAR)).unwrap_or_default()
}
