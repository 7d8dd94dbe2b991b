// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Loans against titles of hardware. Amounts are units of the loan's currency; rates are per second, 18 decimals.
/// @custom:constructor constructor(address authority, address caliber, address timelock, address positions, address auction, address loanBook)
interface ILoanRouter {
    /// A tranche; they are in order of seniority.
    struct TrancheSpec {
        address lender;
        uint256 amount;
        uint256 rate;
    }

    /// What lenders and borrower agree on. Its EIP-712 digest is the loan's id.
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

    /// How a tranche is paid in: 0 escrow in the deposit timelock; 1 an ERC-2612 permit and the lender's signature
    /// of the terms, `abi.encode(uint256 deadline, uint8 v, bytes32 r, bytes32 s, bytes signature)`; 2 an allowance
    /// and the signature alone, `signature`; 3 the vault's loan book.
    struct LenderDepositInfo {
        uint8 depositType;
        bytes data;
    }

    /// Opens a loan: pledges the title, takes the principal of every lender, mints their positions, pays the
    /// borrower. Borrower.
    function borrow(LoanTerms calldata terms, LenderDepositInfo[] calldata deposits) external returns (bytes32 loan);
    /// Opens a loan that pays off another on the same title, of the same borrower and currency, in one transaction;
    /// the borrower adds at most `most`. Borrower.
    function refinance(
        LoanTerms calldata old,
        LoanTerms calldata terms,
        LenderDepositInfo[] calldata deposits,
        uint256 most
    ) external returns (bytes32 loan);
    /// Pays instalments that are open, oldest first, then principal; takes at most `amount` from the caller. Anyone.
    function repay(LoanTerms calldata terms, uint256 amount) external returns (uint256 paid);
    /// Calls a default: applies the reserve first, and if that cures there is none. Anyone, after deadline and grace.
    function callDefault(LoanTerms calldata terms) external;
    /// Pays the arrears of a loan in default, or all of it, at most `amount`. Anyone, within 14 days of the default.
    function cure(LoanTerms calldata terms, uint256 amount) external returns (uint256 paid);
    /// Hands the title to the auction. Anyone, once the cure window has passed.
    function foreclose(LoanTerms calldata terms) external;
    /// The title of a loan was sold and `proceeds` are in the router. Auction.
    function onCollateralLiquidated(bytes32 loan, uint256 proceeds) external;
    /// Distributes the proceeds by seniority, and what is left to the borrower. Anyone, once the title is sold.
    function recover(LoanTerms calldata terms) external;
    /// Pays out what could not be pushed to the caller. Its owner.
    function claim(address currencyToken, address to) external returns (uint256 amount);
    /// Cancels every signature of the caller's for terms with a nonce below `nonce`. Anyone, for itself.
    function increaseNonce(uint256 nonce) external;
    /// The loan's id: the EIP-712 digest of its terms.
    function loanTermsHash(LoanTerms calldata terms) external view returns (bytes32 loan);
    /// What is stored of a loan, decoded by the lens.
    function loanState(bytes32 loan) external view returns (bytes32[2] memory words);
    /// Opening of loans rests until then. Authority.
    function pauseBorrowing(uint64 until) external;
}
