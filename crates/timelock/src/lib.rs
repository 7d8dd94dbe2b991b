//! Bids that nobody can read before drand's round comes.
//!
//! [`seal()`] encrypts a bid for a round of a beacon, [`Client`] gets that round's signature once it is published, and
//! [`open_committed`] decrypts with it and checks the bid against its commitment. [`files`] keeps what an owner needs
//! to open a bid without the beacon.

mod client;
mod curve;
pub mod files;
mod ibe;
mod network;
mod seal;
mod signature;
#[cfg(feature = "testing")]
pub mod testing;

pub use client::{Attempt, Client, ClientError, Fault};
pub use curve::CurveError;
pub use network::{Network, NetworkError};
pub use seal::{
    CIPHERTEXT_LENGTH, OpenError, SEAL_DOMAIN, SealError, Sealed, commitment, contract_of, open,
    open_committed, reseal, seal, sealed_for,
};
pub use signature::{Signature, SignatureError, VerifiedRound};
