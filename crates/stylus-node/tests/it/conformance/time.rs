//! The clock, snapshots and blocks on demand.

use alloy_primitives::U256;
use serde_json::{Value, json};
use stylus_node::NodeConfig;

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm, json,
};

const START: u64 = 1_900_000_000;

fn node() -> Running {
    Running::with(NodeConfig { start_time: Some(START), ..NodeConfig::default() })
}

fn head(client: &Client) -> (u64, u64) {
    let block = client.ok("eth_getBlockByNumber", json!(["latest", false]));
    (json::number(&block["number"]), json::number(&block["timestamp"]))
}

#[test]
fn time_moves_as_it_is_told_to() {
    let node = node();
    let client = node.client();
    for (method, params) in [("evm_increaseTime", json!(["0x3c"])), ("anvil_increaseTime", json!([60]))] {
        let (_, before) = head(&client);
        client.ok("evm_mine", json!([]));
        let result = client.ok(method, params);
        assert!(result.is_number(), "{result}");
        client.ok("evm_mine", json!(null));
        assert!(head(&client).1 >= before + 60, "{method}");
    }
    let (number, now) = head(&client);
    let later = now + 1_000;
    assert_eq!(client.ok("evm_setNextBlockTimestamp", json!([later])), Value::Null);
    client.succeed(json!({ "from": FIRST, "to": SECOND }));
    assert_eq!(head(&client), (number + 1, later), "exactly then");
    assert_eq!(client.ok("evm_setNextBlockTimestamp", json!([format!("{:#x}", later)])), Value::Null);
    client.ok("evm_mine", json!([]));
    assert_eq!(head(&client), (number + 2, later), "the same second is allowed");
    client.refused("evm_setNextBlockTimestamp", json!([later - 1]));
    client.refused("anvil_setTime", json!([later - 1]));
    client.ok("anvil_setTime", json!([later + 500]));
    client.ok("evm_mine", json!([]));
    assert!(head(&client).1 >= later + 500);
}

#[test]
fn a_call_sees_the_time_of_the_block_that_it_is_about() {
    let node = node();
    let client = node.client();
    let environment = client.contract(&evm::ENVIRONMENT);
    client.ok("evm_setNextBlockTimestamp", json!([START + 5_000]));
    let seen = |block: &str| {
        let data = json::bytes(&client.ok("eth_call", json!([{ "to": environment }, block])));
        let words: Vec<u64> = data.chunks(32).take(2).map(|word| U256::from_be_slice(word).to()).collect();
        (words[1], words[0])
    };
    assert_eq!(seen("latest"), (2, START + 5_000));
    assert_eq!(seen("pending"), (2, START + 5_000));
    assert_eq!(seen("0x1"), head(&client));
    let block = client.ok("eth_getBlockByNumber", json!(["0x0", false]));
    assert_eq!(client.ok("eth_call", json!([{ "to": environment }, "0x0"])), "0x", "nothing is there yet");
    assert_eq!(json::number(&block["timestamp"]), START);
}

#[test]
fn blocks_are_mined_on_demand() {
    let node = node();
    let client = node.client();
    assert_eq!(client.ok("evm_mine", json!([{ "timestamp": START + 100 }])), "0x0");
    assert_eq!(head(&client), (1, START + 100));
    client.ok("evm_mine", json!([START + 200]));
    assert_eq!(head(&client), (2, START + 200));
    client.ok("evm_mine", json!([{ "blocks": 3 }]));
    assert_eq!(head(&client).0, 5);
    assert_eq!(client.ok("anvil_mine", json!(["0x3", "0x64"])), Value::Null);
    let (number, time) = head(&client);
    assert_eq!(number, 8);
    let first = client.ok("eth_getBlockByNumber", json!(["0x6", false]));
    assert_eq!(time, json::number(&first["timestamp"]) + 200, "a hundred seconds between blocks");
    client.ok("hardhat_mine", json!([]));
    assert_eq!(head(&client).0, 9);
    let parent = client.ok("eth_getBlockByNumber", json!(["0x8", false]));
    assert_eq!(client.ok("eth_getBlockByNumber", json!(["0x9", false]))["parentHash"], parent["hash"]);
}

#[test]
fn a_snapshot_brings_everything_back_once() {
    let node = node();
    let client = node.client();
    client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x1" }));
    let state = || {
        let asked = [
            ("eth_getBalance", json!([FIRST])),
            ("eth_getTransactionCount", json!([FIRST])),
            ("eth_getBlockByNumber", json!(["latest", true])),
        ];
        asked.map(|(method, params)| client.ok(method, params))
    };
    let before = state();
    let [first, second] = [(), ()].map(|()| client.ok("evm_snapshot", json!([])));
    assert_ne!(first, second);
    let gone = client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x2" }));
    client.ok("anvil_setBalance", json!([FIRST, "0x1"]));
    client.ok("evm_increaseTime", json!([100_000]));
    assert_eq!(client.ok("evm_revert", json!([first])), true);
    assert_eq!(state(), before);
    assert!(client.receipt(json::hash(&gone["transactionHash"])).is_none());
    for id in [&first, &second, &json!("0x77"), &json!(77)] {
        assert_eq!(client.ok("evm_revert", json!([id])), false, "{id}");
    }
    // The same transaction can be sent again, and is another block's.
    client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x2" }));
    assert!(head(&client).1 < START + 90_000, "the clock went back too");
}

/// The largest time that is taken: year 2514. What lies after it is milliseconds.
const LAST: u64 = 1 << 34;

#[test]
fn the_largest_time_does_not_stop_the_node_and_milliseconds_are_no_time() {
    let node = node();
    let client = node.client();
    for (method, params) in [
        ("evm_increaseTime", json!(["0xffffffffffffffff"])),
        ("evm_increaseTime", json!([-1])),
        ("evm_setNextBlockTimestamp", json!([LAST + 1])),
        ("anvil_setTime", json!([START * 1_000])),
        ("evm_mine", json!([u64::MAX])),
    ] {
        assert_eq!(client.refused(method, params.clone()).code, -32_602, "{method} {params}");
    }
    client.ok("evm_setNextBlockTimestamp", json!([LAST]));
    client.succeed(json!({ "from": FIRST, "to": SECOND }));
    assert_eq!(head(&client), (1, LAST));
    for _ in 0..2 {
        client.succeed(json!({ "from": FIRST, "to": SECOND }));
        client.ok("evm_mine", json!([]));
    }
}
