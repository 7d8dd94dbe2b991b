//! An authority for which everybody has every role, and a contract that signs whatever it is shown.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::U256;
use kit::Error;
use kit::program::Program;
use kit::words::{Word, append};
use stylus_sdk::prelude::*;

/// hasRole(bytes32,address).
const HAS_ROLE: u32 = 0x91d1_4854;
/// isValidSignature(bytes32,bytes).
const IS_VALID_SIGNATURE: u32 = 0x1626_ba7e;

/// Both.
#[storage]
pub struct Fake {}

impl Program for Fake {
    fn route(&mut self, selector: u32, _: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let answer = match selector {
            HAS_ROLE => true.word(),
            IS_VALID_SIGNATURE => U256::from_limbs([0, 0, 0, u64::from(IS_VALID_SIGNATURE) << 32]).word(),
            _ => return Ok(None),
        };
        let mut output = Vec::new();
        append(&mut output, &[answer]);
        Ok(Some(output))
    }
}

kit::program!(Fake);
