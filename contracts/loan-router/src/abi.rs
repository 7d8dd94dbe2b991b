//! Selectors, errors and events of `abi/loan-router.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/loan-router.sol");

/// The contracts that this one calls, by their interfaces.
pub mod partners {
    use super::sol;

    sol!("../../abi/caliber.sol");
    sol!("../../abi/deposit-timelock.sol");
    sol!("../../abi/loan-positions.sol");
    sol!("../../abi/collateral-auction.sol");
    sol!("../../abi/loan-book.sol");
    sol!("../../abi/price-oracle.sol");
}

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = concat!(
    "constructor(address authority, address caliber, address timelock, address positions, address auction, ",
    "address loanBook, address opening, address defaults)",
);
