// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What becomes of a loan that is not paid: the part of the loan router's code that it runs by delegate call for these
/// functions. At an address of its own it does nothing; what it refuses and tells is in the router's interface.
interface ILoanDefault {
    /// A tranche; they are in order of seniority.
    struct TrancheSpec {
        address lender;
        uint256 amount;
        uint256 rate;
    }

    /// What lenders and borrower agree on.
    struct LoanTerms {
        uint64 expiration;
        address borrower;
        address currencyToken;
        uint256 title;
        uint64 duration;
        uint64 repaymentInterval;
        uint8 schedule;
        uint256 gracePeriodRate;
        uint64 gracePeriodDuration;
        uint256 originationFee;
        uint256 exitFee;
        uint8 reserveInstalments;
        uint256 nonce;
        TrancheSpec[] trancheSpecs;
    }

    /// This code runs at `account`, which is no router. Remedy: call the router.
    error NotRouter(address account);

    /// Calls a default. Anyone, through the router.
    function callDefault(LoanTerms calldata terms) external;
    /// Hands the title to the auction. Anyone, through the router.
    function foreclose(LoanTerms calldata terms) external;
    /// The title of a loan was sold. Auction, through the router.
    function onCollateralLiquidated(bytes32 loan, uint256 proceeds) external;
    /// Distributes the proceeds. Anyone, through the router.
    function recover(LoanTerms calldata terms) external;
    /// Brings a report to the loan book again. Anyone, through the router.
    function reconcile(LoanTerms calldata terms, uint256 index) external;
}
