//! An authority that knows one publisher and one guardian.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, keccak256};
use kit::Error;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageBool;

/// hasRole(bytes32,address).
const HAS_ROLE: u32 = 0x91d14854;
/// Has the role PUBLISHER.
pub const PUBLISHER: Address = Address::repeat_byte(0x9b);
/// Has the role GUARDIAN.
pub const GUARDIAN: Address = Address::repeat_byte(0x9d);

/// The contract.
#[storage]
pub struct Fake {
    #[allow(dead_code)] // A contract has storage.
    unused: StorageBool,
}

impl Program for Fake {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if selector != HAS_ROLE {
            return Ok(None);
        }
        let a = &mut Arguments::new(arguments);
        let asked = (a.word(), a.address());
        a.check()?;
        let known = [(keccak256("PUBLISHER"), PUBLISHER), (keccak256("GUARDIAN"), GUARDIAN)];
        let mut answer = Vec::new();
        append(&mut answer, &[known.contains(&asked).word()]);
        Ok(Some(answer))
    }
}

kit::program!(Fake);
