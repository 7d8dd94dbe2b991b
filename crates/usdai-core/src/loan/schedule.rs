//! Interest and principal at 18 decimals, before they are rounded to units of a currency.
//!
//! The roundings are those of the public models, step for step, but for interest, which is rounded up: so a
//! schedule agrees with theirs to a wei.

use super::Schedule;
use crate::fixed::{self, MathError};
use crate::units::{Seconds, Usd, Wad};
use ruint::aliases::U256;

/// Simple interest, rounded up: `amount x rate x time`.
pub(super) fn interest_up(amount: Usd, rate: Wad, time: Seconds) -> Result<Usd, MathError> {
    let per_second = fixed::mul(amount.raw(), rate.raw())?;
    fixed::mul_div_up(per_second, U256::from(time.get()), Wad::ONE.raw()).map(Usd::new)
}

/// The principal of the next of `left` instalments, rounded down; all of it with the last one.
///
/// A level one never exceeds a linear one: `(1 + x)^left - 1 >= left x`, also with every step rounded down.
pub(super) fn principal_down(
    schedule: Schedule,
    outstanding: Usd,
    rate: Wad,
    interval: Seconds,
    left: u16,
) -> Result<Usd, MathError> {
    if left <= 1 {
        return Ok(outstanding);
    }
    match schedule {
        Schedule::Linear => fixed::div_down(outstanding.raw(), U256::from(left)).map(Usd::new),
        Schedule::Level => {
            let one = Wad::ONE.raw();
            let interval = U256::from(interval.get());
            let interest = fixed::mul_div_down(fixed::mul(outstanding.raw(), rate.raw())?, interval, one)?;
            let factor = fixed::add(one, fixed::mul(rate.raw(), interval)?)?;
            let growth = fixed::sub(compounded_down(factor, left)?, one)?;
            fixed::mul_div_down(interest, one, growth).map(Usd::new)
        }
    }
}

/// `factor^times` with 18 decimals, each multiplication rounded down.
fn compounded_down(factor: U256, times: u16) -> Result<U256, MathError> {
    let mut power = factor;
    for _ in 1..times {
        power = fixed::mul_wad_down(power, factor)?;
    }
    Ok(power)
}
