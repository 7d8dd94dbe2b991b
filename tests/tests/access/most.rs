//! `maxDeposit`: what it says goes through, and one unit more is refused, whatever it is that binds.

use std::sync::LazyLock;

use alloy_primitives::{Address, Bytes, I256, U256};
use alloy_sol_types::{SolCall, SolValue};
use proptest::prelude::*;
use stylus_chain::chain::{Account, CallError, Program, Receipt};
use tests::{
    Terms,
    abi::{IPriceOracle, IUSDai, fixtures::IAggregator},
    access::{CLOSED, Invite, MAKERS, OPEN, several},
    check::{done, made},
    token::operation::runs,
    whole,
};

use crate::support::{Beta, CAP, usdai};

/// Everything that may bind a deposit.
#[derive(Clone, Debug)]
struct Bounds {
    mode: u8,
    decimals: u8,
    mint_fee: u16,
    share_cap: u16,
    mint_enabled: bool,
    /// Wei of USDai that the supply cap leaves.
    room: u128,
    per_block: Option<u16>,
    address_cap: Option<u128>,
    /// Wei of the invitation, of which some was minted before.
    invited: u128,
    minted: u64,
    exempt: bool,
    paused: bool,
    /// What the feed says, 8 decimals; none where it is not asked.
    price: Option<u64>,
    bridged: u64,
    shown: Shown,
}

/// A beta, an oracle as it ships and a feed.
static START: LazyLock<(Beta, Address, Address)> = LazyLock::new(|| {
    let mut beta = Beta::new();
    let (program, admin) =
        (made(Program::load("price-oracle").map_err(Into::into)), beta.world.admin.address);
    let deployed = beta.world.chain.deploy(&program, &admin.abi_encode());
    let oracle = made(deployed.map_err(Into::into)).address;
    let feed = made(beta.world.deploy("Aggregator", &U256::from(8).abi_encode()));
    (beta, oracle, feed)
});

/// What the sender shows.
#[derive(Clone, Copy, Debug)]
enum Shown {
    Nothing,
    Own,
    Both,
    Malformed,
}

fn wei() -> impl Strategy<Value = u128> {
    prop_oneof![
        Just(0),
        Just(1),
        0..10_000_000_000_000_u128,
        (0..usdai(2_000), 0_u32..70).prop_map(|(wei, shift)| wei >> shift),
    ]
}

fn bounds() -> impl Strategy<Value = Bounds> {
    let fee = prop_oneof![Just(0_u16), 0_u16..=100];
    let share = prop_oneof![3 => Just(10_000_u16), 1 => 0_u16..10_000];
    // Believed from 0.95 on.
    let price = prop::option::of(prop_oneof![
        4 => 95_000_000_u64..=105_000_000, 1 => Just(94_999_999), 1 => Just(0)
    ]);
    let shown = prop_oneof![
        1 => Just(Shown::Nothing), 1 => Just(Shown::Own), 6 => Just(Shown::Both), 1 => Just(Shown::Malformed)
    ];
    let mode = prop_oneof![3 => Just(CLOSED), 3 => Just(OPEN), 1 => Just(MAKERS)];
    let asset = (prop_oneof![Just(6_u8), Just(8), Just(18)], fee, share, prop::bool::weighted(0.95));
    let caps = (wei(), prop::option::of(1_u16..=10_000), prop::option::of(wei()), wei());
    let rest = (0_u64..5, prop::bool::weighted(0.1), prop::bool::weighted(0.05), price, 0_u64..100, shown);
    (mode, asset, caps, rest).prop_map(|(mode, asset, caps, rest)| {
        let (decimals, mint_fee, share_cap, mint_enabled) = asset;
        let (room, per_block, address_cap, invited) = caps;
        let (minted, exempt, paused, price, bridged, shown) = rest;
        Bounds {
            mode,
            decimals,
            mint_fee,
            share_cap,
            mint_enabled,
            room,
            per_block,
            address_cap,
            invited,
            minted,
            exempt,
            paused,
            price,
            bridged,
            shown,
        }
    })
}

