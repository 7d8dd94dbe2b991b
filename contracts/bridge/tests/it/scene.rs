//! The hub, its authority, which is also its token unless another is named, and bridges.

use crate::fake::Fake;
use alloy_primitives::{Address, LogData, U256};
use alloy_sol_types::{SolCall, SolValue};
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use kit::program::Program;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

pub use testing::{done, log, refused};

/// Seconds.
pub const DAY: u64 = 86_400;
/// A bridge that may bring and take 100 units a day, and holds 1,000.
pub const BRIDGE: Address = Address::repeat_byte(0xb1);
/// Another one.
pub const OTHER: Address = Address::repeat_byte(0xb2);
/// Whoever calls what anyone may call.
pub const ANYONE: Address = Address::repeat_byte(0xee);

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// The contract and its authority.
pub struct Scene<'a> {
    pub hub: &'a Contract<Bridge>,
    pub fake: &'a Contract<Fake>,
}

/// What the constructor takes.
pub fn constructor(authority: Address, token: Address, locks: bool) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), (authority, token, locks).abi_encode()].concat()
}

/// Constructs a hub of the fake token.
pub fn open<'a>(hub: &'a Contract<Bridge>, fake: &'a Contract<Fake>, locks: bool) -> Scene<'a> {
    open_with(hub, fake, fake.address(), locks)
}

/// Constructs a hub of any token, with two bridges.
pub fn open_with<'a>(
    hub: &'a Contract<Bridge>,
    fake: &'a Contract<Fake>,
    token: Address,
    locks: bool,
) -> Scene<'a> {
    let scene = Scene { hub, fake };
    done(scene.raw(ANYONE, &constructor(fake.address(), token, locks)));
    for bridge in [BRIDGE, OTHER] {
        scene.has_role(bridge, true);
        scene.holds(bridge, 1_000);
        done(scene.set_limits(bridge, 100, 100));
    }
    scene
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.hub.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    /// Calls a function.
    pub fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        let output = self.raw(sender, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }

    /// What a view says.
    #[track_caller]
    pub fn ask<C: SolCall>(&self, call: C) -> C::Return {
        done(self.send(ANYONE, call))
    }

    pub fn has_role(&self, bridge: Address, has: bool) {
        self.fake.sender(ANYONE).bridges.insert(bridge, has);
    }

    pub fn holds(&self, account: Address, amount: u64) {
        self.fake.sender(ANYONE).balances.insert(account, number(amount));
    }

    pub fn balance(&self, account: Address) -> U256 {
        self.fake.sender(ANYONE).balances.get(account)
    }

    pub fn blocks(&self, account: Address) {
        self.fake.sender(ANYONE).blocked.set(account);
    }

    pub fn set_limits(&self, bridge: Address, minting: u64, burning: u64) -> Result<(), Vec<u8>> {
        let (mintingLimit, burningLimit) = (number(minting), number(burning));
        let call = abi::setLimitsCall { bridge, mintingLimit, burningLimit };
        self.send(self.fake.address(), call).map(|_| ())
    }

    pub fn take(&self, bridge: Address, amount: u64) -> Result<(), Vec<u8>> {
        self.send(bridge, abi::crosschainBurnCall { from: bridge, amount: number(amount) }).map(|_| ())
    }

    pub fn bring(&self, bridge: Address, to: Address, amount: u64) -> Result<(), Vec<u8>> {
        self.send(bridge, abi::crosschainMintCall { to, amount: number(amount) }).map(|_| ())
    }

    pub fn release(&self, bridge: Address, account: Address) -> Result<U256, Vec<u8>> {
        self.send(ANYONE, abi::releaseCall { bridge, account }).map(|answer| answer.amount)
    }

    pub fn queued(&self, bridge: Address, account: Address) -> U256 {
        self.ask(abi::queuedCall { bridge, account })._0
    }

    /// What is outstanding and queued of a bridge.
    pub fn amounts(&self, bridge: Address) -> [U256; 2] {
        [self.ask(abi::outstandingOfCall { bridge })._0, self.ask(abi::queuedOfCall { bridge })._0]
    }

    /// What is outstanding and queued of all.
    pub fn totals(&self) -> [U256; 2] {
        [self.ask(abi::outstandingCall {})._0, self.ask(abi::queuedTotalCall {})._0]
    }

    /// What a bridge may bring and take now.
    pub fn limits(&self, bridge: Address) -> [U256; 2] {
        let minting = self.ask(abi::mintingCurrentLimitOfCall { bridge })._0;
        [minting, self.ask(abi::burningCurrentLimitOfCall { bridge })._0]
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.hub.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}
