//! Loans that began.

use crate::LoanLens;
use alloc::vec::Vec;
use alloy_primitives::B256;
use kit::words::Word;
use kit::{Error, host};
use loan_terms::errors::{not_started, of_loan, wrong_status};
use loan_terms::{LoanTerms, Record, status_number};
use usdai_core::loan::{Loan, Status, Terms};
use usdai_core::{AssetAmount, Timestamp};

impl LoanLens {
    /// The fields of `Quote`. `LoanUnknown`, `NotStarted`, `WrongStatus` where it can no longer be paid.
    pub(crate) fn quote_words(&self, terms: &LoanTerms, at: u64) -> Result<[B256; 9], Error> {
        let (_, Record { loan, decimals, .. }) = self.known(terms)?;
        let (at, terms) = (Timestamp::new(at), terms.arithmetic(decimals)?);
        if let Status::Foreclosed { .. } = loan.status {
            return Err(wrong_status(status_number(loan.status).into()));
        }
        if at <= loan.start {
            return Err(not_started(loan.start.get()));
        }
        let quote = loan.quote(&terms, at).map_err(of_loan)?;
        let closes = quote.arrears.principal == loan.outstanding;
        let exit_fee = if closes { quote.exit_fee } else { AssetAmount::ZERO };
        Ok([
            small(quote.due.instalments),
            amount(quote.due.principal),
            amount(quote.due.interest),
            amount(quote.due.late_interest),
            amount(quote.exit_fee),
            amount(quote.total_due().map_err(of_loan)?),
            amount(quote.arrears.total()?.checked_add(exit_fee)?),
            amount(quote.payoff),
            times(&loan, &terms)?[0],
        ])
    }

    /// The struct `Standing`, as the only result. `LoanUnknown`.
    pub(crate) fn standing_words(&self, terms: &LoanTerms) -> Result<Vec<B256>, Error> {
        let (id, record) = self.known(terms)?;
        let Record { loan, decimals, liquidation_fee } = record;
        let terms = terms.arithmetic(decimals)?;
        let [opens_after, deadline, default_after] = times(&loan, &terms)?;
        let (defaulted_at, cure_until) = match loan.status {
            Status::Defaulted { at } => (at, loan.cure_until().map_err(of_loan)?),
            Status::Foreclosed { defaulted_at } => (defaulted_at, Timestamp::default()),
            Status::Active | Status::Closed => Default::default(),
        };
        let accrued = loan.accrued_up(&terms, Timestamp::new(host::now()))?;
        let mut words = Vec::from([
            0x20_u64.word(),
            id,
            small(status_number(loan.status).into()),
            small(decimals.get().into()),
            small(liquidation_fee.get()),
            loan.start.get().word(),
            small(terms.instalments),
            small(loan.paid),
            amount(loan.outstanding),
            amount(loan.reserve),
            amount(accrued),
            opens_after,
            deadline,
            default_after,
            defaulted_at.get().word(),
            cure_until.get().word(),
            STANDING_BYTES.word(),
            (terms.tranches.len() as u64).word(),
        ]);
        let balances = loan.balances(&terms)?;
        words.extend((0..terms.tranches.len()).map(|index| amount(balances.get(index))));
        Ok(words)
    }
}

/// Of the fields of `Standing` with the place of the last.
const STANDING_BYTES: u64 = 16 * 32;

/// When the oldest unpaid instalment opens, is due, and can be called a default; zeros where there is none.
fn times(loan: &Loan, terms: &Terms<'_>) -> Result<[B256; 3], Error> {
    if loan.outstanding.is_zero() {
        return Ok([B256::ZERO; 3]);
    }
    let times = [loan.opens_after(terms)?, loan.deadline(terms)?, loan.default_after(terms)?];
    Ok(times.map(|time| time.get().word()))
}

fn amount(amount: AssetAmount) -> B256 {
    amount.raw().word()
}

fn small(number: u16) -> B256 {
    u64::from(number).word()
}
