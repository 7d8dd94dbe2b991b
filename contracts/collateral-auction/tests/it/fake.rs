//! A registry of titles and a loan router in one, which write down what they hear.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::sol;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, selectors};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageB256, StorageBool, StorageU256};

sol! {
    interface abi {
        function ownerOf(uint256 title) external view returns (address);
        function currentValue(uint256 title, uint64 at) external view returns (uint256);
        function sell(uint256 title, address buyer) external;
        function onCollateralLiquidated(bytes32 loan, uint256 proceeds) external;
    }
}

selectors! {
    OWNER_OF = ownerOfCall,
    CURRENT_VALUE = currentValueCall,
    SELL = sellCall,
    ON_COLLATERAL_LIQUIDATED = onCollateralLiquidatedCall,
}

/// What it refuses with.
pub const REFUSED: [u8; 4] = [1, 2, 3, 4];

/// The contract.
#[storage]
pub struct Fake {
    /// Who holds every title.
    pub owner: StorageAddress,
    /// What every title is worth, 18 decimals.
    pub value: StorageU256,
    /// When that was asked for.
    pub at: StorageU256,
    /// The loan of which it was told.
    pub loan: StorageB256,
    /// What its title brought.
    pub proceeds: StorageU256,
    /// Answers nothing that it should.
    pub is_broken: StorageBool,
    /// Refuses to sell.
    pub refuses: StorageBool,
}

impl Program for Fake {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        if self.is_broken.get() {
            return Ok(Some(vec![1; 31]));
        }
        match selector {
            OWNER_OF => append(&mut output, &[self.owner.get().word()]),
            CURRENT_VALUE => {
                let (_, at) = (a.uint(), a.uint());
                // A view cannot write; what it was asked is in its answer.
                if at != self.at.get() {
                    return Err(Error::of_callee(REFUSED.to_vec()));
                }
                append(&mut output, &[self.value.get().word()]);
            }
            SELL if self.refuses.get() => return Err(Error::of_callee(REFUSED.to_vec())),
            SELL => {
                let (_, buyer) = (a.uint(), a.address());
                self.owner.set(buyer);
            }
            ON_COLLATERAL_LIQUIDATED => {
                self.loan.set(a.word());
                self.proceeds.set(a.uint());
            }
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}

impl Fake {
    /// Holder of the title, the loan that was paid, and what.
    pub fn heard(&self) -> (Address, B256, U256) {
        (self.owner.get(), self.loan.get(), self.proceeds.get())
    }
}

kit::program!(Fake);
