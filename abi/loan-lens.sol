// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What loans cost and where they stand, by the arithmetic that the router pays by. It keeps nothing but the router's
/// address, whose words it reads and decodes. Amounts are units of the loan's currency; times are unix seconds.
/// @custom:constructor constructor(address router)
interface ILoanLens {
    /// As the router has it.
    struct TrancheSpec {
        address lender;
        uint256 amount;
        uint256 rate;
    }

    /// As the router has it.
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

    /// What is due: every instalment whose deadline is reached, else the one that can be paid, if there is one.
    /// `repay` and `cure` take `total` when offered it in the same second; none is due until `opensAfter` has passed.
    /// `exitFee` is in it where it closes the loan. `arrears` is the least that cures a default, the exit fee included
    /// where that closes the loan; `payoff` is everything.
    struct Quote {
        uint16 instalments;
        uint256 principal;
        uint256 interest;
        uint256 lateInterest;
        uint256 exitFee;
        uint256 total;
        uint256 arrears;
        uint256 payoff;
        uint64 opensAfter;
    }

    /// An instalment as it is on time: until and with `due`, and what is outstanding after it.
    struct Row {
        uint64 due;
        uint256 principal;
        uint256 interest;
        uint256 balance;
    }

    /// What a loan of these terms would begin with: what is lent, what is withheld of it, what the borrower gets.
    struct Opening {
        uint256 principal;
        uint256 originationFee;
        uint256 reserve;
        uint256 toBorrower;
        uint256 firstInstalment;
    }

    /// Where a loan stands. `status` is 1 active, 2 defaulted, 3 foreclosed, 4 closed. The oldest unpaid instalment can
    /// be paid once `opensAfter` has passed, is on time until and with `deadline`, and anybody may call a default once
    /// `defaultAfter` has passed; all zero where nothing is outstanding. `defaultedAt` and `cureUntil` are zero where
    /// there is no default. `accrued` is the interest owed now, rounded up: what missed instalments cost, and what has
    /// run since the last deadline. `balances` are what each tranche is owed of its principal, `outstanding` together.
    struct Standing {
        bytes32 id;
        uint8 status;
        uint8 decimals;
        uint16 liquidationFeeRate;
        uint64 start;
        uint16 instalments;
        uint16 instalmentsPaid;
        uint256 outstanding;
        uint256 reserve;
        uint256 accrued;
        uint64 opensAfter;
        uint64 deadline;
        uint64 defaultAfter;
        uint64 defaultedAt;
        uint64 cureUntil;
        uint256[] balances;
    }

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// The contract has its router already. Remedy: none is needed; another lens can be deployed.
    error AlreadyConstructed();
    /// The router does not answer as it should. Remedy: deploy a lens for one that does.
    error ContractSilent(address contract_);
    /// The currency is no token of 6 to 18 decimals. Remedy: another currency.
    error CurrencyUnusable(address currencyToken);
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// No loan of these terms began. Remedy: the terms of its `LoanOriginated`; `schedule` and `opening` need no loan.
    error LoanUnknown(bytes32 loan);
    /// There is no such schedule. Remedy: 0 level or 1 linear.
    error ScheduleUnknown(uint8 schedule);
    /// The duration is not a whole number of intervals. Remedy: a multiple of the interval.
    error DurationNotWhole(uint64 duration, uint64 repaymentInterval);
    /// The loan has no tranche or more than 32. Remedy: 1 to 32.
    error TranchesOutOfRange(uint256 count);
    /// A tranche lends nothing. Remedy: a positive amount.
    error EmptyTranche(uint256 index);
    /// A rate is above 100% a year, or a tranche's is zero. Remedy: within these.
    error RateOutOfRange(uint256 rate);
    /// The interval is zero or more than 366 days. Remedy: within these.
    error IntervalOutOfRange(uint64 repaymentInterval);
    /// There is no instalment or more than 240. Remedy: 1 to 240.
    error InstalmentsOutOfRange(uint16 instalments);
    /// The grace is longer than the interval. Remedy: at most the interval.
    error GraceAboveInterval(uint64 grace, uint64 repaymentInterval);
    /// The principal is 2^128 or more at 18 decimals. Remedy: less.
    error PrincipalAboveMost(uint256 principal);
    /// Fee and reserve take the whole principal. Remedy: lower ones.
    error NothingForBorrower(uint256 withheld, uint256 principal);
    /// The loan is at another point of its life: a foreclosed one can no longer be paid. Remedy: `loan`.
    error WrongStatus(uint8 status);
    /// At that time the loan was not paid out yet, or in that very second. Remedy: a later time.
    error NotStarted(uint64 start);

    /// What is due now, and what would close the loan now.
    function quote(LoanTerms calldata terms) external view returns (Quote memory);
    /// The same at another time, if nothing is paid until then.
    function quoteAt(LoanTerms calldata terms, uint64 at) external view returns (Quote memory);
    /// Every instalment of the whole loan if all are paid on time, at most 240: from its start, or for a loan that has
    /// not begun from now.
    function schedule(LoanTerms calldata terms) external view returns (Row[] memory rows);
    /// What a loan of these terms would begin with.
    function opening(LoanTerms calldata terms) external view returns (Opening memory);
    /// Where the loan of these terms stands.
    function loan(LoanTerms calldata terms) external view returns (Standing memory);
    /// The router whose loans these are.
    function router() external view returns (address);
}
