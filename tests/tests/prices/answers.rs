//! What a feed may say, and what of that is believed.

use alloy_primitives::{I256, U256};
use stylus_chain::chain::CallError;
use tests::{
    abi::{IPriceOracle, fixtures::IAggregator},
    check::{done, refused},
    whole,
};

use crate::support::{DAY, DECIMALS, Scene, answer, listing, milli};

/// Neither price is given, for this reason.
#[track_caller]
fn both_refused<E>(scene: &mut Scene, expected: &E)
where
    E: alloy_sol_types::SolError + Clone + std::fmt::Debug + PartialEq,
{
    refused(scene.price(), expected.clone());
    refused(scene.pegged(), expected.clone());
}

fn prices(scene: &mut Scene) -> Result<[U256; 2], CallError> {
    Ok([scene.price()?, scene.pegged()?])
}

#[test]
fn o01_a_price_that_is_stale_zero_negative_or_of_the_future_is_not_believed() {
    let mut scene = Scene::alone();
    let (feed, token, now) = (scene.feed, scene.credit.usd6.token, scene.credit.now());
    for answer in [I256::ZERO, I256::MINUS_ONE, I256::MIN] {
        scene.says_at(feed, answer, now);
        both_refused(&mut scene, &IPriceOracle::PriceNotPositive { token, answer });
    }
    for later in [now + 1, u64::MAX] {
        scene.says_at(feed, answer(1_000), later);
        both_refused(&mut scene, &IPriceOracle::PriceFromFuture { token, updatedAt: later, now_: now });
    }
    // A time that no clock shows, and one that was never set.
    let never =
        IAggregator::setCall { answer_: answer(1_000), startedAt_: U256::ZERO, updatedAt_: U256::MAX };
    scene.tell_feed(feed, &never);
    both_refused(&mut scene, &IPriceOracle::PriceFromFuture { token, updatedAt: u64::MAX, now_: now });
    scene.says_at(feed, answer(1_000), 0);
    both_refused(&mut scene, &IPriceOracle::PriceStale { token, age: now, maximumAge: DAY });

    scene.says_at(feed, answer(1_000), now);
    scene.credit.go_to(now + DAY);
    assert_eq!(done(prices(&mut scene)), [milli(1_000); 2]);
    scene.credit.go_to(now + DAY + 1);
    both_refused(&mut scene, &IPriceOracle::PriceStale { token, age: DAY + 1, maximumAge: DAY });
    scene.says(feed, 1_000);
    assert_eq!(done(prices(&mut scene)), [milli(1_000); 2]);
}

#[test]
fn o02_answers_have_0_to_36_decimals() {
    let mut scene = Scene::alone();
    let (feed, token, now) = (scene.feed, scene.credit.usd6.token, scene.credit.now());
    for decimals in 0..=36_u8 {
        scene.tell_feed(feed, &IAggregator::setDecimalsCall { decimals_: U256::from(decimals) });
        done(scene.order(&listing(token, feed)));
        let dollar = whole(1, decimals);
        scene.says_at(feed, I256::from_raw(dollar), now);
        assert_eq!(done(prices(&mut scene)), [milli(1_000); 2], "{decimals}");
        if decimals >= 3 {
            scene.says_at(feed, I256::from_raw(dollar / U256::from(1_000) * U256::from(997)), now);
            assert_eq!(done(prices(&mut scene)), [milli(997); 2], "{decimals}");
        }
        // What is too fine for 18 decimals is cut off.
        scene.says_at(feed, I256::from_raw(dollar - U256::ONE), now);
        let below = whole(1, 18) - whole(1, 18 - decimals.min(18)).min(whole(1, 18));
        match scene.price() {
            Ok(price) => assert_eq!(price, below, "{decimals}"),
            Err(error) => assert!(decimals < 2, "{decimals}: {error}"),
        }
    }
    for decimals in [U256::from(37), U256::from(256), U256::MAX] {
        scene.tell_feed(feed, &IAggregator::setDecimalsCall { decimals_: decimals });
        let value = decimals.min(U256::from(255));
        let expected = IPriceOracle::OutOfRange { value, least: U256::ZERO, most: U256::from(36) };
        refused(scene.order(&listing(token, feed)), expected);
    }
}

/// A feed whose decimals change after it was listed is off by a power of ten, which its bounds show.
#[test]
fn o02_decimals_that_change_are_out_of_bounds() {
    let mut scene = Scene::alone();
    let (feed, token, now) = (scene.feed, scene.credit.usd6.token, scene.credit.now());
    for (decimals, price) in [(DECIMALS - 1, milli(100)), (DECIMALS + 1, milli(10_000)), (18, whole(1, 28))] {
        scene.says_at(feed, I256::from_raw(whole(1, decimals)), now);
        let (least, most) = (milli(900), milli(1_100));
        both_refused(&mut scene, &IPriceOracle::PriceOutOfBounds { token, price, least, most });
    }
}

/// A feed that is clamped says its own least or most while the market is beyond: neither is believed where the bounds
/// are within.
#[test]
fn o04_a_clamped_answer_is_out_of_bounds() {
    let mut scene = Scene::alone();
    let (feed, token, now) = (scene.feed, scene.credit.usd6.token, scene.credit.now());
    let (least, most) = (milli(900), milli(1_100));
    for clamp in [1, 500, 899, 1_101, 2_000, 100_000] {
        scene.says(feed, clamp);
        let price = milli(clamp);
        both_refused(&mut scene, &IPriceOracle::PriceOutOfBounds { token, price, least, most });
    }
    for (answer, price) in [(I256::MAX, U256::MAX), (I256::ONE, whole(1, 10))] {
        scene.says_at(feed, answer, now);
        both_refused(&mut scene, &IPriceOracle::PriceOutOfBounds { token, price, least, most });
    }
    // At its bounds a price is believed, and the lower one is far from a dollar.
    scene.says(feed, 1_100);
    assert_eq!(done(prices(&mut scene)), [most; 2]);
    scene.says(feed, 900);
    assert_eq!(done(scene.price()), least);
    refused(scene.pegged(), IPriceOracle::Depegged { token, price: least, least: milli(995) });
}

#[test]
fn o05_a_price_below_its_tolerance_is_no_dollar() {
    let mut scene = Scene::alone();
    let (feed, token, now) = (scene.feed, scene.credit.usd6.token, scene.credit.now());
    for thousandths in [995, 996, 1_000, 1_004] {
        scene.says(feed, thousandths);
        assert_eq!(done(prices(&mut scene)), [milli(thousandths); 2]);
    }
    scene.says_at(feed, answer(995) - I256::ONE, now);
    let price = milli(995) - whole(1, 10);
    assert_eq!(done(scene.price()), price);
    refused(scene.pegged(), IPriceOracle::Depegged { token, price, least: milli(995) });
    // Another asset goes on, and what has no feed asks nobody.
    let (other, none) = (scene.credit.usd8.token, scene.credit.usd18.token);
    assert_eq!(done(scene.pegged_of(other)), milli(1_000));
    assert_eq!(done(scene.pegged_of(none)), milli(1_000));
    let oracle = scene.oracle;
    let unknown = scene.credit.chain().call(oracle, &IPriceOracle::priceCall { token: none });
    refused(unknown, IPriceOracle::FeedUnknown { token: none });
}
