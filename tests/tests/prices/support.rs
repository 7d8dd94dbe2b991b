//! Everything that there is, with a price oracle that USDai and the loan router ask.

use alloy_primitives::{Address, I256, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{CallError, Program, Receipt};
use tests::{
    Credit,
    abi::{IAuthority, ILoanRouter, IPriceOracle, IUSDai, fixtures::IAggregator},
    check::{done, made},
    credit::Currency,
    whole,
};

/// How old a price may be.
pub const DAY: u64 = 86_400;
/// Decimals of the feeds, as Chainlink's of dollars have.
pub const DECIMALS: u8 = 8;

/// How a feed, or an oracle in its place, misbehaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Good,
    Reverts,
    Short,
    Empty,
    Long,
    RevertsLong,
    Burns,
    Reenters,
}

impl Mode {
    /// Those that give no price.
    pub const SILENT: [Self; 5] = [Self::Reverts, Self::Short, Self::Empty, Self::RevertsLong, Self::Burns];
}

/// The scene.
pub struct Scene {
    pub credit: Credit,
    /// The shipped program.
    pub oracle: Address,
    /// What says a price of `credit.usd6`.
    pub feed: Address,
    /// Of `credit.usd8`.
    pub other_feed: Address,
}

/// Thousandths of a dollar with 18 decimals.
pub fn milli(thousandths: u64) -> U256 {
    whole(thousandths, 15)
}

/// A feed's answer of so many thousandths of a dollar.
pub fn answer(thousandths: u64) -> I256 {
    I256::from_raw(whole(thousandths, DECIMALS - 3))
}

impl Scene {
    /// Both dollars are checked and a dollar worth, and so is the currency of loans.
    pub fn new() -> Self {
        let mut scene = Self::alone();
        let (usdai, router, price_oracle) = (scene.usdai(), scene.credit.router, scene.oracle);
        scene.push(usdai, &IUSDai::setPriceOracleCall { priceOracle: price_oracle });
        for asset in [scene.credit.usd6.token, scene.credit.usd8.token] {
            scene.push(usdai, &IUSDai::setPriceCheckedCall { asset, checked: true });
        }
        scene.push(router, &ILoanRouter::setPriceOracleCall { priceOracle: price_oracle });
        scene
    }

    /// The same, with an oracle that nobody asks yet.
    pub fn alone() -> Self {
        let mut credit = Credit::new();
        made(
            credit.chain().register_errors(IPriceOracle::IPriceOracleErrors::SIGNATURES).map_err(Into::into),
        );
        let authority = credit.suite().authority;
        let program = made(Program::load("price-oracle").map_err(Into::into));
        let oracle =
            made(credit.chain().deploy(&program, &authority.abi_encode()).map_err(Into::into)).address;
        done(credit.suite().rule(&IAuthority::addTargetCall { target: oracle, entries: vec![] }));
        let [feed, other_feed] = [(); 2].map(|()| deploy(&mut credit, DECIMALS));
        let mut scene = Self { credit, oracle, feed, other_feed };
        for (token, feed) in [(scene.credit.usd6.token, feed), (scene.credit.usd8.token, other_feed)] {
            scene.says(feed, 1_000);
            let listing = listing(token, feed);
            scene.push(oracle, &listing);
        }
        scene
    }

    pub fn usdai(&mut self) -> Address {
        self.credit.suite().usdai()
    }

    /// Has the authority pass a call on.
    #[track_caller]
    pub fn push<C: SolCall>(&mut self, target: Address, call: &C) {
        done(self.credit.still(|credit| credit.push(target, call)));
    }

    /// Has the authority pass a call on to the oracle.
    pub fn order<C: SolCall>(&mut self, call: &C) -> Result<Receipt, CallError> {
        let oracle = self.oracle;
        self.credit.still(|credit| credit.push(oracle, call))
    }

    /// Another feed.
    pub fn deploy_feed(&mut self, decimals: u8) -> Address {
        deploy(&mut self.credit, decimals)
    }

    /// Has a feed or an oracle do something.
    #[track_caller]
    pub fn tell_feed<C: SolCall>(&mut self, feed: Address, call: &C) {
        let keeper = self.credit.people.keeper.clone();
        done(self.credit.still(|credit| credit.chain().send(&keeper, feed, call)));
    }

    /// A feed says so many thousandths of a dollar, now.
    #[track_caller]
    pub fn says(&mut self, feed: Address, thousandths: u64) {
        let now = self.credit.now();
        self.says_at(feed, answer(thousandths), now);
    }

    /// A feed says this, of that time.
    #[track_caller]
    pub fn says_at(&mut self, feed: Address, answer_: I256, at: u64) {
        let at = U256::from(at);
        self.tell_feed(feed, &IAggregator::setCall { answer_, startedAt_: at, updatedAt_: at });
    }

    /// Both feeds say a dollar again, now.
    #[track_caller]
    pub fn refresh(&mut self) {
        for feed in [self.feed, self.other_feed] {
            self.says(feed, 1_000);
        }
    }

    #[track_caller]
    pub fn behaves(&mut self, feed: Address, mode: Mode) {
        self.tell_feed(feed, &IAggregator::setModeCall { mode_: mode as u8 });
    }

    /// What the oracle says of the dollar of 6 decimals.
    pub fn price(&mut self) -> Result<U256, CallError> {
        let (oracle, token) = (self.oracle, self.credit.usd6.token);
        self.credit.chain().call(oracle, &IPriceOracle::priceCall { token })
    }

    /// The same, if it is near a dollar.
    pub fn pegged(&mut self) -> Result<U256, CallError> {
        let token = self.credit.usd6.token;
        self.pegged_of(token)
    }

    pub fn pegged_of(&mut self, token: Address) -> Result<U256, CallError> {
        let oracle = self.oracle;
        self.credit.chain().call(oracle, &IPriceOracle::peggedPriceCall { token })
    }

    /// Alice, who has plenty, deposits so many whole dollars; the USDai that she gets.
    pub fn mint(&mut self, currency: Currency, units: u64) -> Result<U256, CallError> {
        let usdai = self.usdai();
        let alice = self.credit.redemptions.world().alice.clone();
        let amount = currency.whole(units);
        self.credit.fund(&alice, currency, amount, usdai);
        self.credit.still(|credit| credit.redemptions.world().deposit(&alice, currency.token, amount))
    }

    /// Alice redeems so many whole USDai; the units that she gets.
    pub fn redeem(&mut self, currency: Currency, units: u64) -> Result<U256, CallError> {
        let alice = self.credit.redemptions.world().alice.clone();
        let usdai = whole(units, 18);
        self.credit
            .still(|credit| credit.redemptions.world().withdraw(&alice, currency.token, usdai, alice.address))
    }
}

/// How a token is listed: a day, nine tenths of a dollar to eleven, half a hundredth.
pub fn listing(token: Address, aggregator: Address) -> IPriceOracle::setFeedCall {
    IPriceOracle::setFeedCall {
        token,
        aggregator,
        maximumAge: DAY as u32,
        least: milli(900),
        most: milli(1_100),
        toleranceBps: 50,
    }
}

#[track_caller]
fn deploy(credit: &mut Credit, decimals: u8) -> Address {
    made(credit.redemptions.world().deploy("Aggregator", &U256::from(decimals).abi_encode()))
}
