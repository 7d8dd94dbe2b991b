//! From a selector to its function.

use crate::storage::CollateralAuction;
use alloc::vec::Vec;
use kit::Error;
use kit::program::Program;

impl Program for CollateralAuction {
    fn route(&mut self, _selector: u32, _arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        Ok(None)
    }
}
