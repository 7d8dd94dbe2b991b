//! What shares a slot comes back as it was.

use alloy_primitives::{Address, B256, U256};
use price_oracle::storage::{Feed, Sequencer};
use usdai_core::price::{FeedDecimals, FeedRules, GracePeriod};
use usdai_core::{Seconds, Wad};

#[test]
fn feeds_come_back() {
    assert_eq!(Feed::unpack([B256::ZERO; 2]), None);
    for aggregator in [Address::with_last_byte(1), Address::repeat_byte(0xff)] {
        for decimals in [0, FeedDecimals::MOST] {
            for age in [FeedRules::LEAST_AGE, FeedRules::MOST_AGE] {
                for tolerance in [0, FeedRules::MOST_TOLERANCE] {
                    let decimals = FeedDecimals::new(decimals).expect("decimals at their bound");
                    let bounds =
                        [FeedRules::LEAST_PRICE, FeedRules::MOST_PRICE].map(U256::from).map(Wad::new);
                    let rules = FeedRules::new(decimals, Seconds::new(age), bounds, tolerance);
                    let feed = Feed { aggregator, rules: rules.expect("rules at their bounds") };
                    assert_eq!(Feed::unpack(feed.pack().expect("a feed that fits")), Some(feed));
                }
            }
        }
    }
}

#[test]
fn sequencers_come_back() {
    assert_eq!(Sequencer::unpack(U256::ZERO), None);
    for aggregator in [Address::with_last_byte(1), Address::repeat_byte(0xff)] {
        for length in [GracePeriod::LEAST, GracePeriod::MOST] {
            let grace = GracePeriod::new(Seconds::new(length)).expect("a grace at its bound");
            let sequencer = Sequencer { aggregator, grace };
            let slot = sequencer.pack().expect("a sequencer that fits");
            assert_eq!(Sequencer::unpack(slot), Some(sequencer));
        }
    }
}
