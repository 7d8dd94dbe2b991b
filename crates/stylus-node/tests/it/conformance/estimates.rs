//! `eth_estimateGas`: the estimate does as a limit, and hardly less would.

use alloy_primitives::{Address, B256, Bytes, U256};
use serde_json::{Value, json};

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm, json,
    program::{self, Ops},
};

type Case = (&'static str, fn(&World) -> Value);

struct World {
    writer: Address,
    program: Address,
    greedy_behind: Address,
    creator: Address,
}

fn words(words: &[u64]) -> Bytes {
    words.iter().flat_map(|word| B256::from(U256::from(*word))).collect()
}

#[rustfmt::skip]
const TIGHT: &[Case] = &[
    ("a transfer", |_| json!({ "to": SECOND, "value": "0x1" })),
    ("a transfer to a program", |on| json!({ "to": on.program, "input": Ops::new().finish(0).done(), "value": "0x1" })),
    ("call data", |_| json!({ "to": SECOND, "input": Bytes::from(vec![1; 3_000]) })),
    ("an access list", |on| json!({ "to": on.writer, "input": words(&[3, 3]), "accessList": [{ "address": on.writer, "storageKeys": [B256::ZERO] }] })),
    ("a new slot", |on| json!({ "to": on.writer, "input": words(&[2, 1]) })),
    ("a slot that is cleared, with a refund", |on| json!({ "to": on.writer, "input": words(&[1, 0]) })),
    ("a check of the gas left behind a call", |on| json!({ "to": on.greedy_behind })),
    ("a creation", |_| json!({ "input": evm::init_code(&evm::ADDER) })),
    ("the creation of a program", |_| json!({ "input": program::init_code(&program::code()) })),
    ("a creation in a contract", |on| json!({ "to": on.creator, "input": evm::init_code(&evm::ADDER) })),
    ("a program that writes", |on| json!({ "to": on.program, "input": Ops::new().store(5, 5).finish(0).done() })),
    ("a program that clears", |on| json!({ "to": on.program, "input": Ops::new().store(1, 0).finish(0).done() })),
];

/// What goes on, whatever becomes of the calls in it: less gas may still do, though less happens.
#[rustfmt::skip]
const GOING_ON: &[Case] = &[
    ("a program that calls", |on| json!({ "to": on.program, "input": Ops::new().call(on.writer, 0, &words(&[7, 7])).finish(0).done() })),
    ("a program that calls itself", |on| {
        let inner = Ops::new().call(on.program, 0, &Ops::new().store(9, 9).finish(0).done()).finish(0).done();
        json!({ "to": on.program, "input": Ops::new().call(on.program, 0, &inner).finish(0).done() })
    }),
    ("a program that creates", |on| json!({ "to": on.program, "input": Ops::new().create(&evm::init_code(&evm::ADDER)).finish(0).done() })),
];

fn world(client: &Client) -> World {
    let greedy = client.contract(&evm::GREEDY);
    let world = World {
        writer: client.contract(&evm::WRITER),
        program: client.program(&program::code()),
        greedy_behind: client.contract(&evm::proxy(evm::CALL, greedy)),
        creator: client.contract(&evm::CREATOR),
    };
    client.succeed(json!({ "from": FIRST, "to": world.writer, "input": words(&[1, 1]) }));
    client.succeed(
        json!({ "from": FIRST, "to": world.program, "input": Ops::new().store(1, 1).finish(0).done() }),
    );
    world
}

/// Whether the transaction succeeds with this limit; it has not happened afterwards.
fn succeeds(client: &Client, transaction: &Value, gas: u64) -> bool {
    let id = client.ok("evm_snapshot", json!([]));
    let mut transaction = transaction.clone();
    transaction["gas"] = json!(U256::from(gas));
    let receipt = client.call("eth_sendTransaction", json!([transaction])).ok();
    let receipt = receipt.map(|hash| client.ok("eth_getTransactionReceipt", json!([hash])));
    client.ok("evm_revert", json!([id]));
    receipt.is_some_and(|receipt| receipt["status"] == "0x1")
}

#[test]
fn an_estimate_suffices_and_is_at_most_two_percent_too_much() {
    let node = Running::start();
    let client = node.client();
    let world = world(&client);
    for (what, transaction) in TIGHT.iter().chain(GOING_ON) {
        let mut transaction = transaction(&world);
        transaction["from"] = json!(FIRST);
        let estimate = json::number(&client.ok("eth_estimateGas", json!([transaction])));
        assert!(succeeds(&client, &transaction, estimate), "{what}: {estimate} is too little");
        if TIGHT.iter().any(|(tight, _)| tight == what) {
            let less = estimate - estimate / 50 - 1;
            assert!(!succeeds(&client, &transaction, less), "{what}: {less} would do, not {estimate}");
        }
    }
}

#[test]
fn what_cannot_be_paid_or_reverts_has_no_estimate() {
    let node = Running::start();
    let client = node.client();
    let reverter = client.contract(&evm::REVERTER);
    let endless = client.contract(&evm::LOOP);
    let poor = Address::repeat_byte(0x55);
    client.ok("anvil_setBalance", json!([poor, "0xf4240"]));
    for (transaction, code, message) in [
        (json!({ "to": reverter, "input": "0x1234" }), 3, "execution reverted"),
        (json!({ "to": endless }), -32_000, "gas required exceeds allowance (32000000)"),
        (json!({ "to": endless, "gas": "0x10000" }), -32_000, "gas required exceeds allowance (65536)"),
        (json!({ "to": SECOND, "gas": "0x5000" }), -32_000, "gas required exceeds allowance (20480)"),
        (
            json!({ "from": poor, "to": SECOND, "gasPrice": "0x5f5e100" }),
            -32_000,
            "gas required exceeds allowance (0)",
        ),
        (json!({ "from": poor, "to": SECOND, "value": "0x10000000" }), -32_000, "insufficient funds"),
        (
            json!({ "to": SECOND, "gasPrice": "0x1", "maxFeePerGas": "0x1" }),
            -32_602,
            "both gasPrice and maxFeePerGas",
        ),
    ] {
        let refusal = client.refused("eth_estimateGas", json!([transaction]));
        assert_eq!(refusal.code, code, "{transaction}: {refusal:?}");
        assert!(refusal.message.starts_with(message), "{transaction}: {refusal:?}");
    }
    let refusal = client.refused("eth_estimateGas", json!([{ "to": reverter, "input": "0x1234" }]));
    assert_eq!(refusal.data, json!("0x1234"));
}
