//! Selectors, errors and events of `abi/susdai.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/susdai.sol");

/// The redemption contract, by its interface.
pub mod partners {
    use super::sol;

    sol!("../../abi/qev.sol");
}

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(address authority, address usdai, uint64 genesis)";
