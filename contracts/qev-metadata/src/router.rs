//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IPositionMetadata as abi;
use crate::document;
use crate::position::Position;
use crate::storage::PositionMetadata;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{append, only_bytes};
use kit::{Error, selectors};

selectors! {
    TOKEN_URI = tokenURICall,
}

impl Program for PositionMetadata {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if selector != TOKEN_URI {
            return Ok(None);
        }
        let a = &mut Arguments::new(arguments);
        let position = Position::read(a);
        a.check()?;
        let mut output = Vec::new();
        append(&mut output, &only_bytes(document::uri(&position).as_bytes()));
        Ok(Some(output))
    }
}
