//! Selectors, errors and events of `abi/qev.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/qev.sol");

/// The contracts that this one calls, by their interfaces.
pub mod partners {
    use super::sol;

    sol!("../../abi/susdai.sol");
    sol!("../../abi/beacon.sol");
    sol!("../../abi/qev-metadata.sol");
}

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str =
    "constructor(address authority, address vault, uint64 genesis, address beacon, address metadata)";
