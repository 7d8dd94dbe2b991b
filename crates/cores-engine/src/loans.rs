//! What is lent beside the vault.

use crate::InputError;
use crate::ledger::Ledger;
use alloy_primitives::{Address, B256, keccak256};
use std::collections::{HashMap, HashSet};

/// The most decimals of a currency.
const DECIMALS_MOST: u8 = 18;

/// All tranches of all loans.
#[derive(Default)]
pub struct Loans {
    known: HashSet<B256>,
    tranches: HashMap<B256, Tranche>,
}

/// A tranche.
pub struct Tranche {
    /// The account that its position belongs to, by its place in the ledger.
    pub owner: usize,
    /// Principal that is not paid back, dollars of 18 decimals.
    pub outstanding: u128,
    /// Dollars of 18 decimals in a unit of the currency.
    pub unit: u128,
    /// Whether the vault lends in the same loan.
    pub is_beside_vault: bool,
}

/// A loan that begins.
pub struct Opening<'a> {
    /// Its hash.
    pub loan: B256,
    /// Decimals of its currency.
    pub decimals: u8,
    /// Lenders and amounts.
    pub tranches: &'a [(Address, u128)],
    /// The vault as a lender.
    pub loan_book: Address,
    /// Where it began.
    pub block: u64,
}

impl Loans {
    /// Takes note of a loan: its tranches. [`InputError::LoanUnknown`], [`InputError::DecimalsTooMany`].
    pub fn open(
        &mut self,
        opening: &Opening<'_>,
        ledger: &mut Ledger,
    ) -> Result<Vec<(usize, u128)>, InputError> {
        let Opening { loan, decimals, tranches, loan_book, block } = *opening;
        let missing = DECIMALS_MOST.checked_sub(decimals);
        let missing = missing.ok_or(InputError::DecimalsTooMany { loan, decimals })?;
        if !self.known.insert(loan) || tranches.len() > usize::from(u8::MAX) + 1 {
            return Err(InputError::LoanUnknown { loan, block });
        }
        let unit = 10_u128.pow(missing.into());
        let is_beside_vault = tranches.iter().any(|(lender, _)| *lender == loan_book);
        let mut lent = Vec::new();
        for (index, (lender, amount)) in (0..=u8::MAX).zip(tranches) {
            let owner = ledger.place(*lender);
            let outstanding = amount.checked_mul(unit).ok_or(InputError::Overflow)?;
            self.tranches
                .insert(position_of(loan, index), Tranche { owner, outstanding, unit, is_beside_vault });
            if is_beside_vault {
                lent.push((owner, outstanding));
            }
        }
        Ok(lent)
    }

    /// The tranche of a position.
    pub fn tranche(&mut self, position: B256) -> Option<&mut Tranche> {
        self.tranches.get_mut(&position)
    }
}

/// The number of a tranche's position, as `LoanPositions` makes it.
pub fn position_of(loan: B256, index: u8) -> B256 {
    let mut bytes = [index; 33];
    bytes[..32].copy_from_slice(loan.as_slice());
    keccak256(bytes)
}
