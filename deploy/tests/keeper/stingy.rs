//! An endpoint that allows less than others.

use std::io::{BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Value, json};

use crate::proxy::read_message;
use crate::scene::{Scene, published};
use crate::stage::{KEY, Stage, said};

/// The longest call, bytes of JSON: three openings, of 256 digits each, and what is around them.
const CALL_BYTES: usize = 1_300;
/// The longest range of logs, blocks.
const LOG_BLOCKS: u64 = 20;

/// Refuses what is too much, and passes on the rest.
struct Stingy {
    address: SocketAddr,
    refused: Arc<AtomicUsize>,
}

/// What an endpoint says to a request, in the place of the node.
type Refuses = fn(&Value, usize) -> bool;

impl Stingy {
    fn start(node: SocketAddr, refuses: Refuses) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let refused = Arc::new(AtomicUsize::new(0));
        let count = refused.clone();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let count = count.clone();
                thread::spawn(move || serve(client, node, refuses, &count));
            }
        });
        Self { address, refused }
    }
}

fn serve(mut client: TcpStream, node: SocketAddr, refuses: Refuses, refused: &AtomicUsize) {
    let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
    let mut upstream = BufReader::new(TcpStream::connect(node).expect("the node listens"));
    while let Some(request) = read_message(&mut reader) {
        let answer = match refusal(&request, refuses) {
            Some(refusal) => {
                refused.fetch_add(1, Ordering::SeqCst);
                refusal
            }
            None => {
                upstream.get_mut().write_all(&request).expect("the node takes it");
                let Some(answer) = read_message(&mut upstream) else { return };
                answer
            }
        };
        if client.write_all(&answer).is_err() {
            return;
        }
    }
}

fn refusal(request: &[u8], refuses: Refuses) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(request);
    let (_, body) = text.split_once("\r\n\r\n")?;
    let document: Value = serde_json::from_str(body).expect("JSON-RPC");
    let error = json!({ "code": -32_000, "message": "gas required exceeds allowance" });
    let answer = json!({ "jsonrpc": "2.0", "id": document["id"], "error": error }).to_string();
    let length = answer.len();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
    refuses(&document, body.len()).then(|| (head + &answer).into_bytes())
}

fn is_too_much(request: &Value, bytes: usize) -> bool {
    let block = |name: &str| {
        let number = request["params"][0][name].as_str().and_then(|text| text.strip_prefix("0x"));
        number.and_then(|digits| u64::from_str_radix(digits, 16).ok()).expect("a number of a block")
    };
    match request["method"].as_str() {
        Some("eth_estimateGas") => bytes > CALL_BYTES,
        Some("eth_getLogs") => block("toBlock") - block("fromBlock") >= LOG_BLOCKS,
        _ => false,
    }
}

/// No logs, and no pretended code.
fn is_more_than_calls(request: &Value, _: usize) -> bool {
    let pretended = request["params"][2].as_object();
    request["method"] == "eth_getLogs" || pretended.is_some_and(|accounts| !accounts.is_empty())
}

#[test]
fn less_at_once_goes_through() {
    let mut scene = Scene::new();
    for number in 0..10 {
        scene.bidder(&format!("bidder {number}"), 1_000, 100 + number);
    }
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let stingy = Stingy::start(stage.address(), is_too_much);
    let url = format!("http://{}", stingy.address);
    let said = said(&stage.keeper_at(&url, KEY, &[stage.beacon.endpoint()]).output().expect("usdai starts"));
    assert!(said.is_success, "{said:?}");
    assert_eq!(said.positions("reveal", "done"), (1..=10).collect::<Vec<u64>>());
    let batches = said.steps().iter().filter(|step| **step == ("reveal", "done")).count();
    assert!(batches >= 4, "{said:?}");
    assert!(stingy.refused.load(Ordering::SeqCst) >= 3, "logs and openings were to be refused");
}

/// Nobody's bids can be found there, but the epoch is locked and cleared.
#[test]
fn an_endpoint_without_logs_stops_no_settlement() {
    let mut scene = Scene::new();
    scene.bidder("A", 1_000, 100);
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    let stingy = Stingy::start(stage.address(), is_more_than_calls);
    let url = format!("http://{}", stingy.address);
    let look = ("look", "failed");
    for (time, steps) in [
        (published(lock), vec![("lockVault", "done"), ("lockAuction", "done"), ("proveBeacon", "done")]),
        (clear, vec![("clear", "done")]),
    ] {
        stage.at(time);
        stage.rpc("evm_mine", json!([]));
        let said =
            said(&stage.keeper_at(&url, KEY, &[stage.beacon.endpoint()]).output().expect("usdai starts"));
        let done: Vec<_> = said.steps().into_iter().filter(|step| *step != look).collect();
        assert_eq!(done, steps, "{said:?}");
        assert!(!said.is_success && said.steps().contains(&look), "{said:?}");
    }
    assert_eq!(stage.books().epoch.get(), 2);
}