/// A deposit that is bound like that: alice's, for carol, who is invited.
struct Scene {
    beta: Beta,
    alice: Account,
    carol: Address,
    asset: Address,
    data: Bytes,
}

impl Scene {
    fn new(bounds: &Bounds) -> Self {
        let mut beta = START.0.clone();
        let [alice, _, carol] = beta.people();
        let asset = made(beta.world.deploy("Dollar", &U256::from(bounds.decimals).abi_encode()));
        done(beta.world.list(asset, Terms::FREE));
        done(beta.world.fund(&alice, asset, U256::ONE << 140_usize));
        let shown = Self::shown(&beta, bounds, carol.address);
        // There is a reserve of two assets, some of it owed on other chains, and carol has been minted to before.
        beta.set_mode(OPEN);
        let dollar = beta.world.dollar;
        done(beta.world.deposit(&alice, dollar, whole(300, 6)));
        done(beta.rule(&IUSDai::setBridgeCall { bridge: alice.address }));
        if bounds.bridged > 0 {
            let amount = whole(bounds.bridged, 18);
            let burn = IUSDai::crosschainBurnCall { from: alice.address, amount };
            done(beta.world.chain.send(&alice, beta.world.usdai, &burn));
        }
        if bounds.minted > 0 {
            done(beta.rule(&IUSDai::setAddressCapCall { cap: U256::from(usdai(CAP)) }));
            let mut scene =
                Self { beta, alice: alice.clone(), carol: carol.address, asset, data: Bytes::new() };
            done(scene.deposit(whole(bounds.minted, bounds.decimals)));
            beta = scene.beta;
            done(beta.rule(&IUSDai::setAddressCapCall { cap: U256::ZERO }));
        }
        Self::bind(&mut beta, bounds, asset, &alice);
        Self { beta, alice, carol: carol.address, asset, data: shown }
    }

    fn shown(beta: &Beta, bounds: &Bounds, carol: Address) -> Bytes {
        let invite = Invite::new(&beta.world, carol, bounds.invited).signed(&beta.inviter);
        match bounds.shown {
            Shown::Nothing => Bytes::new(),
            Shown::Own => beta.list.data(0),
            Shown::Both => several(&[beta.list.data(0), invite]),
            Shown::Malformed => vec![1; 33].into(),
        }
    }

    #[track_caller]
    fn bind(beta: &mut Beta, bounds: &Bounds, asset: Address, alice: &Account) {
        let (_, oracle, feed) = &*START;
        let exists = done(beta.world.supply()) + whole(bounds.bridged, 18);
        let cap = exists + U256::from(bounds.room);
        done(beta.rule(&IUSDai::setSupplyCapCall { cap }));
        if let Some(share) = bounds.per_block {
            // A tranche of nothing is refused, and leaves what was set before.
            let _refused_when_empty = beta.rule(&IUSDai::openTrancheCall { cap, perBlockBps: share });
        }
        let address_cap = U256::from(bounds.address_cap.unwrap_or_default());
        done(beta.rule(&IUSDai::setAddressCapCall { cap: address_cap }));
        let terms = IUSDai::setAssetCall {
            asset,
            mintFee: bounds.mint_fee,
            redeemFee: 0,
            shareCap: bounds.share_cap,
            mintEnabled: bounds.mint_enabled,
            redeemEnabled: true,
        };
        done(beta.rule(&terms));
        if let Some(price) = bounds.price {
            let now = U256::from(beta.world.chain.timestamp());
            let answer_ = I256::from_raw(U256::from(price));
            let says = IAggregator::setCall { answer_, startedAt_: now, updatedAt_: now };
            done(beta.world.chain.send(alice, *feed, &says));
            let listing = IPriceOracle::setFeedCall {
                token: asset,
                aggregator: *feed,
                maximumAge: 86_400,
                least: whole(90, 16),
                most: whole(110, 16),
                toleranceBps: 500,
            };
            done(beta.world.chain.send(&beta.world.admin, *oracle, &listing));
            done(beta.rule(&IUSDai::setPriceOracleCall { priceOracle: *oracle }));
            done(beta.rule(&IUSDai::setPriceCheckedCall { asset, checked: true }));
        }
        let exempt = IUSDai::setCapExemptCall { account: alice.address, exempt: bounds.exempt };
        done(beta.rule(&exempt));
        beta.set_mode(bounds.mode);
        if bounds.paused {
            let until = beta.world.chain.timestamp() + 1_000;
            done(beta.rule(&IUSDai::pauseMintCall { until }));
        }
    }

