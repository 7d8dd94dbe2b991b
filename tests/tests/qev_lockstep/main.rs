//! The shipped auction beside the native one: two epochs of 200 holders, random calls by random callers, compared
//! after every call.
//!
//! The native side is `qev_auction::Engine` over memory, which that crate's own tests hold to a slow model of every
//! position, with what a contract adds: owners, hashes, ledgers. Both must agree on every result, every refusal, and
//! every slot. `USDAI_QEV_RUNS` sets how many runs there are; 3 when unset.

mod acts;
mod aim;
mod compare;
mod deeds;
mod ledger;
mod model;
mod pair;

use std::collections::BTreeMap;

use pair::Pair;
use tests::random::Random;

/// Calls in a run of two epochs.
const LENGTH: usize = 600;

fn runs() -> u64 {
    std::env::var("USDAI_QEV_RUNS").map_or(3, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("USDAI_QEV_RUNS={text}: {error}"))
    })
}

#[test]
fn the_program_does_what_the_model_does() {
    let mut endings = BTreeMap::<String, u64>::new();
    for seed in 0..runs() {
        let mut pair = Pair::new(Random::seeded(seed));
        for index in 0..LENGTH {
            // The clock passes two boundaries.
            pair.pass_time(index, LENGTH);
            let deed = pair.draw();
            let ending = pair
                .perform(&deed)
                .unwrap_or_else(|what| panic!("seed {seed}, call {index}, {deed:?}: {what}"));
            *endings.entry(ending).or_default() += 1;
        }
        pair.finish().unwrap_or_else(|what| panic!("seed {seed}, at the end: {what}"));
    }
    // A schedule that reaches little proves little.
    println!("{endings:#?}");
    let refused = endings.keys().filter(|ending| ending.contains(':')).count();
    assert!(endings.len() - refused >= 13, "too few kinds of calls succeed: {endings:?}");
    assert!(refused >= 10, "too few kinds of refusals: {endings:?}");
}
