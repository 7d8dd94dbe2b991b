//! From a selector to its function: what happens to a loan between its opening and its end.

use crate::abi::ILoanRouter as abi;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::words::{Word, append};
use kit::{Routed, selectors};
use loan_terms::LoanTerms;

selectors! {
    REPAY = repayCall,
    CURE = cureCall,
    CLAIM = claimCall,
}

impl LoanRouter {
    pub(crate) fn route_servicing(
        &mut self,
        selector: u32,
        a: &mut Arguments,
        output: &mut Vec<u8>,
    ) -> Routed {
        match selector {
            REPAY | CURE => {
                let (terms, amount) = (LoanTerms::read(a)?, a.uint());
                a.check()?;
                let is_repayment = selector == REPAY;
                let paid = if is_repayment { self.repay(&terms, amount) } else { self.cure(&terms, amount) };
                append(output, &[paid?.word()]);
            }
            CLAIM => {
                let (currency, to) = (a.address(), a.address());
                a.check()?;
                append(output, &[self.claim(currency, to)?.word()]);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
