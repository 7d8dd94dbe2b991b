// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The vault as a lender: lends its cash within limits, and tells it what the loans are worth.
/// Amounts are dollars of 18 decimals unless they are said to be units of a currency, one unit for a dollar at par;
/// rates are dollars per second with 18 further decimals; times are unix seconds; shares are basis points.
/// An entry is a tranche that the vault holds, by its loan and its index. Its state is 0 none, 1 accruing, 2 paid ahead
/// (accrues nothing until a time), 3 in default, 4 over. The vault's own book is the sum of all entries and of the cash
/// that came in and is not swept; an event replaces one entry's part of it, so that nothing costs more with more loans.
/// Loans are paid to this contract directly, in their currency; `sweep` turns that into USDai for the vault. A payment
/// that only ends interest is told with the next report, which its sweep brings: the vault's deposit price counts
/// interest on what was paid back until then, and no other price does.
/// A mark is what is doubted of an entry's principal. One that a cure or a sale takes back is lowered in the vault with
/// the next sweep, because the vault lowers none without cash.
/// Of others the contract calls the vault, USDai, a loan's currency, and for positions that are bought LoanPositions;
/// it asks the authority `hasRole(bytes32 role, address account)` for keccak256("STRATEGIST"), CALIBER, the auction and
/// the router.
/// @custom:constructor constructor(address authority, address vault, address usdai, address caliber, address auction, address positions)
interface ILoanBook {
    /// A tranche of a loan as it begins: what it accrues is dollars per second, 18 further decimals.
    struct Funded {
        address lender;
        uint256 amount;
        uint256 accrualRate;
    }

    /// A tranche in order of seniority, as the loan router has it.
    struct TrancheSpec {
        address lender;
        uint256 amount;
        uint256 rate;
    }

    /// The terms of a loan, as the loan router has them.
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

