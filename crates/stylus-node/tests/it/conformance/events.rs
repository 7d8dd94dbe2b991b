//! Logs: asked for, polled and pushed.

use std::collections::BTreeSet;

use alloy_primitives::{Address, B256, Bytes, U256};
use serde_json::{Value, json};

use crate::support::{
    Client, Running, WebSocket,
    accounts::{FIRST, SECOND},
    evm, json,
    shape::{HEADER, LOG},
};

/// Emits `topic` with `data` from `emitter`, and returns the block.
fn emit(client: &Client, emitter: Address, topic: u8, data: u8) -> u64 {
    let input = [B256::repeat_byte(topic).as_slice(), &[data]].concat();
    let receipt = client.succeed(json!({ "from": FIRST, "to": emitter, "input": Bytes::from(input) }));
    json::number(&receipt["blockNumber"])
}

fn data_of(logs: &Value) -> Vec<u8> {
    json::list(logs).iter().map(|log| json::bytes(&log["data"])[0]).collect()
}

#[test]
fn logs_are_selected_by_block_address_and_topic() {
    let node = Running::start();
    let client = node.client();
    let [one, two] = [(), ()].map(|()| client.contract(&evm::EMITTER));
    let [a, b] = [B256::repeat_byte(0xaa), B256::repeat_byte(0xbb)];
    let first = emit(&client, one, 0xaa, 1);
    emit(&client, two, 0xbb, 2);
    let last = emit(&client, one, 0xbb, 3);
    client.ok("evm_mine", json!([]));
    let [first, last] = [first, last].map(|number| format!("{number:#x}"));
    let after = format!("{:#x}", client.block_number() + 1);
    let hash = client.ok("eth_getBlockByNumber", json!([first, false]))["hash"].clone();
    #[rustfmt::skip]
    let cases: &[(Value, &[u8])] = &[
        (json!({}), &[]),
        (json!({ "fromBlock": "earliest" }), &[1, 2, 3]),
        (json!({ "fromBlock": "0x0", "toBlock": "latest" }), &[1, 2, 3]),
        (json!({ "fromBlock": first, "toBlock": first }), &[1]),
        (json!({ "fromBlock": last }), &[3]),
        (json!({ "blockHash": hash }), &[1]),
        (json!({ "fromBlock": "earliest", "address": one }), &[1, 3]),
        (json!({ "fromBlock": "earliest", "address": [one, two] }), &[1, 2, 3]),
        (json!({ "fromBlock": "earliest", "address": [] }), &[1, 2, 3]),
        (json!({ "fromBlock": "earliest", "address": SECOND }), &[]),
        (json!({ "fromBlock": "earliest", "topics": [a] }), &[1]),
        (json!({ "fromBlock": "earliest", "topics": [[a, b]] }), &[1, 2, 3]),
        (json!({ "fromBlock": "earliest", "topics": [null] }), &[1, 2, 3]),
        (json!({ "fromBlock": "earliest", "topics": [] }), &[1, 2, 3]),
        (json!({ "fromBlock": "earliest", "topics": [b, a] }), &[]),
        (json!({ "fromBlock": "earliest", "address": two, "topics": [b] }), &[2]),
        // Pollers ask from the block after the head.
        (json!({ "fromBlock": after }), &[]),
        (json!({ "fromBlock": after, "toBlock": "latest" }), &[]),
        (json!({ "fromBlock": "0x777", "toBlock": "0x888" }), &[]),
    ];
    for (filter, expected) in cases {
        let logs = client.ok("eth_getLogs", json!([filter]));
        assert_eq!(data_of(&logs), *expected, "{filter}");
        json::list(&logs).iter().for_each(|log| LOG.check(log).expect("a log"));
    }
}

