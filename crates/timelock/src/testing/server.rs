//! As much of HTTP as drand's clients speak, on loopback.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use alloy_primitives::hex;
use serde_json::json;

use super::{Behaviour, TestKey};
use crate::signature::SignatureError;

/// Bytes that are read of a request.
const REQUEST_LIMIT: u64 = 8 * 1024;

/// A listener on its own thread.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a free port; what is meant to be of another key is the stranger's.
    pub fn start(key: TestKey, stranger: TestKey, behaviour: Arc<Mutex<Behaviour>>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let ended = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&ended);
        let listen = move || {
            for stream in listener.incoming() {
                if end.load(Ordering::SeqCst) {
                    return;
                }
                let (key, behaviour) = (key.clone(), Arc::clone(&behaviour));
                let stranger = stranger.clone();
                // A client that goes away is no business of the server's.
                thread::spawn(move || {
                    stream.and_then(|stream| answer(&stream, [&key, &stranger], &behaviour))
                });
            }
        };
        let thread = thread::Builder::new().name("test beacon".into()).spawn(listen)?;
        Ok(Self { address, ended, thread: Some(thread) })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the thread, which has then ended or will.
        if TcpStream::connect(self.address).is_ok() {
            self.thread.take().map(JoinHandle::join);
        }
    }
}

fn answer(mut stream: &TcpStream, keys: [&TestKey; 2], behaviour: &Mutex<Behaviour>) -> io::Result<()> {
    let path = requested(stream)?;
    let behaviour = *behaviour.lock().unwrap_or_else(PoisonError::into_inner);
    match behaviour {
        Behaviour::Gone => Ok(()),
        Behaviour::Late(status) => respond(stream, status, "{\"error\":\"not there yet\"}"),
        Behaviour::Garbage => respond(stream, 200, "<html>\u{1b}[31m no beacon"),
        Behaviour::Slow => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{{\"round\":")?;
            // Until the other side has had enough.
            stream.read(&mut [0]).map(|_| ())
        }
        Behaviour::Huge => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b' '; 4096])?;
            }
        }
        _ => match found(&path, keys, behaviour).map_err(io::Error::other)? {
            Some(body) => respond(stream, 200, &body),
            None => respond(stream, 404, "{}"),
        },
    }
}

fn requested(stream: &TcpStream) -> io::Result<String> {
    let mut reader = BufReader::new(stream.take(REQUEST_LIMIT));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    Ok(first.split(' ').nth(1).unwrap_or_default().to_owned())
}

fn found(
    path: &str,
    [key, stranger]: [&TestKey; 2],
    behaviour: Behaviour,
) -> Result<Option<String>, SignatureError> {
    let prefix = format!("/{}/", hex::encode(key.network().chain_hash()));
    let signer = if behaviour == Behaviour::WrongKey { stranger } else { key };
    let Some(rest) = path.strip_prefix(&prefix) else { return Ok(None) };
    if rest == "info" {
        return Ok(Some(signer.info().to_owned()));
    }
    let Some(round) = rest.strip_prefix("public/").and_then(|round| round.parse::<u64>().ok()) else {
        return Ok(None);
    };
    let next = round.saturating_add(1);
    let (named, signed) = match behaviour {
        Behaviour::NextRound => (next, next),
        Behaviour::WrongSignature => (round, next),
        _ => (round, round),
    };
    let mut signature = signer.sign(signed)?.signature().to_compressed()?;
    if behaviour == Behaviour::NoPoint {
        signature = [0xff; 48];
    }
    Ok(Some(json!({ "round": named, "signature": hex::encode(signature) }).to_string()))
}

fn respond(mut stream: &TcpStream, status: u16, body: &str) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
}
