//! While the sequencer is down, and until its grace is over, no price is believed: feeds may be behind.

use alloy_primitives::{Address, I256, U256};
use tests::{
    abi::{IPriceOracle, fixtures::IAggregator},
    check::{done, refused},
};

use crate::support::{Mode, Scene, milli};

const GRACE: u64 = 3_600;

/// The oracle with a sequencer's feed.
fn watched() -> (Scene, Address) {
    let mut scene = Scene::alone();
    let aggregator = scene.deploy_feed(0);
    done(scene.order(&IPriceOracle::setSequencerCall { aggregator, gracePeriod: GRACE as u32 }));
    (scene, aggregator)
}

/// The sequencer is up (0) or not, since then.
#[track_caller]
fn status(scene: &mut Scene, sequencer: Address, answer: I256, since: u64) {
    let (since, now) = (U256::from(since), U256::from(scene.credit.now()));
    let call = IAggregator::setCall { answer_: answer, startedAt_: since, updatedAt_: now };
    scene.tell_feed(sequencer, &call);
}

#[test]
fn o03_no_price_is_believed_while_the_sequencer_is_down() {
    let (mut scene, aggregator) = watched();
    let now = scene.credit.now();
    let never_told = (I256::ZERO, 0);
    for (answer, since) in
        [never_told, (I256::ONE, now - DAY), (I256::MINUS_ONE, now - DAY), (I256::MAX, now), (I256::ONE, now)]
    {
        status(&mut scene, aggregator, answer, since);
        refused(scene.price(), IPriceOracle::SequencerDown { aggregator });
        refused(scene.pegged(), IPriceOracle::SequencerDown { aggregator });
    }
    // Nobody is asked for what has no feed.
    let none = scene.credit.usd18.token;
    assert_eq!(done(scene.pegged_of(none)), milli(1_000));
}

const DAY: u64 = 86_400;

#[test]
fn o03_a_sequencer_that_was_just_restarted_has_to_wait() {
    let (mut scene, aggregator) = watched();
    let now = scene.credit.now();
    status(&mut scene, aggregator, I256::ZERO, now);
    let until = now + GRACE;
    for second in [now, now + 1, until - 1] {
        scene.credit.go_to(second);
        refused(scene.price(), IPriceOracle::SequencerRestarted { until });
        refused(scene.pegged(), IPriceOracle::SequencerRestarted { until });
    }
    scene.credit.go_to(until);
    assert_eq!(done(scene.pegged()), milli(1_000));
    // A restart that is dated after the present is over no sooner.
    status(&mut scene, aggregator, I256::ZERO, until + DAY);
    refused(scene.pegged(), IPriceOracle::SequencerRestarted { until: until + DAY + GRACE });
    status(&mut scene, aggregator, I256::ZERO, u64::MAX);
    refused(scene.pegged(), IPriceOracle::SequencerRestarted { until: u64::MAX });
}

#[test]
fn o03_a_sequencer_s_feed_that_does_not_answer_is_no_sequencer_that_is_up() {
    let (mut scene, aggregator) = watched();
    let now = scene.credit.now();
    status(&mut scene, aggregator, I256::ZERO, now - DAY);
    assert_eq!(done(scene.pegged()), milli(1_000));
    for mode in Mode::SILENT {
        scene.behaves(aggregator, mode);
        refused(scene.pegged(), IPriceOracle::FeedUnreadable { aggregator });
    }
    scene.behaves(aggregator, Mode::Long);
    assert_eq!(done(scene.pegged()), milli(1_000));
    scene.behaves(aggregator, Mode::Burns);
    done(scene.order(&IPriceOracle::setSequencerCall { aggregator: Address::ZERO, gracePeriod: 0 }));
    assert_eq!(done(scene.pegged()), milli(1_000));
}
