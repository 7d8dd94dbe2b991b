//! The checks that every loan begins with, and its record.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error, of_loan};
use crate::parameters::check_borrowing;
use crate::slots::{Partner, Place};
use crate::storage::{LoanRouter, now};
use alloy_primitives::{Address, B256};
use alloy_sol_types::SolEvent;
use kit::words::Word;
use kit::{host, token};
use loan_terms::{LoanTerms, Record};
use usdai_core::Decimals;
use usdai_core::loan::Opening;

/// A loan that has begun, but for its money.
pub struct Begun {
    /// Its id.
    pub loan: B256,
    /// Those of its currency.
    pub decimals: Decimals,
    /// Where the principal goes.
    pub opening: Opening,
    /// For whom fees are.
    pub fee_recipient: Address,
}

impl LoanRouter {
    /// Begins a loan of the caller's: checks what can be checked here, stores it, tells of it.
    ///
    /// `NotBorrower`, `BorrowerNotAllowed`, `BorrowingIsPaused`, `TermsExpired`, `LoanExists`, `CurrencyUnusable`,
    /// `FeeRecipientUnset`, what the price oracle refuses of the currency, and what the arithmetic does of the terms.
    #[inline(never)]
    pub(crate) fn begin(&mut self, terms: &LoanTerms) -> Result<Begun, Error> {
        let (caller, now, settings) = (host::sender(), now(), self.settings());
        if caller != terms.borrower {
            return Err(errors::not_borrower(caller, terms.borrower));
        }
        if caller == self.partner(Partner::LoanBook) {
            return Err(errors::borrower_not_allowed(caller));
        }
        check_borrowing(&settings)?;
        if now.get() > terms.expiration {
            return Err(errors::terms_expired(terms.expiration));
        }
        let loan = terms.id(host::this());
        if !self.read(Place::Standing(loan)).is_zero() {
            return Err(errors::loan_exists(loan));
        }
        let decimals = decimals_of(terms.currency)?;
        self.check_price(terms.currency)?;
        let opening = Opening::new(&terms.arithmetic(decimals)?, now).map_err(of_loan)?;
        let liquidation_fee = settings.liquidation_fee;
        let fee_recipient = settings.fee_recipient;
        let is_free =
            terms.origination_fee.is_zero() && terms.exit_fee.is_zero() && liquidation_fee.get() == 0;
        if fee_recipient.is_zero() && !is_free {
            return Err(errors::fee_recipient_unset());
        }
        let record = Record { loan: opening.loan, decimals, liquidation_fee };
        self.set_record(loan, &record)?;
        tell_originated(loan, terms, &record);
        Ok(Begun { loan, decimals, opening, fee_recipient })
    }
}

/// The currency's decimals. `CurrencyUnusable` where there is no contract that says 6 to 18.
fn decimals_of(currency: Address) -> Result<Decimals, Error> {
    token::decimals(currency)
        .and_then(|decimals| u8::try_from(decimals).ok())
        .and_then(|decimals| Decimals::new(decimals).ok())
        .ok_or_else(|| errors::currency_unusable(currency))
}

fn tell_originated(loan: B256, terms: &LoanTerms, record: &Record) {
    let Record { loan: begun, decimals, liquidation_fee } = record;
    let mut words = alloc::vec![
        0xa0_u64.word(),
        begun.outstanding.raw().word(),
        begun.reserve.raw().word(),
        u64::from(decimals.get()).word(),
        u64::from(liquidation_fee.get()).word(),
    ];
    words.extend(terms.encoded());
    let topics = [abi::LoanOriginated::SIGNATURE_HASH, loan, terms.borrower.word(), terms.title.word()];
    host::emit(&topics, &words);
}
