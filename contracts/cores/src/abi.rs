//! Selectors, errors and events of `abi/cores.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/cores.sol");

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(address authority)";
