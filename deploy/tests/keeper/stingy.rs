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

impl Stingy {
    fn start(node: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let refused = Arc::new(AtomicUsize::new(0));
        let count = refused.clone();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let count = count.clone();
                thread::spawn(move || serve(client, node, &count));
            }
        });
        Self { address, refused }
    }
}

fn serve(mut client: TcpStream, node: SocketAddr, refused: &AtomicUsize) {
    let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
    let mut upstream = BufReader::new(TcpStream::connect(node).expect("the node listens"));
    while let Some(request) = read_message(&mut reader) {
        let answer = match refusal(&request) {
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

fn refusal(request: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(request);
    let (_, body) = text.split_once("\r\n\r\n")?;
    let document: Value = serde_json::from_str(body).expect("JSON-RPC");
    let block = |name: &str| {
        let number = document["params"][0][name].as_str()?.strip_prefix("0x")?;
        u64::from_str_radix(number, 16).ok()
    };
    let is_too_much = match document["method"].as_str()? {
        "eth_estimateGas" => body.len() > CALL_BYTES,
        "eth_getLogs" => block("toBlock")? - block("fromBlock")? >= LOG_BLOCKS,
        _ => false,
    };
    let error = json!({ "code": -32_000, "message": "gas required exceeds allowance" });
    let answer = json!({ "jsonrpc": "2.0", "id": document["id"], "error": error }).to_string();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    );
    is_too_much.then(|| (head + &answer).into_bytes())
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
    let stingy = Stingy::start(stage.address());
    let url = format!("http://{}", stingy.address);
    let said = said(&stage.keeper_at(&url, KEY, &[stage.beacon.endpoint()]).output().expect("usdai starts"));
    assert!(said.is_success, "{said:?}");
    assert_eq!(said.positions("reveal", "done"), (1..=10).collect::<Vec<u64>>());
    let batches = said.steps().iter().filter(|step| **step == ("reveal", "done")).count();
    assert!(batches >= 4, "{said:?}");
    assert!(stingy.refused.load(Ordering::SeqCst) >= 3, "logs and openings were to be refused");
}
