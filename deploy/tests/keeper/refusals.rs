//! What a keeper cannot work with, by a table.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::scene::{Scene, published};
use crate::stage::{OTHER_KEY, Stage, said};

/// Changes a command or what it finds.
type Spoil = fn(&mut Command, &Stage);

const CASES: &[(&str, Spoil)] = &[
    ("no key to sign with", |command, _| {
        command.env_remove("USDAI_PRIVATE_KEY");
    }),
    ("several keys to sign with", |command, _| {
        command.arg("--ledger");
    }),
    ("--chain-id is for chain 42161", |command, _| {
        command.args(["--chain-id", "42161"]);
    }),
    ("the beacon endpoint number 2 is no address", |command, _| {
        command.args(["--beacon", "ftp://127.0.0.1"]);
    }),
    ("there is no address book", |_, stage| fs::remove_file(stage.book()).expect("the book")),
    ("is damaged", |_, stage| fs::write(stage.book(), "{}").expect("the book")),
    ("has no qev: this deployment has no auction", |_, stage| {
        edit(stage, |book| drop(contracts(book).remove("qev")))
    }),
    ("has no susdai", |_, stage| edit(stage, |book| drop(contracts(book).remove("susdai")))),
    ("has loan-router and no loan-lens: finish the deployment", |_, stage| {
        edit(stage, |book| {
            let router = contracts(book)["qev"].clone();
            contracts(book).insert("loan-router".into(), router);
        });
    }),
    ("does not hold the code of qev", |_, stage| {
        edit(stage, |book| {
            book["contracts"]["qev"]["address"] = book["contracts"]["susdai"]["address"].clone()
        });
    }),
    ("it is another chain", |_, stage| {
        edit(stage, |book| book["genesisHash"] = format!("0x{}", "11".repeat(32)).into());
    }),
    ("is chain 412346, but", |_, stage| edit(stage, |book| book["chainId"] = 1.into())),
];

#[test]
fn what_it_cannot_work_with_is_said_and_nothing_is_sent() {
    let mut stage = Stage::new(Scene::new());
    let height = stage.act(|scene| scene.chain.chain().block_number());
    let book = fs::read(stage.book()).expect("the book");
    for (words, spoil) in CASES {
        let mut command = stage.keeper();
        spoil(&mut command, &stage);
        let said = said(&command.output().expect("usdai starts"));
        let message = said.lines.last().map(|line| line["error"]["message"].to_string()).unwrap_or_default();
        assert!(!said.is_success && message.contains(words), "{words:?} is not in {said:?}");
        fs::write(stage.book(), &book).expect("the book");
    }
    assert_eq!(stage.act(|scene| scene.chain.chain().block_number()), height);
}

/// Every step of an account without money fails and is named, and the others are tried.
#[test]
fn an_account_without_money_is_told_so() {
    let mut scene = Scene::new();
    scene.bidder("A", 1_000, 100);
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let poor = OTHER_KEY.replace("59c6", "59c7");
    let mut command = stage.keeper_at(&stage.url(), &poor, &[stage.beacon.endpoint()]);
    let said = said(&command.output().expect("usdai starts"));
    let steps = ["lockVault", "lockAuction", "proveBeacon", "reveal"].map(|step| (step, "failed"));
    assert_eq!(said.steps(), steps, "{said:?}");
    assert!(!said.is_success);
    for line in said.lines.iter().filter(|line| line["outcome"] == "failed") {
        assert!(line["message"].as_str().is_some_and(|text| text.contains("insufficient funds")), "{line}");
    }
}

fn edit(stage: &Stage, edit: impl FnOnce(&mut Value)) {
    let mut book = serde_json::from_slice(&fs::read(stage.book()).expect("the book")).expect("a document");
    edit(&mut book);
    fs::write(stage.book(), book.to_string()).expect("the book");
}

fn contracts(book: &mut Value) -> &mut serde_json::Map<String, Value> {
    book["contracts"].as_object_mut().expect("contracts")
}
