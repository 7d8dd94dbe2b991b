//! Selectors, errors and events of `abi/caliber.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/caliber.sol");

/// The contracts that this one calls, by their interfaces.
pub mod partners {
    use super::sol;

    sol!("../../abi/caliber-metadata.sol");
}

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(address authority, address metadata)";
