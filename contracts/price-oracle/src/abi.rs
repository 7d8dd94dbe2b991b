//! Selectors, errors and events of `abi/price-oracle.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/price-oracle.sol");

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(address authority)";
