//! Transactions that wait: gaps, replacements, order, and what is told of them.

use alloy::consensus::TxEip1559;
use alloy_primitives::{Address, B256, Bytes, U256};
use serde_json::{Value, json};

use crate::support::{
    Client, Running,
    accounts::{BASE_FEE, FIRST, SECOND, dev_key, raw, transfer},
    json,
    shape::WAITING_1559,
};

const FIRST_OF_TWO: u32 = 0;
const SECOND_OF_TWO: u32 = 1;

fn submit(client: &Client, account: u32, tx: TxEip1559) -> B256 {
    json::hash(&client.ok("eth_sendRawTransaction", json!([raw(&dev_key(account), tx)])))
}

fn status(client: &Client) -> (u64, u64) {
    let status = client.ok("txpool_status", json!([]));
    (json::number(&status["pending"]), json::number(&status["queued"]))
}

fn nonces(client: &Client, account: Address) -> (u64, u64) {
    let nonce = |tag| json::number(&client.ok("eth_getTransactionCount", json!([account, tag])));
    (nonce("latest"), nonce("pending"))
}

/// Hashes of the transactions of a block.
fn mined(client: &Client, block: &str) -> Vec<B256> {
    let block = client.ok("eth_getBlockByNumber", json!([block, false]));
    json::list(&block["transactions"]).iter().map(json::hash).collect()
}

#[test]
fn a_gap_waits_and_is_mined_when_it_is_filled() {
    let node = Running::start();
    let client = node.client();
    let [third, second] = [2, 1].map(|nonce| submit(&client, 0, transfer(nonce, SECOND, 1)));
    assert_eq!((client.block_number(), status(&client), nonces(&client, FIRST)), (0, (0, 2), (0, 0)));
    assert!(client.receipt(second).is_none());
    let waiting = client.ok("eth_getTransactionByHash", json!([third]));
    WAITING_1559.check(&waiting).expect("a waiting transaction");
    assert_eq!((&waiting["blockHash"], &waiting["nonce"]), (&Value::Null, &json!("0x2")));
    let first = submit(&client, 0, transfer(0, SECOND, 1));
    assert_eq!(mined(&client, "latest"), [first, second, third]);
    assert_eq!((client.block_number(), status(&client), nonces(&client, FIRST)), (1, (0, 0), (3, 3)));
}

#[test]
fn without_mining_at_once_everything_waits_in_the_order_of_arrival() {
    let node = Running::by_hand();
    let client = node.client();
    let sent = [
        submit(&client, FIRST_OF_TWO, transfer(0, SECOND, 1)),
        submit(&client, SECOND_OF_TWO, transfer(0, FIRST, 1)),
        submit(&client, SECOND_OF_TWO, transfer(1, FIRST, 1)),
        submit(&client, FIRST_OF_TWO, transfer(1, SECOND, 1)),
    ];
    let early = submit(&client, FIRST_OF_TWO, transfer(3, SECOND, 1));
    assert_eq!((client.block_number(), status(&client)), (0, (4, 1)));
    assert_eq!((nonces(&client, FIRST), nonces(&client, SECOND)), ((0, 2), (0, 2)));
    client.ok("evm_mine", json!([]));
    assert_eq!(mined(&client, "latest"), sent);
    assert_eq!((status(&client), client.receipt(early)), ((0, 1), None));
    let last = submit(&client, FIRST_OF_TWO, transfer(2, SECOND, 1));
    client.ok("evm_mine", json!([]));
    assert_eq!(mined(&client, "latest"), [last, early]);
}

#[test]
fn a_replacement_pays_a_tenth_more() {
    let node = Running::by_hand();
    let client = node.client();
    let with_fee = |max_fee_per_gas, value| TxEip1559 { max_fee_per_gas, ..transfer(0, SECOND, value) };
    let replaced = submit(&client, 0, with_fee(BASE_FEE, 1));
    for (fee, value) in [(BASE_FEE, 2), (BASE_FEE + BASE_FEE / 10 - 1, 3)] {
        let refusal =
            client.refused("eth_sendRawTransaction", json!([raw(&dev_key(0), with_fee(fee, value))]));
        assert_eq!(refusal.message, "replacement transaction underpriced");
    }
    let refusal = client.refused("eth_sendRawTransaction", json!([raw(&dev_key(0), with_fee(BASE_FEE, 1))]));
    assert_eq!(refusal.message, "already known");
    let replacing = submit(&client, 0, with_fee(BASE_FEE + BASE_FEE / 10, 4));
    assert_eq!(client.ok("eth_getTransactionByHash", json!([replaced])), Value::Null);
    assert_eq!(status(&client), (1, 0));
    client.ok("evm_mine", json!([]));
    assert_eq!(mined(&client, "latest"), [replacing]);
    assert!(client.receipt(replaced).is_none());
}

