//! A chain over JSON-RPC: connecting to the right one, asking it, signing, and sending.

mod connect;
mod error;
mod send;
mod signer;
mod source;
mod time;

pub use connect::{BlockHead, ChainArguments, Client};
pub use error::ClientError;
pub use send::{Fees, Outgoing, Signed};
pub use signer::Signer;
pub use source::{KEY_VARIABLE, SignerArguments, SignerError};

/// Waits for what a command does with a chain.
///
/// # Errors
/// The system gives no event queue.
pub fn wait_for<T>(work: impl Future<Output = T>) -> std::io::Result<T> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work))
}
