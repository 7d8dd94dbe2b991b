//! `usdai node` as a user starts and ends it: its flags, its first words, its signals.

mod process;

use std::net::TcpListener;
use std::path::Path;

use alloy_primitives::{Address, Bytes, U256, address};
use alloy_sol_types::{SolCall, sol};
use deploy::config::Config;
use process::{Running, ends, usdai};
use serde_json::{Value, json};
use stylus_chain::chain::Program;
use timelock::Client;

sol! {
    function activateProgram(address program) external payable returns (uint16 version, uint256 dataFee);
}

const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");

/// A round of the weeks to come.
const ROUND: u64 = 40_000_000;

/// Arguments, exit code, and what is said on standard error.
#[rustfmt::skip]
const REFUSED: &[(&[&str], i32, &str)] = &[
    (&["--port", "99999"], 2, "99999 is not in 0..=65535"),
    (&["--port", "http"], 2, "invalid digit"),
    (&["--host", "nonsense"], 2, "invalid IP address"),
    (&["--host", "203.0.113.1"], 1, "cannot listen on 203.0.113.1:"),
    (&["--accounts", "1001"], 2, "1001 is not in 0..=1000"),
    (&["--accounts", "-1"], 2, "'-1'"),
    (&["--block-time", "0"], 2, "0 is not in 1..=86400"),
    (&["--fork-time", "tomorrow"], 2, "invalid digit"),
    (&["--cached=yes"], 2, "unexpected value"),
    (&["--state", "/no/such/folder/chain"], 1, "/no/such/folder/chain: "),
    (&["--gas"], 2, "unexpected argument"),
];

