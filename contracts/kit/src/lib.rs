//! What the contracts have in common: words and calldata, errors, calls and logs, ERC-20 with permit, pauses,
//! and the authority that sets parameters.
//!
//! It holds no storage of its own and no rule of any one contract. A contract lists the errors and functions
//! of this crate in its own `abi/*.sol`, which a test compares.

#![cfg_attr(target_arch = "wasm32", no_std)]
extern crate alloc;

pub mod authority;
pub mod calldata;
#[cfg(not(target_arch = "wasm32"))]
pub mod clock;
pub mod domain;
pub mod erc20;
pub mod error;
pub mod errors;
pub mod event;
pub mod host;
pub mod packing;
pub mod pause;
pub mod permit;
pub mod program;
pub mod signature;
pub mod token;
pub mod words;

pub use error::Error;

#[doc(hidden)]
pub use {alloy_primitives as __primitives, alloy_sol_types as __sol_types};

/// Whether a selector is in a group; its result is in the output then.
pub type Routed = Result<bool, Error>;
