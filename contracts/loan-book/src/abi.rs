//! Selectors, errors and events of `abi/loan-book.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/loan-book.sol");

/// The contracts that this one calls, by their interfaces.
pub mod partners {
    use super::sol;

    sol!("../../abi/susdai.sol");
    sol!("../../abi/usdai.sol");
    sol!("../../abi/caliber.sol");
    sol!("../../abi/collateral-auction.sol");
    sol!("../../abi/loan-positions.sol");
}

/// What the loan router is asked.
pub mod router {
    use super::sol;

    sol! {
        interface ILoanRouter {
            function loanState(bytes32 loan) external view returns (bytes32[2] memory words);
            function checkBorrowing() external view;
        }
    }
}

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = concat!(
    "constructor(address authority, address vault, address usdai, address caliber, ",
    "address auction, address positions)",
);
