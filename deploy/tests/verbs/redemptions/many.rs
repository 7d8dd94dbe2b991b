//! Many positions, and endpoints that search few blocks at once.

use usdai_bindings::ISUSDai;

use super::proxy::searching;
use super::scene::{Scene, Who, request, whole};
use crate::stage::complaint;

use Who::{Alice, Bob};

/// More positions than one transaction collects; what is paid is exact all the same.
#[test]
fn more_positions_than_fit_one_transaction_are_claimed() {
    let scene = Scene::new();
    let bob = scene.stage.bob.address;
    for _ in 0..101 {
        scene.stage.pretend(bob, scene.stage.susdai, &request(bob, 2));
    }
    scene.go_to(scene.clear_time(1));
    scene.clear();
    let planned = scene.succeed(Bob, "claim --dry-run");
    assert_eq!(planned["calls"].as_array().map(Vec::len), Some(2));
    let done = scene.succeed(Bob, "claim");
    assert_eq!(done["received"]["units"], whole(202).to_string());
    assert_eq!(done["transactions"].as_array().map(Vec::len), Some(2));
    assert_eq!(scene.succeed(Bob, "queue")["positions"].as_array().map(Vec::len), Some(0));
}

/// Positions and the clearing are found, however few blocks are searched at once.
#[test]
fn history_is_found_in_small_pieces() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 100");
    scene.stage.chain(|chain| chain.mine(40));
    scene.succeed(Alice, "redeem 200");
    scene.go_to(scene.clear_time(1));
    scene.clear();
    scene.stage.chain(|chain| chain.mine(40));
    for blocks in [1, 7, 1_000] {
        let url = searching(&scene.stage.url(), blocks);
        let ask = |line: &str| {
            let output = scene.command_at(Alice, line, &url).output().expect("usdai starts");
            assert!(output.status.success(), "{blocks}: {}", complaint(&output));
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let queue = ask("queue");
        assert!(queue.contains("Position 1 of") && queue.contains("Position 2 of"), "{blocks}: {queue}");
        assert!(ask("epoch 1").contains("300.00 sUSDai served for 300.00 USDai"), "{blocks}");
    }
    let left = scene.stage.ask(scene.stage.susdai, &ISUSDai::cashCall {});
    assert_eq!(left.reserved, whole(300));
}
