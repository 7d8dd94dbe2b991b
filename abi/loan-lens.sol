// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What loans cost and where they stand, by the arithmetic that the router pays by.
/// @custom:constructor constructor(address router)
interface ILoanLens {
    /// The router.
    function router() external view returns (address);
}