    /// The strategist lets the vault lend in a loan until `expiration`.
    event Agreed(bytes32 indexed loan, address indexed strategist, uint64 expiration);
    /// The strategist's word for a loan no longer counts.
    event Disagreed(bytes32 indexed loan, address indexed strategist);
    /// The vault lends `amount` in a loan; so much more counts against the limits until all its entries of the loan are
    /// over.
    event Lent(bytes32 indexed loan, address indexed borrower, uint256 indexed title, address currency, uint256 amount);
    /// A curator ranks behind the vault in a loan: what the vault lends there counts against the curator's limit.
    event CuratorBehind(bytes32 indexed loan, address indexed curator);
    /// A position is tracked that was bought for `cost`, or was sent and cost nothing; `seller` is zero then.
    event PositionAdopted(
        bytes32 indexed loan,
        uint256 indexed index,
        address indexed seller,
        address currency,
        uint256 title,
        uint256 cost
    );
    /// An entry after an event. Interest accrues at `ratePerSecond` from `from` on, at which `accrued` was owed;
    /// `principalPaid` and `interestPaid` came in and wait for a sweep, `lost` principal does not come back.
    event EntryChanged(
        bytes32 indexed loan,
        uint256 indexed index,
        uint8 indexed state,
        uint256 principal,
        uint256 mark,
        uint256 accrued,
        uint256 ratePerSecond,
        uint64 from,
        uint256 principalPaid,
        uint256 interestPaid,
        uint256 lost
    );
    /// All entries of a loan are over: it counts against no limit any more.
    event LoanOver(bytes32 indexed loan);
    /// Cash of a currency became `received` USDai, paid to the vault; what is missing is lost.
    event Swept(address indexed currency, uint256 principal, uint256 interest, uint256 received);
    /// The limits were set.
    event LimitsSet(uint256 perLoan, uint256 perBorrower, uint256 perCurator, uint256 minimumCash);
    /// Of the value of a title of this class so much is counted on when its loan is in default.
    event HaircutSet(uint8 indexed assetClass, uint16 shareBps);
    /// The loan router that opens loans and tells of payments, for ever.
    event RouterSet(address indexed router);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// Only the loan router may do this. Remedy: the function of the router.
    error NotRouter(address caller);
    /// The router is named already, for ever. Remedy: none is needed.
    error RouterKnown(address router);
    /// The caller lacks the role STRATEGIST. Remedy: let the authority's administrator grant it.
    error NotStrategist(address caller);
    /// A parameter is outside its bounds. Remedy: from `least` to `most`.
    error OutOfRange(uint256 value, uint256 least, uint256 most);
    /// No strategist has agreed to the loan, or the agreement is over or used. Remedy: have one call `agree`.
    error NotAgreed(bytes32 loan);
    /// An agreement ends in the past. Remedy: a later time.
    error ExpirationPassed(uint64 expiration);
    /// The loan has no tranche of the vault. Remedy: name the loan book as a lender.
    error NoTrancheOfVault(bytes32 loan);
    /// The vault would lend more than may be in one loan. Remedy: a smaller tranche, or another limit.
    error LoanLimitExceeded(uint256 amount, uint256 limit);
    /// The vault would have lent this borrower more than it may. Remedy: a smaller tranche, or another limit.
    error BorrowerLimitExceeded(address borrower, uint256 amount, uint256 limit);
    /// The vault would have lent more in loans with this curator behind it than it may.
    /// Remedy: a smaller tranche, another curator, or another limit.
    error CuratorLimitExceeded(address curator, uint256 amount, uint256 limit);
    /// Approved curators other than the borrower rank behind every tranche of the vault with too little.
    /// Remedy: junior tranches of curators with `least` units of the currency or more.
    error FirstLossTooSmall(uint256 amount, uint256 least);
    /// Lending would leave the vault less than the minimum of cash that may be lent. Remedy: lend less.
    error CashBelowMinimum(uint256 cash, uint256 minimum);
    /// The currency has not 6 to 18 decimals. Remedy: another currency.
    error DecimalsOutOfRange(address asset, uint256 decimals);
    /// The currency is neither USDai nor an asset of its reserve, so it cannot be turned into cash of the vault.
    /// Remedy: a position of a loan in another currency.
    error CurrencyNotConvertible(address currency);
    /// The vault holds no such entry, or the book does not track it. Remedy: have the strategist call `adopt`.
    error EntryUnknown(bytes32 loan, uint256 index);
    /// The tranche is an entry already. Remedy: none is needed.
    error EntryKnown(bytes32 loan, uint256 index);
    /// The position belongs to another account. Remedy: send it here first, or buy it from `owner`.
    error PositionNotHeld(bytes32 loan, uint256 index, address owner);
    /// The loan does not exist, or is in default or over and so not for `buy`. Remedy: a position of another loan.
    error LoanNotActive(bytes32 loan);
    /// The price is above the principal that the tranche is owed. Remedy: at most `claim`.
    error PriceAboveClaim(uint256 price, uint256 claim);
    /// The entry is not paid ahead, or still is. Remedy: once its time has come.
    error NotResumable(bytes32 loan, uint256 index, uint64 from);
    /// The entry is not in default, or what stands behind it is worth no less than its mark says.
    /// Remedy: after a round of the auction has failed, or a lower appraisal.
    error MarkNotRaised(bytes32 loan, uint256 index);
    /// No cash of this currency waits. Remedy: none is needed.
    error NothingToSweep(address currency);
    /// A contract does not answer as it should. Remedy: none here; whoever runs the protocol has to look into it.
    error ContractSilent(address contract_);
    /// The token refused a transfer, said that it failed, or moved nothing. Remedy: ask who issues the token.
    error TransferFailed(address token);
    /// The token does not say a balance. Remedy: ask who issues the token.
    error BalanceUnreadable(address token);
    /// The outcome is below the minimum. Remedy: try again later.
    error MinimumNotMet(uint256 amount, uint256 minimum);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// No position is bought before `until`, as no loan begins: what the router says. Remedy: wait.
    error BorrowingIsPaused(uint64 until);
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// Lets the vault lend in a loan until and with `expiration`, once. Role STRATEGIST.
    function agree(bytes32 loan, uint64 expiration) external;
    /// Takes that back. Role STRATEGIST.
    function disagree(bytes32 loan) external;
    /// Buys the position of a tranche of an active loan from `seller`, who has approved this contract for it, for
    /// `price` of the vault's USDai, within the limits and with first losses as in `fund`. Rests with borrowing. Role
    /// STRATEGIST.
    function buy(LoanTerms calldata terms, uint256 index, address seller, uint256 price) external;
    /// Tracks a position that was sent here, whatever became of its loan: what it brings is gain. Role STRATEGIST.
    function adopt(LoanTerms calldata terms, uint256 index) external;

