//! Selectors and errors of `abi/beacon.sol`, which is the one place that spells them.

#![allow(missing_docs)]

use alloy_sol_types::sol;

sol!("../../abi/beacon.sol");

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(bytes publicKey)";
