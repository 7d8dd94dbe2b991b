//! The oracle with one feed.

use crate::fake::Feed;
use alloy_primitives::{Address, LogData, U256};
use alloy_sol_types::{SolCall, SolValue};
use kit::clock::seconds_passed;
use kit::program::Program;
use motsu::prelude::*;
use price_oracle::PriceOracle;
use price_oracle::abi::IPriceOracle as abi;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

pub use testing::{done, log, refused};

/// When the tests' machine starts.
pub const NOW: u64 = 1_735_689_600;
/// Who gives orders.
pub const ADMIN: Address = Address::repeat_byte(0xad);
/// A token.
pub const TOKEN: Address = Address::repeat_byte(0x70);
/// A dollar.
pub const ONE: u64 = 1_000_000_000_000_000_000;

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// The contract and a feed.
pub struct Scene<'a> {
    pub oracle: &'a Contract<PriceOracle>,
    pub feed: &'a Contract<Feed>,
}

/// What the constructor takes.
pub fn constructor(authority: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), authority.abi_encode()].concat()
}

/// Constructs the oracle; the feed says a dollar, with 8 decimals.
pub fn open<'a>(oracle: &'a Contract<PriceOracle>, feed: &'a Contract<Feed>) -> Scene<'a> {
    let scene = Scene { oracle, feed };
    done(scene.raw(ADMIN, &constructor(ADMIN)));
    scene.says(number(100_000_000), NOW);
    feed.sender(ADMIN).decimals.set(number(8));
    scene
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.oracle.sender(sender).call(input).map_err(Vec::from).motsu_res()
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

    /// What the feed answers from now on.
    pub fn says(&self, answer: U256, updated_at: u64) {
        let mut feed = self.feed.sender(ADMIN);
        feed.answer.set(answer);
        feed.updated_at.set(number(updated_at));
        feed.started_at.set(number(updated_at));
    }

    /// The call that names the feed: an hour, half a dollar to two, 50 basis points.
    pub fn listing(&self) -> abi::setFeedCall {
        abi::setFeedCall {
            token: TOKEN,
            aggregator: self.feed.address(),
            maximumAge: 3_600,
            least: number(ONE / 2),
            most: number(2 * ONE),
            toleranceBps: 50,
        }
    }

    /// Both prices of [`TOKEN`].
    pub fn prices(&self) -> [Result<U256, Vec<u8>>; 2] {
        let price = self.send(TOKEN, abi::priceCall { token: TOKEN });
        let pegged = self.send(TOKEN, abi::peggedPriceCall { token: TOKEN });
        [price.map(|answer| answer._0), pegged.map(|answer| answer._0)]
    }

    /// The present.
    pub fn now(&self) -> u64 {
        NOW + seconds_passed()
    }

    /// The last events are these.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.oracle.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}