    /// Pays what the vault lends of a loan that the strategist has agreed to, in its currency, to the router. Router.
    /// All tranches are given, in order of seniority; those of this contract are the vault's, the others' rate is not
    /// looked at. Amounts are units of the currency.
    function fund(
        bytes32 loan,
        address borrower,
        uint256 title,
        address currency,
        uint8 decimals,
        Funded[] calldata tranches
    ) external;
    /// A tranche that the book holds was paid, in cash that the book has received: what is left of its principal,
    /// what it accrues from `accruesFrom` on, which may be later than now. Units of the currency, but `accrualRate` is
    /// dollars per second. A rate of zero leaves a loan in default where it is; any other ends the default. Router.
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
    /// A foreclosed loan is settled; what was not paid of the tranche's principal is lost. Units. Router.
    function onRecovered(bytes32 loan, uint256 index, uint256 principal, uint256 interest) external;

    /// Turns all cash of a currency that came in into USDai, pays it to the vault, and returns it. What the books
    /// expected and is not there is lost. Refused while USDai does not take the currency: the cash waits. Anyone.
    function sweep(address currency) external returns (uint256 received);
    /// Has an entry that was paid ahead accrue again, from now on; its time has come. Anyone.
    function resume(bytes32 loan, uint256 index) external;
    /// Raises the mark of an entry in default to what the appraisal and the auction leave of it now. Anyone.
    function remark(bytes32 loan, uint256 index) external;

    /// An entry: see `EntryChanged`. `currency` is that of its loan.
    function entry(bytes32 loan, uint256 index)
        external
        view
        returns (
            uint8 state,
            uint256 principal,
            uint256 mark,
            uint256 accrued,
            uint256 ratePerSecond,
            uint64 from,
            address currency
        );
    /// A loan in which the vault lends or has lent: what counts against limits, its entries that are not over, the
    /// curators behind it, and until when the strategist's word counts.
    function loan(bytes32 loan)
        external
        view
        returns (
            address borrower,
            uint256 title,
            uint256 lent,
            uint256 entries,
            uint64 agreedUntil,
            address[] memory curators
        );
    /// What the vault has lent this borrower, or behind which this curator ranks, in loans that are not over.
    function lent(address account) external view returns (uint256 toBorrower, uint256 behindCurator);
    /// Cash of a currency that came in and waits, in dollars.
    function cash(address currency) external view returns (uint256 principal, uint256 interest, uint8 decimals);
    /// Marks that are taken back and still in the vault's book.
    function liftedMarks() external view returns (uint256);
    /// What waits for the next report: interest that the vault's book counted too much at `since`, and by how much its
    /// rate is too high from then on.
    function lag() external view returns (uint256 over, uint256 ratePerSecond, uint64 since);
    /// The limits: for one loan, one borrower, one curator, and the least that lending leaves of what may be lent.
    function limits()
        external
        view
        returns (uint256 perLoan, uint256 perBorrower, uint256 perCurator, uint256 minimumCash);
    /// How much of the value of a title of this class is counted on in a default; 5,000 where nothing was set.
    function haircut(uint8 assetClass) external view returns (uint16 shareBps);
    /// The contracts that the book works with.
    function partners()
        external
        view
        returns (address vault, address usdai, address caliber, address auction, address positions, address router);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Names the loan router, once. Authority.
    function setRouter(address router) external;
    /// Sets the limits, each at most 2^96 - 1; nothing may be lent before. Authority.
    function setLimits(uint256 perLoan, uint256 perBorrower, uint256 perCurator, uint256 minimumCash) external;
    /// Sets how much of the value of a title of a class, 1 to 5, is counted on, at most 10,000. Marks that stand stay.
    /// Authority.
    function setHaircut(uint8 assetClass, uint16 shareBps) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
