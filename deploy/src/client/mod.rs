//! A chain over JSON-RPC: connecting to the right one, asking it, signing, and sending.

mod connect;
mod error;
mod explain;
mod send;
mod signer;
mod source;

pub use connect::{ChainArguments, Client};
pub use error::ClientError;
pub use explain::explain;
pub use send::{Fees, Outgoing};
pub use signer::Signer;
pub use source::{KEY_VARIABLE, SignerArguments, SignerError};
