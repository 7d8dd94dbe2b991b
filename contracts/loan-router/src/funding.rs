//! Taking the principal from the lenders, and seeing it to where it belongs.
//!
//! A lender's tokens go straight to whom they are for, so that no balance is touched that need not be. What comes from
//! escrow and from the loan book passes through here.

use crate::begin::Begun;
use crate::errors::{self, Error};
use crate::slots::{Partner, Place};
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::calldata::Arguments;
use kit::token::{self, PermitSignature};
use kit::{host, signature};
use loan_terms::LoanTerms;
use usdai_core::{AssetAmount, fixed};

const ESCROW: u8 = 0;
const PERMIT: u8 = 1;
const ALLOWANCE: u8 = 2;
const BOOK: u8 = 3;

/// How a tranche is paid in.
pub struct Deposit<'a> {
    /// One of the types of the interface.
    pub kind: u8,
    /// Signatures, where the type has some.
    pub data: &'a [u8],
}

/// A loan that is to be paid in.
struct Funding<'a> {
    begun: &'a Begun,
    terms: &'a LoanTerms,
    deposits: &'a [Deposit<'a>],
}

/// Who gets the principal, first come first served; together all of it.
pub type Target = (Address, AssetAmount);

struct Targets(Vec<Target>);

impl Targets {
    /// The next to get something, and how much of `most`.
    fn take(&mut self, most: AssetAmount) -> Result<(Address, AssetAmount), Error> {
        let next = self.0.iter_mut().find(|(_, open)| !open.is_zero());
        let (target, open) = next.ok_or_else(errors::arithmetic_overflow)?;
        let part = most.min(*open);
        *open = open.checked_sub(part)?;
        Ok((*target, part))
    }
}

impl LoanRouter {
    /// Takes every tranche to the targets, of which the router may be one, and gives each lender its position.
    ///
    /// `DepositTypeUnusable`, `LenderIsBorrower`, `NonceCancelled`, `SignatureInvalid`, `AmountMissing`, and what
    /// tokens and partners refuse with.
    #[inline(never)]
    pub(crate) fn fund(
        &mut self,
        begun: &Begun,
        terms: &LoanTerms,
        deposits: &[Deposit<'_>],
        targets: &[Target],
    ) -> Result<(), Error> {
        let (this, currency) = (host::this(), terms.currency);
        let kept =
            targets.iter().find(|(target, _)| *target == this).map_or(U256::ZERO, |(_, kept)| kept.raw());
        let passes = deposits.iter().any(|deposit| matches!(deposit.kind, ESCROW | BOOK));
        let is_measured = passes || !kept.is_zero();
        let before = if is_measured { token::balance(currency, this)? } else { U256::ZERO };
        let targets = &mut Targets(targets.to_vec());
        let here = self.take_tranches(&Funding { begun, terms, deposits }, targets)?;
        pour(currency, this, here, targets)?;
        if is_measured {
            // What was sent on has to be this loan's too, and not taken of another's reserve.
            let (left, least) = (token::balance(currency, this)?, fixed::add(before, kept)?);
            if left < least {
                let (expected, missing) = (kept.max(here.raw()), least.saturating_sub(left));
                return Err(errors::amount_missing(currency, expected.saturating_sub(missing), expected));
            }
        }
        self.mint_positions(begun.loan, &terms.lenders)
    }

    /// Takes what lenders hold to where it belongs, and the rest here: how much that is.
    fn take_tranches(&mut self, funding: &Funding<'_>, targets: &mut Targets) -> Result<AssetAmount, Error> {
        let Funding { begun, terms, deposits } = *funding;
        let book = self.partner(Partner::LoanBook);
        let mut here = AssetAmount::ZERO;
        let mut draws = false;
        let tranches = terms.lenders.iter().zip(&terms.tranches).zip(deposits);
        for (index, ((lender, tranche), deposit)) in tranches.enumerate() {
            let (lender, amount) = (*lender, tranche.amount);
            if lender == terms.borrower {
                return Err(errors::lender_is_borrower(index as u64));
            }
            match (deposit.kind, lender == book) {
                (ESCROW, false) => {
                    here = here.checked_add(self.take_escrow(funding, index)?)?;
                }
                (PERMIT | ALLOWANCE, false) => {
                    let mut a = Arguments::new(deposit.data);
                    let permit = (deposit.kind == PERMIT).then(|| PermitSignature::read(&mut a));
                    let signature = if permit.is_some() { a.bytes() } else { deposit.data };
                    a.check()?;
                    self.check_consent(begun.loan, terms, lender, signature)?;
                    if let Some(permit) = permit {
                        token::try_permit(terms.currency, lender, amount.raw(), &permit);
                    }
                    pour(terms.currency, lender, amount, targets)?;
                }
                (BOOK, true) => {
                    here = here.checked_add(amount)?;
                    draws = true;
                }
                _ => return Err(errors::deposit_type_unusable(index as u64, deposit.kind.into())),
            }
        }
        if draws {
            self.draw_from_book(begun, terms)?;
        }
        Ok(here)
    }

    /// Takes all escrow of the tranche's lender with its first tranche, as an escrow is withdrawn once: how much.
    fn take_escrow(&self, funding: &Funding<'_>, index: usize) -> Result<AssetAmount, Error> {
        let Funding { begun, terms, deposits } = *funding;
        let tranches = terms.lenders.iter().zip(&terms.tranches).zip(deposits).enumerate();
        let lender = terms.lenders.get(index);
        let mut amount = AssetAmount::ZERO;
        for (other, ((owner, tranche), deposit)) in tranches {
            if Some(owner) == lender && deposit.kind == ESCROW {
                if other < index {
                    return Ok(AssetAmount::ZERO);
                }
                amount = amount.checked_add(tranche.amount)?;
            }
        }
        let lender = lender.copied().unwrap_or_default();
        self.withdraw_escrow(begun.loan, lender, terms.currency, amount.raw())?;
        Ok(amount)
    }

    fn check_consent(
        &self,
        loan: B256,
        terms: &LoanTerms,
        lender: Address,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let least = self.read(Place::Nonce(lender));
        if terms.nonce < least {
            return Err(errors::nonce_cancelled(lender, terms.nonce, least));
        }
        if signature::is_signed(lender, loan, bytes) {
            Ok(())
        } else {
            Err(errors::signature_invalid(lender))
        }
    }
}

/// Brings `amount` of an account to the targets.
#[inline(never)]
fn pour(currency: Address, from: Address, amount: AssetAmount, targets: &mut Targets) -> Result<(), Error> {
    let this = host::this();
    let mut left = amount;
    while !left.is_zero() {
        let (to, part) = targets.take(left)?;
        left = left.checked_sub(part)?;
        match (from == this, to == this) {
            (true, true) => {}
            (true, false) => token::send(currency, to, part.raw())?,
            (false, _) => token::pass(currency, from, to, part.raw())?,
        }
    }
    Ok(())
}
