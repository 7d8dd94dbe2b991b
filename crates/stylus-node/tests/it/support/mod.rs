//! What every test of the node needs: a node, a client, and something to call.

pub mod accounts;
pub mod chain_file;
pub mod child;
pub mod client;
pub mod evm;
pub mod http;
pub mod json;
pub mod program;
pub mod random;
pub mod shape;
pub mod websocket;
pub mod world;

pub use child::ChildNode;
pub use client::Client;
pub use websocket::WebSocket;
pub use world::Running;
