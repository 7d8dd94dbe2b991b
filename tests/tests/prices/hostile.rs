//! Feeds that revert, have no code, burn gas, answer too little or far too much, or call back.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Receipt;
use tests::{
    abi::{IPriceOracle, fixtures::IAggregator},
    check::{done, refused},
};

use crate::support::{Mode, Scene, listing, milli};

/// The most that asking for a price may use, whatever its feed does: 200,000 for the feed, and the oracle itself.
const MOST_GAS: u64 = 320_000;

#[test]
fn o07_a_feed_that_does_not_answer_gives_no_price() {
    let mut scene = Scene::alone();
    let feed = scene.feed;
    let unreadable = || IPriceOracle::FeedUnreadable { aggregator: feed };
    for mode in Mode::SILENT {
        scene.behaves(feed, mode);
        refused(scene.price(), unreadable());
        refused(scene.pegged(), unreadable());
        let token = scene.credit.usd6.token;
        refused(scene.order(&listing(token, feed)), unreadable());
        // The other goes on.
        let other = scene.credit.usd8.token;
        assert_eq!(done(scene.pegged_of(other)), milli(1_000), "{mode:?}");
    }
    scene.behaves(feed, Mode::Good);
    assert_eq!(done(scene.pegged()), milli(1_000));
}

/// Of an answer as long as its gas allows no more is copied than five words.
#[test]
fn o07_an_answer_that_is_far_too_long_is_read_at_its_beginning() {
    let mut scene = Scene::alone();
    let (feed, token) = (scene.feed, scene.credit.usd6.token);
    scene.says(feed, 997);
    scene.behaves(feed, Mode::Long);
    assert_eq!(done(scene.pegged()), milli(997));
    done(scene.order(&listing(token, feed)));
}

#[test]
fn o07_no_feed_uses_up_a_transaction() {
    let mut scene = Scene::alone();
    let (oracle, feed, token) = (scene.oracle, scene.feed, scene.credit.usd6.token);
    let keeper = scene.credit.people.keeper.clone();
    for mode in [Mode::Good, Mode::Burns, Mode::Long, Mode::RevertsLong] {
        scene.behaves(feed, mode);
        let data = IPriceOracle::peggedPriceCall { token }.abi_encode();
        let tx = scene.credit.chain().transaction(&keeper, Some(oracle), data);
        let used = match scene.credit.chain().transact(&tx) {
            Ok(Receipt { gas_used, .. }) => gas_used,
            Err(invalid) => panic!("{invalid}"),
        };
        assert!(used < MOST_GAS, "{mode:?} used {used}");
    }
}

#[test]
fn what_has_no_code_is_no_feed() {
    let mut scene = Scene::alone();
    let (token, nobody) = (scene.credit.usd6.token, scene.credit.people.stranger.address);
    refused(scene.order(&listing(token, nobody)), IPriceOracle::FeedUnreadable { aggregator: nobody });
    refused(scene.order(&listing(token, Address::ZERO)), IPriceOracle::ZeroAddress {});
    refused(scene.order(&listing(Address::ZERO, nobody)), IPriceOracle::ZeroAddress {});
    for aggregator in [nobody, Address::ZERO] {
        let call = IPriceOracle::setSequencerCall { aggregator, gracePeriod: 3_600 };
        refused(scene.order(&call), IPriceOracle::FeedUnreadable { aggregator });
    }
    // Neither is a contract that is something else.
    let other = scene.credit.usd8.token;
    let call = IPriceOracle::setSequencerCall { aggregator: other, gracePeriod: 3_600 };
    refused(scene.order(&call), IPriceOracle::FeedUnreadable { aggregator: other });
}

/// A feed whose code goes away after it was named, as after the self-destruction of another chain, is no feed.
#[test]
fn o07_a_feed_whose_code_is_gone_gives_no_price() {
    let mut scene = Scene::alone();
    let feed = scene.feed;
    scene.credit.chain().set_code(feed, Vec::new());
    refused(scene.pegged(), IPriceOracle::FeedUnreadable { aggregator: feed });
}

/// No feed gets anything out of the oracle while that waits for its answer.
#[test]
fn o08_a_feed_that_calls_back_gets_no_answer() {
    let mut scene = Scene::alone();
    let (oracle, feed, token) = (scene.oracle, scene.feed, scene.credit.usd6.token);
    let calls = [
        IPriceOracle::priceCall { token }.abi_encode(),
        IPriceOracle::peggedPriceCall { token }.abi_encode(),
        IPriceOracle::feedCall { token }.abi_encode(),
        IPriceOracle::authorityCall {}.abi_encode(),
    ];
    scene.behaves(feed, Mode::Reenters);
    for data in calls {
        scene.tell_feed(feed, &IAggregator::armCall { target_: oracle, data_: data.into() });
        assert_eq!(done(scene.pegged()), milli(1_000));
    }
    // It would show: a call that goes through makes the answer zero.
    let (usdai, supply) = (scene.usdai(), tests::abi::IUSDai::totalSupplyCall {}.abi_encode());
    scene.tell_feed(feed, &IAggregator::armCall { target_: usdai, data_: supply.into() });
    let answer = alloy_primitives::I256::from_raw(U256::ZERO);
    refused(scene.pegged(), IPriceOracle::PriceNotPositive { token, answer });
}
