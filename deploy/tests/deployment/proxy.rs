//! Stands between the tool and the node, and can hold a request or its answer back for ever: at that point the tool
//! can be killed, and it is known exactly how far it got.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// Where the tool is held: at a request, before or after the node has answered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub request: Request,
    pub is_answered: bool,
}

/// Which request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// By its number, from 0.
    Number(usize),
    /// The first of a method.
    First(&'static str),
}

/// What to do and what was seen.
#[derive(Default)]
struct Watch {
    hold: Option<Point>,
    methods: Vec<String>,
}

/// A running proxy.
pub struct Proxy {
    /// Where it listens.
    pub address: SocketAddr,
    watch: Arc<Mutex<Watch>>,
}

impl Proxy {
    /// In front of a node. `held` is told when something is held.
    pub fn start(node: SocketAddr, held: mpsc::Sender<()>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let watch = Arc::new(Mutex::new(Watch::default()));
        let shared = watch.clone();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (watch, held) = (shared.clone(), held.clone());
                thread::spawn(move || serve(client, node, &watch, &held));
            }
        });
        Self { address, watch }
    }

    /// Forgets what was seen and holds at this point from now on.
    pub fn hold(&self, point: Option<Point>) {
        *lock(&self.watch) = Watch { hold: point, methods: Vec::new() };
    }

    /// The methods of the requests since then, in their order.
    pub fn methods(&self) -> Vec<String> {
        lock(&self.watch).methods.clone()
    }
}

/// Passes requests on one by one until the client leaves.
fn serve(client: TcpStream, node: SocketAddr, watch: &Mutex<Watch>, held: &mpsc::Sender<()>) {
    let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
    let mut writer = client;
    let mut upstream = BufReader::new(TcpStream::connect(node).expect("the node listens"));
    while let Some(request) = read_message(&mut reader) {
        let hold = note(watch, &request);
        let is_held = |is_answered| hold.is_some_and(|point| point.is_answered == is_answered);
        if is_held(false) {
            return wait_for_the_end(&mut reader, held);
        }
        upstream.get_mut().write_all(&request).expect("the node takes it");
        let Some(answer) = read_message(&mut upstream) else { return };
        if is_held(true) {
            return wait_for_the_end(&mut reader, held);
        }
        if writer.write_all(&answer).is_err() {
            return;
        }
    }
}

/// Remembers a request; returns where to hold, if it is this one.
fn note(watch: &Mutex<Watch>, request: &[u8]) -> Option<Point> {
    let text = String::from_utf8_lossy(request);
    let method = text.split("\"method\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let method = method.unwrap_or_default();
    let mut watch = lock(watch);
    watch.methods.push(method.to_owned());
    let (number, is_first) =
        (watch.methods.len() - 1, watch.methods.iter().filter(|seen| *seen == method).count() == 1);
    watch.hold.filter(|point| match point.request {
        Request::Number(wanted) => wanted == number,
        Request::First(wanted) => wanted == method && is_first,
    })
}

/// Says that something is held, and holds it until the tool is gone.
fn wait_for_the_end(reader: &mut impl Read, held: &mpsc::Sender<()>) {
    held.send(()).expect("the test listens");
    // The tool sends nothing more on this connection; its end closes it.
    let _gone = reader.read_to_end(&mut Vec::new());
}

/// An HTTP message with its body, none at the end.
pub fn read_message(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut message = Vec::new();
    let mut length = 0;
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

fn lock(watch: &Mutex<Watch>) -> MutexGuard<'_, Watch> {
    watch.lock().unwrap_or_else(PoisonError::into_inner)
}
