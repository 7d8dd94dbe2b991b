//! Selectors, errors and events of `abi/collateral-auction.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/collateral-auction.sol");

/// The contracts that this one calls, by their interfaces.
pub mod partners {
    use super::sol;

    sol! {
        interface ICaliber {
            function ownerOf(uint256 title) external view returns (address);
            function currentValue(uint256 title, uint64 at) external view returns (uint256);
            function sell(uint256 title, address buyer) external;
        }

        interface ILoanRouter {
            function onCollateralLiquidated(bytes32 loan, uint256 proceeds) external;
        }
    }
}

/// What the constructor takes; an interface in Solidity cannot say it.
pub const CONSTRUCTOR: &str = "constructor(address authority, address caliber)";
