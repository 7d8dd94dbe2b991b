//! Errors as wallets and libraries look for them: the code, the words, the data.

use alloy::consensus::{TxEip1559, TxEip2930, TxEip4844, TxLegacy};
use alloy_primitives::{Address, B256, Bytes, TxKind, U256};
use alloy_sol_types::{Panic, Revert, SolError};
use serde_json::{Value, json};

use crate::support::{
    Running,
    accounts::{BASE_FEE, CHAIN_ID, FIRST, SECOND, dev_key, key, raw, transfer},
    evm,
    program::{self, Ops},
};

/// A signed transaction that is refused, and how the message begins.
type Case = (&'static str, fn(TxEip1559) -> TxEip1559, &'static str);

#[rustfmt::skip]
const REFUSED: &[Case] = &[
    ("an old nonce", |tx| TxEip1559 { nonce: 0, ..tx }, "nonce too low"),
    ("the last nonce of all", |tx| TxEip1559 { nonce: u64::MAX, ..tx }, "nonce"),
    ("another chain", |tx| TxEip1559 { chain_id: 1, ..tx }, "invalid chain id for signer"),
    ("too little gas", |tx| TxEip1559 { gas_limit: 20_999, ..tx }, "intrinsic gas too low"),
    ("no gas for the data", |tx| TxEip1559 { gas_limit: 21_001, input: Bytes::from([1, 2]), ..tx }, "intrinsic gas too low"),
    ("too much gas", |tx| TxEip1559 { gas_limit: 32_000_001, ..tx }, "intrinsic gas too high, exceeds block gas limit"),
    ("all the gas there is", |tx| TxEip1559 { gas_limit: u64::MAX, ..tx }, "intrinsic gas too high, exceeds block gas limit"),
    ("too low a fee", |tx| TxEip1559 { max_fee_per_gas: BASE_FEE - 1, ..tx }, "max fee per gas less than block base fee"),
    ("a tip above the fee", |tx| TxEip1559 { max_priority_fee_per_gas: BASE_FEE + 1, ..tx }, "max priority fee per gas higher than max fee per gas"),
    ("too much value", |tx| TxEip1559 { value: U256::MAX, ..tx }, "insufficient funds for gas * price + value"),
    ("too high a fee", |tx| TxEip1559 { max_fee_per_gas: u128::MAX, ..tx }, "insufficient funds for gas * price + value"),
    ("init code that is too long", |tx| TxEip1559 { to: TxKind::Create, gas_limit: 30_000_000, input: Bytes::from(vec![0; 49_153]), ..tx }, "max initcode size exceeded"),
];

#[test]
fn transactions_that_can_never_be_mined() {
    let node = Running::start();
    let client = node.client();
    let signer = dev_key(0);
    client.succeed(json!({ "from": FIRST, "to": SECOND }));
    for (what, alter, message) in REFUSED {
        let tx = raw(&signer, alter(transfer(1, SECOND, 1)));
        for method in ["eth_sendRawTransaction", "eth_sendRawTransactionSync"] {
            let refusal = client.refused(method, json!([tx]));
            assert!(refusal.message.starts_with(message), "{what}: {refusal:?}");
            assert_eq!(refusal.code, -32_000, "{what}: {refusal:?}");
        }
        assert_eq!(client.block_number(), 1, "{what}");
    }
    client.ok("eth_sendRawTransaction", json!([raw(&signer, transfer(1, SECOND, 1))]));
}

