//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IBeacon as abi;
use crate::errors::Error;
use crate::storage::Beacon;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::selectors;
use kit::words::{Word, append, only_bytes};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    VERIFY = verifyCall,
    PUBLIC_KEY = publicKeyCall,
}

impl Program for Beacon {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        match selector {
            VERIFY => {
                let (round, signature) = (a.uint_up_to(u64::MAX), a.bytes());
                a.check()?;
                append(&mut output, &[self.verify(round, signature)?.word()]);
            }
            PUBLIC_KEY => append(&mut output, &only_bytes(&self.key())),
            CONSTRUCTOR_SELECTOR => {
                let key = a.bytes();
                a.check()?;
                self.construct(key)?;
            }
            _ => return Ok(None),
        }
        Ok(Some(output))
    }
}
