//! How much a client may ask at once.

use serde_json::{Value, json};
use stylus_node::MAX_REQUEST_BYTES;

use crate::support::{Running, WebSocket, accounts::FIRST, evm, http::Connection};

/// A request with so many bytes: white space is part of JSON.
fn request_of(length: u32) -> Vec<u8> {
    let mut request = br#"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#.to_vec();
    request.resize(length as usize, b' ');
    request
}

#[test]
fn a_request_of_five_megabytes_is_taken_and_one_byte_more_is_refused() {
    let node = Running::start();
    let answer = Connection::open(node.address()).post(&request_of(MAX_REQUEST_BYTES)).expect("an answer");
    assert_eq!(answer.status, 200);
    for length in [MAX_REQUEST_BYTES + 1, 2 * MAX_REQUEST_BYTES] {
        let answer = Connection::open(node.address()).post(&request_of(length)).expect("an answer");
        assert_eq!(answer.status, 413, "{length} bytes");
        let error: Value = serde_json::from_slice(&answer.body).expect("JSON");
        let message = error["error"]["message"].as_str().expect("a message");
        assert!(message.contains("too big"), "{error}");
        assert!(error["error"]["data"].to_string().contains(&MAX_REQUEST_BYTES.to_string()), "{error}");
    }
    node.client().block_number();
}

#[test]
fn a_request_whose_length_is_not_announced_is_cut_off_too() {
    let node = Running::start();
    let mut connection = Connection::open(node.address());
    let answer = connection.post_in_chunks(&request_of(MAX_REQUEST_BYTES + 1)).expect("an answer");
    assert_eq!(answer.status, 413);
    let mut connection = Connection::open(node.address());
    assert_eq!(connection.post_in_chunks(&request_of(70_000)).expect("an answer").status, 200);
}

#[test]
fn a_websocket_message_that_is_too_long_is_refused_and_the_next_is_answered() {
    let node = Running::start();
    let mut socket = WebSocket::open(node.address());
    socket.text(&request_of(MAX_REQUEST_BYTES + 1)).expect("written");
    let refused = socket.message().expect("an answer");
    assert!(refused["error"]["message"].as_str().expect("a message").contains("too big"), "{refused}");
    assert_eq!(socket.call("eth_chainId", json!([])), Ok(json!("0x64aba")));
}

#[test]
fn a_batch_of_a_thousand_is_taken_and_one_more_is_refused() {
    let node = Running::start();
    let client = node.client();
    let entry = json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_chainId" });
    let answers = client.send(&Value::Array(vec![entry.clone(); 1_000])).expect("an answer");
    assert_eq!(answers.as_array().map(Vec::len), Some(1_000));
    let refused = client.send(&Value::Array(vec![entry; 1_001])).expect("an answer");
    assert!(refused["error"]["message"].as_str().expect("a message").contains("batch"), "{refused}");
}

#[test]
fn more_logs_than_one_answer_holds_are_refused_not_cut() {
    let node = Running::start();
    let client = node.client();
    // Counts the first word of its call data down to zero, and emits an event each time.
    let emitter = client.contract(&evm::EMIT_MANY);
    for _ in 0..2 {
        let data = format!("0x{:064x}", 10_000);
        client.succeed(json!({ "from": FIRST, "to": emitter, "input": data, "gas": "0x1e00000" }));
    }
    let logs = client.ok("eth_getLogs", json!([{ "fromBlock": "earliest" }]));
    assert_eq!(logs.as_array().map(Vec::len), Some(20_000));
    client.succeed(
        json!({ "from": FIRST, "to": emitter, "input": format!("0x{:064x}", 1), "gas": "0x1e00000" }),
    );
    let refusal = client.refused("eth_getLogs", json!([{ "fromBlock": "earliest" }]));
    assert!(refusal.message.contains("more than 20000 results"), "{refusal:?}");
    client.ok("eth_getLogs", json!([{ "fromBlock": "latest" }]));
}

#[test]
fn a_filter_that_nobody_asks_is_gone_before_it_loses_anything() {
    let node = Running::start();
    let client = node.client();
    let emitter = client.contract(&evm::EMIT_MANY);
    let [logs, others] =
        [json!({}), json!({ "address": FIRST })].map(|filter| client.ok("eth_newFilter", json!([filter])));
    let emit = || {
        let data = format!("0x{:064x}", 10_000);
        client.succeed(json!({ "from": FIRST, "to": emitter, "input": data, "gas": "0x1e00000" }));
    };
    (0..10).for_each(|_| emit());
    assert_eq!(client.ok("eth_getFilterChanges", json!([logs])).as_array().map(Vec::len), Some(100_000));
    (0..11).for_each(|_| emit());
    assert_eq!(client.refused("eth_getFilterChanges", json!([logs])).message, "filter not found");
    assert_eq!(client.ok("eth_getFilterChanges", json!([others])), json!([]));
}