#[test]
fn types_and_bytes_that_are_no_transaction() {
    let node = Running::start();
    let client = node.client();
    let signer = dev_key(0);
    let good = raw(&signer, transfer(0, SECOND, 1));
    let unprotected = TxLegacy {
        chain_id: None,
        gas_price: BASE_FEE,
        gas_limit: 21_000,
        to: TxKind::Call(SECOND),
        ..TxLegacy::default()
    };
    let blob = TxEip4844 {
        chain_id: CHAIN_ID,
        gas_limit: 21_000,
        max_fee_per_gas: BASE_FEE,
        blob_versioned_hashes: vec![B256::with_last_byte(1)],
        ..TxEip4844::default()
    };
    let mut trailing = good.to_vec();
    trailing.push(0);
    let mut unsigned = good.to_vec();
    // The last 33 bytes are the prefix and the word `s`.
    let end = unsigned.len();
    unsigned[end - 32..].fill(0xff);
    for (what, bytes, message) in [
        ("no replay protection", raw(&signer, unprotected), "only replay-protected"),
        ("blobs", raw(&signer, blob), "transaction type not supported"),
        ("a type that does not exist", Bytes::from([0x7f, 0xc0]), "no signed transaction"),
        ("nothing", Bytes::new(), "no signed transaction"),
        ("half of it", good.slice(..good.len() / 2), "no signed transaction"),
        ("something after it", trailing.into(), "no signed transaction"),
        ("a signature that is none", unsigned.into(), "no signed transaction"),
    ] {
        let refusal = client.refused("eth_sendRawTransaction", json!([bytes]));
        assert!(refusal.message.starts_with(message), "{what}: {refusal:?}");
        assert!(matches!(refusal.code, -32_000 | -32_602), "{what}: {refusal:?}");
    }
    client.ok("eth_sendRawTransaction", json!([good]));
    assert_eq!(client.refused("eth_sendRawTransaction", json!([good])).message, "already known");
}

#[test]
fn every_type_of_transaction_is_mined() {
    let node = Running::start();
    let client = node.client();
    let (signer, to) = (dev_key(0), TxKind::Call(SECOND));
    let legacy = TxLegacy {
        chain_id: Some(CHAIN_ID),
        gas_price: 2 * BASE_FEE,
        gas_limit: 21_000,
        to,
        ..TxLegacy::default()
    };
    let listed = TxEip2930 {
        chain_id: CHAIN_ID,
        nonce: 1,
        gas_price: BASE_FEE,
        gas_limit: 21_000,
        to,
        ..TxEip2930::default()
    };
    let tipped = TxEip1559 {
        max_fee_per_gas: 3 * BASE_FEE,
        max_priority_fee_per_gas: BASE_FEE,
        ..transfer(2, SECOND, 5)
    };
    use crate::support::shape::{MINED_1559, MINED_2930, MINED_LEGACY, RECEIPT};
    for (kind, bytes, shape, value) in [
        ("0x0", raw(&signer, legacy), MINED_LEGACY, 0u64),
        ("0x1", raw(&signer, listed), MINED_2930, 0),
        ("0x2", raw(&signer, tipped), MINED_1559, 5),
    ] {
        let before = client.balance(FIRST);
        let hash = client.ok("eth_sendRawTransaction", json!([bytes]));
        assert_eq!(hash, json!(alloy_primitives::keccak256(&bytes)));
        let receipt = client.ok("eth_getTransactionReceipt", json!([hash]));
        RECEIPT.check(&receipt).unwrap_or_else(|error| panic!("{kind}: {error}"));
        let transaction = client.ok("eth_getTransactionByHash", json!([hash]));
        shape.check(&transaction).unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert_eq!((&transaction["type"], &receipt["type"]), (&json!(kind), &json!(kind)));
        assert_eq!(client.ok("eth_getRawTransactionByHash", json!([hash])), json!(bytes));
        // Whatever it offers, it pays the base fee.
        assert_eq!(receipt["effectiveGasPrice"], json!(U256::from(BASE_FEE)));
        assert_eq!(before - client.balance(FIRST), U256::from(21_000 * BASE_FEE) + U256::from(value));
    }
}

/// Call data for a contract that reverts with it, and the message.
type Reverting = (&'static str, fn() -> Vec<u8>, &'static str);

#[rustfmt::skip]
const REVERTS: &[Reverting] = &[
    ("nothing", Vec::new, "execution reverted"),
    ("a custom error", || vec![1, 2, 3, 4, 5], "execution reverted"),
    ("a reason", || Revert::from("not yours").abi_encode(), "execution reverted: not yours"),
    ("an empty reason", || Revert::from("").abi_encode(), "execution reverted: "),
    ("a panic", || Panic { code: U256::from(0x11) }.abi_encode(), "execution reverted: panic: "),
    ("half a reason", || Revert::from("not yours").abi_encode()[..40].to_vec(), "execution reverted"),
];

