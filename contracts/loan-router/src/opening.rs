//! Opening a loan against a title, alone or in place of another: what the program `loan-opening` does in the router's
//! place.

use crate::begin::Begun;
use crate::errors::{self, Error};
use crate::funding::Deposit;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::host;
use kit::words::{Word, append};
use loan_terms::LoanTerms;

impl LoanRouter {
    /// `borrow` of the interface: what the checks and the lenders' part refuse, and what the title's contract does.
    pub(crate) fn open(&mut self, a: &mut Arguments) -> Result<Vec<u8>, Error> {
        let terms = &LoanTerms::read(a)?;
        let deposits = &read_deposits(a, terms)?;
        let begun = self.begin(terms)?;
        let Begun { decimals, opening, fee_recipient, .. } = &begun;
        self.pledge(terms, decimals.to_usd(opening.loan.outstanding)?)?;
        let kept = opening.loan.reserve;
        let targets = [
            (*fee_recipient, opening.origination_fee),
            (host::this(), kept),
            (terms.borrower, opening.to_borrower),
        ];
        self.fund(&begun, terms, deposits, &targets)?;
        let mut output = Vec::new();
        append(&mut output, &[begun.loan]);
        Ok(output)
    }

    /// `refinance` of the interface, but for the old loan's payment: the loan, and the principal that is here for it.
    ///
    /// `RefinancingDiffers`, `LoanUnknown`, and as above.
    pub(crate) fn open_successor(&mut self, a: &mut Arguments) -> Result<Vec<u8>, Error> {
        let (old, terms) = (&LoanTerms::read(a)?, &LoanTerms::read(a)?);
        let deposits = &read_deposits(a, terms)?;
        if (old.borrower, old.currency, old.title) != (terms.borrower, terms.currency, terms.title) {
            return Err(errors::refinancing_differs());
        }
        let (_, record) = self.record_of(old)?;
        let begun = self.begin(terms)?;
        let Begun { decimals, opening, fee_recipient, .. } = &begun;
        let owed = record.decimals.to_usd(record.loan.outstanding)?;
        self.repledge(terms, owed, decimals.to_usd(opening.loan.outstanding)?)?;
        let kept = opening.loan.reserve.checked_add(opening.to_borrower)?;
        let targets = [(*fee_recipient, opening.origination_fee), (host::this(), kept)];
        self.fund(&begun, terms, deposits, &targets)?;
        let mut output = Vec::new();
        append(&mut output, &[begun.loan, opening.to_borrower.raw().word()]);
        Ok(output)
    }
}

/// One deposit for each tranche. `DepositsDiffer`.
fn read_deposits<'a>(a: &mut Arguments<'a>, terms: &LoanTerms) -> Result<Vec<Deposit<'a>>, Error> {
    let (mut elements, count) = a.tuples();
    a.check()?;
    let tranches = terms.tranches.len();
    if count != tranches {
        return Err(errors::deposits_differ(count as u64, tranches as u64));
    }
    let mut deposits = Vec::with_capacity(count);
    for _ in 0..count {
        let mut element = elements.tuple();
        let kind = element.uint_up_to(u64::from(u8::MAX)) as u8;
        deposits.push(Deposit { kind, data: element.bytes() });
        element.check()?;
    }
    elements.check()?;
    Ok(deposits)
}
