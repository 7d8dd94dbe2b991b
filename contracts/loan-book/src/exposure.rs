//! What the vault has lent, to whom and behind whom, and how much of that may be.
//!
//! A loan counts with all that the vault ever put in it until its last entry is over: a payment changes no count, which
//! would cost it three slots.

use crate::abi::ILoanBook as abi;
use crate::errors::{self, Error};
use crate::slots::{self, Backing, Place, Slot};
use crate::storage::LoanBook;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::emit;
use kit::words::{Word, number};
use usdai_core::fixed;
use usdai_core::{AssetAmount, Bps, Usd};

/// The least that curators have behind the vault: 20% of the loan.
const FIRST_LOSS_BPS: u16 = 2_000;

/// A loan in which the vault lends.
#[derive(Clone, Debug)]
pub struct Loan {
    /// Who borrows.
    pub borrower: Address,
    /// What counts against limits.
    pub lent: Usd,
    /// Curators who rank behind the vault.
    pub curators: Vec<Address>,
    /// Entries that are not over.
    pub entries: u8,
}

/// A tranche and who has it.
#[derive(Clone, Copy)]
pub struct Share {
    /// Whose it is.
    pub owner: Address,
    /// Units of the currency.
    pub amount: AssetAmount,
}

impl LoanBook {
    /// A loan; empty where the vault never lent.
    pub(crate) fn loan(&self, loan: B256) -> Loan {
        let (borrower, lent) = slots::unpack_account(self.at(Place::Loan(loan)));
        let backing = self.backing(loan);
        let curators = (0..backing.curators).map(|index| match index {
            0 => backing.curator,
            _ => Address::from_word(self.at(Place::Curator(loan, index.into())).word()),
        });
        Loan { borrower, lent, curators: curators.collect(), entries: backing.entries }
    }

    pub(crate) fn backing(&self, loan: B256) -> Backing {
        Backing::unpack(self.at(Place::Backing(loan)))
    }

    pub(crate) fn set_backing(&mut self, loan: B256, backing: &Backing) -> Result<(), Error> {
        self.put(Place::Backing(loan), backing.pack()?);
        Ok(())
    }

    /// What an account owes and backs.
    pub(crate) fn lent(&self, account: Address) -> [Usd; 2] {
        slots::unpack_pair(self.at(Place::Lent(account)))
    }

    /// Counts what the vault puts in a loan, in so many entries, and uses up the strategist's word.
    ///
    /// `LoanLimitExceeded`, `BorrowerLimitExceeded`, `CuratorLimitExceeded`, `CashBelowMinimum`.
    #[inline(never)]
    pub(crate) fn expose(&mut self, loan: B256, amount: Usd, added: &Loan) -> Result<(), Error> {
        let [per_loan, per_borrower] = slots::unpack_pair(self.load(Slot::LoanLimits));
        let [per_curator, minimum] = slots::unpack_pair(self.load(Slot::OtherLimits));
        let cash = self.lendable()?.excess_over(amount);
        if cash < minimum {
            return Err(errors::cash_below_minimum(cash.raw(), minimum.raw()));
        }
        let before = self.loan(loan);
        let lent = before.lent.checked_add(amount)?;
        if lent > per_loan {
            return Err(errors::loan_limit_exceeded(lent.raw(), per_loan.raw()));
        }
        let [owed, backed] = self.lent(added.borrower);
        let owed = owed.checked_add(amount)?;
        if owed > per_borrower {
            return Err(errors::borrower_limit_exceeded(added.borrower, owed.raw(), per_borrower.raw()));
        }
        self.put(Place::Lent(added.borrower), slots::pack_pair([owed, backed])?);
        self.put(Place::Loan(loan), slots::pack_account(added.borrower, lent)?);

        // Whoever was counted when the vault first lent is counted with the rest of it.
        let is_first = before.entries == 0;
        let curators = if is_first { &added.curators } else { &before.curators };
        for curator in curators {
            let [owed, backed] = self.lent(*curator);
            let backed = backed.checked_add(amount)?;
            if backed > per_curator {
                return Err(errors::curator_limit_exceeded(*curator, backed.raw(), per_curator.raw()));
            }
            self.put(Place::Lent(*curator), slots::pack_pair([owed, backed])?);
        }
        if is_first {
            self.name_curators(loan, curators);
        }
        self.set_backing(
            loan,
            &Backing {
                curator: curators.first().copied().unwrap_or_default(),
                curators: curators.len() as u8,
                entries: before.entries.saturating_add(added.entries),
                agreed_until: 0,
            },
        )
    }

    fn name_curators(&mut self, loan: B256, curators: &[Address]) {
        for (index, curator) in curators.iter().enumerate() {
            if index > 0 {
                self.put(Place::Curator(loan, index as u64), number(curator.word()));
            }
            emit!(CuratorBehind, [loan, *curator], []);
        }
    }

    /// One entry of a loan less; with the last one nothing of it counts any more.
    pub(crate) fn end_entry(&mut self, loan: B256) -> Result<(), Error> {
        let backing = self.backing(loan);
        let entries = backing.entries.saturating_sub(1);
        if entries > 0 {
            return self.set_backing(loan, &Backing { entries, ..backing });
        }
        let ended = self.loan(loan);
        let [owed, backed] = self.lent(ended.borrower);
        self.put(Place::Lent(ended.borrower), slots::pack_pair([owed.excess_over(ended.lent), backed])?);
        for curator in &ended.curators {
            let [owed, backed] = self.lent(*curator);
            self.put(Place::Lent(*curator), slots::pack_pair([owed, backed.excess_over(ended.lent)])?);
        }
        self.put(Place::Loan(loan), slots::pack_account(ended.borrower, Usd::ZERO)?);
        self.set_backing(loan, &Backing::default())?;
        emit!(LoanOver, [loan], []);
        Ok(())
    }

    /// The approved curators, other than the borrower, behind the last tranche of the vault; each once.
    ///
    /// `FirstLossTooSmall` where they have less than a fifth of the loan.
    #[inline(never)]
    pub(crate) fn curators_behind(
        &self,
        last: usize,
        shares: &[Share],
        borrower: Address,
    ) -> Result<Vec<Address>, Error> {
        let sum = |total: AssetAmount, share: &Share| total.checked_add(share.amount);
        let whole = shares.iter().try_fold(AssetAmount::ZERO, sum)?;
        let mut curators = Vec::new();
        let mut behind = AssetAmount::ZERO;
        for share in shares.iter().skip(last.saturating_add(1)) {
            let is_known = curators.contains(&share.owner);
            if is_known || (share.owner != borrower && self.is_curator(share.owner)) {
                behind = sum(behind, share)?;
                if !is_known {
                    curators.push(share.owner);
                }
            }
        }
        let (part, denominator) = (U256::from(FIRST_LOSS_BPS), U256::from(Bps::DENOMINATOR));
        let least = fixed::mul_div_up(whole.raw(), part, denominator)?;
        if behind.raw() < least {
            return Err(errors::first_loss_too_small(behind.raw(), least));
        }
        Ok(curators)
    }
}
