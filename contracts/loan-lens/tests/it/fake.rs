//! A router that has only words and is its own currency, and a lens for it.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, selectors};
use loan_lens::LoanLens;
use loan_lens::abi::ILoanLens::{LoanTerms, TrancheSpec};
use loan_terms::Record;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageArray, StorageB256, StorageU256};
use usdai_core::Decimals;
use usdai_core::loan::{LiquidationFeeBps, Loan};

sol! {
    interface abi {
        function loanState(bytes32 loan) external view returns (bytes32[2] memory words);
        function decimals() external view returns (uint8);
    }
}

selectors! {
    LOAN_STATE = loanStateCall,
    DECIMALS = decimalsCall,
}

/// The router, which has one loan whatever it is asked for, and is silent while it has no decimals.
#[storage]
pub struct Words {
    pub words: StorageArray<StorageB256, 2>,
    pub decimals: StorageU256,
}

impl Program for Words {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let decimals = self.decimals.get();
        match selector {
            _ if decimals.is_zero() => return Ok(Some(vec![0; 31])),
            LOAN_STATE => {
                a.word();
                let word = |index| self.words.get(index).unwrap_or_default();
                append(&mut output, &[word(0), word(1)]);
            }
            DECIMALS => append(&mut output, &[decimals.word()]),
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}

kit::program!(Words);

/// A lens and its router.
pub struct Scene<'a> {
    pub lens: &'a Contract<LoanLens>,
    pub words: &'a Contract<Words>,
}

impl<'a> Scene<'a> {
    /// The lens is made, and the currency has 6 decimals.
    pub fn new(lens: &'a Contract<LoanLens>, words: &'a Contract<Words>) -> Self {
        testing::done(raw(lens, &constructor(words.address())));
        let scene = Self { lens, words };
        scene.has_decimals(6);
        scene
    }

    pub fn has_decimals(&self, decimals: u64) {
        self.words.sender(Address::ZERO).decimals.set(U256::from(decimals));
    }

    /// The router has a loan.
    pub fn holds(&self, loan: Loan) {
        let decimals = Decimals::new(6).expect("decimals");
        let record = Record { loan, decimals, liquidation_fee: LiquidationFeeBps::HIGHEST };
        for (index, word) in record.pack().expect("words").into_iter().enumerate() {
            if let Some(mut place) = self.words.sender(Address::ZERO).words.setter(index) {
                place.set(word);
            }
        }
    }

    /// 10,000 at 15% a year in twelve instalments of 365/12 days, linear or level.
    pub fn terms(&self, schedule: u8) -> LoanTerms {
        let amount = U256::from(10_000_000_000_u64);
        // 0.15e18 / 31,536,000.
        let spec =
            TrancheSpec { lender: Address::repeat_byte(7), amount, rate: U256::from(4_756_468_797_u64) };
        LoanTerms {
            expiration: u64::MAX,
            borrower: Address::repeat_byte(2),
            currencyToken: self.words.address(),
            title: U256::from(4),
            duration: 31_536_000,
            repaymentInterval: 2_628_000,
            schedule,
            gracePeriodRate: U256::from(1_585_489_599_u64),
            gracePeriodDuration: 432_000,
            originationFee: U256::from(100_000_000),
            exitFee: U256::from(50_000_000),
            reserveInstalments: 1,
            nonce: U256::ZERO,
            trancheSpecs: vec![spec],
        }
    }

    /// What the lens answers.
    pub fn ask<C: SolCall>(&self, call: C) -> Result<C::Return, Vec<u8>> {
        let output = raw(self.lens, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }
}

/// Calls with any calldata.
pub fn raw(lens: &Contract<LoanLens>, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    lens.sender(Address::repeat_byte(0xee)).call(input).map_err(Vec::from).motsu_res()
}

/// What the constructor takes.
pub fn constructor(router: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), router.abi_encode()].concat()
}

/// The terms as the contracts have them.
pub fn decoded(terms: &LoanTerms) -> loan_terms::LoanTerms {
    loan_terms::LoanTerms::read(&mut Arguments::new(&terms.abi_encode())).expect("terms")
}

/// Units of six decimals from cents.
pub fn cents(number: u64) -> U256 {
    U256::from(number * 10_000)
}
