//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::errors::Error;
use crate::storage::PriceOracle;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;

impl Program for PriceOracle {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.authority.route(selector, a, &mut output)?;
        a.check()?;
        Ok(is_known.then_some(output))
    }
}
