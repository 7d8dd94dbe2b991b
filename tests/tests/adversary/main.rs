//! An adversary who has every role calls everything that is privileged, with whatever arguments, between the calls of
//! holders, borrowers and lenders. Whatever it does: nobody's tokens get fewer, a locked epoch and a signed loan stay
//! as they are, and everybody gets out what the rules owe.
//!
//! It acts at once, as if all it does had been announced and had waited, and takes contracts over where it can.
//! `USDAI_ADVERSARY_CALLS` sets how many calls it makes in all; 150 when unset.

mod adversary;
mod aimed;
mod facts;
mod functions;
mod powers;
mod redemption;
mod values;
mod victims;
mod walk;

use std::collections::BTreeMap;

use walk::Walk;

const CALLS: usize = 150;
/// Of one walk: programs live a year, and so does a walk.
const LENGTH: usize = 75;

fn calls() -> usize {
    std::env::var("USDAI_ADVERSARY_CALLS").map_or(CALLS, |text| {
        let parsed = text.replace('_', "").parse();
        parsed.unwrap_or_else(|error| panic!("USDAI_ADVERSARY_CALLS={text}: {error}"))
    })
}

#[test]
fn no_sequence_of_privileged_calls_takes_anything_from_anybody() {
    let mut endings = BTreeMap::<String, u64>::new();
    let mut made = 0;
    for seed in 0.. {
        let mut walk = Walk::new(0xadd0 + seed);
        while walk.has_time() && walk.made < LENGTH && made + walk.made < calls() {
            walk.step();
        }
        walk.everybody_leaves();
        made += walk.made;
        for (ending, count) in walk.endings {
            *endings.entry(ending).or_default() += count;
        }
        if made >= calls() {
            break;
        }
    }
    println!("{endings:#?}");
    // A generator that reaches little proves little: each kind of act succeeds.
    for what in ["adversary", "holder", "borrower", "settled"] {
        assert!(endings.keys().any(|ending| ending.starts_with(what)), "no {what} in {endings:?}");
    }
    let done = endings.iter().filter(|(ending, _)| ending.starts_with("adversary")).count();
    assert!(done >= (calls() / 8).min(40), "too few of the adversary's calls succeed: {endings:?}");
}
