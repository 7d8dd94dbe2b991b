//! From a selector to its function, which the router's crate has.

use alloc::vec;
use alloc::vec::Vec;
use kit::Error;
use kit::program::Program;
use loan_router::LoanRouter;
use stylus_sdk::prelude::*;

/// The router's storage, which is at the same place.
#[storage]
pub struct LoanDefault {
    router: LoanRouter,
}

impl Program for LoanDefault {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.router.route_default(selector, arguments)
    }
}
