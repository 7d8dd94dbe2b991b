//! What is refused before anything is sent, and in which words.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::stage::{DEPLOYER, KEY, OTHER_KEY, Stage, fail, local_config, succeed};

type Row = (&'static str, fn(&Stage) -> Command, &'static [&'static str]);

const DIGEST: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";

/// On a chain without the suite.
const BEFORE: [Row; 15] = [
    (
        "another chain",
        |stage| configured(stage, "412346", "421614"),
        &["is chain 412346", "for chain 421614"],
    ),
    (
        "no key",
        |stage| key(stage, ""),
        &["no key to sign with", "--keystore", "--ledger", "--private-key-file"],
    ),
    ("two keys", two_keys, &["several keys", "--private-key-file and USDAI_PRIVATE_KEY"]),
    ("no key in the variable", |stage| key(stage, "0x12"), &["USDAI_PRIVATE_KEY holds no private key"]),
    ("no money", poor, &["has 0 ETH, and needs about 0.00", "send it"]),
    (
        "dear gas",
        |stage| configured(stage, "\"1\"\n# P", "\"0.05\"\n# P"),
        &["gas costs 0.1 gwei, more than"],
    ),
    ("an unknown key", |stage| configured(stage, "salt =", "sald ="), &["unknown field `sald`", "line 8"]),
    ("no configuration", no_configuration, &["cannot read", "absent.toml"]),
    ("somebody to name", |stage| configured(stage, ADMIN, UNNAMED), &["administrator is \"unnamed\""]),
    ("a damaged book", |stage| book(stage, "{\"format\": 1"), &["is damaged", "book.json", "restore it"]),
    (
        "a book that is none",
        |stage| book(stage, "{\"format\": 1, \"x\": 2}"),
        &["is damaged", "unknown field"],
    ),
    ("an asset without code", |stage| configured(stage, DOLLAR, NOTHING), &["USD at", "has no code"]),
    ("other decimals", |stage| configured(stage, "s = 6", "s = 8"), &["6 decimals, the configuration 8"]),
    ("nobody there", |stage| at(stage, "http://127.0.0.1:1"), &["http://127.0.0.1:1 does not answer"]),
    ("no address", |stage| at(stage, "ws:secret"), &["--rpc-url is no address like"]),
];

/// On a chain with the suite.
const AFTER: [Row; 10] = [
    ("other code", other_code, &["usdai was deployed with code", "but the build has"]),
    (
        "another block 0",
        |stage| edited(stage, |book| book["genesisHash"] = DIGEST.into()),
        &["hash of block 0"],
    ),
    ("another chain", |stage| edited(stage, |book| book["chainId"] = 1.into()), &["the chain id is 1 there"]),
    ("another salt", |stage| configured(stage, "salt = \"1\"", "salt = \"2\""), &["the salt is \"1\" there"]),
    ("another deployer", |stage| key(stage, OTHER_KEY), &["the deployer is", "there"]),
    ("another address", move_usdai, &["the address of usdai is"]),
    ("a chain begun anew", empty, &["authority is not at", "no code", "reset"]),
    ("changed code", change, &["usdai is not at", "other code"]),
    ("a lost book", lose, &["authority stands at", "there is no address book", "restore it"]),
    ("another start", |stage| configured(stage, GENESIS, "epoch_genesis = 7"), &["the start of epoch 1 is"]),
];

const ADMIN: &str = "administrator = \"deployer\"";
const UNNAMED: &str = "administrator = \"unnamed\"";
const DOLLAR: &str = "0xab8e440727a38bbb180f7032ca4a8009e7b52b80";
const NOTHING: &str = "0x00000000000000000000000000000000000000ee";
const GENESIS: &str = "epoch_genesis = \"day-of-deployment\"";

#[test]
fn nothing_is_sent_where_the_suite_is_not() {
    refuse(&Stage::new(), &BEFORE);
}

#[test]
fn nothing_is_sent_where_the_suite_is() {
    refuse(&Stage::deployed(), &AFTER);
}

/// Each with the chain and the book as they were.
fn refuse(stage: &Stage, rows: &[Row]) {
    let book = fs::read(stage.book_path()).ok();
    for (what, prepare, words) in rows {
        let (snapshot, nonce) = (stage.rpc("evm_snapshot", json!([])), stage.nonce(DEPLOYER));
        eprintln!("{what}");
        fail(prepare(stage), words);
        assert_eq!(stage.nonce(DEPLOYER), nonce, "{what}");
        stage.rpc("evm_revert", json!([snapshot]));
        match &book {
            Some(book) => fs::write(stage.book_path(), book).expect("the book"),
            None => drop(fs::remove_file(stage.book_path())),
        }
    }
    succeed(stage.deploy(&["--yes"]));
}

fn configured(stage: &Stage, from: &str, to: &str) -> Command {
    stage.with_config("deploy", &stage.config(&[(from, to)]), &["--yes"])
}

fn key(stage: &Stage, key: &str) -> Command {
    let mut command = stage.deploy(&["--yes"]);
    command.env("USDAI_PRIVATE_KEY", key);
    command
}

fn two_keys(stage: &Stage) -> Command {
    fs::write(stage.path("key"), KEY).expect("a key file");
    stage.deploy(&["--yes", "--private-key-file", &stage.path("key").display().to_string()])
}

fn poor(stage: &Stage) -> Command {
    key(stage, &"01".repeat(32))
}

fn no_configuration(stage: &Stage) -> Command {
    stage.with_config("deploy", &stage.path("absent.toml"), &["--yes"])
}

fn book(stage: &Stage, text: &str) -> Command {
    fs::write(stage.book_path(), text).expect("a book");
    stage.deploy(&["--yes"])
}

fn edited(stage: &Stage, edit: fn(&mut Value)) -> Command {
    stage.edit_book(edit);
    stage.deploy(&["--yes"])
}

fn move_usdai(stage: &Stage) -> Command {
    edited(stage, |book| book["contracts"]["usdai"]["address"] = NOTHING.into())
}

fn at(stage: &Stage, url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
    command.env("USDAI_PRIVATE_KEY", KEY).arg("--root").arg(crate::stage::checkout());
    command.args(["deploy", "--yes", "--no-build", "--rpc-url", url, "--book"]).arg(stage.book_path());
    command.arg("--config").arg(local_config());
    command
}

fn other_code(stage: &Stage) -> Command {
    let mut command = stage.deploy(&["--yes"]);
    command.env("USDAI_ARTIFACTS", stage.changed_build("usdai"));
    command
}

fn empty(stage: &Stage) -> Command {
    stage.rpc("anvil_setCode", json!([stage.contract("authority"), "0x"]));
    stage.deploy(&["--yes"])
}

fn change(stage: &Stage) -> Command {
    stage.rpc("anvil_setCode", json!([stage.contract("usdai"), "0xeff00000"]));
    stage.deploy(&["--yes"])
}

fn lose(stage: &Stage) -> Command {
    fs::remove_file(stage.book_path()).expect("the book");
    stage.deploy(&["--yes"])
}
