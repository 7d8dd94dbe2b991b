//! The story, chapter by chapter; every step is checked.

mod admission;
mod leaving;
mod lending;
mod money;
mod opening;
mod points;
mod staking;

use alloy_primitives::U256;

use super::stage::Stage;
use crate::progress::Progress;

/// Tells it.
pub fn tell(stage: &mut Stage, progress: &Progress) -> anyhow::Result<()> {
    progress.step("telling the story");
    opening::set_up(stage)?;
    lending::open(stage)?;
    admission::seal(stage)?;
    admission::begin_closed(stage)?;
    admission::open_doors(stage)?;
    money::dollars_in_and_out(stage)?;
    staking::stake_and_earn(stage)?;
    let lending = leaving::leave_by_auction(stage)?;
    lending.finish(stage)?;
    points::end_a_week(stage, progress)
}

/// Whole dollars in the unit of the story's dollar.
fn dollars(amount: u64) -> U256 {
    U256::from(amount).saturating_mul(U256::from(1_000_000_u64))
}

/// Whole USDai, or whole shares, in their smallest unit.
fn units(amount: u64) -> U256 {
    U256::from(amount).saturating_mul(U256::from(1_000_000_000_000_000_000_u64))
}
