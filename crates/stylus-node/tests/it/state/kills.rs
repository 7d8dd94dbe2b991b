//! Nodes that are killed under a stream of transactions.

use std::{
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use alloy_primitives::{Address, B256, U256};
use serde_json::{Value, json};

use crate::support::{
    ChildNode, Client,
    accounts::{BASE_FEE, dev_key, raw, transfer},
    evm, json,
    random::Random,
};

/// How often the node is killed, unless the environment says otherwise.
const KILLS: usize = 20;
const SENDERS: u32 = 3;
/// What each transaction sends to the contract that adds up, in wei.
const VALUE: u64 = 3;

/// Transactions whose receipts a client has got, with the receipts.
type Told = Mutex<Vec<(B256, Value)>>;

#[test]
fn everything_that_was_told_is_there_after_a_kill() {
    let kills = std::env::var("USDAI_NODE_KILLS").ok().map_or(KILLS, |text| text.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let (mut random, told) = (Random::new(2), Told::default());
    let adder = {
        let node = ChildNode::start(&file);
        let adder = node.client().contract(&evm::ADDER);
        node.kill();
        adder
    };
    let mut starts = 0;
    for round in 0..kills {
        for _ in 0..random.below(3) {
            ChildNode::start_and_kill(&file);
            starts += 1;
        }
        let node = ChildNode::start(&file);
        starts += 1;
        check(&node.client(), &told, adder, round);
        let enough = 1 + random.below(60);
        stream(node, &told, adder, enough);
    }
    let node = ChildNode::start(&file);
    check(&node.client(), &told, adder, kills);
    println!(
        "{kills} kills under load and {} during the start: {} receipts told, all there; block {}",
        starts - kills,
        told.lock().expect("unpoisoned").len(),
        node.client().block_number()
    );
}

/// Sends from several clients and kills the node when they have got `enough` receipts between them.
fn stream(node: ChildNode, told: &Told, adder: Address, enough: usize) {
    let (address, count) = (node.address, AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for sender in 0..SENDERS {
            let count = &count;
            scope.spawn(move || {
                // It ends when the node is gone.
                let _gone = send(&Client::of(address), sender, adder, told, count);
            });
        }
        while count.load(Ordering::Relaxed) < enough {
            std::thread::yield_now();
        }
        node.kill();
    });
}

fn send(
    client: &Client,
    sender: u32,
    adder: Address,
    told: &Told,
    count: &AtomicUsize,
) -> std::io::Result<()> {
    let signer = dev_key(sender);
    let nonce = client.try_call("eth_getTransactionCount", json!([signer.address(), "latest"]))?;
    for nonce in json::number(&nonce.expect("a nonce")).. {
        let tx = raw(&signer, transfer(nonce, adder, VALUE));
        let hash = client.try_call("eth_sendRawTransaction", json!([tx]))?.expect("it is taken");
        let receipt = client.try_call("eth_getTransactionReceipt", json!([hash]))?.expect("no error");
        assert_eq!(receipt["status"], "0x1", "{receipt}");
        told.lock().expect("unpoisoned").push((json::hash(&hash), receipt));
        count.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

fn check(client: &Client, told: &Told, adder: Address, round: usize) {
    let told = told.lock().expect("unpoisoned");
    for part in told.chunks(500) {
        let requests = part.iter().map(|(hash, _)| {
            json!({ "jsonrpc": "2.0", "id": hash, "method": "eth_getTransactionReceipt", "params": [hash] })
        });
        let answers = client.send(&requests.collect()).expect("an answer");
        for answer in json::list(&answers) {
            let hash = json::hash(&answer["id"]);
            let expected = part.iter().find(|(known, _)| *known == hash).map(|(_, receipt)| receipt);
            assert_eq!(Some(&answer["result"]), expected, "round {round}");
        }
    }
    let mut sent = 0;
    for sender in 0..SENDERS {
        let account = dev_key(sender).address();
        let mine = told.iter().filter(|(_, receipt)| receipt["from"] == json!(account));
        let spent: U256 = mine.clone().map(|(_, receipt)| cost(receipt)).sum();
        let nonce = json::number(&client.ok("eth_getTransactionCount", json!([account, "latest"])));
        // The first account also made the contract; one transaction can be there that nobody was told of.
        let known = mine.count() as u64 + u64::from(sender == 0);
        assert!((known..=known + round as u64).contains(&nonce), "round {round}: {nonce}, told {known}");
        let ether = U256::from(10_000) * U256::from(10).pow(U256::from(18));
        assert!(client.balance(account) <= ether - spent, "round {round}");
        sent += nonce - u64::from(sender == 0);
    }
    assert_eq!(client.balance(adder), U256::from(sent * VALUE), "round {round}");
    let sum = client.ok("eth_getStorageAt", json!([adder, "0x0", "latest"]));
    assert_eq!(U256::from_be_bytes(json::hash(&sum).0), U256::from(sent * VALUE), "round {round}");
}

/// What a transaction cost its sender.
fn cost(receipt: &Value) -> U256 {
    U256::from(json::number(&receipt["gasUsed"])) * U256::from(BASE_FEE) + U256::from(VALUE)
}

#[test]
fn a_node_that_was_killed_while_it_made_its_file_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..10 {
        let file: &Path = &folder.path().join(format!("chain{round}"));
        ChildNode::start_and_kill(file);
        assert_eq!(ChildNode::start(file).client().block_number(), 0);
    }
}
