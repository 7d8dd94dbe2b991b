//! Places in the cache, and lives of programs.

use alloy_primitives::{Address, U256, address, utils::parse_ether};
use alloy_sol_types::{SolCall, sol};
use deploy::client::Outgoing;
use deploy::deployment::contracts::suite;
use serde_json::Value;
use usdai_bindings::IUSDai;

use crate::stage::{DEPLOYER, Stage, fail, succeed};

sol! {
    function setCacheSize(uint64 size) external;
    function placeBid(address program) external payable;
    function codehashAsmSize(bytes32 codehash) external view returns (uint32 size);
    function codehashIsCached(bytes32 codehash) external view returns (bool);
}

const CACHE_MANAGER: Address = address!("2F8Bd4EaB69764c105aDd7dE7CB0402557a44E6f");
const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");
const ARB_WASM_CACHE: Address = address!("0000000000000000000000000000000000000072");
/// Programs of the suite: both bridges are one, and there are no adapters.
const SUITE: usize = 20;
/// Key of the chain's owner on a development node, which is public.
const OWNER_KEY: &str = "0xb6b15c8cb491557369f3c7d2c287b053eb229daa9c22138887752191c9520659";

fn json(stage: &Stage, name: &str, arguments: &[&str]) -> Vec<Value> {
    let arguments = [&["--json"], arguments].concat();
    serde_json::from_str(&succeed(stage.command(name, &arguments))).expect("a list in JSON")
}

fn fields<'a>(rows: &'a [Value], name: &str) -> Vec<&'a Value> {
    rows.iter().map(|row| &row[name]).collect()
}

#[test]
fn places_are_shown_and_bid_for() {
    let stage = Stage::deployed();
    let before = stage.nonce(DEPLOYER);
    let mut unsigned = stage.command("cache", &[]);
    unsigned.env_remove("USDAI_PRIVATE_KEY");
    let said = succeed(unsigned);
    assert!(said.contains("0 of 512 MiB used") && said.contains("Nothing was sent"), "{said}");
    assert_eq!(fields(&json(&stage, "cache", &[]), "cached"), [false; SUITE]);
    assert_eq!(stage.nonce(DEPLOYER), before);

    let bids = json(&stage, "cache", &["--yes"]);
    assert_eq!(
        (fields(&bids, "cached"), fields(&bids, "bid")),
        (vec![&true.into(); SUITE], vec![&true.into(); SUITE])
    );
    assert_eq!(stage.nonce(DEPLOYER), before + SUITE as u64);
    for name in suite(false).map(|contract| contract.name) {
        let codehash = stage.book()["contracts"][name]["codeHash"].as_str().expect("a hash").parse();
        let question = codehashIsCachedCall { codehash: codehash.expect("a hash") };
        assert!(stage.ask(ARB_WASM_CACHE, &question), "{name}");
    }
    assert_eq!(fields(&json(&stage, "cache", &["--yes"]), "bid"), [false; SUITE]);
    assert_eq!(stage.nonce(DEPLOYER), before + SUITE as u64);
}

#[test]
fn bids_keep_to_their_maximum() {
    let stage = Stage::deployed();
    let codehash = stage.book()["contracts"]["susdai"]["codeHash"].as_str().expect("a hash").parse();
    let question = codehashAsmSizeCall { codehash: codehash.expect("a hash") };
    let room = u64::from(stage.ask(ARB_WASM, &question));
    stage.send(OWNER_KEY, CACHE_MANAGER, &setCacheSizeCall { size: room });
    let bid = placeBidCall { program: stage.contract("susdai") };
    let value = parse_ether("0.5").expect("an amount");
    stage.send_with(OWNER_KEY, Outgoing { to: CACHE_MANAGER, data: bid.abi_encode().into(), value });

    let before = stage.nonce(DEPLOYER);
    let least = fields(&json(&stage, "cache", &[]), "leastBid")[0].clone();
    let least: U256 = serde_json::from_value(least).expect("an amount");
    assert!(least > parse_ether("0.4").expect("an amount") && least <= value, "{least}");
    let words = ["a place for authority costs 0.", "more than --max-bid allows", "nothing was sent"];
    fail(stage.command("cache", &["--yes", "--max-bid", "0.1"]), &words);
    assert_eq!(stage.nonce(DEPLOYER), before);
    for amount in ["-1", "1e18", "", "one"] {
        let output = stage.command("cache", &["--max-bid", amount]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{amount:?}");
    }
}

#[test]
fn programs_live_on() {
    let stage = Stage::deployed();
    let needs = |arguments: &[&str]| {
        let lives = json(&stage, "keepalive", arguments);
        fields(&lives, "need")
            .into_iter()
            .map(|need| need.as_str().expect("a text").to_owned())
            .collect::<Vec<_>>()
    };
    let before = stage.nonce(DEPLOYER);
    assert_eq!(needs(&["--yes"]), ["nothing"; SUITE]);
    let young = stage.command("keepalive", &["--older-than", "30"]).output().expect("it runs");
    assert_eq!(young.status.code(), Some(2), "the chain takes no younger ones");
    stage.pass(40);
    assert_eq!(needs(&[]), ["nothing"; SUITE]);
    assert_eq!(needs(&["--older-than", "31"]), ["keepalive"; SUITE]);
    assert_eq!(stage.nonce(DEPLOYER), before, "nothing is sent unasked");

    let lives = json(&stage, "keepalive", &["--older-than", "31", "--yes"]);
    assert_eq!(fields(&lives, "done"), [true; SUITE]);
    assert_eq!(fields(&lives, "ageDays"), [0; SUITE]);
    assert!(fields(&lives, "fee").iter().all(|fee| **fee != "0x0" && !fee.is_null()), "{lives:?}");
    assert_eq!(stage.nonce(DEPLOYER), before + SUITE as u64);
    assert_eq!(needs(&["--older-than", "31", "--yes"]), ["nothing"; SUITE]);
    assert_eq!(stage.nonce(DEPLOYER), before + SUITE as u64);
    for life in &lives {
        let names = life["name"].as_str().expect("a name");
        for entry in names.split(" and ").map(|name| stage.book()["contracts"][name].clone()) {
            let times = (&entry["activatedAt"], &entry["expiresAt"]);
            assert_eq!(times, (&life["activatedAt"], &life["expiresAt"]), "{names}");
        }
    }

    stage.pass(366);
    assert_eq!(needs(&[]), ["activation"; SUITE]);
    let said = succeed(stage.command("keepalive", &[]));
    assert!(said.contains("not active") && said.contains("to be activated again"), "{said}");
    assert_eq!(fields(&json(&stage, "keepalive", &["--yes"]), "done"), [true; SUITE]);
    assert_eq!(needs(&[]), ["nothing"; SUITE]);
    assert_eq!(stage.ask(stage.contract("usdai"), &IUSDai::totalSupplyCall {}), U256::ZERO);
}
