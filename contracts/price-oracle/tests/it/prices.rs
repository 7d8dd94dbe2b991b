//! Prices, and every reason for which none is believed.

use crate::fake::Feed;
use crate::scene::{ADMIN, ONE, TOKEN, done, number, open, refused};
use alloy_primitives::{Address, I256, U256};
use kit::clock::pass;
use motsu::prelude::*;
use price_oracle::PriceOracle;
use price_oracle::abi::IPriceOracle as abi;

#[motsu::test]
fn a_price_is_what_the_feed_says(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    let scene = open(&oracle, &feed);
    let token = TOKEN;
    refused(scene.send(ADMIN, abi::priceCall { token }), abi::FeedUnknown { token });
    assert_eq!(scene.ask(abi::peggedPriceCall { token })._0, number(ONE));
    done(scene.send(ADMIN, scene.listing()));
    for (answer, price) in [
        (100_000_000, ONE),
        (99_500_000, 995_000_000_000_000_000),
        (100_100_000, 1_001_000_000_000_000_000),
        (200_000_000, 2 * ONE),
    ] {
        scene.says(number(answer), scene.now());
        assert_eq!(scene.prices(), [Ok(number(price)), Ok(number(price))], "{answer}");
    }
    let least = number(995_000_000_000_000_000);
    scene.says(number(99_499_999), scene.now());
    let price = number(994_999_990_000_000_000);
    let [plain, pegged] = scene.prices();
    assert_eq!(plain, Ok(price));
    refused(pegged, abi::Depegged { token, price, least });
}

#[motsu::test]
fn a_price_that_is_not_believed_is_refused(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    let scene = open(&oracle, &feed);
    done(scene.send(ADMIN, scene.listing()));
    let (token, dollar) = (TOKEN, number(100_000_000));
    for answer in [U256::ZERO, U256::MAX, U256::ONE << 255] {
        scene.says(answer, scene.now());
        for outcome in scene.prices() {
            refused(outcome, abi::PriceNotPositive { token, answer: I256::from_raw(answer) });
        }
    }
    let (least, most) = (number(ONE / 2), number(2 * ONE));
    for (answer, price) in [
        (number(49_999_999), number(499_999_990_000_000_000)),
        (number(200_000_001), number(2_000_000_010_000_000_000)),
        (U256::MAX >> 1, U256::MAX),
    ] {
        scene.says(answer, scene.now());
        for outcome in scene.prices() {
            refused(outcome, abi::PriceOutOfBounds { token, price, least, most });
        }
    }
    let now = scene.now();
    scene.says(dollar, now + 1);
    for outcome in scene.prices() {
        refused(outcome, abi::PriceFromFuture { token, updatedAt: now + 1, now_: now });
    }
    feed.sender(ADMIN).updated_at.set(U256::MAX);
    for outcome in scene.prices() {
        refused(outcome, abi::PriceFromFuture { token, updatedAt: u64::MAX, now_: now });
    }
    scene.says(dollar, now);
    pass(3_600);
    assert_eq!(scene.prices(), [Ok(number(ONE)), Ok(number(ONE))]);
    pass(1);
    for outcome in scene.prices() {
        refused(outcome, abi::PriceStale { token, age: 3_601, maximumAge: 3_600 });
    }
}

#[motsu::test]
fn a_feed_that_fails_later_is_refused(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    let scene = open(&oracle, &feed);
    done(scene.send(ADMIN, scene.listing()));
    feed.sender(ADMIN).reverts.set(true);
    let unreadable = || abi::FeedUnreadable { aggregator: feed.address() };
    for outcome in scene.prices() {
        refused(outcome, unreadable());
    }
    feed.sender(ADMIN).reverts.set(false);
    feed.sender(ADMIN).is_short.set(true);
    for outcome in scene.prices() {
        refused(outcome, unreadable());
    }
}

#[motsu::test]
fn no_price_is_believed_while_the_sequencer_is_down(
    oracle: Contract<PriceOracle>,
    feed: Contract<Feed>,
    sequencer: Contract<Feed>,
) {
    let scene = open(&oracle, &feed);
    done(scene.send(ADMIN, scene.listing()));
    let aggregator = sequencer.address();
    done(scene.send(ADMIN, abi::setSequencerCall { aggregator, gracePeriod: 300 }));
    let status = |answer: u64, since: u64| {
        let mut feed = sequencer.sender(ADMIN);
        feed.answer.set(number(answer));
        feed.started_at.set(number(since));
    };
    let now = scene.now();
    for (answer, since) in [(0, 0), (1, now - 3_600), (2, now - 3_600)] {
        status(answer, since);
        for outcome in scene.prices() {
            refused(outcome, abi::SequencerDown { aggregator });
        }
    }
    status(0, now);
    for outcome in scene.prices() {
        refused(outcome, abi::SequencerRestarted { until: now + 300 });
    }
    // A token without a feed asks nobody.
    let other = abi::peggedPriceCall { token: Address::repeat_byte(0x71) };
    assert_eq!(scene.ask(other)._0, number(ONE));
    pass(299);
    refused(scene.send(ADMIN, abi::priceCall { token: TOKEN }), abi::SequencerRestarted { until: now + 300 });
    pass(1);
    assert_eq!(scene.prices(), [Ok(number(ONE)), Ok(number(ONE))]);
    sequencer.sender(ADMIN).is_short.set(true);
    for outcome in scene.prices() {
        refused(outcome, abi::FeedUnreadable { aggregator });
    }
    done(scene.send(ADMIN, abi::setSequencerCall { aggregator: Address::ZERO, gracePeriod: 0 }));
    assert_eq!(scene.prices(), [Ok(number(ONE)), Ok(number(ONE))]);
}
