//! A keeper that is left running.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::scene::{Scene, published};
use crate::stage::Stage;

/// Ends when the test does, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().expect("a signal");
        self.0.wait().expect("its end");
    }
}

#[test]
fn a_keeper_that_runs_on_does_everything_in_its_time() {
    let mut scene = Scene::new();
    let bidders = [("A", 300), ("B", 150)].map(|(name, tick)| scene.bidder(name, 10_000, tick));
    scene.chain.set_free_cash(tests::whole(15_000, 18));
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    stage.at(lock - 100);
    let mut command = stage.talking_keeper();
    let keeper = command.args(["--json", "--interval", "1"]).stdout(Stdio::piped()).spawn();
    let mut keeper = Running(keeper.expect("usdai starts"));
    let mut lines = BufReader::new(keeper.0.stdout.take().expect("a pipe")).lines();
    let mut until = |step: &str| loop {
        let line = lines.next().expect("it runs on").expect("text");
        let line: Value = serde_json::from_str(&line).expect("a JSON document");
        assert_ne!(line["outcome"], "failed", "{line}");
        if line["step"] == step {
            return;
        }
    };
    until("wait");
    for (time, step) in [(lock, "lockAuction"), (published(lock), "reveal"), (clear, "clear")] {
        stage.at(time);
        until(step);
    }
    drop(keeper);
    stage.act(|scene| {
        scene.model.at(published(lock)).prove_beacon().expect("the model knows the beacon");
        scene.model_reveals(published(lock), &bidders);
    });
    stage.compare_settled(1);
}

/// Whoever reads it sees what was done, waited for and not possible.
#[test]
fn lines_for_people_say_the_same() {
    let mut scene = Scene::new();
    scene.bidder("A", 10_000, 300);
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(lock);
    let output = stage.talking_keeper().arg("--once").output().expect("usdai starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = text.lines().collect();
    for (line, words) in lines.iter().zip([
        " UTC  waiting: the beacon's round ",
        " UTC  waiting: bids of epoch 1 can be opened until 2026-",
        " UTC  done: lock of the vault for epoch 1 (transaction 0x",
        " UTC  done: lock of the auction for epoch 1 (transaction 0x",
    ]) {
        assert!(line.contains(words), "{words:?} is not in {line:?} of\n{text}");
    }
    assert_eq!(lines.len(), 4, "{text}");
}
