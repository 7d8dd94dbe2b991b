//! An epoch of redemptions: two bid and win, one never opens its bid, one sells its place, and one only waits.
//!
//! `qev-auction` runs beside the program, and each figure has to be the same.

mod asking;
mod card;
mod closing;
mod figures;
mod gains;
mod native;
mod paying;
mod people;
mod sale;
mod scene;

use scene::Scene;

use super::lending::{self, Lending};
use crate::demo::stage::Stage;

/// The position of one whom the line serves in part.
const GRACE: u32 = 2;

/// From the loans and the first request to a week after the last payment; the loans run on.
pub fn leave_by_auction(stage: &mut Stage) -> anyhow::Result<Lending> {
    let people = people::gather(stage)?;
    let lending = lending::lend(stage)?;
    people.check_cash(stage)?;
    let mut scene = Scene::open(stage, people)?;
    closing::announce(&mut scene)?;
    asking::ask(&mut scene)?;
    sale::sell(&mut scene)?;
    closing::lock(&mut scene)?;
    closing::reveal(&mut scene)?;
    let cleared = closing::clear(&mut scene)?;
    let picture = card::draw(&mut scene, GRACE)?;
    let paid = paying::collect(&mut scene)?;
    let mut redemptions = figures::report(&scene, &cleared, &paid, picture)?;
    paying::redeem(&mut scene, &paid)?;
    redemptions.gain = gains::watch(&mut scene, &cleared, &paid)?;
    scene.stage.note_redemptions(redemptions);
    Ok(lending)
}
