// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Lenders' positions as ERC-721: who holds one is paid what its tranche is.
/// @custom:constructor constructor(address authority)
interface ILoanPositions {
    /// Names the loan router, once. Authority.
    function setRouter(address router) external;
    /// Gives each lender the position of its tranche, calling none of them. Router.
    function mint(bytes32 loan, address[] calldata lenders) external;
    /// Who holds the first `count` tranches' positions of a loan.
    function ownersOf(bytes32 loan, uint256 count) external view returns (address[] memory);
    /// The number of a tranche's position: keccak256(loan, index as uint8), packed.
    function tokenId(bytes32 loan, uint8 index) external pure returns (uint256);
}
