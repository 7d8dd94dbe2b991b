//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ILoanRouter as abi;
use crate::errors::Error;
use crate::parameters::check_borrowing;
use crate::parts::part_of;
use crate::slots::Place;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::domain;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, host, selectors};
use loan_terms::{DOMAIN_NAME, DOMAIN_VERSION, LoanTerms};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    REFINANCE = refinanceCall,
    LOAN_TERMS_HASH = loanTermsHashCall,
    LOAN_STATE = loanStateCall,
    PROCEEDS = proceedsCall,
    CREDITS = creditsCall,
    UNREPORTED = unreportedCall,
    NONCES = noncesCall,
    PARTNERS = partnersCall,
    PARAMETERS = parametersCall,
    PRICE_ORACLE = priceOracleCall,
    CHECK_BORROWING = checkBorrowingCall,
    EIP712_DOMAIN = eip712DomainCall,
}

impl Program for LoanRouter {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if let Some(part) = part_of(selector) {
            return self.run(part, selector, arguments).map(Some);
        }
        if selector == REFINANCE {
            let loan = self.refinance(selector, arguments)?;
            return Ok(Some(loan.to_vec()));
        }
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_servicing(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)?
            || self.route_constructor(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl LoanRouter {
    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            LOAN_TERMS_HASH => append(output, &[LoanTerms::read(a)?.id(host::this())]),
            LOAN_STATE => append(output, &self.words_of(a.word())),
            PROCEEDS => append(output, &self.proceeds_words(a.word())),
            CREDITS => append(output, &[self.credit(a.address(), a.address()).word()]),
            UNREPORTED => append(output, &self.unreported_words(a.word(), a.uint().saturating_to())),
            NONCES => append(output, &[self.read(Place::Nonce(a.address())).word()]),
            PARTNERS => append(output, &self.partners_words()),
            PARAMETERS => append(output, &self.parameters_words()),
            PRICE_ORACLE => append(output, &[self.price_oracle().word()]),
            CHECK_BORROWING => check_borrowing(&self.settings())?,
            EIP712_DOMAIN => append(output, &domain::description_of(DOMAIN_NAME, DOMAIN_VERSION)),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_constructor(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        if selector != CONSTRUCTOR_SELECTOR {
            return Ok(false);
        }
        let authority = a.address();
        let partners = [(); 7].map(|()| a.address());
        a.check()?;
        self.construct(authority, &partners).map(|()| true)
    }
}
