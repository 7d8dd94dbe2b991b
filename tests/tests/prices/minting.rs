//! USDai mints and harvests at prices, and redeems without any.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    abi::{IPriceOracle, ISUSDai, IToken, IUSDai, fixtures::IAggregator},
    check::{covered, done, refused},
    whole,
};

use crate::support::{DAY, Mode, Scene, milli};

/// What both share prices and the supply of shares are.
#[track_caller]
fn vault(scene: &mut Scene) -> [U256; 3] {
    let [deposit, redemption] = scene.credit.prices();
    [deposit, redemption, scene.credit.redemptions.ask_vault(&ISUSDai::totalSupplyCall {})]
}

fn harvest(scene: &mut Scene) -> U256 {
    let (usdai, susdai) = (scene.usdai(), scene.credit.suite().susdai());
    let keeper = scene.credit.people.keeper.clone();
    let before = scene.credit.look(usdai, &IUSDai::harvestedCall { recipient: susdai });
    done(scene.credit.still(|credit| credit.chain().send(&keeper, usdai, &IUSDai::harvestCall {})));
    scene.credit.look(usdai, &IUSDai::harvestedCall { recipient: susdai }) - before
}

/// Gives USDai so much of a token, which is yield.
#[track_caller]
fn donate(scene: &mut Scene, token: Address, units: U256) {
    let (usdai, keeper) = (scene.usdai(), scene.credit.people.keeper.clone());
    let mint = IToken::mintCall { to: usdai, value: units };
    done(scene.credit.still(|credit| credit.chain().send(&keeper, token, &mint)));
}

#[test]
fn o01_nothing_is_minted_at_a_price_that_is_not_believed() {
    let mut scene = Scene::new();
    let (feed, usd6, now) = (scene.feed, scene.credit.usd6, scene.credit.now());
    let token = usd6.token;
    assert_eq!(done(scene.mint(usd6, 100)), whole(100, 18));
    for answer in [alloy_primitives::I256::ZERO, alloy_primitives::I256::MINUS_ONE] {
        scene.says_at(feed, answer, now);
        refused(scene.mint(usd6, 100), IPriceOracle::PriceNotPositive { token, answer });
    }
    scene.says_at(feed, crate::support::answer(1_000), now + 1);
    refused(scene.mint(usd6, 100), IPriceOracle::PriceFromFuture { token, updatedAt: now + 1, now_: now });
    scene.says_at(feed, crate::support::answer(1_000), now - DAY - 1);
    refused(scene.mint(usd6, 100), IPriceOracle::PriceStale { token, age: DAY + 1, maximumAge: DAY });
    assert_eq!(done(scene.redeem(usd6, 100)), usd6.whole(100));
}

/// What is deposited counts at its price, and never for more than a dollar.
#[test]
fn s02_an_asset_mints_at_its_price_and_no_higher_than_a_dollar() {
    let mut scene = Scene::new();
    let (feed, usd6) = (scene.feed, scene.credit.usd6);
    for (thousandths, minted) in [(995, 995), (998, 998), (1_000, 1_000), (1_001, 1_000), (1_100, 1_000)] {
        scene.says(feed, thousandths);
        assert_eq!(done(scene.mint(usd6, 1_000)), whole(minted, 18), "{thousandths}");
    }
    covered(scene.credit.redemptions.world());
}

#[test]
fn o03_nothing_is_minted_while_the_sequencer_is_down() {
    let mut scene = Scene::new();
    let (usd6, now) = (scene.credit.usd6, scene.credit.now());
    let aggregator = scene.deploy_feed(0);
    done(scene.order(&IPriceOracle::setSequencerCall { aggregator, gracePeriod: 3_600 }));
    refused(scene.mint(usd6, 100), IPriceOracle::SequencerDown { aggregator });
    assert_eq!(done(scene.redeem(usd6, 100)), usd6.whole(100));
    scene.says_at(aggregator, alloy_primitives::I256::ZERO, now);
    refused(scene.mint(usd6, 100), IPriceOracle::SequencerRestarted { until: now + 3_600 });
    assert_eq!(done(scene.redeem(usd6, 100)), usd6.whole(100));
    scene.credit.go_to(now + 3_600);
    scene.refresh();
    assert_eq!(done(scene.mint(usd6, 100)), whole(100, 18));
}

/// Of two assets one loses its peg: only minting with that one stops.
#[test]
fn o05_one_asset_that_depegs_stops_minting_with_itself_alone() {
    let mut scene = Scene::new();
    let [usd6, usd8, usd18] = [scene.credit.usd6, scene.credit.usd8, scene.credit.usd18];
    for currency in [usd6, usd8, usd18] {
        assert_eq!(done(scene.mint(currency, 1_000)), whole(1_000, 18));
    }
    let feed = scene.feed;
    scene.says(feed, 994);
    let depegged = IPriceOracle::Depegged { token: usd6.token, price: milli(994), least: milli(995) };
    refused(scene.mint(usd6, 1_000), depegged);
    for currency in [usd8, usd18] {
        assert_eq!(done(scene.mint(currency, 1_000)), whole(1_000, 18));
    }
    // Whoever leaves takes what there is, at par, the depegged asset too.
    for currency in [usd6, usd8, usd18] {
        assert_eq!(done(scene.redeem(currency, 500)), currency.whole(500));
    }
    // The reserve is worth less than what is owed: nothing to harvest, and no error.
    donate(&mut scene, usd8.token, usd8.whole(1));
    assert_eq!(harvest(&mut scene), U256::ZERO);
    scene.says(feed, 1_000);
    assert_eq!(harvest(&mut scene), whole(1, 18));
    assert_eq!(done(scene.mint(usd6, 1_000)), whole(1_000, 18));
}

