//! The balance as ERC-20 shows one, but that nothing can be moved.

use crate::abi::ICores as abi;
use crate::errors::{self};
use crate::storage::{Cores, Place};
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::words::{Word, append, short_text};
use kit::{Routed, selectors};

selectors! {
    NAME = nameCall,
    SYMBOL = symbolCall,
    DECIMALS = decimalsCall,
    TOTAL_SUPPLY = totalSupplyCall,
    BALANCE_OF = balanceOfCall,
    ALLOWANCE = allowanceCall,
    TRANSFER = transferCall,
    TRANSFER_FROM = transferFromCall,
    APPROVE = approveCall,
}

impl Cores {
    pub(crate) fn route_token(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            NAME | SYMBOL => {
                let [length, text] = short_text(if selector == NAME { "Cores" } else { "CORES" });
                append(output, &[0x20_u64.word(), length, text]);
                return Ok(true);
            }
            DECIMALS => 18_u64.word(),
            TOTAL_SUPPLY => self.books().supply.word(),
            BALANCE_OF => self.load(Place::Balance(a.address())),
            ALLOWANCE => {
                a.address();
                a.address();
                0_u64.word()
            }
            TRANSFER | TRANSFER_FROM | APPROVE => return Err(errors::not_transferable()),
            _ => return Ok(false),
        };
        append(output, &[word]);
        Ok(true)
    }
}