#[test]
fn a_revert_has_code_3_and_its_data() {
    let node = Running::start();
    let client = node.client();
    let reverter = client.contract(&evm::REVERTER);
    for (what, data, message) in REVERTS {
        let data = Bytes::from(data());
        let call = json!({ "from": FIRST, "to": reverter, "input": data });
        for (method, params) in [
            ("eth_call", json!([call, "latest"])),
            ("eth_call", json!([call, "pending", {}])),
            ("eth_estimateGas", json!([call])),
            ("eth_sendTransaction", json!([call])),
            ("eth_createAccessList", json!([call, "latest"])),
        ] {
            let refusal = client.refused(method, params);
            assert_eq!((refusal.code, &refusal.data), (3, &json!(data)), "{what}: {refusal:?}");
            assert!(refusal.message.starts_with(message), "{what}: {refusal:?}");
        }
        // With a gas limit nobody estimates: it is mined, and fails.
        let mut call = call;
        call["gas"] = json!("0x20000");
        assert_eq!(client.transact(call)["status"], "0x0", "{what}");
    }
}

#[test]
fn programs_revert_and_halt_as_contracts_do() {
    let node = Running::start();
    let client = node.client();
    let program = client.program(&program::code());
    let idle = client.create(&program::init_code(&program::code_of("echo_0")));
    for (to, input, code, message, data) in [
        (program, Ops::new().load(1).finish(1).done(), 3, "execution reverted", json!(Bytes::from([0; 32]))),
        (program, Ops::new().trap().done(), 3, "execution reverted", json!("0x")),
        (program, Ops::new().endless().done(), -32_000, "out of gas", Value::Null),
        (idle, Bytes::new(), -32_000, "execution halted", Value::Null),
    ] {
        let refusal = client.refused("eth_call", json!([{ "to": to, "input": input }, "latest"]));
        assert_eq!((refusal.code, &refusal.data), (code, &data), "{refusal:?}");
        assert!(refusal.message.starts_with(message), "{refusal:?}");
    }
}

#[test]
fn accounts_that_the_node_has_no_key_of() {
    let node = Running::start();
    let client = node.client();
    let stranger = key("stranger").address();
    for (method, params) in [
        ("eth_sendTransaction", json!([{ "from": stranger, "to": SECOND, "gas": "0x5208" }])),
        ("eth_signTransaction", json!([{ "from": stranger, "to": SECOND, "gas": "0x5208" }])),
        ("eth_sign", json!([stranger, "0x00"])),
        ("personal_sign", json!(["0x00", stranger])),
    ] {
        let refusal = client.refused(method, params);
        assert!(refusal.message.starts_with("unknown account"), "{method}: {refusal:?}");
    }
    client.ok("anvil_setBalance", json!([stranger, U256::from(10u64.pow(18))]));
    client.ok("anvil_impersonateAccount", json!([stranger]));
    let receipt = client.succeed(json!({ "from": stranger, "to": SECOND, "value": "0x5" }));
    assert_eq!(receipt["from"], json!(stranger));
    let mined = client.ok("eth_getTransactionByHash", json!([receipt["transactionHash"]]));
    assert_eq!(mined["from"], json!(stranger));
    client.ok("anvil_stopImpersonatingAccount", json!([stranger]));
    client.refused("eth_sendTransaction", json!([{ "from": stranger, "to": SECOND }]));
    client.ok("anvil_autoImpersonateAccount", json!([true]));
    for sender in [Address::ZERO, client.contract(&evm::ADDER), client.program(&program::code())] {
        client.ok("anvil_setBalance", json!([sender, U256::from(10u64.pow(18))]));
        let receipt = client.succeed(json!({ "from": sender, "to": SECOND, "value": "0x5" }));
        assert_eq!(receipt["from"], json!(sender));
    }
}

