// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// CALIBER: titles of hardware as ERC-721.
/// @custom:constructor constructor(address authority, address metadata)
interface ICaliber {
    /// Names the loan router and the auction, once. Authority.
    function setPartners(address router, address auction) external;
    /// Pledges an active title of the borrower for a loan: draws its credit, and the router holds the title. Router.
    function pledge(uint256 title, address borrower, uint256 principal) external;
    /// Gives a title back when its loan is paid off, whoever the receiver is: nothing of it is called. Router.
    function release(uint256 title, address to) external;
    /// The loan is in default. Router.
    function markDefaulted(uint256 title) external;
    /// The arrears are paid. Router.
    function markCured(uint256 title) external;
    /// The cure window has passed: the auction holds the title. Router.
    function foreclose(uint256 title) external;
    /// The title is the buyer's. Auction.
    function sell(uint256 title, address buyer) external;
    /// Principal of an operator that came back, USD of 18 decimals. Router.
    function giveBack(address borrower, uint256 principal) external;
    /// The holder of a title.
    function ownerOf(uint256 title) external view returns (address);
    /// The last appraisal, depreciated until `at`, USD of 18 decimals, rounded down.
    function currentValue(uint256 title, uint64 at) external view returns (uint256);
    /// The most that may be lent against it now, USD of 18 decimals.
    function maxLoan(uint256 title) external view returns (uint256);
    /// Whether the account is an approved curator.
    function isCurator(address account) external view returns (bool);
}
