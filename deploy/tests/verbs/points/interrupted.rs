//! A run that is killed while it reads, and goes on.

use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::scene::{Points, WEEK};
use crate::redemptions::proxy::{changing, searching};
use crate::redemptions::scene::Who;
use crate::stage::complaint;

/// Blocks that the node searches at once.
const BLOCKS: u64 = 4;
/// Of so many answers the next is held, until the run is killed.
const ANSWERS: usize = 12;

#[test]
fn a_run_that_is_killed_goes_on() {
    let points = Points::new();
    points.go_to(WEEK);
    let node = searching(&points.scene.stage.url(), BLOCKS);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let counting = changing(&node, move |request, answer| {
        if request["method"] == "eth_getLogs" && answer["error"].is_null() {
            count.fetch_add(1, Ordering::Relaxed);
        }
    });
    let run = |url: &str, cache: &str| -> Value {
        let line = format!("cores compute --week 1 --cache {cache} --json");
        let output = points.command_at(Who::Alice, &line, url).output().expect("usdai starts");
        assert!(output.status.success(), "{}", complaint(&output));
        serde_json::from_slice(&output.stdout).expect("a document")
    };
    let whole = run(&counting, "whole.jsonl");
    let answers = asked.swap(0, Ordering::Relaxed);

    let ((held, is_held), (go, may_go)) = (channel(), channel::<()>());
    let gate = Mutex::new((0_usize, may_go));
    let holding = changing(&node, move |request, answer| {
        if request["method"] != "eth_getLogs" || !answer["error"].is_null() {
            return;
        }
        let mut gate = gate.lock().unwrap_or_else(PoisonError::into_inner);
        gate.0 += 1;
        if gate.0 > ANSWERS {
            held.send(()).expect("the test waits");
            // It ends when the test drops its half: nobody is there to answer any more.
            let _ = gate.1.recv();
        }
    });
    let line = "cores compute --week 1 --cache killed.jsonl";
    let mut command = points.command_at(Who::Alice, line, &holding);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("usdai starts");
    is_held.recv().expect("it reads");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    drop(go);
    let kept = std::fs::read_to_string(points.scene.stage.file("killed.jsonl")).expect("what was read");
    assert!(kept.lines().count() > 1, "{kept}");

    assert_eq!(run(&counting, "killed.jsonl"), whole);
    let rest = asked.load(Ordering::Relaxed);
    assert!(rest < answers && rest > 0, "{rest} answers after the kill, {answers} for everything");
}