#[test]
fn questions_that_make_no_sense() {
    let node = Running::start();
    let client = node.client();
    let missing = json!(B256::repeat_byte(7));
    let conflict = json!({ SECOND.to_string(): { "state": {}, "stateDiff": {} } });
    #[rustfmt::skip]
    let cases: &[(&str, Value, i64, &str)] = &[
        ("eth_getBalance", json!([FIRST, "0x7"]), -32_000, "header not found"),
        ("eth_getBalance", json!([FIRST, { "blockHash": missing }]), -32_000, "header not found"),
        ("eth_call", json!([{ "to": FIRST }, "0xffffffffffffffff"]), -32_000, "header not found"),
        ("eth_call", json!([{ "to": FIRST, "input": "0x01", "data": "0x02" }]), -32_602, ""),
        ("eth_call", json!([{ "to": FIRST }, "latest", conflict]), -32_602, ""),
        ("eth_call", json!([{ "to": FIRST, "gasPrice": "0x1", "maxFeePerGas": "0x1" }]), -32_602, ""),
        ("eth_call", json!([{ "to": "0x12" }]), -32_602, "invalid params: transaction"),
        ("eth_call", json!([]), -32_602, "invalid params: transaction"),
        ("eth_getBalance", json!([]), -32_602, "invalid params: address"),
        ("eth_getBalance", json!(["0x00"]), -32_602, "invalid params: address"),
        ("eth_getBalance", json!([FIRST, "newest"]), -32_602, "invalid params: block"),
        ("eth_getBalance", json!([FIRST, -1]), -32_602, "invalid params: block"),
        ("eth_getStorageAt", json!([FIRST, "zero"]), -32_602, "invalid params: slot"),
        ("eth_getStorageAt", json!([FIRST, ""]), -32_602, "invalid params: slot"),
        ("eth_getStorageAt", json!([FIRST, "0x"]), -32_602, "invalid params: slot"),
        ("eth_getStorageAt", json!([FIRST, 1.5]), -32_602, "invalid params: slot"),
        ("eth_getBlockByNumber", json!(["latest", "yes"]), -32_602, "invalid params: whole"),
        ("eth_sendRawTransaction", json!(["0xabc"]), -32_602, ""),
        ("eth_sendRawTransaction", json!([7]), -32_602, ""),
        ("eth_sendRawTransaction", json!([]), -32_602, ""),
        ("eth_sendTransaction", json!([{ "to": SECOND }]), -32_602, "no sender"),
        ("eth_feeHistory", json!(["0x1", "latest", [101]]), -32_602, "a percentile"),
        ("eth_feeHistory", json!(["0x1", "latest", [-1]]), -32_602, "a percentile"),
        ("eth_feeHistory", json!(["0x1", "0x777"]), -32_000, "header not found"),
        ("eth_getLogs", json!([{ "fromBlock": "0x2", "toBlock": "0x1" }]), -32_602, "invalid block range"),
        ("eth_getLogs", json!([{ "blockHash": missing }]), -32_000, "unknown block"),
        ("eth_getLogs", json!([{ "blockHash": missing, "fromBlock": "0x1" }]), -32_602, ""),
        ("eth_getFilterChanges", json!(["0x77"]), -32_000, "filter not found"),
        ("eth_getFilterLogs", json!(["0x77"]), -32_000, "filter not found"),
        ("eth_subscribe", json!(["newHeads"]), -32_601, "the method eth_subscribe does not exist/is not available over HTTP"),
        ("evm_setNextBlockTimestamp", json!([1]), -32_602, "timestamp 1 lies before"),
        ("anvil_mine", json!(["0xffffffffff"]), -32_602, ""),
        ("eth_noSuchMethod", json!([]), -32_601, ""),
        ("eth_fillTransaction", json!([{ "from": FIRST }]), -32_601, ""),
        ("eth_getProof", json!([FIRST, [], "latest"]), -32_601, ""),
        ("eth_simulateV1", json!([{}]), -32_601, ""),
        ("eth_signTypedData_v4", json!([FIRST, "{}"]), -32_602, "invalid params: typed data"),
    ];
    for (method, params, code, message) in cases {
        let refusal = client.refused(method, params.clone());
        assert_eq!(refusal.code, *code, "{method} {params}: {refusal:?}");
        assert!(refusal.message.starts_with(message), "{method} {params}: {refusal:?}");
    }
    // ethers looks for these words, viem for the code.
    let request = json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_noSuchMethod" });
    let batch = client.send(&json!([request])).expect("an answer");
    for answer in [&client.send(&request).expect("an answer"), &batch[0]] {
        assert_eq!(answer["error"]["message"], "the method eth_noSuchMethod does not exist/is not available");
    }
}
