//! The constructor, and what the authority sets, within which bounds.

use crate::fake::Feed;
use crate::scene::{ADMIN, ONE, Scene, TOKEN, constructor, done, log, number, open, refused};
use alloy_primitives::{Address, U256};
use motsu::prelude::*;
use price_oracle::PriceOracle;
use price_oracle::abi::IPriceOracle as abi;

/// Sets a parameter of a call.
type Change = fn(&mut abi::setFeedCall, u64);

#[motsu::test]
fn the_constructor_runs_once(oracle: Contract<PriceOracle>, feed: Contract<Feed>, alice: Address) {
    let scene = Scene { oracle: &oracle, feed: &feed };
    refused(scene.raw(alice, &constructor(Address::ZERO)), abi::ZeroAddress {});
    done(scene.raw(alice, &constructor(ADMIN)));
    refused(scene.raw(alice, &constructor(alice)), abi::AlreadyConstructed {});
    assert_eq!(scene.ask(abi::authorityCall {})._0, ADMIN);
    let sequencer = scene.ask(abi::sequencerCall {});
    assert_eq!((sequencer.aggregator, sequencer.gracePeriod), (Address::ZERO, 0));
}

#[motsu::test]
fn feeds_are_the_authority_s(oracle: Contract<PriceOracle>, feed: Contract<Feed>, alice: Address) {
    let scene = open(&oracle, &feed);
    refused(scene.send(alice, scene.listing()), abi::NotAuthority { caller: alice });
    let remove = || abi::removeFeedCall { token: TOKEN };
    refused(scene.send(alice, remove()), abi::NotAuthority { caller: alice });
    let sequencer = |aggregator, grace| abi::setSequencerCall { aggregator, gracePeriod: grace };
    refused(scene.send(alice, sequencer(feed.address(), 300)), abi::NotAuthority { caller: alice });

    refused(scene.send(ADMIN, remove()), abi::FeedUnknown { token: TOKEN });
    done(scene.send(ADMIN, scene.listing()));
    let abi::setFeedCall { token, aggregator, maximumAge, least, most, toleranceBps } = scene.listing();
    let set = abi::FeedSet { token, aggregator, decimals: 8, maximumAge, least, most, toleranceBps };
    scene.ended_with([log(set)]);
    let kept = scene.ask(abi::feedCall { token });
    assert_eq!((kept.aggregator, kept.decimals, kept.maximumAge), (aggregator, 8, maximumAge));
    assert_eq!((kept.least, kept.most, kept.toleranceBps), (least, most, toleranceBps));
    done(scene.send(ADMIN, remove()));
    scene.ended_with([log(abi::FeedRemoved { token })]);
    let kept = scene.ask(abi::feedCall { token });
    assert_eq!((kept.aggregator, kept.decimals, kept.maximumAge), (Address::ZERO, 0, 0));
    assert_eq!((kept.least, kept.most, kept.toleranceBps), (U256::ZERO, U256::ZERO, 0));
    refused(scene.send(ADMIN, remove()), abi::FeedUnknown { token });

    done(scene.send(ADMIN, sequencer(feed.address(), 300)));
    scene.ended_with([log(abi::SequencerSet { aggregator, gracePeriod: 300 })]);
    let kept = scene.ask(abi::sequencerCall {});
    assert_eq!((kept.aggregator, kept.gracePeriod), (aggregator, 300));
    done(scene.send(ADMIN, sequencer(Address::ZERO, 0)));
    scene.ended_with([log(abi::SequencerSet { aggregator: Address::ZERO, gracePeriod: 0 })]);
    assert_eq!(scene.ask(abi::sequencerCall {}).aggregator, Address::ZERO);
}

#[motsu::test]
fn parameters_have_hard_bounds(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    let scene = open(&oracle, &feed);
    let (half, two) = (ONE / 2, 2 * ONE);
    let with = |change: Change, value: u64| {
        let mut call = scene.listing();
        change(&mut call, value);
        scene.send(ADMIN, call)
    };
    let bounds: [(Change, u64, u64); 4] = [
        (|call, value| call.maximumAge = value as u32, 60, 172_800),
        (|call, value| call.least = number(value), half, ONE),
        (|call, value| call.most = number(value), ONE, two),
        (|call, value| call.toleranceBps = value as u16, 0, 500),
    ];
    for (change, least, most) in bounds {
        for value in [least, most] {
            done(with(change, value));
        }
        for value in [least.checked_sub(1), Some(most + 1)].into_iter().flatten() {
            let [value_, least, most] = [value, least, most].map(number);
            refused(with(change, value), abi::OutOfRange { value: value_, least, most });
        }
    }
    for (decimals, is_taken) in [(0, true), (36, true), (37, false), (256, false)] {
        feed.sender(ADMIN).decimals.set(number(decimals));
        let outcome = scene.send(ADMIN, scene.listing());
        if is_taken {
            done(outcome);
        } else {
            let (value, least, most) = (number(decimals.min(255)), U256::ZERO, number(36));
            refused(outcome, abi::OutOfRange { value, least, most });
        }
    }
    for (grace, is_taken) in [(0, false), (299, false), (300, true), (86_400, true), (86_401, false)] {
        let outcome =
            scene.send(ADMIN, abi::setSequencerCall { aggregator: feed.address(), gracePeriod: grace });
        if is_taken {
            done(outcome);
        } else {
            let [value, least, most] = [grace.into(), 300, 86_400].map(number);
            refused(outcome, abi::OutOfRange { value, least, most });
        }
    }
}

#[motsu::test]
fn what_does_not_answer_is_no_feed(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    let scene = open(&oracle, &feed);
    let unreadable = |aggregator| abi::FeedUnreadable { aggregator };
    for (token, aggregator) in [(Address::ZERO, feed.address()), (TOKEN, Address::ZERO)] {
        let call = abi::setFeedCall { token, aggregator, ..scene.listing() };
        refused(scene.send(ADMIN, call), abi::ZeroAddress {});
    }
    let sequencer = || abi::setSequencerCall { aggregator: feed.address(), gracePeriod: 300 };
    feed.sender(ADMIN).reverts.set(true);
    refused(scene.send(ADMIN, scene.listing()), unreadable(feed.address()));
    refused(scene.send(ADMIN, sequencer()), unreadable(feed.address()));
    feed.sender(ADMIN).reverts.set(false);
    feed.sender(ADMIN).is_short.set(true);
    refused(scene.send(ADMIN, scene.listing()), unreadable(feed.address()));
    refused(scene.send(ADMIN, sequencer()), unreadable(feed.address()));
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(oracle: Contract<PriceOracle>, feed: Contract<Feed>, alice: Address) {
    let scene = open(&oracle, &feed);
    refused(scene.send(alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    let offer = || abi::transferAuthorityCall { account: alice };
    refused(scene.send(alice, offer()), abi::NotAuthority { caller: alice });
    done(scene.send(ADMIN, offer()));
    assert_eq!(scene.ask(abi::pendingAuthorityCall {})._0, alice);
    done(scene.send(alice, abi::acceptAuthorityCall {}));
    assert_eq!(scene.ask(abi::authorityCall {})._0, alice);
}
