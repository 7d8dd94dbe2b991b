//! Cores computed from events: exact, deterministic, and the same on every machine.
//!
//! [`compute`] takes all that happened since the first block and says what each account earned in one week; an
//! [`Engine`] takes the same page by page. What earns how much, to the second and the unit, is in `docs/cores.md`. An
//! input that has a gap, is of two chains, or lacks a log that something else depends on is refused.
//!
//! Nothing depends on the order of a map, on floating point or on how the chain was cut into pages.

mod acts;
mod chain;
mod engine;
mod error;
mod hash;
mod input;
mod ledger;
mod line;
mod loans;
mod mints;
mod points;
mod week;

pub use engine::Engine;
pub use error::InputError;
pub use input::{
    Act, Clearing, DAY, Event, First, HOLD, Input, Next, Page, Price, Rates, Season, Terms, WEEK,
};
pub use week::{Account, Supplies, Week, leaf_of};

/// Computes a week. The errors of [`InputError`].
pub fn compute(input: &Input) -> Result<Week, InputError> {
    let mut engine = Engine::new(&input.terms)?;
    for page in &input.pages {
        engine.add(page)?;
    }
    engine.finish(&input.next)
}
