//! The router over one contract that stands for all that it works with.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, LogData};
use alloy_sol_types::{SolCall, SolValue};
use kit::Error;
use kit::program::Program;
use loan_opening::LoanOpening;
use loan_router::LoanRouter;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::prelude::*;

pub use testing::{done, log, refused};

/// When the tests' machine starts.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;
/// Who gives orders.
pub const ADMIN: Address = Address::repeat_byte(0xad);

/// The router with its part for openings. The tests' machine runs a delegate call on the storage of the code.
#[storage]
pub struct Whole {
    router: LoanRouter,
}

impl Program for Whole {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if selector == CONSTRUCTOR_SELECTOR {
            return self.router.route(selector, arguments);
        }
        match self.router.route_opening(selector, arguments)? {
            None => self.router.route(selector, arguments),
            answer => Ok(answer),
        }
    }
}

kit::program!(Whole);

/// The router.
pub struct Scene<'a> {
    pub router: &'a Contract<Whole>,
}

/// What the constructor takes, with `partners` for all that it works with.
pub fn constructor(authority: Address, partners: [Address; 7]) -> Vec<u8> {
    let arguments = (authority, partners).abi_encode();
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), arguments].concat()
}

/// Constructs the router.
pub fn open<'a>(router: &'a Contract<Whole>, partner: &'a Contract<LoanOpening>) -> Scene<'a> {
    let scene = Scene { router };
    done(scene.raw(ADMIN, &constructor(ADMIN, [partner.address(); 7])));
    scene
}

impl Scene<'_> {
    /// Calls with any calldata, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.router.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    pub fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        let answer = self.raw(sender, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&answer, true).expect("an answer of the interface"))
    }

    #[track_caller]
    pub fn ask<C: SolCall>(&self, call: C) -> C::Return {
        done(self.send(ADMIN, call))
    }

    /// The last events are these.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.router.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}
