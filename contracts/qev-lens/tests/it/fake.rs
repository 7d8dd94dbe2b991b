//! An auction that has only words, and a lens for it.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, selectors};
use motsu::prelude::*;
use qev_lens::QevLens;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageBool, StorageMap, StorageU256};

extern crate alloc;

sol! {
    interface abi {
        function places(uint256[] calldata keys) external view returns (uint256[] memory words);
        function genesis() external view returns (uint64);
        function vault() external view returns (address);
    }
}

selectors! {
    PLACES = placesCall,
    GENESIS = genesisCall,
    VAULT = vaultCall,
}

/// When epoch 1 of the tests begins.
pub const GENESIS_TIME: u64 = 1_735_689_600;
/// Whose shares wait.
pub const SHARES_OF: Address = Address::repeat_byte(0x5a);

/// The auction.
#[storage]
pub struct Words {
    pub words: StorageMap<U256, StorageU256>,
    pub is_silent: StorageBool,
}

impl Program for Words {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        if self.is_silent.get() {
            return Ok(Some(vec![0; 31]));
        }
        match selector {
            PLACES => {
                let (mut keys, length) = a.array();
                append(&mut output, &[0x20_u64.word(), (length as u64).word()]);
                for _ in 0..length {
                    append(&mut output, &[self.words.get(keys.uint()).word()]);
                }
            }
            GENESIS => append(&mut output, &[GENESIS_TIME.word()]),
            VAULT => append(&mut output, &[SHARES_OF.word()]),
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}

kit::program!(Words);

/// Calls the lens as anybody.
pub fn ask<C: SolCall>(lens: &Contract<QevLens>, call: C) -> Result<C::Return, Vec<u8>> {
    let output = raw(lens, &call.abi_encode())?;
    Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
}

/// Calls with any calldata.
pub fn raw(lens: &Contract<QevLens>, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    lens.sender(Address::repeat_byte(0xee)).call(input).map_err(Vec::from).motsu_res()
}

/// What the constructor takes.
pub fn constructor(qev: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), qev.abi_encode()].concat()
}
