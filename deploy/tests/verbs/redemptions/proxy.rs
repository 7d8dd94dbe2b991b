//! Stands between the tool and the node: holds the first request of a method until it may go on, or refuses to
//! search many blocks, as public endpoints do.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::{Value, json};

/// What becomes of a request.
enum Verdict {
    Pass,
    Drop,
    Answer(Value),
    /// The node's answer, changed.
    Change,
}

type Judge = Arc<dyn Fn(&Value) -> Verdict + Send + Sync>;
/// Changes the answer to a request.
type Change = Arc<dyn Fn(&Value, &mut Value) + Send + Sync>;

/// A proxy that holds a request.
pub struct Holding {
    address: SocketAddr,
    held: Receiver<()>,
    go: Sender<()>,
}

impl Holding {
    /// In front of a node.
    pub fn start(node: &str, method: &'static str) -> Self {
        let ((held, is_held), (go, may_go)) = (channel(), channel());
        let gate = Mutex::new(Some((held, may_go)));
        let judge = move |request: &Value| {
            if request["method"] != method {
                return Verdict::Pass;
            }
            let gate = gate.lock().unwrap_or_else(PoisonError::into_inner).take();
            match gate {
                Some((held, go)) if held.send(()).is_err() || go.recv().is_err() => Verdict::Drop,
                _ => Verdict::Pass,
            }
        };
        Self { address: listen(node, Arc::new(judge), unchanged()), held: is_held, go }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until the request is held.
    pub fn wait(&self) {
        self.held.recv().expect("it is asked");
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        self.go.send(()).expect("it waits");
    }
}

/// The address of a proxy that searches so many blocks at most.
pub fn searching(node: &str, blocks: u64) -> String {
    let judge = move |request: &Value| {
        let bound = |name: &str| {
            let text = request["params"][0][name].as_str()?.trim_start_matches("0x");
            u64::from_str_radix(text, 16).ok()
        };
        match (bound("fromBlock"), bound("toBlock")) {
            (Some(from), Some(to)) if to - from >= blocks => {
                let error = json!({ "code": -32_005, "message": "too many blocks" });
                Verdict::Answer(json!({ "jsonrpc": "2.0", "id": request["id"], "error": error }))
            }
            _ => Verdict::Pass,
        }
    };
    format!("http://{}", listen(node, Arc::new(judge), unchanged()))
}

/// The address of a proxy that changes answers.
pub fn changing(node: &str, change: impl Fn(&Value, &mut Value) + Send + Sync + 'static) -> String {
    format!("http://{}", listen(node, Arc::new(|_| Verdict::Change), Arc::new(change)))
}

fn unchanged() -> Change {
    Arc::new(|_, _| ())
}

fn listen(node: &str, judge: Judge, change: Change) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its address");
    let node = node.trim_start_matches("http://").to_owned();
    thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let (judge, change, node) = (Arc::clone(&judge), Arc::clone(&change), node.clone());
            thread::spawn(move || serve(client, &node, &judge, &change));
        }
    });
    address
}

/// Passes requests on one by one until the client leaves, or one is dropped.
fn serve(client: TcpStream, node: &str, judge: &Judge, change: &Change) {
    let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
    let mut writer = client;
    let mut upstream = BufReader::new(TcpStream::connect(node).expect("the node listens"));
    while let Some((head, body)) = read_message(&mut reader) {
        let request: Value = serde_json::from_slice(&body).expect("a request");
        let verdict = judge(&request);
        let answer = match verdict {
            Verdict::Drop => return,
            Verdict::Answer(answer) => response(&answer.to_string()),
            Verdict::Pass | Verdict::Change => {
                upstream.get_mut().write_all(&[head, body].concat()).expect("the node takes it");
                let Some((head, body)) = read_message(&mut upstream) else { return };
                if matches!(verdict, Verdict::Pass) {
                    [head, body].concat()
                } else {
                    let mut answer = serde_json::from_slice(&body).expect("an answer");
                    change(&request, &mut answer);
                    response(&answer.to_string())
                }
            }
        };
        if writer.write_all(&answer).is_err() {
            return;
        }
    }
}

fn response(body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
        .into()
}

/// Head and body of an HTTP message, none at the end.
fn read_message(reader: &mut impl BufRead) -> Option<(Vec<u8>, Vec<u8>)> {
    let (mut head, mut length) = (Vec::new(), 0);
    loop {
        let start = head.len();
        if reader.read_until(b'\n', &mut head).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(head.get(start..)?).to_ascii_lowercase();
        if let Some(number) = line.strip_prefix("content-length:") {
            length = number.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((head, body))
}
