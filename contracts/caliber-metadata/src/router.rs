//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ICaliberMetadata as abi;
use crate::document;
use crate::storage::CaliberMetadata;
use crate::title::Title;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{append, only_bytes};
use kit::{Error, selectors};

selectors! {
    TOKEN_URI = tokenURICall,
}

impl Program for CaliberMetadata {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if selector != TOKEN_URI {
            return Ok(None);
        }
        let title = Title::read(&mut Arguments::new(arguments))?;
        let mut output = Vec::new();
        append(&mut output, &only_bytes(document::uri(&title).as_bytes()));
        Ok(Some(output))
    }
}
