//! From a selector to its function: what happens to a loan between its opening and its end.

use crate::errors::Error;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use kit::Routed;
use kit::calldata::Arguments;

impl LoanRouter {
    pub(crate) fn route_servicing(
        &mut self,
        _selector: u32,
        _a: &mut Arguments,
        _output: &mut Vec<u8>,
    ) -> Routed {
        Ok::<bool, Error>(false)
    }
}
