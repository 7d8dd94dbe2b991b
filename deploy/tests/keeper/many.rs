//! More bids than go into a transaction.

use crate::scene::{Scene, published};
use crate::stage::Stage;

/// More than are opened at once.
const BIDS: u32 = 230;

#[test]
fn many_bids_are_opened_in_batches() {
    let mut scene = Scene::new();
    let (holder, first) = scene.waiting("holder", u64::from(BIDS));
    scene.bid(&holder, first, 1, 100);
    for bid in 1..BIDS {
        let (holder, id) = scene.waiting("holder", 1);
        scene.bid(&holder, id, 1, u16::try_from(20 + bid * 3).expect("a tick"));
    }
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let said = stage.keep();
    let reveals = said.steps().iter().filter(|step| **step == ("reveal", "done")).count();
    assert_eq!((reveals, said.positions("reveal", "done").len()), (2, BIDS as usize));
    assert!(stage.books().unopened.is_zero());
}
