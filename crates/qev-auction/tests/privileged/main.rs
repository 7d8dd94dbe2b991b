//! An adversary who has every role, against the pure crates: the vault, the auction, the reserve, loans and operations.
//! It calls whatever is privileged with whatever arguments between the calls of holders, and takes nothing from
//! anybody. The same against the shipped programs is in `tests/tests/adversary`.
//!
//! `USDAI_ADVERSARY_CALLS` sets how many calls are made in all; 20,000 when unset.

#[path = "../epochs/memory.rs"]
#[allow(dead_code)]
mod memory;

#[path = "../../../usdai-core/tests/it/vault/machine/mod.rs"]
#[allow(dead_code)]
mod machine;

mod auction;
mod loans;
mod operations;
mod random;
mod reserve;
mod vault;

use random::Random;

/// Calls from one start, so that there are many starts.
const LENGTH: u64 = 500;

/// Something of the protocol, in which holders and the adversary act.
trait World {
    /// Its start.
    fn new(random: &mut Random) -> Self;
    /// A privileged call; nobody has less after it. Whether it was taken.
    fn attack(&mut self, random: &mut Random) -> bool;
    /// Somebody else's call, which does what the rules say.
    fn act(&mut self, random: &mut Random);
    /// Everybody gets out what is owed.
    fn leave(&mut self);
}

fn calls() -> u64 {
    std::env::var("USDAI_ADVERSARY_CALLS").map_or(20_000, |text| {
        let parsed = text.replace('_', "").parse();
        parsed.unwrap_or_else(|error| panic!("USDAI_ADVERSARY_CALLS={text}: {error}"))
    })
}

/// A fifth of all calls each; of them some are refused, and many are not.
fn play<W: World>(seed: u64) {
    let mut random = Random::seeded(seed);
    let (calls, mut made, mut taken) = (calls().div_ceil(5), 0, 0);
    while made < calls {
        let mut world = W::new(&mut random);
        for _ in 0..LENGTH.min(calls - made) {
            taken += u64::from(world.attack(&mut random));
            made += 1;
            if random.once_in(2) {
                world.act(&mut random);
            }
        }
        world.leave();
    }
    assert!(taken > calls / 8, "{taken} of {made} privileged calls are taken");
}

#[test]
fn nothing_is_taken_from_who_holds_the_vault() {
    play::<vault::Holders>(1);
}

#[test]
fn nothing_is_taken_from_who_waits_to_leave() {
    play::<auction::Line>(2);
}

#[test]
fn nothing_is_taken_from_the_reserve() {
    play::<reserve::Reserve>(3);
}

#[test]
fn nothing_of_a_signed_loan_changes() {
    play::<loans::Loans>(4);
}

#[test]
fn nothing_comes_without_notice() {
    play::<operations::Operations>(5);
}
