//! Depth that a client chooses must not become depth of the node's own stack.

use alloy_primitives::B256;
use serde_json::{Value, json};
use stylus_chain::config::Config;
use stylus_node::NodeConfig;

use crate::support::{
    Running,
    accounts::{FIRST, dev_key, raw, transfer},
    evm,
    http::Connection,
};

/// How deep things are nested here: far beyond what the stack of a thread would take.
const DEEP: usize = 400_000;

/// JSON text that is nested so deep, and fits in a request.
fn nested(open: &str, middle: &str, close: &str) -> String {
    format!("{}{middle}{}", open.repeat(DEEP), close.repeat(DEEP))
}

#[test]
fn nested_parameters_are_refused() {
    let node = Running::start();
    let lists = nested("[", "", "]");
    let objects = nested("{\"a\":", "1", "}");
    let mut connection = Connection::open(node.address());
    for method in
        ["eth_chainId", "eth_call", "eth_getLogs", "eth_subscribe", "eth_signTypedData_v4", "nonsense"]
    {
        for deep in [&lists, &objects] {
            for params in [deep.clone(), format!("[{deep}]"), format!("[\"0x\",{deep}]")] {
                let request = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}"#);
                let answer = connection.post(request.as_bytes()).expect("an answer");
                let answer: Value = serde_json::from_slice(&answer.body).expect("JSON");
                assert!(answer["error"].is_object(), "{method}: {answer}");
            }
        }
    }
    for request in
        [lists.clone(), format!("[{lists}]"), format!(r#"{{"id":{objects},"jsonrpc":"2.0","method":"x"}}"#)]
    {
        let answer = connection.post(request.as_bytes()).expect("an answer");
        let answer: Value = serde_json::from_slice(&answer.body).expect("JSON");
        // What has no id that is one is a notification, which is not answered.
        assert!(answer.is_null() || answer.to_string().contains("error"), "{answer}");
    }
    node.client().block_number();
}

#[test]
fn nested_types_of_typed_data_are_refused() {
    let node = Running::start();
    let client = node.client();
    let typed = |kind: &str, types: Value, message: Value| {
        let mut all = json!({ "EIP712Domain": [], "Mail": [{ "name": "x", "type": kind }] });
        all.as_object_mut().expect("an object").extend(types.as_object().expect("an object").clone());
        json!({ "types": all, "primaryType": "Mail", "domain": {}, "message": message })
    };
    let cases = [
        ("arrays", typed(&format!("uint256{}", "[]".repeat(DEEP)), json!({}), json!({ "x": [] }))),
        ("tuples", typed(&nested("(", "uint256", ")"), json!({}), json!({ "x": [] }))),
        ("itself", typed("Mail", json!({}), json!({ "x": {} }))),
        (
            "a circle",
            typed("B", json!({ "B": [{ "name": "y", "type": "Mail[]" }] }), json!({ "x": { "y": [] } })),
        ),
        ("a chain", typed("S0", chain(10_000), json!({ "x": {} }))),
    ];
    for (what, data) in cases {
        for data in [data.clone(), json!(data.to_string())] {
            let refusal = client.call("eth_signTypedData_v4", json!([FIRST, data]));
            assert_eq!(refusal.map_err(|refusal| refusal.code), Err(-32_602), "{what}");
        }
    }
    client.block_number();
}

/// Structs of which each holds the next.
fn chain(length: usize) -> Value {
    let of = |index: usize| {
        let inner = if index + 1 < length { format!("S{}", index + 1) } else { "uint256".into() };
        (format!("S{index}"), json!([{ "name": "y", "type": inner }]))
    };
    Value::Object((0..length).map(of).collect())
}

#[test]
fn transactions_and_filters_that_are_nested_are_refused() {
    let node = Running::start();
    let client = node.client();
    // RLP lists in lists.
    let rlp = [vec![0xc1; DEEP], vec![0xc0]].concat();
    let bytes = |bytes: &[u8]| alloy_primitives::Bytes::copy_from_slice(bytes);
    let listed = [&[2], rlp.as_slice()].concat();
    for raw in [bytes(&rlp), bytes(&listed)] {
        client.refused("eth_sendRawTransaction", json!([raw]));
    }
    let topics: Vec<_> = (0..10_000).map(|_| vec![B256::ZERO; 4]).collect();
    client.refused("eth_getLogs", json!([{ "topics": topics }]));
    client.ok("eth_sendRawTransaction", json!([raw(&dev_key(0), transfer(0, FIRST, 1))]));
}

/// Programs in contracts in programs, until the 128 pages of memory are used up that a transaction has.
#[test]
fn calls_between_programs_and_contracts_go_as_deep_as_memory_does() {
    use crate::support::program;
    let chain = Config { tx_gas_limit: 1 << 50, ..Config::default() };
    let node = Running::with(NodeConfig { chain, ..NodeConfig::default() });
    let client = node.client();
    // The program runs what it is called with; the contract calls it back with the same.
    let program = client.program(&program::code());
    let ops_to_self = |to| program::Ops::new().call(to, 0, &[]).finish(0).done();
    let caller = client.contract(&evm::proxy_with(program, &ops_to_self(FIRST.create(client.nonce(FIRST)))));
    let call = json!({ "from": FIRST, "to": caller, "gas": "0x2000000000000" });
    for tracer in ["callTracer", "stylusTracer"] {
        let text = client.text("debug_traceCall", json!([call, "latest", { "tracer": tracer }]));
        let calls = text.matches(r#""type":"CALL""#).count().max(text.matches("user_entrypoint").count() * 2);
        assert!(calls >= 256, "{tracer}: {calls} calls");
    }
    client.block_number();
}
