//! Two keepers at once end as one does.

use std::process::Stdio;

use crate::scene::{Scene, published};
use crate::stage::{KEY, OTHER_KEY, Stage, said};

fn scene() -> Scene {
    let mut scene = Scene::new();
    for (name, tick) in [("A", 300), ("B", 150), ("C", 150), ("D", 0)] {
        scene.bidder(name, 10_000, tick);
    }
    scene.waiting("patient", 10_000);
    scene.chain.set_free_cash(tests::whole(25_000, 18));
    scene
}

#[test]
fn two_keepers_at_once_end_as_one_does() {
    let mut stage = Stage::new(scene());
    let (lock, clear) = stage.act(|scene| (scene.chain.lock_time(1), scene.chain.clear_time(1)));
    let mut start = stage.snapshot();
    let instants = [lock, published(lock), clear];
    for time in instants {
        stage.at(time);
        stage.keep();
    }
    let alone = stage.books();
    for keys in [[KEY, OTHER_KEY], [KEY, KEY]] {
        stage.revert(&start, lock);
        start = stage.snapshot();
        for time in instants {
            stage.at(time);
            let keepers = keys.map(|key| {
                let mut command = stage.keeper_at(&stage.url(), key, &[stage.beacon.endpoint()]);
                command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("usdai starts")
            });
            for keeper in keepers {
                let said = said(&keeper.wait_with_output().expect("its end"));
                assert!(said.is_success, "{said:?}");
                assert!(
                    said.steps().iter().all(|(_, outcome)| ["done", "overtaken"].contains(outcome)),
                    "{said:?}"
                );
            }
        }
        assert_eq!(stage.books(), alone);
    }
}
