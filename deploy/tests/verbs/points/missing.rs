//! Logs that a node leaves out: what depends on them does not add up, and nothing is computed.

use serde_json::{Value, json};

use super::scene::{DAY, Points, WEEK};
use crate::redemptions::proxy::changing;
use crate::redemptions::scene::Who;
use crate::stage::refuse;

/// What a node does with logs.
type Fault = (&'static str, fn(&mut Vec<Value>));

const FAULTS: &[Fault] = &[
    ("none at all", Vec::clear),
    ("not the first", |logs| drop(logs.drain(..logs.len().min(1)))),
    ("not the last", |logs| drop(logs.pop())),
    ("no more than half", |logs| logs.truncate(logs.len() / 2)),
    ("not every second", |logs| logs.retain(|log| log["blockNumber"].as_str().is_some_and(is_even))),
    ("an amount is another", |logs| raised(logs)),
];
/// What is said of logs that are not there.
const WORDS: [&str; 2] = ["missing", "leaves logs of block"];

fn is_even(number: &str) -> bool {
    number.ends_with(['0', '2', '4', '6', '8', 'a', 'c', 'e'])
}

fn raised(logs: &mut [Value]) {
    let Some(log) = logs.first_mut() else { return };
    let data = log["data"].as_str().unwrap_or_default().to_owned();
    log["data"] = json!(data.get(..data.len() - 1).map(|data| format!("{data}f")));
}

#[test]
fn a_log_that_is_missing_is_found_out() {
    let points = Points::new();
    points.go_to(DAY);
    points.succeed(Who::Alice, "mint 250 --asset USD");
    points.go_to(WEEK);
    for (what, spoil) in FAULTS {
        // Every answer is cut alike, and so asking again does not tell.
        let spoil = *spoil;
        let url = changing(&points.scene.stage.url(), move |request, answer| {
            let is_whole =
                request["params"][0]["address"].as_array().is_some_and(|contracts| contracts.len() > 1);
            if request["method"] == "eth_getLogs" && is_whole {
                answer["result"].as_array_mut().map(spoil);
            }
            if request["method"] == "eth_getBlockReceipts" {
                answer["result"] = json!([]);
            }
        });
        let error = refuse(points.command_at(Who::Alice, "cores compute --week 1 --no-cache", &url), 1);
        let message = error["message"].as_str().expect("a message");
        assert!(WORDS.iter().any(|words| message.contains(words)), "{what}: {message}");
    }
}

/// Share prices are asked of past blocks.
#[test]
fn a_node_that_forgets_is_told_plainly() {
    let points = Points::new();
    points.go_to(WEEK);
    let url = changing(&points.scene.stage.url(), |request, answer| {
        let is_past = request["params"][1].as_str().is_some_and(|block| block.starts_with("0x"));
        if request["method"] == "eth_call" && is_past {
            let error = json!({ "code": -32_000, "message": "missing trie node" });
            *answer = json!({ "jsonrpc": "2.0", "id": request["id"], "error": error });
        }
    });
    let error = refuse(points.command_at(Who::Alice, "cores compute --week 1", &url), 1);
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains("archive node") && message.contains("missing trie node"), "{message}");
}
