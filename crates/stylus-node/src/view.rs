//! Blocks, transactions, receipts and logs as JSON-RPC shows them.

mod block;
mod receipt;
mod transaction;

pub use block::{block, header};
pub use receipt::{NodeReceipt, log, logs, receipt};
pub use transaction::{mined, waiting};
