//! Clients that do not read, and clients that vanish.

use std::{net::Shutdown, time::Duration};

use alloy_primitives::Bytes;
use serde_json::json;
use stylus_node::NodeConfig;

use crate::support::{Client, Running, WebSocket, accounts::FIRST, evm};

/// Short, so that the test does not wait for what a node waits for.
const PATIENCE: Duration = Duration::from_millis(300);

fn impatient() -> Running {
    Running::with(NodeConfig { patience: PATIENCE, ..NodeConfig::default() })
}

fn subscribe_to_everything(socket: &mut WebSocket) {
    for kind in ["newHeads", "logs", "newPendingTransactions"] {
        socket.subscribe(json!([kind]));
    }
}

/// Mines a block with an event of 100 KB.
fn loud(client: &Client, emitter: alloy_primitives::Address) {
    let input = Bytes::from(vec![1; 100_000]);
    client.succeed(json!({ "from": FIRST, "to": emitter, "input": input, "gas": "0x800000" }));
}

#[test]
fn a_client_that_never_reads_slows_nobody_and_is_cut_off() {
    let node = impatient();
    let client = node.client();
    let emitter = client.contract(&evm::EMITTER);
    let mut slow = WebSocket::open(node.address());
    subscribe_to_everything(&mut slow);
    let mut reader = WebSocket::open(node.address());
    let heads = reader.subscribe(json!(["newHeads"]));
    let mut mined = 0;
    // More than the system keeps for a connection, and on until the node has had enough.
    while slow.ping().is_ok() {
        loud(&client, emitter);
        let (id, head) = reader.pushed();
        assert_eq!(
            (id, head["number"].clone()),
            (heads.clone(), json!(format!("{:#x}", client.block_number())))
        );
        mined += 1;
        assert!(mined < 5_000, "the client that does not read is still there");
    }
    println!("cut off after {mined} events of 100 KB");
    assert!(mined > 20, "it was cut off before anything was held up");
    // What it left unread is all that it gets.
    let mut received = 0;
    while slow.message().is_ok() {
        received += 1;
    }
    assert!(received < 3 * mined, "{received} messages of {mined} blocks");
    assert_eq!(reader.call("eth_chainId", json!([])), Ok(json!("0x64aba")));
}

#[test]
fn a_client_that_asks_and_never_reads_is_cut_off() {
    let node = impatient();
    let client = node.client();
    let echo = client.contract(&evm::ECHO);
    let call = json!([{ "to": echo, "input": Bytes::from(vec![7; 100_000]) }, "latest"]);
    let mut slow = WebSocket::open(node.address());
    let mut asked = 0;
    while slow.ask("eth_call", call.clone()).is_ok() {
        asked += 1;
        // No more is taken than the system and the queue of a connection hold: the node does not fill up with answers.
        assert!(asked < 1_000, "the client that does not read is still heard");
    }
    println!("cut off after {asked} requests with 200 KB each");
    client.succeed(json!({ "from": FIRST, "to": echo }));
}

#[test]
fn a_client_that_vanishes_leaves_nothing() {
    let node = Running::start();
    let client = node.client();
    for round in 0..20 {
        let mut socket = WebSocket::open(node.address());
        subscribe_to_everything(&mut socket);
        client.succeed(json!({ "from": FIRST, "to": FIRST }));
        if round % 2 == 0 {
            socket.shutdown(Shutdown::Both);
        }
        drop(socket);
    }
    let gone = || node.running().node.lock().subscribers() == 0;
    // Each block makes the node look whether somebody still listens.
    for _ in 0..5_000 {
        if gone() {
            break;
        }
        client.succeed(json!({ "from": FIRST, "to": FIRST }));
    }
    assert!(gone(), "{} subscriptions of clients that are gone", node.running().node.lock().subscribers());
}

#[test]
fn a_node_stops_although_somebody_listens_or_does_not_read() {
    let node = Running::start();
    let client = node.client();
    let emitter = client.contract(&evm::EMITTER);
    let mut listening = WebSocket::open(node.address());
    subscribe_to_everything(&mut listening);
    let mut slow = WebSocket::open(node.address());
    subscribe_to_everything(&mut slow);
    for _ in 0..100 {
        loud(&client, emitter);
    }
    drop(node);
    while listening.message().is_ok() {}
    assert!(Client::is_gone(listening.address()));
}

/// One lock: whoever asks waits for the call that runs. It ends, and all are answered.
#[test]
fn a_call_that_burns_all_gas_holds_the_others_up_and_no_longer() {
    let node = Running::start();
    let client = node.client();
    let contract = client.contract(&evm::LOOP);
    let program = client.program(&crate::support::program::code());
    let endless = crate::support::program::Ops::new().endless().done();
    for (what, call) in
        [("contract", json!({ "to": contract })), ("program", json!({ "to": program, "input": endless }))]
    {
        let address = node.address();
        let burning = std::thread::spawn(move || {
            let start = std::time::Instant::now();
            let refusal = Client::of(address).refused("eth_call", json!([call, "latest"]));
            (refusal.message, start.elapsed())
        });
        let mut longest = Duration::ZERO;
        while !burning.is_finished() {
            let start = std::time::Instant::now();
            client.block_number();
            longest = longest.max(start.elapsed());
        }
        let (message, took) = burning.join().expect("it ended");
        assert_eq!(message, "out of gas", "{what}");
        println!("32,000,000 gas in a {what}: {took:?}; the longest that another waited: {longest:?}");
    }
}
