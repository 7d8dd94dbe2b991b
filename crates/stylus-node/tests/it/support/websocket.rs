//! WebSocket by hand (RFC 6455), so that a test decides what is read and when.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Write},
    net::{SocketAddr, TcpStream},
};

use serde_json::{Value, json};

use super::{
    client::{Refusal, outcome},
    http::HANG,
};

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

pub struct WebSocket {
    stream: BufReader<TcpStream>,
    /// Pushed messages that came before an answer.
    pushed: VecDeque<Value>,
    next_id: u64,
    address: SocketAddr,
}

impl WebSocket {
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the node listens");
        stream.set_read_timeout(Some(HANG)).expect("a timeout");
        stream.set_write_timeout(Some(HANG)).expect("a timeout");
        let mut socket =
            Self { stream: BufReader::new(stream), pushed: VecDeque::new(), next_id: 0, address };
        let request = "GET / HTTP/1.1\r\nhost: node\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
                       sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        socket.stream.get_mut().write_all(request.as_bytes()).expect("written");
        let mut line = String::new();
        socket.stream.read_line(&mut line).expect("a status");
        assert!(line.starts_with("HTTP/1.1 101"), "{line}");
        while line.trim_end() != "" {
            line.clear();
            socket.stream.read_line(&mut line).expect("a header");
        }
        socket
    }

    /// The result of a method.
    pub fn call(&mut self, method: &str, params: Value) -> std::result::Result<Value, Refusal> {
        let id = self.ask(method, params).expect("written");
        loop {
            let message = self.message().expect("an answer");
            if message["id"] == id {
                return outcome(&message);
            }
            assert_eq!(message["method"], "eth_subscription", "{message}");
            self.pushed.push_back(message);
        }
    }

    #[track_caller]
    pub fn subscribe(&mut self, params: Value) -> Value {
        self.call("eth_subscribe", params).expect("a subscription")
    }

    /// The next message that was pushed: subscription and result.
    pub fn pushed(&mut self) -> (Value, Value) {
        let message = self.pushed.pop_front().unwrap_or_else(|| self.message().expect("a message"));
        assert_eq!(message["method"], "eth_subscription", "{message}");
        (message["params"]["subscription"].clone(), message["params"]["result"].clone())
    }

    /// Sends a request and does not wait.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<u64> {
        self.next_id += 1;
        let request = json!({ "jsonrpc": "2.0", "id": self.next_id, "method": method, "params": params });
        self.send(TEXT, request.to_string().as_bytes())?;
        Ok(self.next_id)
    }

    /// Sends any text.
    pub fn text(&mut self, text: &[u8]) -> Result<()> {
        self.send(TEXT, text)
    }

    /// Sends any bytes.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.get_mut().write_all(bytes)
    }

    pub fn ping(&mut self) -> Result<()> {
        self.send(PING, &[])
    }

    /// Ends the connection without a word.
    pub fn shutdown(&self, how: std::net::Shutdown) {
        self.stream.get_ref().shutdown(how).expect("an open connection");
    }

    /// The node's address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next JSON message, whatever it is.
    pub fn message(&mut self) -> Result<Value> {
        loop {
            match self.frame()? {
                (TEXT, text) => return serde_json::from_slice(&text).map_err(Error::other),
                (PING, payload) => self.send(PONG, &payload)?,
                (PONG, _) => {}
                (CLOSE, _) => return Err(ErrorKind::UnexpectedEof.into()),
                (code, _) => return Err(Error::other(format!("a frame of type {code}"))),
            }
        }
    }

    fn send(&mut self, code: u8, payload: &[u8]) -> Result<()> {
        let mut frame = vec![0x80 | code];
        match payload.len() {
            length @ 0..126 => frame.push(0x80 | length as u8),
            length @ 126..0x1_0000 => {
                frame.push(0x80 | 126);
                frame.extend((length as u16).to_be_bytes());
            }
            length => {
                frame.push(0x80 | 127);
                frame.extend((length as u64).to_be_bytes());
            }
        }
        // A mask of zeros leaves the payload as it is.
        frame.extend([0; 4]);
        frame.extend(payload);
        self.stream.get_mut().write_all(&frame)
    }

    fn frame(&mut self) -> Result<(u8, Vec<u8>)> {
        let mut payload = Vec::new();
        let mut code = 0;
        loop {
            let mut head = [0; 2];
            self.stream.read_exact(&mut head)?;
            let length = match head[1] & 0x7f {
                126 => u64::from(u16::from_be_bytes(self.array()?)),
                127 => u64::from_be_bytes(self.array()?),
                length => length.into(),
            };
            if head[0] & 0x0f != 0 {
                code = head[0] & 0x0f;
            }
            let mut part = vec![0; length as usize];
            self.stream.read_exact(&mut part)?;
            payload.extend(part);
            if head[0] & 0x80 != 0 {
                return Ok((code, payload));
            }
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}
