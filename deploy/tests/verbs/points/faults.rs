//! Nodes and files that do not tell the whole of one chain are found out: a new fault is a row.

use std::path::Path;

use deploy::logs::LogsError;
use serde_json::{Value, json};

use super::logs::{Moves, events};
use crate::redemptions::proxy::{changing, searching};

/// What a node does to its answers, by method.
type Lie = (&'static str, fn(&Value, &mut Value), fn(&LogsError) -> bool, &'static str);

const LIES: &[Lie] = &[
    ("eth_getLogs", another_contract, is_malformed, "of another contract"),
    ("eth_getLogs", swapped, is_malformed, "out of order"),
    ("eth_getLogs", doubled, is_malformed, "out of order, or there twice"),
    ("eth_getLogs", removed, is_malformed, "removed from the chain"),
    ("eth_getLogs", beyond, is_malformed, "of another block"),
    ("eth_getLogs", nowhere, is_malformed, "no block or no place"),
    ("eth_getLogs", of_another_fork, is_malformed, "another hash"),
    ("eth_getBlockByNumber", another_parent, is_reorganised, "the chain was reorganised"),
];

#[test]
fn what_is_not_one_chain_is_refused() {
    let moves = Moves::new();
    for (method, lie, is_expected, words) in LIES {
        let url = changing(&super::logs::answering(&moves.url(), 6), move |request, answer| {
            if request["method"] == *method && !answer["result"].is_null() {
                lie(request, answer);
            }
        });
        let error = moves.read(&url, None, None).expect_err(words);
        assert!(is_expected(&error), "{words}: {error}");
        assert!(error.to_string().contains(words), "{words}: {error}");
    }
}

fn is_malformed(error: &LogsError) -> bool {
    matches!(error, LogsError::Malformed { .. })
}

const fn is_reorganised(error: &LogsError) -> bool {
    matches!(error, LogsError::Reorganised { .. })
}

fn logs(answer: &mut Value) -> &mut Vec<Value> {
    answer["result"].as_array_mut().expect("logs")
}

fn another_contract(_: &Value, answer: &mut Value) {
    logs(answer).iter_mut().for_each(|log| log["address"] = json!(format!("0x{}", "7".repeat(40))));
}

fn swapped(_: &Value, answer: &mut Value) {
    logs(answer).reverse();
}

fn doubled(_: &Value, answer: &mut Value) {
    let logs = logs(answer);
    let twice = logs.iter().flat_map(|log| [log.clone(), log.clone()]).collect();
    *logs = twice;
}

fn removed(_: &Value, answer: &mut Value) {
    logs(answer).iter_mut().for_each(|log| log["removed"] = json!(true));
}

fn beyond(_: &Value, answer: &mut Value) {
    logs(answer).iter_mut().for_each(|log| log["blockNumber"] = json!("0xffffff"));
}

fn nowhere(_: &Value, answer: &mut Value) {
    logs(answer).iter_mut().for_each(|log| log["logIndex"] = Value::Null);
}

fn of_another_fork(_: &Value, answer: &mut Value) {
    logs(answer).iter_mut().for_each(|log| log["blockHash"] = json!(format!("0x{}", "7".repeat(64))));
}

fn another_parent(request: &Value, answer: &mut Value) {
    // The genesis block, by which the chain is known, has none.
    if request["params"][0] != "earliest" {
        answer["result"]["parentHash"] = json!(format!("0x{}", "7".repeat(64)));
    }
}

/// A node that cuts answers without saying so is asked for less at once, until nothing is cut.
#[test]
fn answers_that_are_cut_are_found_out() {
    let moves = Moves::new();
    let whole = events(&moves.read(&moves.url(), None, None).expect("it reads").pages);
    for most in [1, 2, 3, 7] {
        let first = changing(&moves.url(), move |request, answer| {
            if request["method"] == "eth_getLogs" {
                logs(answer).truncate(most);
            }
        });
        let last = changing(&moves.url(), move |request, answer| {
            if request["method"] == "eth_getLogs" {
                let logs = logs(answer);
                logs.drain(..logs.len().saturating_sub(most));
            }
        });
        for url in [first, last] {
            let read = moves.read(&url, None, None).expect("it reads");
            assert_eq!(events(&read.pages), whole, "{most} at once");
        }
    }
}

