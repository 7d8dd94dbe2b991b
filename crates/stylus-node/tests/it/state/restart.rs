//! What survives a restart, and what does not.

use std::time::Duration;

use alloy_primitives::{B256, U256};
use serde_json::{Value, json};
use stylus_node::NodeConfig;

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    chain_file::{EDITED, config, digest, make},
    evm, json,
    program::{self, Ops},
};

/// Something that is done, and what is asked before and after the restart.
type Case = (&'static str, fn(&Client), &'static [(&'static str, &'static str)]);

const HEAD: (&str, &str) = ("eth_getBlockByNumber", r#"["latest",true]"#);
const EDITED_BALANCE: (&str, &str) = ("eth_getBalance", r#"["0x7777777777777777777777777777777777777777"]"#);
const EDITED_OLD_BALANCE: (&str, &str) =
    ("eth_getBalance", r#"["0x7777777777777777777777777777777777777777","0x1"]"#);
const EDITED_SLOT: (&str, &str) =
    ("eth_getStorageAt", r#"["0x7777777777777777777777777777777777777777","0x1"]"#);
const EDITED_CODE: (&str, &str) = ("eth_getCode", r#"["0x7777777777777777777777777777777777777777"]"#);
const EDITED_NONCE: (&str, &str) =
    ("eth_getTransactionCount", r#"["0x7777777777777777777777777777777777777777"]"#);

fn pay(client: &Client) {
    client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x1" }));
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("nothing", |_| {}, &[HEAD]),
    ("blocks", |client| (0..5).for_each(|_| pay(client)), &[HEAD]),
    ("an edit in no block", |client| drop(client.ok("anvil_setBalance", json!([EDITED, "0x5"]))), &[HEAD, EDITED_BALANCE]),
    ("an edit between blocks", |client| { pay(client); client.ok("anvil_setBalance", json!([EDITED, "0x5"])); pay(client); }, &[HEAD, EDITED_BALANCE, EDITED_OLD_BALANCE]),
    ("all edits", |client| {
        client.ok("anvil_setStorageAt", json!([EDITED, "0x1", B256::repeat_byte(9)]));
        client.ok("anvil_setCode", json!([EDITED, "0x6001"]));
        client.ok("anvil_setNonce", json!([EDITED, "0x9"]));
    }, &[EDITED_SLOT, EDITED_CODE, EDITED_NONCE]),
    ("a slot of nobody, read and mined over", |client| {
        client.ok("eth_call", json!([{ "to": EDITED }]));
        client.ok("anvil_setStorageAt", json!([EDITED, "0x1", B256::repeat_byte(9)]));
        pay(client);
        client.ok("eth_getBalance", json!([EDITED, "0x0"]));
    }, &[HEAD, EDITED_SLOT]),
    ("a revert", |client| {
        pay(client);
        client.ok("anvil_setBalance", json!([EDITED, "0x1"]));
        let id = client.ok("evm_snapshot", json!([]));
        (0..3).for_each(|_| pay(client));
        client.ok("anvil_setBalance", json!([EDITED, "0x2"]));
        client.ok("evm_revert", json!([id]));
    }, &[HEAD, EDITED_BALANCE]),
    ("a revert and more blocks", |client| {
        let id = client.ok("evm_snapshot", json!([]));
        (0..3).for_each(|_| pay(client));
        client.ok("evm_revert", json!([id]));
        pay(client);
    }, &[HEAD]),
    ("a program", |client| {
        let program = client.program(&program::code());
        client.succeed(json!({ "from": FIRST, "to": program, "input": Ops::new().store(1, 7).finish(0).done() }));
    }, &[HEAD, ("eth_getTransactionReceipt", "last")]),
    ("an impersonated sender", |client| {
        client.ok("anvil_setBalance", json!([EDITED, "0xde0b6b3a7640000"]));
        client.ok("anvil_impersonateAccount", json!([EDITED]));
        client.succeed(json!({ "from": EDITED, "to": SECOND, "value": "0x1" }));
    }, &[HEAD, EDITED_BALANCE]),
    ("a time for the next block", |client| drop(client.ok("evm_setNextBlockTimestamp", json!([4_000_000_000u64]))), &[HEAD]),
];

fn ask(client: &Client, (method, params): (&str, &str)) -> Value {
    if params == "last" {
        let block = client.ok("eth_getBlockByNumber", json!(["latest", false]));
        return client.ok(method, json!([block["transactions"][0]]));
    }
    client.ok(method, serde_json::from_str(params).expect("JSON"))
}

#[test]
fn a_chain_goes_on_where_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    for (index, (what, act, asked)) in CASES.iter().enumerate() {
        let file = folder.path().join(index.to_string());
        let before: Vec<_> = {
            let node = Running::with(config(&file));
            let client = node.client();
            act(&client);
            asked.iter().map(|question| ask(&client, *question)).collect()
        };
        for _ in 0..2 {
            let node = Running::with(config(&file));
            let client = node.client();
            let after: Vec<_> = asked.iter().map(|question| ask(&client, *question)).collect();
            assert_eq!(after, before, "{what}");
        }
        let node = Running::with(config(&file));
        pay(&node.client());
        drop(node);
        Running::with(config(&file)).client().block_number();
    }
}

#[test]
fn everything_of_a_chain_is_the_same_again_and_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let expected = make(&file);
    for _ in 0..3 {
        assert_eq!(digest(&Running::with(config(&file))), expected);
    }
}

#[test]
fn the_clock_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let time = |client: &Client| {
        client.ok("evm_mine", json!([]));
        json::number(&client.ok("eth_getBlockByNumber", json!(["latest", false]))["timestamp"])
    };
    let start = time(&Running::with(config(&file)).client());
    {
        let node = Running::with(config(&file));
        node.client().ok("evm_increaseTime", json!([1_000_000]));
    }
    let later = time(&Running::with(config(&file)).client());
    assert!((start + 1_000_000..start + 1_000_600).contains(&later), "{start} {later}");
    Running::with(config(&file)).client().ok("evm_setNextBlockTimestamp", json!([later + 5_000_000]));
    assert_eq!(time(&Running::with(config(&file)).client()), later + 5_000_000);
    assert!(time(&Running::with(config(&file)).client()) >= later + 5_000_000, "and goes on from there");
    // A clock that is set when the node starts counts from there; time never goes back.
    let set = NodeConfig { start_time: Some(later + 9_000_000), ..config(&file) };
    assert!(time(&Running::with(set).client()) >= later + 9_000_000);
    let back = NodeConfig { start_time: Some(1_000), ..config(&file) };
    assert!(time(&Running::with(back).client()) >= later + 9_000_000);
}

#[test]
fn other_ways_to_mine_are_no_other_chain() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let expected = make(&file);
    let day = Some(Duration::from_secs(86_400));
    for other in [
        NodeConfig { block_time: day, ..config(&file) },
        NodeConfig { cached: true, ..config(&file) },
        NodeConfig { start_time: Some(2_000_000_000), ..config(&file) },
    ] {
        assert_eq!(digest(&Running::with(other)), expected);
    }
}

/// What waits for a block has no receipt, and is gone. So are snapshots.
#[test]
fn what_was_in_no_block_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let by_hand = || {
        let day = Some(Duration::from_secs(86_400));
        Running::with(NodeConfig { block_time: day, ..config(&folder.path().join("chain")) })
    };
    let (hash, id) = {
        let node = by_hand();
        let client = node.client();
        let contract = json!({ "from": FIRST, "input": evm::init_code(&evm::ADDER), "gas": "0x100000" });
        (client.ok("eth_sendTransaction", json!([contract])), client.ok("evm_snapshot", json!([])))
    };
    let node = by_hand();
    let client = node.client();
    assert_eq!(client.ok("eth_getTransactionByHash", json!([hash])), Value::Null);
    assert_eq!(client.ok("evm_revert", json!([id])), false);
    assert_eq!(client.balance(EDITED), U256::ZERO);
}
