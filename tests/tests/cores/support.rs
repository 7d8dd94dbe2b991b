//! The contract with an authority, a publisher and a season of 52 weeks.

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, U256, address};
use alloy_sol_types::{SolCall, SolValue, sol};
use merkle_tree::{StandardTree, leaf};
use stylus_chain::chain::{Account, CallError, Program, Receipt};
use tests::{
    Suite,
    abi::IAuthority,
    check::{done, made},
    whole,
};
use usdai_bindings::ICores;

/// Seconds.
pub const DAY: u64 = 86_400;
/// Seconds.
pub const WEEK: u64 = 7 * DAY;
/// How long a week can be challenged.
pub const CHALLENGE: u64 = 3 * DAY;
/// Weeks of a season.
pub const WEEKS: u32 = 52;
/// What `inputHash` is where nothing is computed.
pub const INPUT: B256 = B256::repeat_byte(0x1f);

sol! {
    /// The precompile that keeps programs alive.
    interface IArbWasm {
        function codehashKeepalive(bytes32 codehash) external payable;
    }
}

const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");

static START: LazyLock<Stage> = LazyLock::new(|| Stage::join(Suite::new(), DAY));

/// The contract, and who may do what there.
#[derive(Clone, Debug)]
pub struct Stage {
    pub suite: Suite,
    pub cores: Address,
    pub publisher: Account,
    pub guardian: Account,
    pub anyone: Account,
    /// When the season starts.
    pub start: u64,
}

/// A week as it is published: who earned what, and the tree of it.
#[derive(Clone, Debug)]
pub struct Earned {
    pub week: u32,
    pub list: Vec<(Address, U256)>,
    pub tree: StandardTree,
}

impl Earned {
    pub fn new(week: u32, list: Vec<(Address, U256)>) -> Self {
        let leaves = list.iter().map(|(account, amount)| leaf_of(*account, week, *amount)).collect();
        Self { week, tree: made(StandardTree::new(leaves).map_err(Into::into)), list }
    }

    pub fn total(&self) -> U256 {
        self.list.iter().map(|(_, amount)| amount).sum()
    }

    /// The claim of an entry.
    pub fn claim(&self, index: usize) -> ICores::WeekClaim {
        let proof = made(self.tree.proof(index).map_err(Into::into));
        ICores::WeekClaim { week: self.week, amount: self.list[index].1, proof }
    }
}

/// A leaf as the interface describes it.
pub fn leaf_of(account: Address, week: u32, amount: U256) -> B256 {
    leaf(&(account, week, amount).abi_encode())
}

/// So many Cores.
pub fn points(units: u64) -> U256 {
    whole(units, 18)
}

/// An account by a number.
pub fn account(number: u64) -> Address {
    Address::left_padding_from(&(number + 0x1000).to_be_bytes())
}

/// A season as the protocol's page has it.
pub fn season(start: u64, week_count: u32) -> ICores::openSeasonCall {
    let [held, staked, minted, lent] =
        [5, 2, 20, 3].map(|rate| points(rate).to::<u128>().try_into().unwrap_or_default());
    let rates = ICores::Rates { held, staked, minted, lent, referralBps: 1_000 };
    ICores::openSeasonCall { start, weekCount: week_count, weeklyMaximum: points(10_000_000_000), rates }
}

impl Stage {
    /// A new one; all are alike.
    pub fn new() -> Self {
        START.clone()
    }

    /// What the contract answers.
    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        done(self.suite.chain().call(self.cores, call))
    }

    /// Sends it a call.
    pub fn tell<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        self.suite.chain().send(from, self.cores, call)
    }

    /// Has the authority pass a call on to it.
    pub fn push<C: SolCall>(&mut self, call: &C) -> Result<Receipt, CallError> {
        let cores = self.cores;
        self.suite.push(cores, call)
    }

    /// The next call runs at this time.
    #[track_caller]
    pub fn go_to(&mut self, time: u64) {
        made(self.suite.chain().set_timestamp(time).map_err(Into::into));
    }

    /// When a week of the first season ends.
    pub fn end_of(&self, week: u32) -> u64 {
        self.start + u64::from(week) * WEEK
    }

    /// Commits a week.
    pub fn publish(&mut self, week: u32, root: B256, total: U256) -> Result<Receipt, CallError> {
        let publisher = self.publisher.clone();
        self.tell(&publisher, &ICores::publishCall { week, root, total, inputHash: INPUT })
    }

    /// Voids a week.
    pub fn void(&mut self, week: u32) -> Result<Receipt, CallError> {
        let guardian = self.guardian.clone();
        self.tell(&guardian, &ICores::voidWeekCall { week })
    }

    /// Commits a week when it is over, and waits until it can be claimed.
    #[track_caller]
    pub fn settle(&mut self, earned: &Earned) {
        self.go_to(self.end_of(earned.week));
        done(self.publish(earned.week, earned.tree.root(), earned.total()));
        self.suite.chain().warp(CHALLENGE);
    }

    /// Claims for an account, whoever it is.
    pub fn claim(&mut self, account: Address, claims: Vec<ICores::WeekClaim>) -> Result<Receipt, CallError> {
        let anyone = self.anyone.clone();
        self.tell(&anyone, &ICores::claimCall { account, claims })
    }

    #[track_caller]
    pub fn balance(&mut self, account: Address) -> U256 {
        self.ask(&ICores::balanceOfCall { account })
    }

    /// Keeps the programs alive that are asked, as anybody may.
    #[track_caller]
    pub fn keep_alive(&mut self) {
        let (payer, authority, cores) = (self.anyone.clone(), self.suite.authority, self.cores);
        for program in [authority, cores] {
            let chain = self.suite.chain();
            let call = IArbWasm::codehashKeepaliveCall { codehash: chain.codehash(program) };
            done(chain.send_value(&payer, ARB_WASM, whole(1, 18), &call));
        }
    }

    /// Puts the contract into a scene, with a season that starts so many seconds later.
    #[track_caller]
    pub fn join(mut suite: Suite, seconds: u64) -> Self {
        let (authority, guardian) = (suite.authority, suite.guardian.clone());
        let chain = suite.chain();
        made(chain.register_errors(ICores::ICoresErrors::SIGNATURES).map_err(Into::into));
        let [publisher, anyone] = ["publisher", "anyone"].map(|name| chain.account(name));
        let program = made(Program::load("cores").map_err(Into::into));
        let cores = made(chain.deploy(&program, &authority.abi_encode()).map_err(Into::into)).address;
        done(suite.rule(&IAuthority::addTargetCall { target: cores, entries: vec![] }));
        done(suite.grant("PUBLISHER", publisher.address));
        let start = suite.chain().timestamp() + seconds;
        done(suite.push(cores, &season(start, WEEKS)));
        Self { suite, cores, publisher, guardian, anyone, start }
    }
}
