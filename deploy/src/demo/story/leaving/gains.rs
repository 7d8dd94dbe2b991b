//! What is given up and withheld goes to those who stay, streamed like every gain.

use usdai_bindings::ISUSDai;
use usdai_core::vault::SharePrice;

use super::closing::{Cleared, price};
use super::paying::Paid;
use super::scene::{Scene, same};
use crate::demo::report::Gain;

const DAY: u64 = 86_400;
const WEEK: u64 = 7 * DAY;

/// Once all of it is released.
pub fn watch(scene: &mut Scene, cleared: &Cleared, paid: &[Paid]) -> anyhow::Result<Gain> {
    let (susdai, keeper) = (scene.stage.susdai, scene.keeper.clone());
    scene.stage.chain.warp(DAY);
    let title =
        "A day later what was withheld from Dave joins what the bids gave up, on its way to those who stay";
    scene.act(title, &keeper, susdai, &ISUSDai::harvestCall {})?;
    scene.stage.chain.warp(WEEK);

    let mut after = price(scene);
    let before = after.wad_down()?.raw();
    let mut streamed = cleared.outcome.fee;
    for paid in paid {
        let served = usdai_core::Shares::new(paid.collected.served.raw());
        let assets = after.assets.checked_sub(paid.collected.paid)?;
        after = SharePrice { assets, supply: after.supply.checked_sub(served)? };
        streamed = streamed.checked_add(paid.withheld()?)?;
    }
    let expected = after.wad_down()?.raw();
    let actual = scene.stage.chain.call(susdai, &ISUSDai::redemptionSharePriceCall {})?;
    same("the price of those who stay", &actual, &expected)?;
    let supply = scene.stage.chain.call(susdai, &ISUSDai::totalSupplyCall {})?;
    same("their shares", &supply, &after.supply.raw())?;
    Ok(Gain {
        streamed: streamed.raw().to_string(),
        price_before: before.to_string(),
        price_after: actual.to_string(),
        shares: supply.to_string(),
    })
}
