//! Beacon: says whether a signature is that of a round of drand's quicknet, or of any beacon of its scheme.
//!
//! The interface is `abi/beacon.sol`; its selectors and errors are compiled in from that file. The scheme is
//! `bls-unchained-g1-rfc9380`: a signature is a point of G1, the public key one of G2, and what is signed is the
//! SHA-256 of the round. Curves are the chain's precompiles (EIP-2537, from ArbOS 40 on). Hashes and the reduction
//! to the field are computed here, for less than half of what calls of the precompiles for them cost.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod field;
pub mod storage;

mod curve;
mod router;
mod verify;

pub use errors::Error;
pub use storage::Beacon;

kit::program!(Beacon);
