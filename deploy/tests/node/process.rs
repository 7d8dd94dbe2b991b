//! A node in a process, and the little HTTP that it takes to ask it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, ExitStatus, Stdio},
};

use serde_json::{Value, json};

/// A running node; it is killed when this is dropped.
pub struct Running {
    process: Child,
    /// Host and port.
    pub address: String,
    /// What it said when it had started.
    pub lines: Vec<String>,
}

/// The command with these arguments.
pub fn usdai(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How a command ends that does not run on, and what it says on standard error.
pub fn ends(mut command: Command) -> (ExitStatus, String) {
    let output = command.output().expect("it can be started");
    (output.status, String::from_utf8_lossy(&output.stderr).into_owned())
}

pub fn quantity(value: &Value) -> u64 {
    let digits = value.as_str().and_then(|text| text.strip_prefix("0x")).unwrap_or_else(|| panic!("{value}"));
    u64::from_str_radix(digits, 16).expect("a quantity")
}

impl Running {
    /// Starts a node on a free port, without the test dollar.
    pub fn start(arguments: &[&str]) -> Self {
        let mut process = usdai(&[&["node", "--bare", "--port", "0"], arguments].concat())
            .spawn()
            .expect("it can be started");
        let output = process.stdout.take().expect("its output");
        let mut node = Self { process, address: String::new(), lines: Vec::new() };
        for line in BufReader::new(output).lines() {
            let line = line.expect("a line");
            if let Some(rest) = line.strip_prefix("listening on http://") {
                node.address = rest.split(' ').next().unwrap_or_default().to_owned();
            }
            node.lines.push(line);
            // The owner is listed last.
            if node
                .lines
                .last()
                .is_some_and(|line| line.contains("0x3f1Eae7D46d88F08fc2F8ed27FCb2AB183EB2d0E"))
            {
                return node;
            }
        }
        let mut error = String::new();
        node.process.stderr.take().expect("its errors").read_to_string(&mut error).expect("text");
        panic!("the node did not start: {error}");
    }

    /// The result of a method.
    #[track_caller]
    pub fn ok(&self, method: &str, params: Value) -> Value {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let head = format!(
            "POST / HTTP/1.1\r\nhost: node\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}",
            request.len()
        );
        stream.write_all(format!("{head}\r\n\r\n{request}").as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let body = answer.split("\r\n\r\n").nth(1).expect("a body");
        let answer: Value = serde_json::from_str(body).expect("JSON");
        assert!(answer.get("error").is_none(), "{method} {params}: {answer}");
        answer["result"].clone()
    }

    /// Sends a transaction of the last account, and returns its hash.
    pub fn submit(&self, mut transaction: Value) -> Value {
        let accounts = self.ok("eth_accounts", json!([]));
        transaction["from"] = accounts.as_array().and_then(|list| list.last()).expect("an account").clone();
        self.ok("eth_sendTransaction", json!([transaction]))
    }

    /// Sends a transaction that is mined at once and succeeds, and returns its receipt.
    pub fn send(&self, transaction: Value) -> Value {
        let hash = self.submit(transaction);
        let receipt = self.ok("eth_getTransactionReceipt", json!([hash]));
        assert_eq!(receipt["status"], "0x1", "{receipt}");
        receipt
    }

    pub fn number(&self) -> u64 {
        quantity(&self.ok("eth_blockNumber", json!([])))
    }

    /// A WebSocket client that subscribes to new blocks and stays.
    pub fn subscribe(&self) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let head = "GET / HTTP/1.1\r\nhost: node\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
                    sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        stream.write_all(head.as_bytes()).expect("sent");
        let request = br#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}"#;
        let frame = [&[0x81, 0x80 | request.len() as u8, 0, 0, 0, 0], request.as_slice()].concat();
        stream.write_all(&frame).expect("sent");
        let mut answer = BufReader::new(stream.try_clone().expect("a copy"));
        let mut line = Vec::new();
        while !line.ends_with(b"}") {
            answer.read_until(b'}', &mut line).expect("an answer");
        }
        stream
    }

    /// Sends it a signal and waits for its end.
    pub fn end(mut self, signal: &str) -> (ExitStatus, String) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args([&format!("-{signal}"), &id]).status().expect("kill runs");
        assert!(sent.success());
        let mut error = String::new();
        self.process.stderr.take().expect("its errors").read_to_string(&mut error).expect("text");
        (self.process.wait().expect("it ends"), error)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _gone = self.process.kill();
        let _ended = self.process.wait();
    }
}