#[test]
fn what_has_become_impossible_is_left_out_and_the_rest_is_mined() {
    let node = Running::by_hand();
    let client = node.client();
    let dear = submit(&client, 0, TxEip1559 { value: U256::from(10u64.pow(18)), ..transfer(0, SECOND, 0) });
    let other = submit(&client, 1, transfer(0, FIRST, 1));
    client.ok("anvil_setBalance", json!([FIRST, U256::from(10u64.pow(17))]));
    client.ok("evm_mine", json!([]));
    assert_eq!((mined(&client, "latest"), client.receipt(dear)), (vec![other], None));
}

#[test]
fn what_waited_for_a_gap_and_has_become_impossible_does_not_stop_what_filled_it() {
    let node = Running::start();
    let client = node.client();
    let dear = submit(&client, 0, TxEip1559 { value: U256::from(10u64.pow(18)), ..transfer(1, SECOND, 0) });
    let after = submit(&client, 0, transfer(2, SECOND, 1));
    client.ok("anvil_setBalance", json!([FIRST, U256::from(10u64.pow(17))]));
    let first = submit(&client, 0, transfer(0, SECOND, 1));
    assert_eq!((mined(&client, "latest"), client.receipt(dear)), (vec![first], None));
    assert_eq!(status(&client), (0, 1), "what comes after it waits for another in its place");
    let instead = submit(&client, 0, transfer(1, SECOND, 2));
    assert_eq!(mined(&client, "latest"), [instead, after]);
}

#[test]
fn the_pool_goes_back_with_a_snapshot() {
    let node = Running::by_hand();
    let client = node.client();
    let kept = submit(&client, 0, transfer(0, SECOND, 1));
    let id = client.ok("evm_snapshot", json!([]));
    submit(&client, 0, transfer(1, SECOND, 1));
    client.ok("evm_mine", json!([]));
    assert_eq!(client.ok("evm_revert", json!([id])), true);
    assert_eq!((status(&client), nonces(&client, FIRST)), ((1, 0), (0, 1)));
    client.ok("evm_mine", json!([]));
    assert_eq!(mined(&client, "latest"), [kept]);
}

#[test]
fn a_full_pool_says_so() {
    let node = Running::by_hand();
    let client = node.client();
    // One of each sender and nonce: 16,384 fit. Signing that many takes too long here; impersonation needs none.
    let rich = Address::repeat_byte(0x99);
    client.ok("anvil_setBalance", json!([rich, U256::MAX >> 8]));
    client.ok("anvil_impersonateAccount", json!([rich]));
    let request = |nonce: u64| {
        json!({ "jsonrpc": "2.0", "id": nonce, "method": "eth_sendTransaction", "params":
            [{ "from": rich, "to": SECOND, "nonce": U256::from(nonce), "gas": "0x5208", "input": Bytes::new() }] })
    };
    for start in (0..16_384u64).step_by(1_000) {
        let batch = (start..16_384.min(start + 1_000)).map(request).collect();
        client.send(&Value::Array(batch)).expect("an answer");
    }
    assert_eq!(status(&client), (16_384, 0));
    let refusal = client.send(&request(16_384)).expect("an answer");
    assert_eq!(refusal["error"]["message"], "txpool is full");
    client.ok("evm_mine", json!([]));
    assert_eq!((mined(&client, "latest").len(), status(&client)), (16_384, (0, 0)));
}

#[test]
fn who_waits_for_the_receipt_gets_it_or_the_hash() {
    let node = Running::by_hand();
    let client = node.client();
    let early = raw(&dev_key(0), transfer(1, SECOND, 1));
    let refusal = client.refused("eth_sendRawTransactionSync", json!([early, 1]));
    assert_eq!((refusal.code, status(&client)), (4, (0, 1)), "{refusal:?}");
    let first = raw(&dev_key(0), transfer(0, SECOND, 1));
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| node.client().ok("eth_sendRawTransactionSync", json!([first, 60_000])));
        while status(&client) != (2, 0) {}
        client.ok("evm_mine", json!([]));
        let receipt = waiting.join().expect("a receipt");
        assert_eq!(
            (&receipt["status"], json::hash(&refusal.data)),
            (&json!("0x1"), mined(&client, "latest")[1])
        );
    });
}
