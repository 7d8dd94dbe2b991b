//! What the tests of the auction share.

use std::sync::LazyLock;

use alloy_primitives::{Address, U256, U512};
use stylus_chain::chain::Account;
use tests::{
    Redemptions,
    abi::{IQEV, ISUSDai},
    check::done,
    redemptions::Bidder,
    whole,
};

/// An hour, seconds.
pub const HOUR: u64 = 3_600;
/// A day, seconds.
pub const DAY: u64 = 24 * HOUR;

static BASE: LazyLock<(Redemptions, Base)> = LazyLock::new(Base::build);
static SERVED: LazyLock<Served> = LazyLock::new(Served::build);

/// The base book of the design: A bids 400,000 at 300, B 500,000 at 150, C 300,000 at 150, D 200,000 at 80; E waits
/// with 250,000, and H has 100,000. There are 20,000,000 shares at 1.05.
#[derive(Clone, Debug)]
pub struct Base {
    pub a: Bidder,
    pub b: Bidder,
    pub c: Bidder,
    pub d: Bidder,
    pub e: (Account, U256),
    pub h: Account,
}

impl Base {
    /// Before the lock of epoch 1, with a million of free cash.
    pub fn open() -> (Redemptions, Self) {
        BASE.clone()
    }

    /// All that bid.
    pub fn bidders(&self) -> [&Bidder; 4] {
        [&self.a, &self.b, &self.c, &self.d]
    }

    /// Every owner with its position.
    pub fn owners(&self) -> [(&Account, U256); 5] {
        let [a, b, c, d] = self.bidders().map(|bidder| (&bidder.holder, bidder.id));
        [a, b, c, d, (&self.e.0, self.e.1)]
    }

    fn build() -> (Redemptions, Self) {
        let mut scene = Redemptions::new();
        let base = Self {
            a: scene.bidder("A", wad(400_000), 300),
            b: scene.bidder("B", wad(500_000), 150),
            c: scene.bidder("C", wad(300_000), 150),
            d: scene.bidder("D", wad(200_000), 80),
            e: scene.waiting("E", wad(250_000)),
            h: scene.holder("H", wad(100_000)),
        };
        scene.holder("stays", wad(18_250_000));
        scene.set_price(cents(105));
        scene.set_free_cash(wad(1_000_000));
        (scene, base)
    }
}

/// An epoch that served one position of 700 shares, which bid, at a price of 1.05 and the reserve; the line of 50 more
/// had 12 shares of them. Nothing is collected.
#[derive(Clone, Debug)]
pub struct Served {
    pub scene: Redemptions,
    pub owner: Account,
    pub id: U256,
    pub other: Account,
    pub other_id: U256,
}

impl Served {
    /// A new one; all are alike.
    pub fn new() -> Self {
        SERVED.clone()
    }

    /// The same, collected: the owner may claim 700 shares.
    pub fn collected() -> Self {
        let mut served = Self::new();
        let ids = [served.id, served.other_id];
        done(served.scene.collect(&ids));
        served
    }

    fn build() -> Self {
        let mut scene = Redemptions::new();
        let bidder = scene.bidder("owner", wad(700), 120);
        let (other, other_id) = scene.waiting("other", wad(50));
        scene.holder("stays", wad(9_250));
        scene.set_price(cents(105));
        scene.set_free_cash(wad(712) * U256::from(105) / U256::from(100));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&bidder]);
        let cleared = scene.settle(1);
        assert_eq!((cleared.bidServed, cleared.lineServed, cleared.rate), (wad(700), wad(12), 10));
        Self { scene, owner: bidder.holder, id: bidder.id, other, other_id }
    }
}

/// So many whole USDai or shares.
pub fn wad(units: u64) -> U256 {
    whole(units, 18)
}

/// So many hundredths of a USDai.
pub fn cents(units: u64) -> U256 {
    whole(units, 16)
}

/// A number.
pub fn u(number: u64) -> U256 {
    U256::from(number)
}

/// The most that an epoch may pay to shares of this worth: a sixteenth more.
pub fn with_margin(worth: U256) -> U256 {
    worth * u(17) / u(16)
}

/// A number as it is written in the design.
#[track_caller]
pub fn exactly(digits: &str) -> U256 {
    digits.parse().unwrap_or_else(|error| panic!("{digits}: {error}"))
}

/// `a * b / c`, rounded down, with a product of any size.
#[track_caller]
pub fn mul_div(a: U256, b: U256, c: U256) -> U256 {
    let quotient = U512::from(a) * U512::from(b) / U512::from(c);
    U256::checked_from_limbs_slice(quotient.as_limbs()).unwrap_or_else(|| panic!("{quotient} is too large"))
}

/// The error that says this position does not exist.
pub fn nonexistent(id: U256) -> IQEV::ERC721NonexistentToken {
    IQEV::ERC721NonexistentToken { tokenId: id }
}

/// What a controller may claim: shares and assets, as the vault says it.
#[track_caller]
pub fn claimable(scene: &mut Redemptions, controller: Address) -> [U256; 2] {
    let shares = scene.ask_vault(&ISUSDai::maxRedeemCall { controller });
    [shares, scene.ask_vault(&ISUSDai::maxWithdrawCall { controller })]
}
