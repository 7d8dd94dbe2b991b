//! JSON-RPC as any client speaks it.

use std::{cell::RefCell, net::SocketAddr};

use serde_json::{Value, json};

use super::http::Connection;

/// An error that the node answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub code: i64,
    pub message: String,
    pub data: Value,
}

/// A client with one connection.
pub struct Client {
    connection: RefCell<Connection>,
}

impl Client {
    pub fn of(address: SocketAddr) -> Self {
        Self { connection: RefCell::new(Connection::open(address)) }
    }

    /// Whether nobody listens there any more.
    pub fn is_gone(address: SocketAddr) -> bool {
        std::net::TcpStream::connect(address).is_err()
    }

    /// The result of a method, or what the node has against it.
    #[track_caller]
    pub fn call(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        self.try_call(method, params).expect("an answer")
    }

    /// [`Client::call`] of a node that may be gone.
    pub fn try_call(&self, method: &str, params: Value) -> std::io::Result<Result<Value, Refusal>> {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        self.send(&request).map(|answer| outcome(&answer))
    }

    /// The result of a method that has to succeed.
    #[track_caller]
    pub fn ok(&self, method: &str, params: Value) -> Value {
        match self.call(method, params.clone()) {
            Ok(result) => result,
            Err(refusal) => panic!("{method} {params}: {refusal:?}"),
        }
    }

    /// What the node has against a call that has to fail.
    #[track_caller]
    pub fn refused(&self, method: &str, params: Value) -> Refusal {
        match self.call(method, params.clone()) {
            Ok(result) => panic!("{method} {params} gave {result}"),
            Err(refusal) => refusal,
        }
    }

    /// The answer as text, which may be nested deeper than a parser goes.
    pub fn text(&self, method: &str, params: Value) -> String {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let answer = self.connection.borrow_mut().post(request.to_string().as_bytes()).expect("an answer");
        String::from_utf8(answer.body).expect("UTF-8")
    }

    /// A whole request, which may be a batch.
    pub fn send(&self, request: &Value) -> std::io::Result<Value> {
        let answer = self.connection.borrow_mut().post(request.to_string().as_bytes())?;
        serde_json::from_slice(&answer.body).map_err(std::io::Error::other)
    }
}

/// What one response says.
pub fn outcome(response: &Value) -> Result<Value, Refusal> {
    assert_eq!(response["jsonrpc"], "2.0", "{response}");
    match response.get("error") {
        None => Ok(response.get("result").expect("a result or an error").clone()),
        Some(error) => Err(Refusal {
            code: error["code"].as_i64().expect("a code"),
            message: error["message"].as_str().expect("a message").to_owned(),
            data: error.get("data").cloned().unwrap_or_default(),
        }),
    }
}
