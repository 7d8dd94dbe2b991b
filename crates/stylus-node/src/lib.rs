//! A node: the embedded chain behind Ethereum's JSON-RPC, for wallets and tools.
//!
//! [`Node`] is the chain with what a node adds to it: signed transactions, those that wait, the clock, filters and a
//! file. [`serve`] puts it on HTTP and WebSocket. One transaction is mined at a time, under one lock; signatures are
//! checked outside of it. Whoever asks waits for the call that runs: 0.2 s for one that burns all 32,000,000 gas.

mod accounts;
mod bodies;
mod call;
mod clock;
mod config;
mod error;
mod estimate;
mod explaining;
mod filters;
mod logs;
mod mining;
mod node;
mod node_interface;
mod patience;
mod pool;
mod rpc;
mod server;
mod snapshots;
mod store;
mod trace;
mod transaction;
mod view;

pub use accounts::{DEV_MNEMONIC, DevAccount};
pub use config::NodeConfig;
pub use error::RpcError;
pub use node::{Node, SharedNode, StartError};
pub use server::{MAX_REQUEST_BYTES, Serving, serve};
pub use store::StoreError;
pub use transaction::SignedTransaction;