#[test]
fn arguments_that_make_no_sense_are_refused() {
    for (arguments, code, message) in REFUSED {
        let (status, error) = ends(usdai(&[&["node", "--bare"], *arguments].concat()));
        assert_eq!(status.code(), Some(*code), "{arguments:?}: {error}");
        assert!(error.contains(message) && !error.contains("panicked"), "{arguments:?}: {error}");
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let port = address.rsplit(':').next().expect("a port");
    let (status, error) = ends(usdai(&["node", "--bare", "--port", port]));
    assert_eq!(status.code(), Some(1), "{error}");
    assert!(error.contains(&format!("cannot listen on {address}")), "{error}");
}

#[test]
fn the_first_line_says_where_and_the_rest_who_has_ether() {
    let node = Running::start(&[]);
    assert_eq!(node.lines[0], format!("listening on http://{0} and ws://{0}, chain id 412346", node.address));
    assert!(node.address.starts_with("127.0.0.1:"), "loopback unless asked otherwise");
    let accounts = node.ok("eth_accounts", json!([]));
    let accounts = accounts.as_array().expect("a list");
    assert_eq!(accounts.len(), 11);
    for account in accounts {
        let account: Address = serde_json::from_value(account.clone()).expect("an address");
        let listed =
            node.lines.iter().any(|line| line.contains(&account.to_string()) && line.contains("10000 ETH"));
        assert!(listed, "{account}");
    }
}

#[test]
fn accounts_can_be_none_but_the_owner() {
    for (count, expected) in [("0", 1), ("1", 2), ("25", 26)] {
        let node = Running::start(&["--accounts", count]);
        assert_eq!(node.ok("eth_accounts", json!([])).as_array().map(Vec::len), Some(expected), "{count}");
        node.send(json!({ "to": Address::ZERO, "value": "0x1" }));
    }
}

#[test]
fn it_listens_where_it_is_told_to() {
    let node = Running::start(&["--host", "127.0.0.2"]);
    assert!(node.address.starts_with("127.0.0.2:"), "{}", node.address);
    node.ok("eth_chainId", json!([]));
}

#[test]
fn blocks_come_by_time() {
    let node = Running::start(&["--block-time", "1"]);
    assert_eq!(node.ok("anvil_getAutomine", json!([])), json!(false));
    let hash = node.submit(json!({ "to": Address::ZERO, "value": "0x1" }));
    let mined = loop {
        let receipt = node.ok("eth_getTransactionReceipt", json!([hash]));
        if receipt.is_object() {
            break receipt;
        }
    };
    assert_eq!(mined["status"], "0x1");
    let height = node.number();
    while node.number() < height + 2 {}
    let [first, last] = [height + 1, height + 2].map(|number| {
        let block = node.ok("eth_getBlockByNumber", json!([format!("{number:#x}"), false]));
        assert_eq!(block["transactions"], json!([]), "empty blocks come too");
        process::quantity(&block["timestamp"])
    });
    assert!(last > first, "{first} {last}");
}

#[test]
fn the_clock_starts_where_it_is_told_to() {
    let node = Running::start(&["--fork-time", "2000000000"]);
    node.ok("evm_mine", json!([]));
    let time = process::quantity(&node.ok("eth_getBlockByNumber", json!(["latest", false]))["timestamp"]);
    assert!((2_000_000_000..2_000_000_600).contains(&time), "{time}");
}

#[test]
fn a_beacon_is_served_whose_key_a_configuration_takes() {
    let node = Running::start(&["--beacon"]);
    let said = |start: &str| node.lines.iter().find_map(|line| line.strip_prefix(start)).expect(start);
    let (endpoint, hash) = said("Beacon at ").split_once(", whose hash is ").expect("a hash");
    let client = Client::new(&[endpoint], Client::DEFAULT_LIMIT).expect("an endpoint");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let network = runtime.block_on(client.network(hash.parse().expect("a hash"))).expect("its network");
    let published = network.beacon().published_at(ROUND).expect("a time");
    let signed = runtime.block_on(client.round(&network, ROUND, published)).expect("a signature");
    assert_eq!(signed.round(), ROUND);

    let local = include_str!("../../config/local.toml");
    let text = local.replace("beacon = \"quicknet\"", said("For the configuration of a deployment: "));
    let config = Config::parse(&text, Path::new("local.toml")).expect("a configuration");
    let key = network.public_key_uncompressed().expect("a key");
    assert_eq!(config.qev.beacon.key().as_ref(), key.as_slice());
}

/// Gas of the second of two calls of a program that do the same, each in a block of its own.
fn second_call(arguments: &[&str]) -> u64 {
    let node = Running::start(arguments);
    let file: Value =
        serde_json::from_str(include_str!("../../../crates/stylus-chain/tests/vectors/cases.json"))
            .expect("JSON");
    let code: Bytes = file["programs"]["echo_0"]["code"].as_str().expect("inline").parse().expect("hex");
    let program = Program::from_code(code).expect("program code");
    let receipt = node.send(json!({ "input": program.init_code() }));
    let program: Address = serde_json::from_value(receipt["contractAddress"].clone()).expect("an address");
    let input = Bytes::from(activateProgramCall { program }.abi_encode());
    node.send(json!({ "to": ARB_WASM, "input": input, "value": U256::from(10u64.pow(17)) }));
    let gas = [(), ()]
        .map(|()| process::quantity(&node.send(json!({ "to": program, "input": "0x01" }))["gasUsed"]));
    assert_eq!(gas[0], gas[1], "{arguments:?}");
    gas[1]
}

#[test]
fn programs_are_cached_from_their_activation_if_asked_for() {
    let [plain, uncached, cached, last_counts] =
        [&[][..], &["--uncached"], &["--cached"], &["--cached", "--uncached"]].map(second_call);
    assert_eq!((plain, last_counts), (uncached, uncached));
    // What a program that is not cached pays at least for its entry (69 units of 128 gas).
    assert!(cached + 8_832 <= uncached, "{cached} {uncached}");
}

#[test]
fn a_signal_ends_it_well_and_the_chain_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    for (index, signal) in ["TERM", "INT"].into_iter().enumerate() {
        let file = folder.path().join("chain");
        let file = file.to_str().expect("a path");
        let node = Running::start(&["--state", file]);
        assert_eq!(node.lines[1], format!("block {index}, kept in {file}"));
        node.send(json!({ "to": Address::ZERO, "value": "0x1" }));
        let _listening = node.subscribe();
        let (status, error) = node.end(signal);
        assert_eq!(status.code(), Some(0), "{signal}: {status:?} {error}");
        assert!(error.contains("stopping"), "{signal}: {error}");
    }
}

#[test]
fn a_damaged_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chain");
    std::fs::write(&path, "not a chain").expect("written");
    let file = path.to_str().expect("a path");
    let (status, error) = ends(usdai(&["node", "--bare", "--port", "0", "--state", file]));
    assert_eq!(status.code(), Some(1), "{error}");
    assert!(error.contains("is damaged") && error.contains("Move it away to start a new chain"), "{error}");
    assert_eq!(std::fs::read(&path).expect("the file"), b"not a chain");
}