/// Of a block that it cuts, its receipts tell.
#[test]
fn a_block_that_is_cut_is_refused() {
    let moves = Moves::new();
    // What is sent as a transaction has a receipt.
    moves.send();
    let node = searching(&moves.url(), 1);
    moves.read(&node, None, None).expect("it reads");
    let url = changing(&node, |request, answer| {
        if request["method"] == "eth_getBlockReceipts" {
            for receipt in answer["result"].as_array_mut().into_iter().flatten() {
                let logs = receipt["logs"].as_array().into_iter().flatten();
                let twice: Vec<_> = logs.flat_map(|log| [log.clone(), log.clone()]).collect();
                receipt["logs"] = json!(twice);
            }
        }
    });
    let error = moves.read(&url, None, None).expect_err("half of a block is missing");
    assert!(matches!(error, LogsError::Truncated { .. }), "{error}");
}

/// What a file that was read into can become, and what is said of it.
type Spoilt = (fn(&str) -> String, fn(&LogsError) -> bool, &'static str);

const SPOILT: &[Spoilt] = &[
    (|text| text.replacen("\"data\":\"0x00", "\"data\":\"0x01", 1), is_broken, "line 2"),
    (|text| without_line(text, 2), is_broken, "line 3"),
    (|text| without_line(text, 1), is_broken, "line 2"),
    (
        |text| text.replacen("\"firstBlock\":", "\"firstBlock\":1", 1),
        is_other,
        "another chain or of other contracts",
    ),
    (|text| text.replacen("\"genesisHash\":\"0x", "\"genesisHash\":\"0xff", 1), is_other, "--cache"),
    (|_| "something else\n".into(), is_other, "--cache"),
];

const fn is_broken(error: &LogsError) -> bool {
    matches!(error, LogsError::BrokenCache { .. })
}

const fn is_other(error: &LogsError) -> bool {
    matches!(error, LogsError::OtherCache(_))
}

fn without_line(text: &str, line: usize) -> String {
    let lines = text.lines().enumerate().filter(|(index, _)| *index != line);
    lines.map(|(_, line)| format!("{line}\n")).collect()
}

#[test]
fn a_file_that_was_changed_is_refused() {
    let moves = Moves::new();
    let url = super::logs::answering(&moves.url(), 4);
    let path = moves.file("events");
    moves.read(&url, Some(&path), None).expect("it reads");
    let text = std::fs::read_to_string(&path).expect("the file");
    for (spoil, is_expected, words) in SPOILT {
        let spoilt = spoil(&text);
        assert_ne!(spoilt, text, "{words}");
        std::fs::write(&path, &spoilt).expect("the file");
        let error = moves.read(&url, Some(&path), None).expect_err(words);
        assert!(is_expected(&error) && error.to_string().contains(words), "{words}: {error}");
        assert_eq!(std::fs::read_to_string(&path).expect("the file"), spoilt, "it is left as it was");
    }
}

/// The chain has another block in the place of the last that was read.
#[test]
fn a_chain_that_changed_meanwhile_is_refused() {
    let moves = Moves::new();
    let path = moves.file("events");
    let read = moves.read(&moves.url(), Some(&path), None).expect("it reads");
    let last = read.pages.last().expect("a page").last;
    let url = changing(&moves.url(), move |request, answer| {
        if request["method"] == "eth_getBlockByNumber" && answer["result"]["number"] == format!("{last:#x}") {
            answer["result"]["hash"] = json!(format!("0x{}", "7".repeat(64)));
        }
    });
    let error = moves.read(&url, Some(&path), None).expect_err("it is another chain");
    assert!(is_reorganised(&error) && error.to_string().contains("remove "), "{error}");
}

#[test]
fn two_do_not_read_into_one_file() {
    let moves = Moves::new();
    let path = moves.file("events");
    let held = deploy::logs::Cache::open(Path::new(&path)).expect("a file");
    let error = moves.read(&moves.url(), Some(&path), None).expect_err("it is taken");
    assert!(matches!(error, LogsError::InUse(_)), "{error}");
    drop(held);
    moves.read(&moves.url(), Some(&path), None).expect("it is free");
}
