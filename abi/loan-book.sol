// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The vault as a lender: lends its cash within limits, and tells it what the loans are worth.
/// @custom:constructor constructor(address authority, address vault, address usdai, address caliber, address auction, address positions)
interface ILoanBook {
    /// A tranche of a loan as it begins: what it accrues is units of the currency per second, 18 decimals.
    struct Funded {
        address lender;
        uint256 amount;
        uint256 accrualRate;
    }

    /// Names the loan router, once. Authority.
    function setRouter(address router) external;
    /// Pays what the vault lends of a loan that the strategist has agreed to, in its currency, to the router. Router.
    function fund(
        bytes32 loan,
        address borrower,
        uint256 title,
        address currency,
        uint8 decimals,
        Funded[] calldata tranches
    ) external;
    /// A tranche that the book holds was paid, in cash that the book has received: what is left of its principal,
    /// what it accrues from `accruesFrom` on, which may be later than now. Router.
    function onRepaid(
        bytes32 loan,
        uint256 index,
        uint256 principal,
        uint256 interest,
        uint256 balance,
        uint256 accrualRate,
        uint64 accruesFrom
    ) external;
    /// The loan of a tranche is in default: `senior` is what ranks before it and `reserve` the borrower's cash that the
    /// router holds for the loan, units of its currency. Router.
    function onDefaulted(bytes32 loan, uint256 index, uint256 senior, uint256 reserve) external;
    /// A foreclosed loan is settled; what was not paid of the tranche's principal is lost. Router.
    function onRecovered(bytes32 loan, uint256 index, uint256 principal, uint256 interest) external;
}
