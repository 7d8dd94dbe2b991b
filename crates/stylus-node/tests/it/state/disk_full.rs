//! A disk that fills up: the client is told, gets no receipt, and nothing that was told before is lost.

use alloy_primitives::{B256, U256};
use serde_json::{Value, json};

use crate::support::{
    ChildNode, Client,
    accounts::{FIRST, SECOND},
    chain_file::EDITED,
};

/// Sends until something is refused; returns the hashes that have receipts, and what was said then.
fn fill(client: &Client) -> (Vec<Value>, String) {
    let mut told = Vec::new();
    loop {
        let data = format!("0x{}", "5a".repeat(20_000));
        let transaction = json!({ "from": FIRST, "to": SECOND, "input": data, "gas": "0x200000" });
        match client.call("eth_sendTransaction", json!([transaction])) {
            Ok(hash) => {
                assert!(client.ok("eth_getTransactionReceipt", json!([hash])).is_object(), "{hash}");
                told.push(hash);
            }
            Err(refusal) => return (told, refusal.message),
        }
        assert!(told.len() < 10_000, "the disk does not fill up");
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let mut node = ChildNode::start_with_file_limit(&file, 3_000).expect("it starts");
    let client = node.client();
    client.ok("anvil_setBalance", json!([EDITED, "0x7"]));
    let snapshot = client.ok("evm_snapshot", json!([]));
    let (told, message) = fill(&client);
    println!("after {} transactions: {message}", told.len());
    assert!(told.len() > 5, "{message}");
    assert!(message.contains(&file.display().to_string()), "{message}");
    let height = client.block_number();
    assert_eq!(height, told.len() as u64);
    // It goes on answering, and every block that it has is whole.
    let time = client.ok("eth_getBlockByNumber", json!(["latest", false]))["timestamp"].clone();
    for (method, params) in [
        ("eth_sendTransaction", json!([{ "from": FIRST, "to": SECOND, "value": "0x1" }])),
        ("anvil_setBalance", json!([EDITED, "0x8"])),
        ("anvil_setStorageAt", json!([EDITED, "0x1", B256::repeat_byte(1)])),
        ("evm_setNextBlockTimestamp", json!([4_000_000_000u64])),
        ("evm_increaseTime", json!([1_000_000])),
        ("evm_mine", json!([])),
        ("evm_revert", json!([snapshot])),
        ("eth_sendTransaction", json!([{ "from": FIRST, "to": SECOND, "value": "0x2" }])),
    ] {
        let message = client.refused(method, params).message;
        assert!(message.contains("make room and start the node again"), "{method}: {message}");
        assert_eq!((client.block_number(), client.balance(EDITED)), (height, U256::from(7)));
        assert_eq!(client.nonce(FIRST), height, "{method}");
        assert_eq!(client.ok("eth_getLogs", json!([{ "fromBlock": "earliest" }])), json!([]));
    }
    let head = client.ok("eth_getBlockByNumber", json!(["latest", false]));
    assert_eq!(head["timestamp"], time);
    let slot = client.ok("eth_getStorageAt", json!([EDITED, "0x1"]));
    assert_eq!(slot, json!(B256::ZERO));
    assert!(client.ok("eth_getTransactionReceipt", json!([told[0]])).is_object());
    assert_eq!(node.ended(), None);
    node.kill();
    // With room again, everything that was told is there.
    let node = ChildNode::start(&file);
    let client = node.client();
    assert_eq!((client.block_number(), client.balance(EDITED)), (height, U256::from(7)));
    for hash in &told {
        assert!(client.ok("eth_getTransactionReceipt", json!([hash])).is_object(), "{hash}");
    }
    client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x1" }));
}

#[test]
fn a_disk_that_is_full_from_the_start_ends_the_node_with_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let ended = ChildNode::start_with_file_limit(&file, 8).err().expect("it does not start");
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    assert!(
        ended.error.contains(&file.display().to_string()) && !ended.error.contains("panicked"),
        "{ended:?}"
    );
    ChildNode::start(&file).client().block_number();
}
