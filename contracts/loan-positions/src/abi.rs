//! Selectors, errors and events of `abi/loan-positions.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/loan-positions.sol");

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(address authority)";
