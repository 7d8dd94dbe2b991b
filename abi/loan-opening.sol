// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// How the loan router opens loans, and what holds for those to come: the part of its code that it runs by delegate
/// call for these functions. At an address of its own it does nothing; what it refuses and tells is in the router's
/// interface.
interface ILoanOpening {
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

    /// How a tranche is paid in.
    struct LenderDepositInfo {
        uint8 depositType;
        bytes data;
    }

    /// This code runs at `account`, which is no router. Remedy: call the router.
    error NotRouter(address account);

    /// Opens a loan. Borrower, through the router.
    function borrow(LoanTerms calldata terms, LenderDepositInfo[] calldata deposits) external returns (bytes32 loan);
    /// Opens a loan that pays off another: `available` of its principal is in the router, for the old loan and the
    /// borrower. Borrower, through the router, which goes on from there.
    function refinance(
        LoanTerms calldata old,
        LoanTerms calldata terms,
        LenderDepositInfo[] calldata deposits,
        uint256 most
    ) external returns (bytes32 loan, uint256 available);
    /// Cancels the caller's signatures of terms with a lower nonce. Anyone, through the router.
    function increaseNonce(uint256 nonce) external;
    /// Who gets the fees of loans. Authority, through the router.
    function setFeeRecipient(address recipient) external;
    /// What is taken of sales of titles of loans to come. Authority, through the router.
    function setLiquidationFeeRate(uint16 rate) external;
    /// Opening of loans rests until then. Authority, through the router.
    function pauseBorrowing(uint64 until) external;
    /// Who is asked for the price of the currency of loans that begin from now on. Authority, through the router.
    function setPriceOracle(address priceOracle) external;
}