/// Between what somebody is shown and what happens the price falls, in the same block: the minimum holds.
#[test]
fn o06_a_price_that_jumps_before_a_deposit_meets_its_minimum() {
    let mut scene = Scene::new();
    let (usd6, feed, usdai) = (scene.credit.usd6, scene.feed, scene.usdai());
    let (amount, alice) = (usd6.whole(1_000), scene.credit.redemptions.world().alice.clone());
    let preview = IUSDai::previewDepositCall { depositToken: usd6.token, depositAmount: amount };
    let shown = scene.credit.look(usdai, &preview);
    assert_eq!(shown, whole(1_000, 18));
    scene.says(feed, 996);
    assert_eq!(scene.credit.look(usdai, &preview), whole(996, 18));
    let world = scene.credit.redemptions.world();
    let outcome = world.deposit_at_least(&alice, usd6.token, amount, shown);
    refused(outcome, IUSDai::MinimumNotMet { amount: whole(996, 18), minimum: shown });
}

/// Who waits in the line is paid the same whatever feeds say on the day of the request, of the claim, or in between.
#[test]
fn o06_a_price_that_jumps_between_request_and_claim_changes_no_payment() {
    let paid = [None, Some(Mode::Good), Some(Mode::Burns)].map(|jump| {
        let mut scene = Scene::new();
        let alice = scene.credit.redemptions.world().alice.clone();
        done(scene.credit.redemptions.suite.staking.stake(&alice, whole(1_000, 18)));
        let id = done(scene.credit.redemptions.request(&alice, whole(100, 18)));
        if let Some(mode) = jump {
            for feed in [scene.feed, scene.other_feed] {
                scene.says(feed, 910);
                scene.behaves(feed, mode);
            }
        }
        scene.credit.redemptions.settle(1);
        let [_, usdai] = done(scene.credit.redemptions.claim(&alice, &[id]));
        let usd6 = scene.credit.usd6;
        (usdai, done(scene.redeem(usd6, 99)))
    });
    assert_eq!(paid[0], paid[1]);
    assert_eq!(paid[0], paid[2]);
    assert!(paid[0].0 >= whole(99, 18), "{paid:?}");
}

/// While a feed is asked in the middle of a deposit, nothing of USDai or of the vault can be read that is half done.
#[test]
fn o08_a_feed_that_looks_at_usdai_during_a_deposit_sees_nothing() {
    let mut scene = Scene::new();
    let (usd6, feed, usdai) = (scene.credit.usd6, scene.feed, scene.usdai());
    let alice = scene.credit.redemptions.world().alice.address;
    scene.behaves(feed, Mode::Reenters);
    let asset = usd6.token;
    for data in [
        IUSDai::totalSupplyCall {}.abi_encode(),
        IUSDai::balanceOfCall { account: alice }.abi_encode(),
        IUSDai::reserveAssetCall { asset }.abi_encode(),
        IUSDai::previewDepositCall { depositToken: asset, depositAmount: U256::ONE }.abi_encode(),
        IUSDai::harvestCall {}.abi_encode(),
    ] {
        scene.tell_feed(feed, &IAggregator::armCall { target_: usdai, data_: data.into() });
        // A call that went through would make the price zero.
        assert_eq!(done(scene.mint(usd6, 100)), whole(100, 18));
    }
    // The vault asks USDai for what it needs, so it cannot answer either where that is open.
    let susdai = scene.credit.suite().susdai();
    let harvest = ISUSDai::harvestCall {}.abi_encode();
    scene.tell_feed(feed, &IAggregator::armCall { target_: susdai, data_: harvest.into() });
    assert_eq!(done(scene.mint(usd6, 100)), whole(100, 18));
}

/// What a price brings that comes back is streamed: who comes in just before the harvest that takes it gets none of it.
#[test]
fn o09_who_comes_in_before_a_harvest_at_a_higher_price_gains_nothing() {
    let mut scene = Scene::new();
    let (usd6, feed) = (scene.credit.usd6, scene.feed);
    let bob = scene.credit.redemptions.world().bob.clone();
    scene.says(feed, 996);
    assert_eq!(done(scene.mint(usd6, 100_000)), whole(99_600, 18));
    scene.says(feed, 1_000);
    let before = vault(&mut scene);
    let shares = scene.credit.still(|credit| done(stake(credit, &bob, whole(100_000, 18))));
    let [deposit, redemption, _] = vault(&mut scene);
    assert!(deposit <= before[0] + U256::ONE, "{before:?} {deposit}");
    let gained = harvest(&mut scene);
    assert_eq!(gained, whole(400, 18));
    let keeper = scene.credit.people.keeper.clone();
    scene.credit.still(|credit| done(credit.redemptions.tell_vault(&keeper, &ISUSDai::harvestCall {})));
    let after = vault(&mut scene);
    assert!(after[0] <= deposit + U256::ONE && after[1] <= redemption + U256::ONE, "{after:?}");
    let assets = scene.credit.redemptions.ask_vault(&ISUSDai::convertToAssetsCall { shares });
    assert!(assets <= whole(100_000, 18), "{assets}");
}

fn stake(
    credit: &mut tests::Credit,
    who: &Account,
    assets: U256,
) -> Result<U256, stylus_chain::chain::CallError> {
    credit.redemptions.suite.staking.stake(who, assets)
}
