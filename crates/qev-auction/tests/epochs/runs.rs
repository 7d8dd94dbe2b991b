//! Random runs, and whether they come everywhere.

use crate::lockstep::Run;
use crate::schedule::{Step, run};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(crate::cases("QEV_RUNS", 200))]

    /// Numbers begin near the end of a block, so that lines go through several.
    #[test]
    fn i03_i09_i10_lazy_is_eager(
        steps in run(),
        first in prop_oneof![Just(1_u32), Just(250), Just(511), Just(1_020)],
        pays_as_bid in prop::bool::weighted(0.2),
    ) {
        let mut run = Run::new(first, pays_as_bid);
        for step in &steps {
            run.perform(step);
        }
        run.perform(&Step::CollectAll);
    }
}

/// What a few hundred runs must have met, or they would test less than they seem to.
const TO_MEET: [&str; 28] = [
    "a void epoch",
    "a marginal tick",
    "a marginal tick of which nothing is served",
    "bids that fit",
    "a rate that sealed bids raise",
    "an unopened bid that is excused",
    "a charge",
    "a cut position",
    "a cut position that is collected",
    "a line that is served in parts",
    "an early commitment",
    "an early commitment that counts",
    "an early commitment that lapses",
    "a bid that comes before its epoch",
    "a request that comes before its epoch",
    "a commitment that is withdrawn",
    "a bid that waits to be opened",
    "a bid in place of another",
    "a bid that is withdrawn",
    "a decoy",
    "a request that is cancelled",
    "a request that is irrevocable",
    "a position that cannot change hands",
    "a position that leaves its commitment",
    "bids that close early",
    "a beacon that is late",
    "a late lock",
    "epochs without anybody",
];

#[test]
fn random_runs_come_everywhere() {
    let mut runner = TestRunner::deterministic();
    let mut met = BTreeSet::new();
    for number in 0..600 {
        let steps = run().new_tree(&mut runner).expect("a run").current();
        let mut run = Run::new(if number % 2 == 0 { 250 } else { 1 }, false);
        steps.iter().for_each(|step| run.perform(step));
        run.perform(&Step::CollectAll);
        met.extend(run.met);
    }
    let missed: Vec<&str> = TO_MEET.into_iter().filter(|what| !met.contains(what)).collect();
    assert!(missed.is_empty(), "never met: {missed:?}");
}
