//! Paying lenders, borrowers and the fees' recipient. Whom a token does not let be paid has a credit, and nobody else
//! is held up by that.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error};
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::{emit, host, token};
use usdai_core::fixed;
use usdai_core::{AssetAmount, loan::PerTranche};

/// Gas for one transfer. One through a proxy and a list of blocked accounts takes some 60,000.
const TRANSFER_GAS: u64 = 200_000;
/// What the router has left after a call that used up all it was given: a credit with its event takes some 30,000.
const KEPT_GAS: u64 = 60_000;

/// Where the money of a payment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// With an account that has let the router take it.
    Account(Address),
    /// In the router.
    Held,
}

/// What payments are for, and what they are made of.
#[derive(Clone, Copy, Debug)]
pub struct Purse {
    /// The loan.
    pub loan: B256,
    /// Its currency.
    pub currency: Address,
    /// Where the money is.
    pub source: Source,
}

impl Source {
    /// Who pays; the router for what it holds.
    pub fn payer(self) -> Address {
        match self {
            Self::Account(payer) => payer,
            Self::Held => host::this(),
        }
    }
}

impl LoanRouter {
    /// Pays the owner of each tranche's position its parts. Whose payments were credited.
    #[inline(never)]
    pub(crate) fn pay_owners(
        &mut self,
        purse: &Purse,
        owners: &[Address],
        parts: &[&PerTranche],
    ) -> Result<Vec<usize>, Error> {
        let mut credited = Vec::new();
        for (index, owner) in owners.iter().enumerate() {
            let sum =
                parts.iter().try_fold(AssetAmount::ZERO, |sum, part| sum.checked_add(part.get(index)))?;
            if !self.pay(purse, *owner, sum)? {
                credited.push(index);
            }
        }
        Ok(credited)
    }

    /// Pays, or credits what the token does not let be paid. Whether it was paid.
    ///
    /// `GasTooLow`; and where the payer is short, `TokenAllowanceTooLow`, `TokenBalanceTooLow`, `TransferFailed`.
    #[inline(never)]
    pub(crate) fn pay(&mut self, purse: &Purse, to: Address, amount: AssetAmount) -> Result<bool, Error> {
        let (Purse { loan, currency, source }, amount) = (*purse, amount.raw());
        if amount.is_zero() {
            return Ok(true);
        }
        // With less a caller could have a payment fail that does not have to.
        check_gas(TRANSFER_GAS)?;
        let credited = match source {
            Source::Account(payer) if token::try_pass(currency, payer, to, amount, TRANSFER_GAS) => {
                return Ok(true);
            }
            Source::Held if token::try_send(currency, to, amount, TRANSFER_GAS) => return Ok(true),
            Source::Account(payer) => token::pull(currency, payer, amount)?.min(amount),
            Source::Held => amount,
        };
        let credit = fixed::add(self.credit(to, currency), credited)?;
        self.set_credit(to, currency, credit);
        emit!(PaymentCredited, [loan, to, currency], [credited]);
        Ok(false)
    }

    /// Pays the caller's credit out. `ZeroAddress`, `NothingToClaim`, `TransferFailed`.
    pub(crate) fn claim(&mut self, currency: Address, to: Address) -> Result<U256, Error> {
        if to.is_zero() {
            return Err(errors::zero_address());
        }
        self.pay_credit(host::sender(), currency, to)
    }

    /// Pays all of an account's credit. `NothingToClaim`, `TransferFailed`.
    pub(crate) fn pay_credit(
        &mut self,
        account: Address,
        currency: Address,
        to: Address,
    ) -> Result<U256, Error> {
        let amount = self.credit(account, currency);
        if amount.is_zero() {
            return Err(errors::nothing_to_claim(currency));
        }
        self.set_credit(account, currency, U256::ZERO);
        emit!(PaymentClaimed, [account, currency], [to, amount]);
        token::push(currency, to, amount)?;
        Ok(amount)
    }
}

/// `GasTooLow` where a call could not be given so much, or too little would be left after it (EIP-150: a call gets
/// 63 of 64 parts of what there is).
pub(crate) fn check_gas(gas: u64) -> Result<(), Error> {
    let needed = gas.saturating_add(gas / 63).saturating_add(KEPT_GAS);
    let left = host::gas_left();
    if left < needed { Err(errors::gas_too_low(left, needed)) } else { Ok(()) }
}
