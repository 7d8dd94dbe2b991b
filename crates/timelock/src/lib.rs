//! Bids that nobody can read before drand's round comes.
//!
//! [`seal()`] encrypts a bid for a round of a beacon, [`Client`] gets that round's signature once it is published, and
//! [`open_committed`] decrypts with it and checks the bid against its commitment. [`files`] keeps what an owner needs
//! to open a bid without the beacon.
//!
//! ```
//! use alloy_primitives::{Address, hex};
//! use timelock::{Network, Signature, open_committed, seal, sealed_for};
//!
//! // A bid of 5 shares at tick 150, by position 42 in epoch 3 of a contract on Arbitrum.
//! let context = sealed_for(42_161, Address::repeat_byte(1), 3, 42);
//! let sealed = seal(150, 5 * 10_u128.pow(18), &context, &Network::QUICKNET, 1000)?;
//!
//! let published = hex!(
//!     "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
//! );
//! let round = Network::QUICKNET.verify(1000, Signature::from_compressed(&published)?)?;
//! assert_eq!(open_committed(&sealed.ciphertext, &context, &round, sealed.commitment)?, sealed.opening);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
