//! Positions with a router that makes them.

use crate::fake::Fake;
use alloy_primitives::{Address, B256, LogData, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use kit::program::Program;
use loan_positions::LoanPositions;
use loan_positions::abi::ILoanPositions as abi;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

pub use testing::{done, log, refused};

/// A loan.
pub const LOAN: B256 = B256::repeat_byte(0x10);
/// Who gives orders.
pub const ADMIN: Address = Address::repeat_byte(0xad);

/// The contract and its router.
pub struct Scene<'a> {
    pub positions: &'a Contract<LoanPositions>,
    pub router: Address,
}

/// Constructs the contract and names the router.
pub fn open<'a>(positions: &'a Contract<LoanPositions>, fake: &Contract<Fake>) -> Scene<'a> {
    let scene = Scene { positions, router: fake.address() };
    done(scene.raw(ADMIN, &constructor(ADMIN)));
    done(scene.send(ADMIN, abi::setRouterCall { router: scene.router }));
    scene
}

/// What the constructor takes.
pub fn constructor(authority: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), authority.abi_encode()].concat()
}

/// The number of a position of [`LOAN`], as the interface says it.
pub fn number_of(index: u8) -> U256 {
    keccak256([LOAN.as_slice(), &[index]].concat()).into()
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.positions.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    /// Calls a function.
    pub fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        let output = self.raw(sender, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }

    /// What a view says.
    #[track_caller]
    pub fn ask<C: SolCall>(&self, call: C) -> C::Return {
        done(self.send(Address::repeat_byte(0xee), call))
    }

    /// Gives each lender a position of [`LOAN`].
    #[track_caller]
    pub fn mint(&self, lenders: &[Address]) {
        done(self.send(self.router, abi::mintCall { loan: LOAN, lenders: lenders.to_vec() }));
    }

    /// Who holds the first positions of [`LOAN`].
    pub fn owners<const N: usize>(&self) -> [Address; N] {
        let owners = self.ask(abi::ownersOfCall { loan: LOAN, count: U256::from(N) })._0;
        owners.try_into().expect("as many as asked for")
    }

    /// How many positions each has.
    pub fn balances<const N: usize>(&self, owners: [Address; N]) -> [u64; N] {
        owners.map(|owner| self.ask(abi::balanceOfCall { owner })._0.to())
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.positions.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}
