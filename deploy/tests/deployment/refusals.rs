//! What is refused before anything is sent, and in which words.

use std::fs;
use std::io::{BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

use alloy_primitives::keccak256;
use deploy::book::BookLock;
use deploy::deployment::precompiles::STYLUS_DEPLOYER;
use serde_json::{Value, json};
use stylus_wasm::{Rules, encode_code};

use crate::proxy::read_message;
use crate::stage::{DEPLOYER, KEY, OTHER_KEY, Stage, fail, local_config, succeed};

type Row = (&'static str, fn(&Stage) -> Command, &'static [&'static str]);

const DIGEST: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";

/// On a chain without the suite.
const BEFORE: [Row; 24] = [
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
    ("no money", poor, &["has 0 ETH, and needs about 0.01", "send it"]),
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
    (ANOTHER_RUN, |stage| stage.deploy(&["--yes"]), &["another run is working with the address book"]),
    ("an asset without code", |stage| configured(stage, DOLLAR, NOTHING), &["USD at", "has no code"]),
    (
        "a key that is none",
        |stage| configured(stage, BEACON, NO_BEACON),
        &["PublicKeyInvalid", "uncompressed, 192 bytes"],
    ),
    ("other decimals", |stage| configured(stage, "s = 6", "s = 8"), &["6 decimals, the configuration 8"]),
    ("no deployer", no_deployer, &["no StylusDeployer at 0xcEcba2F1DC234f70Dd89F2041029807F8D03A990"]),
    (
        "too large a program",
        too_large,
        &["usdai has", "the chain takes 24576", "fragments, of which the chain takes 4"],
    ),
    ("another kind of chain", other_kind, &["is no Arbitrum chain", "ArbSys does not answer"]),
    (
        "a feed that is none",
        |stage| configured(stage, "feeds = []", FEED),
        &["prices.feeds.aggregator", "no contract at"],
    ),
    (
        "a feed of nothing",
        |stage| configured(stage, "feeds = []", FEED_OF_NOTHING),
        &["prices.feeds.token", "no contract at"],
    ),
    (
        "a sequencer that is none",
        |stage| {
            configured(
                stage,
                "sequencer = \"none\"",
                "sequencer = \"0x00000000000000000000000000000000000000ee\"",
            )
        },
        &["prices.sequencer", "no contract at 0x"],
    ),
    (
        "an endpoint that is none",
        |stage| {
            configured(
                stage,
                "endpoint = \"none\"",
                "endpoint = \"0x00000000000000000000000000000000000000ee\"",
            )
        },
        &["bridge.endpoint", "no contract at 0x"],
    ),
    ("nobody there", |stage| at(stage, "http://127.0.0.1:1"), &["http://127.0.0.1:1 does not answer"]),
    ("no address", |stage| at(stage, "ws:secret"), &["--rpc-url is no address like"]),
];

/// On a chain with the suite.
const AFTER: [Row; 12] = [
    ("other code", other_code, &["usdai was deployed with code", "but the build has"]),
    (
        "another block 0",
        |stage| edited(stage, |book| book["genesisHash"] = DIGEST.into()),
        &["hash of block 0"],
    ),
    ("another chain", |stage| edited(stage, |book| book["chainId"] = 1.into()), &["the chain id is 1 there"]),
    ("another salt", |stage| configured(stage, "salt = \"1\"", "salt = \"2\""), &["the salt is \"1\" there"]),
    (
        "another administrator's order",
        another_order,
        &[
            "authority.push(target: usdai, data: usdai.setSupplyCap(",
            "only the administrator 0xf39F",
            "1 orders",
        ],
    ),
    ("another deployer", another_deployer, &["the deployer is", "there"]),
    ("another address", move_usdai, &["the address of usdai is"]),
    ("a chain begun anew", empty, &["authority is not at", "no code", "reset"]),
    ("changed code", change, &["usdai is not at", "other code"]),
    ("a lost book", lose, &["authority stands at", "there is no address book", "restore it"]),
    ("another beacon", |stage| configured(stage, BEACON, ANOTHER_BEACON), &["the address of beacon is"]),
    ("another start", |stage| configured(stage, GENESIS, "epoch_genesis = 7"), &["the start of epoch 1 is"]),
];

const ANOTHER_RUN: &str = "another run";
const ADMIN: &str = "administrator = \"deployer\"";
const UNNAMED: &str = "administrator = \"unnamed\"";
const DOLLAR: &str = "0xab8e440727a38bbb180f7032ca4a8009e7b52b80";
const NOTHING: &str = "0x00000000000000000000000000000000000000ee";
const BEACON: &str = "beacon = \"quicknet\"";
/// The generator of G2, as EIP-2537's tests have it without the padding, which is a key whose secret is one.
const ANOTHER_BEACON: &str = concat!(
    "beacon = \"0x",
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8",
    "13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e",
    "0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801",
    "0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be",
    "\""
);
/// The same with a bit of y changed.
const NO_BEACON: &str = concat!(
    "beacon = \"0x",
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8",
    "13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e",
    "0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801",
    "0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79bf",
    "\""
);
const FEED: &str = "feeds = [{ token = \"0xab8e440727a38bbb180f7032ca4a8009e7b52b80\", \
    aggregator = \"0x00000000000000000000000000000000000000ee\", \
    maximum_age_seconds = 60, least = \"0.5\", most = \"2\", tolerance_bps = 50 }]";
const FEED_OF_NOTHING: &str = "feeds = [{ token = \"0x00000000000000000000000000000000000000ee\", \
    aggregator = \"0xab8e440727a38bbb180f7032ca4a8009e7b52b80\", \
    maximum_age_seconds = 60, least = \"0.5\", most = \"2\", tolerance_bps = 50 }]";
const GENESIS: &str = "epoch_genesis = \"day-of-deployment\"";

#[test]
fn g09_nothing_is_sent_where_the_suite_is_not() {
    refuse(&Stage::new(), &BEFORE);
}

#[test]
fn g09_nothing_is_sent_where_the_suite_is() {
    refuse(&Stage::deployed(), &AFTER);
}

#[test]
fn a_chain_without_rightly_charged_programs_is_refused() {
    let stage = Stage::with_rules(Rules { arbos_version: 31, ..Rules::default() });
    fail(stage.deploy(&["--yes"]), &["the chain runs ArbOS 31", "need 32 or later"]);
    assert_eq!(stage.nonce(DEPLOYER), 0);
}

#[test]
fn a_chain_without_the_beacons_curve_is_refused() {
    let stage = Stage::with_rules(Rules { arbos_version: 32, ..Rules::default() });
    fail(stage.deploy(&["--yes"]), &["no precompiles for BLS12-381 (EIP-2537)", "ArbOS 40 or later"]);
    assert_eq!(stage.nonce(DEPLOYER), 0);
}

/// Each with the chain and the book as they were.
fn refuse(stage: &Stage, rows: &[Row]) {
    let book = fs::read(stage.book_path()).ok();
    for (what, prepare, words) in rows {
        let (snapshot, nonce) = (stage.rpc("evm_snapshot", json!([])), stage.nonce(DEPLOYER));
        eprintln!("{what}");
        let lock = (*what == ANOTHER_RUN).then(|| BookLock::take(&stage.book_path()).expect("no other run"));
        fail(prepare(stage), words);
        drop(lock);
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

fn another_order(stage: &Stage) -> Command {
    let mut command = configured(stage, "supply_cap = \"100_000_000\"", "supply_cap = \"1\"");
    command.env("USDAI_PRIVATE_KEY", OTHER_KEY);
    command
}

fn another_deployer(stage: &Stage) -> Command {
    stage.edit_book(|book| drop(book["contracts"].as_object_mut().expect("contracts").remove("cores")));
    key(stage, OTHER_KEY)
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

fn no_deployer(stage: &Stage) -> Command {
    stage.rpc("anvil_setCode", json!([STYLUS_DEPLOYER, "0x"]));
    stage.deploy(&["--yes"])
}

/// What does not compress: hashes.
fn too_large(stage: &Stage) -> Command {
    let module: Vec<u8> = (0..1_000_u32).flat_map(|number| keccak256(number.to_be_bytes()).0).collect();
    let folder = stage.changed_build("usdai");
    fs::write(folder.join("usdai.code"), encode_code(&module)).expect("a program");
    let mut command = stage.deploy(&["--yes"]);
    command.env("USDAI_ARTIFACTS", folder);
    command
}

/// A chain with the right id on which nothing has code.
fn other_kind(stage: &Stage) -> Command {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its address");
    thread::spawn(move || {
        for mut client in listener.incoming().map_while(Result::ok) {
            let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
            while let Some(request) = read_message(&mut reader) {
                let text = String::from_utf8_lossy(&request);
                let body = text.split("\r\n\r\n").nth(1).unwrap_or_default();
                let request: Value = serde_json::from_str(body).expect("a request");
                let result = if request["method"] == "eth_chainId" { "0x64aba" } else { "0x" };
                let answer = json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }).to_string();
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", answer.len());
                client.write_all((head + &answer).as_bytes()).expect("the tool reads");
            }
        }
    });
    at(stage, &format!("http://{address}"))
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