#[test]
fn places_in_a_block_count_over_its_transactions() {
    let node = Running::by_hand();
    let client = node.client();
    client.ok(
        "eth_sendTransaction",
        json!([{ "from": FIRST, "input": evm::init_code(&evm::EMITTER), "gas": "0x100000" }]),
    );
    let emitter = FIRST.create(0);
    for _ in 0..3 {
        client.ok(
            "eth_sendTransaction",
            json!([{ "from": FIRST, "to": emitter, "input": Bytes::from([7; 40]), "gas": "0x100000" }]),
        );
    }
    client.ok("evm_mine", json!([]));
    let receipts = client.ok("eth_getBlockReceipts", json!(["latest"]));
    let receipts = json::list(&receipts);
    let logs = client.ok("eth_getLogs", json!([{}]));
    let place = |value: &Value, field: &str| json::number(&value[field]);
    for (index, log) in json::list(&logs).iter().enumerate() {
        assert_eq!(
            (place(log, "logIndex"), place(log, "transactionIndex")),
            (index as u64, index as u64 + 1)
        );
        assert_eq!(&receipts[index + 1]["logs"][0], log);
    }
    let gas: Vec<_> = receipts.iter().map(|receipt| place(receipt, "gasUsed")).collect();
    let sums: Vec<u64> = gas
        .iter()
        .scan(0, |sum, gas| {
            *sum += gas;
            Some(*sum)
        })
        .collect();
    assert_eq!(sums, receipts.iter().map(|receipt| place(receipt, "cumulativeGasUsed")).collect::<Vec<_>>());
    let block = client.ok("eth_getBlockByNumber", json!(["latest", false]));
    assert_eq!(Some(&place(&block, "gasUsed")), sums.last());
}

#[test]
fn filters_tell_each_thing_once() {
    let node = Running::start();
    let client = node.client();
    let emitter = client.contract(&evm::EMITTER);
    let install = |method: &str, params: Value| client.ok(method, params);
    let logs = install("eth_newFilter", json!([{ "address": emitter }]));
    let other = install("eth_newFilter", json!([{ "address": SECOND }]));
    let old = install("eth_newFilter", json!([{ "fromBlock": "earliest", "toBlock": "0x1" }]));
    let blocks = install("eth_newBlockFilter", json!([]));
    let transactions = install("eth_newPendingTransactionFilter", json!([]));
    let changes = |id: &Value| client.ok("eth_getFilterChanges", json!([id]));
    emit(&client, emitter, 1, 1);
    emit(&client, emitter, 1, 2);
    assert_eq!(data_of(&changes(&logs)), [1, 2]);
    assert!(data_of(&changes(&logs)).is_empty());
    assert_eq!((changes(&other), changes(&old)), (json!([]), json!([])));
    assert_eq!((json::list(&changes(&blocks)).len(), json::list(&changes(&transactions)).len()), (2, 2));
    emit(&client, emitter, 1, 3);
    assert_eq!(data_of(&changes(&logs)), [3]);
    assert_eq!(data_of(&client.ok("eth_getFilterLogs", json!([logs]))), [3], "from the latest block on");
    let seen = changes(&blocks);
    let [block] = json::list(&seen) else { panic!("one block, not {seen}") };
    assert_eq!(block, &client.ok("eth_getBlockByNumber", json!(["latest", false]))["hash"]);
    for id in [&logs, &blocks] {
        assert_eq!(client.ok("eth_uninstallFilter", json!([id])), true);
        assert_eq!(client.ok("eth_uninstallFilter", json!([id])), false);
        assert_eq!(client.refused("eth_getFilterChanges", json!([id])).message, "filter not found");
    }
    client.refused("eth_getFilterLogs", json!([transactions]));
}

#[test]
fn a_filter_forgets_what_a_revert_undid() {
    let node = Running::start();
    let client = node.client();
    let emitter = client.contract(&evm::EMITTER);
    let logs = client.ok("eth_newFilter", json!([{}]));
    emit(&client, emitter, 1, 1);
    let id = client.ok("evm_snapshot", json!([]));
    emit(&client, emitter, 1, 2);
    client.ok("evm_revert", json!([id]));
    emit(&client, emitter, 1, 3);
    assert_eq!(data_of(&client.ok("eth_getFilterChanges", json!([logs]))), [1, 3]);
}

