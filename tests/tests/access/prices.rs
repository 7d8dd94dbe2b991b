//! S02 and S09: USDai mints at prices, by the oracle as it ships; whatever they do, nobody gets out more than came in.

use alloy_primitives::{Address, I256, U256};
use alloy_sol_types::SolValue;
use proptest::prelude::*;
use stylus_chain::chain::Program;
use tests::{
    World,
    abi::{IPriceOracle, IToken, IUSDai, fixtures::IAggregator},
    check::{covered, done, made, refused},
    token::operation::runs,
    whole,
};

/// How old a price may be.
const DAY: u64 = 86_400;
/// Decimals of the feeds.
const DECIMALS: u64 = 100_000_000;

/// Two dollars of 6 and of 18 decimals with a feed each.
#[derive(Clone)]
struct Market {
    world: World,
    assets: [Address; 2],
    feeds: [Address; 2],
}

impl Market {
    fn new() -> Self {
        let mut world = World::new();
        made(world.chain.register_errors(IPriceOracle::IPriceOracleErrors::SIGNATURES).map_err(Into::into));
        let admin = world.admin.clone();
        let program = made(Program::load("price-oracle").map_err(Into::into));
        let deployed = world.chain.deploy(&program, &admin.address.abi_encode());
        let oracle = made(deployed.map_err(Into::into)).address;
        let assets = [world.dollar, made(world.list_token("Dollar", 18))];
        let feeds = [(); 2].map(|()| made(world.deploy("Aggregator", &U256::from(8).abi_encode())));
        let mut market = Self { world, assets, feeds };
        done(market.rule(&IUSDai::setPriceOracleCall { priceOracle: oracle }));
        for (index, (token, aggregator)) in assets.into_iter().zip(feeds).enumerate() {
            market.says(index, DECIMALS);
            let listing = IPriceOracle::setFeedCall {
                token,
                aggregator,
                maximumAge: DAY as u32,
                least: whole(90, 16),
                most: whole(110, 16),
                toleranceBps: 50,
            };
            done(market.world.chain.send(&admin, oracle, &listing));
            done(market.rule(&IUSDai::setPriceCheckedCall { asset: token, checked: true }));
        }
        market
    }

    fn rule(
        &mut self,
        call: &impl alloy_sol_types::SolCall,
    ) -> Result<stylus_chain::chain::Receipt, stylus_chain::chain::CallError> {
        self.world.chain.send(&self.world.admin, self.world.usdai, call)
    }

    /// A feed says a price of 8 decimals, now.
    #[track_caller]
    fn says(&mut self, index: usize, price: u64) {
        let (admin, now) = (self.world.admin.clone(), U256::from(self.world.chain.timestamp()));
        let answer_ = I256::from_raw(U256::from(price));
        let call = IAggregator::setCall { answer_, startedAt_: now, updatedAt_: now };
        done(self.world.chain.send(&admin, self.feeds[index], &call));
    }

    fn most(&mut self, index: usize) -> U256 {
        let (account, asset) = (self.world.alice.address, self.assets[index]);
        let call = IUSDai::maxDepositCall {
            depositToken: asset,
            sender: account,
            recipient: account,
            data: vec![].into(),
        };
        done(self.world.chain.call(self.world.usdai, &call))
    }
}

#[test]
fn s02_a_deposit_is_credited_at_its_price_down_to_the_tolerance() {
    let mut market = Market::new();
    let (alice, asset) = (market.world.alice.clone(), market.assets[0]);
    for (price, minted) in [
        (DECIMALS, 100_000_000),
        (DECIMALS + 1, 100_000_000),
        (DECIMALS / 100 * 110, 100_000_000),
        (DECIMALS - 1, 99_999_999),
        (DECIMALS / 1_000 * 995, 99_500_000),
    ] {
        market.says(0, price);
        let minted = U256::from(minted) * whole(1, 12);
        assert_eq!(done(market.world.deposit(&alice, asset, whole(100, 6))), minted, "{price}");
        assert_ne!(market.most(0), U256::ZERO);
    }
    let (price, least) = (whole(DECIMALS / 1_000 * 995 - 1, 10), whole(995, 15));
    market.says(0, DECIMALS / 1_000 * 995 - 1);
    refused(
        market.world.deposit(&alice, asset, whole(100, 6)),
        IPriceOracle::Depegged { token: asset, price, least },
    );
    assert_eq!(market.most(0), U256::ZERO);
    market.says(0, DECIMALS / 100 * 110 + 1);
    let outcome = market.world.deposit(&alice, asset, whole(100, 6));
    assert!(outcome.is_err_and(|error| error.is::<IPriceOracle::PriceOutOfBounds>()));
    market.says(0, DECIMALS);
    market.world.chain.warp(DAY + 10);
    let outcome = market.world.deposit(&alice, asset, whole(100, 6));
    assert!(outcome.is_err_and(|error| error.is::<IPriceOracle::PriceStale>()));
    // Redeeming asks nobody, and pays at par.
    assert_eq!(done(market.world.withdraw(&alice, asset, whole(100, 18), alice.address)), whole(100, 6));
    covered(&mut market.world);
}

