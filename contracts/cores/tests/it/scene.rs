//! Cores with an authority, a season, and weeks of a leaf or two.

use crate::fake::{Fake, PUBLISHER};
use alloy_primitives::{Address, B256, LogData, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use cores::Cores;
use cores::abi::ICores as abi;
use kit::clock;
use kit::program::Program;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

pub use testing::{done, log, refused};

/// When the tests' machine starts.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;
/// Seconds.
pub const WEEK: u64 = 7 * DAY;
/// When the season starts.
pub const START: u64 = NOW + DAY;
/// How many weeks it has.
pub const WEEKS: u32 = 4;
/// The most that a week of it may grant.
pub const MAXIMUM: u64 = 1_000;

pub fn cores(value: u64) -> U256 {
    U256::from(value) * U256::from(10).pow(U256::from(18))
}

/// The contract and its authority.
pub struct Scene<'a> {
    pub contract: &'a Contract<Cores>,
    pub authority: Address,
}

/// Constructs the contract and opens a season.
pub fn open<'a>(contract: &'a Contract<Cores>, fake: &Contract<Fake>) -> Scene<'a> {
    let scene = Scene { contract, authority: fake.address() };
    done(scene.raw(fake.address(), &constructor(fake.address())));
    done(scene.send(scene.authority, opening()));
    scene
}

/// What the constructor takes.
pub fn constructor(authority: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), authority.abi_encode()].concat()
}

/// Rates as they are meant to be.
pub fn rates() -> abi::Rates {
    let per = |value| u128::try_from(cores(value)).expect("128 bits").try_into().expect("96 bits");
    abi::Rates { held: per(5), staked: per(2), minted: per(20), lent: per(3), referralBps: 1_000 }
}

/// The season of [`open`].
pub fn opening() -> abi::openSeasonCall {
    let weeklyMaximum = cores(MAXIMUM);
    abi::openSeasonCall { start: START, weekCount: WEEKS, weeklyMaximum, rates: rates() }
}

/// Lets the clock go to a time.
pub fn go_to(time: u64) {
    clock::pass(time - NOW - clock::seconds_passed());
}

/// The leaf of an account.
pub fn leaf(account: Address, week: u32, amount: U256) -> B256 {
    keccak256(keccak256((account, week, amount).abi_encode()))
}

/// The node above two.
pub fn parent(a: B256, b: B256) -> B256 {
    keccak256([a.min(b), a.max(b)].concat())
}

/// A week of one account, which needs no proof.
pub fn alone(week: u32, amount: U256) -> abi::WeekClaim {
    abi::WeekClaim { week, amount, proof: vec![] }
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.contract.sender(sender).call(input).map_err(Vec::from).motsu_res()
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

    /// Commits a week.
    pub fn publish(&self, week: u32, root: B256, total: U256) -> Result<(), Vec<u8>> {
        let inputHash = B256::repeat_byte(0x1f);
        self.send(PUBLISHER, abi::publishCall { week, root, total, inputHash }).map(|_| ())
    }

    /// Commits a week as soon as it is over, and lets the time of challenge pass.
    #[track_caller]
    pub fn settle(&self, week: u32, root: B256, total: U256) {
        go_to(START + u64::from(week) * WEEK);
        done(self.publish(week, root, total));
        clock::pass(3 * DAY);
    }

    /// Claims weeks for an account.
    pub fn claim(&self, account: Address, claims: Vec<abi::WeekClaim>) -> Result<U256, Vec<u8>> {
        self.send(Address::repeat_byte(0xc1), abi::claimCall { account, claims }).map(|answer| answer.amount)
    }

    /// What an account has, and all have.
    pub fn balances(&self, account: Address) -> (U256, U256) {
        let balance = self.ask(abi::balanceOfCall { account })._0;
        (balance, self.ask(abi::totalSupplyCall {})._0)
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.contract.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}