#[test]
fn the_thousand_and_first_filter_takes_the_place_of_the_oldest() {
    let node = Running::start();
    let client = node.client();
    let ids: Vec<_> = (0..1_000).map(|_| client.ok("eth_newBlockFilter", json!([]))).collect();
    assert_eq!(ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>().len(), 1_000);
    client.ok("eth_getFilterChanges", json!([ids[0]]));
    client.ok("eth_newBlockFilter", json!([]));
    client.ok("eth_getFilterChanges", json!([ids[0]]));
    client.refused("eth_getFilterChanges", json!([ids[1]]));
}

#[test]
fn subscriptions_push_heads_logs_and_transactions() {
    let node = Running::start();
    let client = node.client();
    let emitter = client.contract(&evm::EMITTER);
    let mut socket = WebSocket::open(node.address());
    let heads = socket.subscribe(json!(["newHeads"]));
    let logs = socket.subscribe(json!(["logs", { "address": emitter, "topics": [[B256::repeat_byte(1)]] }]));
    let all = socket.subscribe(json!(["logs"]));
    let transactions = socket.subscribe(json!(["newPendingTransactions"]));
    for id in [&heads, &logs, &all, &transactions] {
        assert!(json::is_quantity(id.as_str().expect("text")), "{id}");
    }
    for (topic, data) in [(1, 7), (2, 8)] {
        let number = emit(&client, emitter, topic, data);
        let mut seen = BTreeSet::new();
        for _ in 0..if topic == 1 { 4 } else { 3 } {
            let (id, result) = socket.pushed();
            if id == heads {
                HEADER.check(&result).expect("a header");
                assert_eq!(json::number(&result["number"]), number);
            } else if id == transactions {
                assert!(client.receipt(json::hash(&result)).is_some());
            } else {
                LOG.check(&result).expect("a log");
                assert_eq!(data_of(&json!([result])), [data]);
                assert!(id == all || topic == 1);
            }
            assert!(seen.insert(id.to_string()), "each once");
        }
    }
    for id in [&heads, &logs, &all, &transactions] {
        assert_eq!(socket.call("eth_unsubscribe", json!([id])), Ok(json!(true)));
    }
    assert_eq!(socket.call("eth_unsubscribe", json!([heads])), Ok(json!(false)));
    emit(&client, emitter, 1, 9);
    // Nothing is pushed any more: the next message is the answer.
    let id = socket.ask("eth_blockNumber", json!([])).expect("written");
    assert_eq!(socket.message().expect("an answer")["id"], id);
    for params in [json!(["syncing"]), json!(["nonsense"]), json!([]), json!(["logs", { "address": 7 }])] {
        let refusal = socket.call("eth_subscribe", params.clone()).expect_err("no subscription");
        assert_eq!(refusal.code, -32_602, "{params}: {refusal:?}");
    }
}

#[test]
fn everything_else_goes_over_websocket_too() {
    let node = Running::start();
    let mut socket = WebSocket::open(node.address());
    assert_eq!(socket.call("eth_chainId", json!([])), Ok(json!("0x64aba")));
    let refusal = socket.call("eth_getBalance", json!([7])).expect_err("no address");
    assert_eq!(refusal.code, -32_602);
    let hash =
        socket.call("eth_sendTransaction", json!([{ "from": FIRST, "to": SECOND, "value": U256::from(1) }]));
    let receipt =
        socket.call("eth_getTransactionReceipt", json!([hash.expect("a hash")])).expect("a receipt");
    assert_eq!(receipt["status"], "0x1");
    socket
        .text(br#"[{"jsonrpc":"2.0","id":1,"method":"eth_chainId"},{"jsonrpc":"2.0","id":2,"method":"no"}]"#)
        .expect("written");
    let answers = socket.message().expect("a batch");
    assert_eq!(json::list(&answers).len(), 2);
}
