//! The auction with its partners, and bidders.

use crate::fake::Fake;
use alloy_primitives::{Address, B256, LogData, U256};
use alloy_sol_types::{SolCall, SolValue};
use collateral_auction::CollateralAuction;
use collateral_auction::abi::ICollateralAuction as abi;
use kit::clock::{pass, seconds_passed};
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

pub use testing::{done, log, refused};

/// When the tests' machine starts.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;
/// When round 1 ends without late bids.
pub const END: u64 = NOW + 7 * DAY;
/// A title.
pub const TITLE: U256 = U256::MAX;
/// Its loan.
pub const LOAN: B256 = B256::repeat_byte(0x10);
/// Who gives orders.
pub const ADMIN: Address = Address::repeat_byte(0xad);

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// Comes to a time.
pub fn come_to(time: u64) {
    pass((time - NOW).checked_sub(seconds_passed()).expect("time goes forward"));
}

/// The contract, its registry, its router, and the currency of the loan.
pub struct Scene<'a> {
    pub auction: &'a Contract<CollateralAuction>,
    pub caliber: &'a Contract<Fake>,
    pub router: &'a Contract<Fake>,
    pub currency: Address,
}

/// What the constructor takes.
pub fn constructor(authority: Address, caliber: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), (authority, caliber).abi_encode()].concat()
}

/// Constructs the auction, which holds a title worth 2,000 units of a currency of 6 decimals.
pub fn open<'a>(
    auction: &'a Contract<CollateralAuction>,
    caliber: &'a Contract<Fake>,
    router: &'a Contract<Fake>,
    currency: Address,
) -> Scene<'a> {
    let scene = Scene { auction, caliber, router, currency };
    done(scene.raw(ADMIN, &constructor(ADMIN, caliber.address())));
    done(scene.send(ADMIN, abi::setRouterCall { router: router.address() }));
    caliber.sender(ADMIN).owner.set(auction.address());
    scene.is_worth(number(2_000) * number(1_000_000_000_000));
    scene
}

/// Gives a bidder so many units, which the auction may take.
pub fn fund(scene: &Scene, dollar: &Contract<MockDollar>, bidder: Address, amount: u64) {
    dollar.sender(bidder).mint(bidder, number(amount)).motsu_unwrap();
    dollar.sender(bidder).approve(scene.auction.address(), U256::MAX).motsu_unwrap();
}

/// Units of an account.
pub fn balance(dollar: &Contract<MockDollar>, account: Address) -> U256 {
    dollar.sender(account).balance_of(account)
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.auction.sender(sender).call(input).map_err(Vec::from).motsu_res()
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

    /// What the registry says of every title now, 18 decimals.
    pub fn is_worth(&self, value: U256) {
        let mut caliber = self.caliber.sender(ADMIN);
        caliber.value.set(value);
        caliber.at.set(number(NOW + seconds_passed()));
    }

    /// The sale of [`TITLE`] for what is owed.
    pub fn sale(&self, owed: u64) -> abi::startCall {
        let (currency, owed) = (self.currency, number(owed));
        abi::startCall { title: TITLE, loan: LOAN, currency, decimals: 6, owed }
    }

    #[track_caller]
    pub fn start(&self, owed: u64) {
        done(self.send(self.router.address(), self.sale(owed)));
    }

    pub fn bid(&self, bidder: Address, amount: u64) -> Result<(), Vec<u8>> {
        self.send(bidder, abi::bidCall { title: TITLE, amount: number(amount) }).map(|_| ())
    }

    pub fn settle(&self) -> Result<(), Vec<u8>> {
        self.send(Address::repeat_byte(0xee), abi::settleCall { title: TITLE }).map(|_| ())
    }

    pub fn next_round(&self) -> Result<(), Vec<u8>> {
        self.send(Address::repeat_byte(0xee), abi::nextRoundCall { title: TITLE }).map(|_| ())
    }

    pub fn withdraw(&self, account: Address, to: Address) -> Result<U256, Vec<u8>> {
        self.send(account, abi::withdrawCall { currency: self.currency, to }).map(|answer| answer.amount)
    }

    pub fn withdrawable(&self, account: Address) -> U256 {
        self.ask(abi::withdrawableCall { account, currency: self.currency }).amount
    }

    pub fn bound(&self) -> U256 {
        self.ask(abi::valueBoundCall { title: TITLE })._0
    }

    /// Round, reserve, end and least bid.
    pub fn round(&self) -> (u8, U256, u64, U256) {
        let sale = self.ask(abi::auctionCall { title: TITLE });
        (sale.round, sale.reserve, sale.endsAt, sale.leastBid)
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.auction.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}
