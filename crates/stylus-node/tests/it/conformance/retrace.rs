//! Every transaction runs again as it ran: in blocks with several, after edits between blocks, with the cache.

use std::time::Duration;

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use serde_json::{Value, json};
use stylus_node::NodeConfig;

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm, json,
    program::{self, Ops},
    world::{ARB_WASM, activateProgramCall},
};

/// Sends without waiting for a block.
fn send(client: &Client, to: Option<Address>, input: Bytes, value: u64) {
    let value = U256::from(value);
    let transaction = json!({ "from": FIRST, "to": to, "input": input, "value": value, "gas": "0x1000000" });
    client.ok("eth_sendTransaction", json!([transaction]));
}

/// Blocks of several transactions, in which a program is created, activated, run and run again.
fn history(client: &Client) {
    let [program, adder, writer] = [0, 1, 2].map(|nonce| FIRST.create(nonce));
    let activate = Bytes::from(activateProgramCall { program }.abi_encode());
    let store = |word| Ops::new().store(1, word).load(2).finish(0).done();
    send(client, None, program::init_code(&program::code()), 0);
    send(client, None, evm::init_code(&evm::ADDER), 0);
    send(client, None, evm::init_code(&evm::WRITER), 0);
    send(client, Some(ARB_WASM), activate, 10u64.pow(17));
    send(client, Some(program), store(1), 0);
    send(client, Some(program), store(2), 0);
    client.ok("evm_mine", json!([]));
    for round in 0..3u64 {
        client.ok("anvil_setBalance", json!([SECOND, U256::from(round)]));
        client.ok("anvil_setStorageAt", json!([writer, "0x1", B256::from(U256::from(round % 2))]));
        send(client, Some(program), store(round), 0);
        send(client, Some(SECOND), Bytes::new(), 7);
        send(client, Some(adder), Bytes::new(), 3);
        // Refunds, and a slot whose price depends on the edit.
        send(
            client,
            Some(writer),
            Bytes::from([1, round].map(|word| B256::from(U256::from(word))).concat()),
            0,
        );
        send(client, Some(program), Ops::new().call(adder, 0, &[]).store(1, 0).finish(0).done(), 0);
        send(client, Some(program), Ops::new().trap().done(), 0);
        send(client, Some(program), Ops::new().endless().done(), 0);
        client.ok("evm_mine", json!([]));
        client.ok("evm_increaseTime", json!([1_000]));
    }
}

#[test]
fn every_transaction_of_a_history_costs_and_ends_the_same() {
    let day = Some(Duration::from_secs(86_400));
    for (cached, block_time) in [(false, day), (true, day), (false, None), (true, None)] {
        let node = Running::with(NodeConfig { cached, block_time, ..NodeConfig::default() });
        let client = node.client();
        history(&client);
        let mut traced = 0;
        for number in 1..=client.block_number() {
            let receipts = client.ok("eth_getBlockReceipts", json!([format!("{number:#x}")]));
            for receipt in json::list(&receipts) {
                traced += 1;
                check(&client, receipt);
            }
        }
        assert!(traced >= 27, "{traced} transactions");
    }
}

fn check(client: &Client, receipt: &Value) {
    let hash = &receipt["transactionHash"];
    let trace = client.ok("debug_traceTransaction", json!([hash, { "tracer": "callTracer" }]));
    assert_eq!(trace["gasUsed"], receipt["gasUsed"], "{receipt}");
    assert_eq!(trace.get("error").is_none(), receipt["status"] == "0x1", "{receipt}");
    client.ok("debug_traceTransaction", json!([hash, { "tracer": "stylusTracer" }]));
}
