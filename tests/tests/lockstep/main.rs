//! The shipped vault beside the native model: the same random calls to both, compared after every call.
//!
//! The model is that of `usdai-core`'s own tests, which show what no sequence of calls can do to it. Here the
//! two must agree on every result, every error with its numbers, and every slot. `USDAI_LOCKSTEP_CALLS` sets
//! how many calls are made in all; 4,000 when unset.

#[path = "../../../crates/usdai-core/tests/it/vault/machine/mod.rs"]
#[allow(dead_code)]
mod machine;

mod calls;
mod compare;
mod leaving;
mod pair;
mod refusals;

use std::cell::RefCell;
use std::collections::BTreeMap;

use calls::any_call;
use pair::Pair;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

/// Calls from one start: long enough for several epochs.
const LENGTH: usize = 200;
const CALLS: usize = 20_000;

fn runs() -> u32 {
    let calls = std::env::var("USDAI_LOCKSTEP_CALLS").map_or(CALLS, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("USDAI_LOCKSTEP_CALLS={text}: {error}"))
    });
    u32::try_from(calls.div_ceil(LENGTH)).unwrap_or(u32::MAX)
}

#[test]
fn the_program_does_what_the_model_does() {
    let config = ProptestConfig {
        cases: runs(),
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    };
    let endings = RefCell::new(BTreeMap::<String, u64>::new());
    let strategy = proptest::collection::vec(any_call(), LENGTH);
    let outcome = TestRunner::new(config).run(&strategy, |calls| {
        let mut pair = Pair::new();
        for (index, call) in calls.iter().enumerate() {
            let ending = pair
                .perform(call)
                .map_err(|what| TestCaseError::fail(format!("call {index}, {call:?}: {what}")))?;
            *endings.borrow_mut().entry(ending).or_default() += 1;
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // A generator that reaches little proves little: every call succeeds, and these are refused as well.
    let endings = endings.into_inner();
    println!("{endings:#?}");
    let count = |what: &str| endings.keys().filter(|ending| ending.contains(what)).count();
    let (succeeded, refused) = (count(": done"), count(": 0x"));
    assert!(succeeded >= 22, "too few kinds of calls succeed: {endings:?}");
    assert!(refused >= 18, "too few kinds of refusals: {endings:?}");
}
