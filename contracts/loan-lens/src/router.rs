//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::LoanLens;
use crate::abi::ILoanLens as abi;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, host, selectors};
use loan_terms::LoanTerms;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    QUOTE = quoteCall,
    QUOTE_AT = quoteAtCall,
    SCHEDULE = scheduleCall,
    OPENING = openingCall,
    LOAN = loanCall,
    ROUTER = routerCall,
}

impl Program for LoanLens {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        match selector {
            QUOTE | QUOTE_AT => {
                let terms = LoanTerms::read(a)?;
                let at = if selector == QUOTE_AT { a.uint_up_to(u64::MAX) } else { host::now() };
                a.check()?;
                append(&mut output, &self.quote_words(&terms, at)?);
            }
            SCHEDULE => append(&mut output, &self.schedule_words(&LoanTerms::read(a)?)?),
            OPENING => append(&mut output, &self.opening_words(&LoanTerms::read(a)?)?),
            LOAN => append(&mut output, &self.standing_words(&LoanTerms::read(a)?)?),
            ROUTER => append(&mut output, &[self.router.get().word()]),
            CONSTRUCTOR_SELECTOR => {
                let router = a.address();
                a.check()?;
                self.construct(router)?;
            }
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}