#[test]
fn s02_where_nobody_says_a_price_a_checked_asset_does_not_mint() {
    let mut market = Market::new();
    let (alice, [asset, other]) = (market.world.alice.clone(), market.assets);
    let stranger = Address::repeat_byte(0x77);
    let (usdai, dollar) = (market.world.usdai, market.world.dollar);
    for oracle in [Address::ZERO, stranger, usdai, dollar, Address::with_last_byte(4)] {
        done(market.rule(&IUSDai::setPriceOracleCall { priceOracle: oracle }));
        let outcome = market.world.deposit(&alice, asset, whole(1, 6));
        refused(outcome, IUSDai::PriceUnreadable { asset });
        assert_eq!(market.most(0), U256::ZERO);
    }
    done(market.rule(&IUSDai::setPriceCheckedCall { asset: other, checked: false }));
    assert_eq!(done(market.world.deposit(&alice, other, whole(1, 18))), whole(1, 18));
    let unlisted = IUSDai::setPriceCheckedCall { asset: stranger, checked: true };
    refused(market.rule(&unlisted), IUSDai::AssetUnknown { asset: stranger });
}

/// What an oracle that misbehaves can do: a deposit is refused, by the oracle's words where it has any, and a harvest
/// goes on without the asset for a bounded gas.
#[test]
fn s02_an_oracle_that_misbehaves_stops_deposits_alone() {
    let mut market = Market::new();
    let (alice, [asset, other]) = (market.world.alice.clone(), market.assets);
    done(market.rule(&IUSDai::setPriceCheckedCall { asset: other, checked: false }));
    done(market.world.deposit(&alice, other, whole(100, 18)));
    let oracle = made(market.world.deploy("HostileOracle", &[]));
    done(market.rule(&IUSDai::setPriceOracleCall { priceOracle: oracle }));
    for (mode, unreadable) in [(1_u8, false), (2, true), (3, true), (4, true), (5, false), (6, true)] {
        done(market.world.chain.send(&alice, oracle, &IAggregator::setModeCall { mode_: mode }));
        let error = market.world.deposit(&alice, asset, whole(1, 6)).expect_err("no price");
        let expected = unreadable.then_some(IUSDai::PriceUnreadable { asset });
        assert_eq!(error.decode(), expected, "{mode}: {error}");
        let gas = error.revert().and_then(|revert| revert.receipt()).map_or(0, |receipt| receipt.gas_used);
        assert!(gas < 600_000, "{mode}: {gas}");
        // A donation of the asset is no yield while it has no price; of the other it is.
        for (token, value) in [(asset, whole(5, 6)), (other, whole(3, 18))] {
            let call = IToken::transferCall { to: market.world.usdai, value };
            done(market.world.chain.send(&alice, token, &call));
        }
        assert_eq!(done(market.world.harvest()), whole(3, 18), "{mode}");
    }
    done(market.world.chain.send(&alice, oracle, &IAggregator::setModeCall { mode_: 0 }));
    assert_eq!(done(market.world.harvest()), whole(30, 18));
    covered(&mut market.world);
}

#[test]
fn a_harvest_counts_a_checked_asset_at_its_price() {
    let mut market = Market::new();
    let (alice, asset) = (market.world.alice.clone(), market.assets[0]);
    market.says(0, DECIMALS / 1_000 * 996);
    done(market.world.deposit(&alice, asset, whole(1_000, 6)));
    assert_eq!(done(market.world.harvest()), U256::ZERO);
    market.says(0, DECIMALS / 1_000 * 998);
    assert_eq!(done(market.world.harvest()), whole(2, 18));
    // Above a dollar it counts for a dollar, and a fall takes nothing back.
    market.says(0, DECIMALS / 1_000 * 1_050);
    assert_eq!(done(market.world.harvest()), whole(2, 18));
    market.says(0, DECIMALS / 1_000 * 996);
    assert_eq!(done(market.world.harvest()), U256::ZERO);
    covered(&mut market.world);
}

