//! Stands between the tool and the node, and holds the first request of a method until it may go on.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A running proxy.
pub struct Proxy {
    address: SocketAddr,
    held: Receiver<()>,
    go: Sender<()>,
}

/// How the first request of a method is held; taken by it.
struct Gate {
    method: String,
    held: Sender<()>,
    go: Receiver<()>,
}

impl Proxy {
    /// In front of a node.
    pub fn start(node: &str, method: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let node = node.trim_start_matches("http://").to_owned();
        let ((held, is_held), (go, may_go)) = (channel(), channel());
        let gate = Gate { method: format!("\"{method}\""), held, go: may_go };
        let gate = Arc::new(Mutex::new(Some(gate)));
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (gate, node) = (Arc::clone(&gate), node.clone());
                thread::spawn(move || serve(client, &node, &gate));
            }
        });
        Self { address, held: is_held, go }
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

/// Passes requests on one by one until the client leaves, or what is held may not go on.
fn serve(client: TcpStream, node: &str, gate: &Mutex<Option<Gate>>) {
    let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
    let mut writer = client;
    let mut upstream = BufReader::new(TcpStream::connect(node).expect("the node listens"));
    while let Some(request) = read_message(&mut reader) {
        let text = String::from_utf8_lossy(&request);
        let is_meant = |gate: &mut Gate| text.contains(&gate.method);
        let held = gate.lock().unwrap_or_else(PoisonError::into_inner).take_if(is_meant);
        if let Some(gate) = held
            && (gate.held.send(()).is_err() || gate.go.recv().is_err())
        {
            return;
        }
        upstream.get_mut().write_all(&request).expect("the node takes it");
        let Some(answer) = read_message(&mut upstream) else { return };
        if writer.write_all(&answer).is_err() {
            return;
        }
    }
}

/// An HTTP message with its body, none at the end.
fn read_message(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let (mut message, mut length) = (Vec::new(), 0);
    loop {
        let start = message.len();
        if reader.read_until(b'\n', &mut message).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(message.get(start..)?).to_ascii_lowercase();
        if let Some(number) = line.strip_prefix("content-length:") {
            length = number.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let head = message.len();
    message.resize(head + length, 0);
    reader.read_exact(message.get_mut(head..)?).ok()?;
    Some(message)
}