    fn deposit(&mut self, units: U256) -> Result<Receipt, CallError> {
        let call = IUSDai::deposit_1Call {
            depositToken: self.asset,
            depositAmount: units,
            usdaiAmountMinimum: U256::ZERO,
            recipient: self.carol,
            data: self.data.clone(),
        };
        self.beta.world.chain.send(&self.alice, self.beta.world.usdai, &call)
    }

    fn most(&mut self) -> U256 {
        let call = IUSDai::maxDepositCall {
            depositToken: self.asset,
            sender: self.alice.address,
            recipient: self.carol,
            data: self.data.clone(),
        };
        self.beta.ask(&call)
    }

    /// Whether a deposit would go through, without doing it.
    fn goes_through(&mut self, units: U256) -> bool {
        let before = self.beta.world.chain.snapshot();
        let outcome = self.deposit(units);
        self.beta.world.chain.restore(&before);
        outcome.is_ok()
    }
}

proptest! {
    #![proptest_config(runs(384, 0x3057))]

    #[test]
    fn the_most_goes_through_and_one_unit_more_does_not(bounds in bounds()) {
        let mut scene = Scene::new(&bounds);
        let most = scene.most();
        if most.is_zero() {
            // Nothing of any size goes through.
            for exponent in 0..40 {
                prop_assert!(!scene.goes_through(U256::from(10).pow(U256::from(exponent))), "10^{}", exponent);
            }
            prop_assert!(!scene.goes_through(U256::from(2)) && !scene.goes_through(U256::from(101)));
        } else {
            prop_assert!(scene.goes_through(most), "{} of {:?}", most, bounds);
            prop_assert!(!scene.goes_through(most + U256::ONE), "more than {} of {:?}", most, bounds);
        }
    }
}

#[test]
fn what_cannot_be_deposited_at_all_has_a_most_of_nothing() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    let (account, dollar) = (alice.address, beta.world.dollar);
    let data = beta.list.data(0);
    let ask = |beta: &mut Beta, asset, sender, recipient| {
        let call = IUSDai::maxDepositCall { depositToken: asset, sender, recipient, data: data.clone() };
        beta.ask(&call)
    };
    assert_eq!(ask(&mut beta, dollar, account, account), whole(CAP, 6));
    for (asset, recipient) in [(account, account), (Address::ZERO, account), (dollar, Address::ZERO)] {
        assert_eq!(ask(&mut beta, asset, account, recipient), U256::ZERO);
    }
    // It is a view: a contract may ask it where nothing may change, invitations of wallets included.
    let caller = made(beta.world.deploy("EvmCaller", &[]));
    let call = IUSDai::maxDepositCall { depositToken: dollar, sender: account, recipient: account, data };
    let look = tests::abi::fixtures::IEvmCaller::lookCall {
        target: beta.world.usdai,
        data: call.abi_encode().into(),
    };
    let looked = done(beta.world.chain.call(caller, &look));
    assert!(looked.done);
    assert_eq!(U256::from_be_slice(&looked.answer), whole(CAP, 6));
}
