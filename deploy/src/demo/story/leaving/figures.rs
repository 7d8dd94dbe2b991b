//! The epoch as the report has it.

use qev_auction::Tick;

use super::closing::Cleared;
use super::paying::Paid;
use super::scene::Scene;
use crate::demo::report::{Gain, PositionOutcome, Redemptions};

/// All but what those who stay gain, which takes a week more.
pub fn report(
    scene: &Scene,
    cleared: &Cleared,
    paid: &[Paid],
    picture: String,
) -> anyhow::Result<Redemptions> {
    let Cleared { capacity, outcome, bid, line, unopened } = cleared;
    Ok(Redemptions {
        after_step: scene.stage.steps(),
        epoch: scene.epoch.get(),
        capacity: capacity.raw().to_string(),
        price: outcome.price.raw().to_string(),
        rate_bps: outcome.record.rate,
        bid: bid.get().to_string(),
        line: line.get().to_string(),
        unopened: unopened.get().to_string(),
        bid_served: outcome.bid_served.get().to_string(),
        line_served: outcome.line_served.get().to_string(),
        fee: outcome.fee.raw().to_string(),
        unspent: outcome.unspent.raw().to_string(),
        positions: paid.iter().map(position).collect::<anyhow::Result<_>>()?,
        picture,
        gain: Gain::default(),
    })
}

fn position(paid: &Paid) -> anyhow::Result<PositionOutcome> {
    Ok(PositionOutcome {
        id: paid.id,
        owner: paid.owner.name.clone(),
        bid_bps: paid.tick.map(Tick::bps),
        served: paid.collected.served.get().to_string(),
        waits: paid.waits.get().to_string(),
        paid: paid.collected.paid.raw().to_string(),
        withheld: paid.withheld()?.raw().to_string(),
    })
}