/// Caps on an asset's share ask for no price: they are of the assets at par.
#[test]
fn a_share_is_of_assets_at_par() {
    let mut market = Market::new();
    let (alice, [asset, other]) = (market.world.alice.clone(), market.assets);
    done(market.world.deposit(&alice, other, whole(300, 18)));
    let terms = IUSDai::setAssetCall {
        asset,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 2_500,
        mintEnabled: true,
        redeemEnabled: true,
    };
    done(market.rule(&terms));
    market.says(0, DECIMALS / 1_000 * 995);
    assert_eq!(market.most(0), whole(100, 6));
    let outcome = market.world.deposit(&alice, asset, whole(100, 6) + U256::ONE);
    assert!(outcome.is_err_and(|error| error.is::<IUSDai::ShareCapExceeded>()));
    assert_eq!(done(market.world.deposit(&alice, asset, whole(100, 6))), whole(995, 17));
    // The terms were set anew, and the asset is still checked.
    let checked = IUSDai::priceCheckedCall { asset };
    assert!(done(market.world.chain.call(market.world.usdai, &checked)));
}

/// A move of a trader who sees every price before it is there.
#[derive(Clone, Copy, Debug)]
enum Move {
    /// A feed says a price within what is believed, in 8 decimals.
    Price(usize, u64),
    /// So many millionths of a dollar and a remainder come in.
    In(usize, u64, u64),
    /// So many thousandths of what is held go out.
    Out(usize, u64),
    Harvest,
}

fn trader() -> impl Strategy<Value = Move> {
    let price = prop_oneof![
        Just(DECIMALS),
        DECIMALS / 1_000 * 995..=DECIMALS / 1_000 * 1_005,
        DECIMALS..=DECIMALS / 100 * 110
    ];
    prop_oneof![
        3 => (0_usize..2, price).prop_map(|(asset, price)| Move::Price(asset, price)),
        3 => (0_usize..2, 1_u64..1_000_000_000, any::<u64>()).prop_map(|(a, units, rest)| Move::In(a, units, rest)),
        3 => (0_usize..2, 1_u64..=1_000).prop_map(|(asset, part)| Move::Out(asset, part)),
        1 => Just(Move::Harvest),
    ]
}

proptest! {
    #![proptest_config(runs(64, 0x0909))]

    /// Along any path of prices that are believed, a trader gets out no more dollars, at par, than it was credited for
    /// what it brought at the prices of those moments, so never more than it brought; and every USDai is covered.
    #[test]
    fn s09_no_path_of_prices_makes_a_round_trip_profit(
        moves in prop::collection::vec(trader(), 1..24),
        mint_fee in 0_u16..=100, redeem_fee in 0_u16..=100,
    ) {
        let mut market = Market::new();
        let (alice, bob) = (market.world.alice.clone(), market.world.bob.clone());
        // Somebody else's reserve, so that there is something to take.
        for index in 0..2 {
            let asset = market.assets[index];
            done(market.world.deposit(&bob, asset, whole(900_000, [6, 18][index])));
            let terms = IUSDai::setAssetCall {
                asset,
                mintFee: mint_fee,
                redeemFee: redeem_fee,
                shareCap: 10_000,
                mintEnabled: true,
                redeemEnabled: true,
            };
            done(market.rule(&terms));
        }
        let scale = [whole(1, 12), U256::ONE];
        let mut prices = [DECIMALS; 2];
        let (mut credited, mut paid_in, mut paid_out) = (U256::ZERO, U256::ZERO, U256::ZERO);
        let close = [Move::Price(0, DECIMALS / 100 * 110), Move::Out(0, 1_000), Move::Out(1, 1_000)];
        for step in moves.into_iter().chain(close) {
            match step {
                Move::Price(index, price) => {
                    market.says(index, price);
                    prices[index] = price;
                }
                Move::In(index, millionths, rest) => {
                    let units = U256::from(millionths);
                    let units = [units, units * whole(1, 12) + U256::from(rest)][index];
                    let Ok(minted) = market.world.deposit(&alice, market.assets[index], units) else { continue };
                    let value = units * scale[index];
                    let believed = U256::from(prices[index].min(DECIMALS));
                    let worth = value * believed / U256::from(DECIMALS);
                    prop_assert!(minted <= worth, "{minted} for {worth}");
                    credited += worth;
                    paid_in += value;
                }
                Move::Out(index, part) => {
                    let held = done(market.world.usdai_of(alice.address)) * U256::from(part) / U256::from(1_000);
                    let asset = market.assets[index];
                    if let Ok(units) = market.world.withdraw(&alice, asset, held, alice.address) {
                        paid_out += units * scale[index];
                    }
                }
                Move::Harvest => drop(done(market.world.harvest())),
            }
            prop_assert!(paid_out <= credited && credited <= paid_in, "{paid_out} of {credited}");
            covered(&mut market.world);
        }
    }
}
