// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Loans against titles of hardware. Amounts are units of the loan's currency; rates are per second, 18 decimals;
/// times are unix seconds. Whoever holds the position of a tranche is paid what the tranche is paid. What a token does
/// not let the router pay is put aside for its owner, who fetches it with `claim`. A loan is 0 unknown, 1 active, 2
/// defaulted, 3 foreclosed or 4 closed; a tranche is named by its place in the order of seniority. What a call would
/// cost or pay says the lens. Of the accounts in the terms none is called but a lender that is a contract, which is
/// asked for its ERC-1271 signature.
/// The code is three programs over one storage: the router runs what opens loans and sets what holds for those to come,
/// and what becomes of those that are not paid, by delegate call of `opening` and `defaults`, which are named at
/// construction and never change.
/// @custom:constructor constructor(address authority, address caliber, address timelock, address positions, address auction, address loanBook, address opening, address defaults)
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

    /// A loan began with the second of this event: `principal` is owed, of which the router holds `reserve` back for
    /// the borrower. The currency has `decimals`; of what a sale of the title brings, `liquidationFeeRate` basis
    /// points are the fee. The terms are what every later call needs.
    event LoanOriginated(
        bytes32 indexed loan,
        address indexed borrower,
        uint256 indexed title,
        LoanTerms terms,
        uint256 principal,
        uint256 reserve,
        uint8 decimals,
        uint16 liquidationFeeRate
    );
    /// `old` was paid off by `loan`. The borrower added `fromBorrower` or received `toBorrower`.
    event LoanRefinanced(
        bytes32 indexed old, bytes32 indexed loan, uint256 fromBorrower, uint256 toBorrower
    );
    /// The owner of a tranche's position was paid, or credited, so much of the tranche's principal and interest.
    event LenderRepaid(
        bytes32 indexed loan, address indexed owner, uint256 index, uint256 principal, uint256 interest
    );
    /// `payer` paid `instalments`, oldest first, and principal of `prepaid` beyond them; `payer` is the router when the
    /// reserve paid. `principal` is that of the instalments. At no `outstanding` the loan is closed, and the borrower
    /// gets `reserveReturned`.
    event LoanRepaid(
        bytes32 indexed loan,
        address indexed payer,
        uint16 instalments,
        uint256 principal,
        uint256 interest,
        uint256 lateInterest,
        uint256 prepaid,
        uint256 exitFee,
        uint256 reserveReturned,
        uint256 outstanding
    );
    /// A loan is in default; until and with `cureUntil` it can be cured.
    event LoanDefaulted(bytes32 indexed loan, uint64 cureUntil);
    /// The arrears of a loan in default were paid: it is active again, or closed.
    event LoanCured(bytes32 indexed loan, address indexed payer);
    /// The cure window has passed: the title is for sale, for `owed` in all.
    event LoanForeclosed(bytes32 indexed loan, uint256 indexed title, uint256 owed);
    /// The title was sold, and the router holds `proceeds`.
    event CollateralLiquidated(bytes32 indexed loan, uint256 proceeds);
    /// A foreclosed loan is closed: `proceeds` and reserve were distributed.
    event LoanRecovered(
        bytes32 indexed loan, uint256 proceeds, uint256 reserve, uint256 fee, uint256 toBorrower
    );
    /// The owner of a tranche's position was paid, or credited, what there was for it of the sale; `lost` principal
    /// does not come back. `laterInterest` is that after the default.
    event LenderRecovered(
        bytes32 indexed loan,
        address indexed owner,
        uint256 index,
        uint256 principal,
        uint256 interest,
        uint256 laterInterest,
        uint256 lost
    );
    /// The currency did not let the router pay: the amount is held for `account`.
    event PaymentCredited(
        bytes32 indexed loan, address indexed account, address indexed currencyToken, uint256 amount
    );
    /// What was held for `account` was paid out.
    event PaymentClaimed(
        address indexed account, address indexed currencyToken, address to, uint256 amount
    );
    /// The loan book did not take note of a payment to its tranche: the router keeps the report, for `reconcile`.
    event HookFailed(bytes32 indexed loan, uint256 index, uint256 principal, uint256 interest);
    /// The loan book took note of what it had not.
    event Reconciled(bytes32 indexed loan, uint256 index, uint256 principal, uint256 interest);
    /// Signatures of `account` count for terms with this nonce or a higher one alone.
    event NonceIncreased(address indexed account, uint256 nonce);
    /// Fees go to another account.
    event FeeRecipientSet(address indexed recipient);
    /// Loans that begin from now on have this liquidation fee, basis points.
    event LiquidationFeeRateSet(uint16 rate);
    /// No loan begins before then.
    event BorrowingPaused(uint64 until);
    /// `priceOracle` is asked for the price of the currency of loans that begin; zero for nobody.
    event PriceOracleSet(address indexed priceOracle);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An amount is zero. Remedy: an amount above zero.
    error ZeroAmount();
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// A pause may end at `latest` at most. Remedy: an end at `latest` or before.
    error PauseTooLong(uint64 until, uint64 latest);
    /// The next pause may start at `availableAt`. Remedy: wait until then.
    error PauseCoolingDown(uint64 availableAt);
    /// A contract that the router is to work with has no code. Remedy: deploy it first.
    error PartnerHasNoCode(address partner);
    /// A parameter is outside its bounds. Remedy: from `least` to `most`.
    error OutOfRange(uint256 value, uint256 least, uint256 most);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();
    /// The token moved nothing. Remedy: try again; if it stays, ask whoever runs the token.
    error TransferFailed(address token);
    /// The router may move less of the account's tokens than needed. Remedy: have it approve the router.
    error TokenAllowanceTooLow(address token, uint256 allowance, uint256 needed);
    /// The account has fewer tokens than needed. Remedy: provide them.
    error TokenBalanceTooLow(address token, uint256 balance, uint256 needed);
    /// The token does not say what an account has. Remedy: another currency.
    error BalanceUnreadable(address token);

    /// A part of the router's code runs at `account`, which is no router. Remedy: call the router.
    error NotRouter(address account);
    /// Only the borrower of the terms may do this. Remedy: call from `borrower`.
    error NotBorrower(address caller, address borrower);
    /// The loan book lends and borrows nothing. Remedy: another borrower.
    error BorrowerNotAllowed(address borrower);
    /// No loan begins before `until`. Remedy: wait.
    error BorrowingIsPaused(uint64 until);
    /// The terms could be used until and with `expiration`. Remedy: agree on new ones.
    error TermsExpired(uint64 expiration);
    /// A loan of these terms began before. Remedy: agree on terms with another nonce or expiration.
    error LoanExists(bytes32 loan);
    /// The currency is no token of 6 to 18 decimals. Remedy: another currency.
    error CurrencyUnusable(address currencyToken);
    /// The price oracle answers nothing. What it refuses is passed on as it is.
    /// Remedy: wait; whoever runs the protocol has to name another.
    error PriceOracleSilent(address priceOracle);
    /// A loan with a fee, or with one on a sale, needs somebody who gets it. Remedy: have the authority name one with
    /// `setFeeRecipient`.
    error FeeRecipientUnset();
    /// There is one deposit for each tranche. Remedy: as many, in the same order.
    error DepositsDiffer(uint256 deposits, uint256 tranches);
    /// A tranche cannot be paid in like this: there is no such type, or type 3 is another's than the loan book's, or
    /// the loan book's is of another type. Remedy: 0, 1 or 2, and 3 for the loan book alone.
    error DepositTypeUnusable(uint256 index, uint8 depositType);
    /// The borrower cannot lend to itself. Remedy: another lender.
    error LenderIsBorrower(uint256 index);
    /// The lender has cancelled signatures of terms with a nonce below `least`. Remedy: agree on new terms.
    error NonceCancelled(address lender, uint256 nonce, uint256 least);
    /// The lender's signature is not of these terms, this router and this chain. Remedy: have `lender` sign
    /// `loanTermsHash`.
    error SignatureInvalid(address lender);
    /// Less arrived at the router than was sent, as the currency takes a fee. Remedy: another currency.
    error AmountMissing(address currencyToken, uint256 arrived, uint256 expected);
    /// The new terms of a refinancing have another borrower, currency or title. Remedy: the same three.
    error RefinancingDiffers();
    /// The borrower would have to add `needed`. Remedy: a higher `most`, or more principal.
    error MostExceeded(uint256 needed, uint256 most);
    /// The nonce is not above the present one. Remedy: more than `nonce`.
    error NonceNotHigher(uint256 nonce);
    /// Only the collateral auction may do this. Remedy: the function of the auction.
    error NotAuction(address caller);
    /// The title is not sold. Remedy: wait for the auction, and settle it.
    error TitleUnsold(bytes32 loan);
    /// The title is sold. Remedy: `recover`.
    error TitleSold(bytes32 loan);
    /// Nothing is held for the caller. Remedy: none is needed.
    error NothingToClaim(address currencyToken);
    /// The loan book took note of everything. Remedy: none is needed.
    error NothingUnreported(bytes32 loan, uint256 index);
    /// Too little gas is left for what is next: paying somebody, or having the loan book take note, must not fail for
    /// want of it. Remedy: a higher gas limit.
    error GasTooLow(uint256 left, uint256 needed);

    /// No loan of these terms began. Remedy: the terms of its `LoanOriginated`.
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
    /// The loan is at another point of its life. Remedy: what can be done at this one.
    error WrongStatus(uint8 status);
    /// The loan was paid out in this very second. Remedy: a second later.
    error NotStarted(uint64 start);
    /// The payment does not cover what must be paid first. Remedy: at least `needed`; no more is taken than is owed.
    error BelowDue(uint256 amount, uint256 needed);
    /// No instalment is open and nothing was offered. Remedy: a positive amount, or wait until after `opensAfter`.
    error NothingPaid(uint64 opensAfter);
    /// Deadline and grace have not passed. Remedy: call after `until`.
    error WithinGrace(uint64 until);
    /// The cure window ended at `until`. Remedy: bid for the title.
    error CureWindowOver(uint64 until);
    /// The borrower may still pay. Remedy: foreclose after `until`.
    error CureWindowOpen(uint64 until);

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
    /// Pays instalments that are open, oldest first, then principal; takes at most `amount` from the caller. A loan in
    /// default is cured, as by `cure`. Anyone.
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
    /// Tells the loan book of payments to a tranche of which it took no note. Anyone.
    function reconcile(LoanTerms calldata terms, uint256 index) external;
    /// Pays out what could not be pushed to the caller. Its owner.
    function claim(address currencyToken, address to) external returns (uint256 amount);
    /// Cancels every signature of the caller's for terms with a nonce below `nonce`. Anyone, for itself.
    function increaseNonce(uint256 nonce) external;

    /// The loan's id: the EIP-712 digest of its terms.
    function loanTermsHash(LoanTerms calldata terms) external view returns (bytes32 loan);
    /// What is stored of a loan, decoded by the lens. Word 0: outstanding uint128, reserve uint128. Word 1: start
    /// uint40, instalments paid uint16, extra units uint32, status uint8, when the default was called uint40, decimals
    /// uint8, liquidation fee uint16. Lowest bits first.
    function loanState(bytes32 loan) external view returns (bytes32[2] memory words);
    /// Whether the title of a loan was sold and not yet recovered, and what that brought.
    function proceeds(bytes32 loan) external view returns (bool isSold, uint256 amount);
    /// What is held for an account, by currency.
    function credits(address account, address currencyToken) external view returns (uint256 amount);
    /// What the loan book was paid on a position and took no note of.
    function unreported(bytes32 loan, uint256 index) external view returns (uint256 principal, uint256 interest);
    /// The least nonce of terms for which the account's signatures count.
    function nonces(address account) external view returns (uint256);
    /// The contracts that the router works with.
    function partners()
        external
        view
        returns (
            address caliber,
            address timelock,
            address positions,
            address auction,
            address loanBook,
            address opening,
            address defaults
        );
    /// Who gets fees; the liquidation fee of loans to come, basis points; when borrowing rests, and can again.
    function parameters()
        external
        view
        returns (address feeRecipient, uint16 liquidationFeeRate, uint64 pausedUntil, uint64 pauseAvailableAt);
    /// Refuses while borrowing rests. Anyone.
    function checkBorrowing() external view;
    /// Who is asked, with `peggedPrice`, whether the currency of a loan that begins is near a dollar; zero for nobody.
    function priceOracle() external view returns (address);
    /// ERC-5267.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );

    /// Who gets the fees of loans: of origination and exit, and of a sale. Authority.
    function setFeeRecipient(address recipient) external;
    /// What is taken of what a sale brings, at most 1,000 basis points, for loans that begin from now on. Authority.
    function setLiquidationFeeRate(uint16 rate) external;
    /// Opening of loans rests until then: 14 days at most, and 7 days not. Authority.
    function pauseBorrowing(uint64 until) external;
    /// Names who is asked for the price of the currency of loans that begin from now on; zero for nobody. Authority.
    function setPriceOracle(address priceOracle) external;
    /// From whom the contract takes orders.
    function authority() external view returns (address);
    /// Who may accept the authority's place.
    function pendingAuthority() external view returns (address);
    /// Offers the authority's place. Authority.
    function transferAuthority(address account) external;
    /// Takes the authority's place. Pending authority.
    function acceptAuthority() external;
}
