// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Cores: points for minting, staking, waiting, lending and referring. They are computed from events by `usdai cores`,
/// committed here as one Merkle root a week, and claimed into a balance that cannot be moved. Cores have 18 decimals,
/// times are unix seconds.
///
/// Weeks are numbered from 1 through all seasons; a season's first is `firstWeek`. Week `w` of it is the seven days
/// from `start + (w - firstWeek) * 604,800`, the end excluded.
///
/// A root is that of OpenZeppelin's StandardMerkleTree over `(address account, uint32 week, uint256 amount)`: a leaf is
/// `keccak256(keccak256(abi.encode(account, week, amount)))`. It can be challenged for three days, in which nobody
/// claims and a guardian may void it; what was not voided then stands for ever.
/// @custom:constructor constructor(address authority)
interface ICores {
    /// What an activity earns, Cores.
    struct Rates {
        /// For a USDai held for a day; 1,000 at most, as the next.
        uint96 held;
        /// For a dollar staked, or waiting in the line, for a day.
        uint96 staked;
        /// For a USDai minted and held for seven days; 10,000 at most.
        uint96 minted;
        /// For a dollar lent as a curator for a day; 1,000 at most.
        uint96 lent;
        /// For who referred, basis points of what the other earns by the above; 2,000 at most.
        uint16 referralBps;
    }

    /// What an account earned in a week, and the proof of it.
    struct WeekClaim {
        uint32 week;
        uint256 amount;
        bytes32[] proof;
    }

    /// ERC-20: `value` was claimed to `to`; `from` is always zero.
    event Transfer(address indexed from, address indexed to, uint256 value);
    /// A season was opened; one with the same `firstWeek` that had not begun is forgotten.
    event SeasonOpened(
        uint32 indexed firstWeek, uint64 start, uint32 weekCount, uint256 weeklyMaximum, Rates rates
    );
    /// A week was committed: at most `total` can be claimed of it, from `claimableAt` on. `inputHash` is that of what
    /// it was computed from.
    event WeekPublished(
        uint32 indexed week,
        address indexed publisher,
        bytes32 root,
        uint256 total,
        bytes32 inputHash,
        uint64 claimableAt
    );
    /// A week's root was taken back: the week may be committed again.
    event WeekVoided(uint32 indexed week, address indexed guardian, bytes32 root);
    /// An account was credited with what it earned in a week.
    event Claimed(address indexed account, uint32 indexed week, uint256 amount);
    /// `referrer` earns a share of what `account` earns, from the week on in which this was said.
    event Referred(address indexed account, address indexed referrer);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// An amount is zero. Remedy: an amount above zero; a week in which nobody earned is not committed.
    error ZeroAmount();
    /// The root or the hash of the input is zero. Remedy: what `usdai cores compute` prints.
    error HashMissing();
    /// Only an account with the role PUBLISHER commits weeks. Remedy: let ADMIN grant it.
    error NotPublisher(address caller);
    /// Only an account with the role GUARDIAN voids weeks. Remedy: let ADMIN grant it.
    error NotGuardian(address caller);
    /// No season has this week. Remedy: a week of a season that was opened.
    error WeekUnknown(uint32 week);
    /// The week ends at `end`. Remedy: wait.
    error WeekNotOver(uint32 week, uint64 end);
    /// The week is committed. Remedy: none is needed; a guardian can void it while it can be challenged.
    error AlreadyPublished(uint32 week);
    /// The week is not committed, or was voided. Remedy: wait until a publisher commits it.
    error NotPublished(uint32 week);
    /// A week may grant `maximum` at most. Remedy: a smaller total; `usdai cores compute` scales to it.
    error TotalTooHigh(uint256 total, uint256 maximum);
    /// The week could be challenged until `claimableAt`. Remedy: none, it stands.
    error ChallengeOver(uint32 week, uint64 claimableAt);
    /// The week can be challenged still. Remedy: wait until `claimableAt`.
    error NotClaimable(uint32 week, uint64 claimableAt);
    /// The account has claimed the week. Remedy: leave it out.
    error AlreadyClaimed(uint32 week, address account);
    /// The proof does not lead to the week's root. Remedy: account, week, amount and proof as `usdai cores proof`
    /// prints them for the root that is committed.
    error InvalidProof(uint32 week, address account);
    /// Of the week's total `left` is not claimed, less than `amount`: its root promises more than it may.
    /// Remedy: none, tell the publisher.
    error TotalExceeded(uint32 week, uint256 left, uint256 amount);
    /// The claims come to nothing. Remedy: at least one week with an amount above zero.
    error NothingToClaim();
    /// Cores cannot be moved. Remedy: none.
    error NotTransferable();
    /// The caller has said who referred it. Remedy: none, that is for ever.
    error ReferrerKnown(address referrer);
    /// Nobody refers itself. Remedy: name another account.
    error SelfReferral();
    /// The season may start from `earliest`, which is now or when the season before ends, to `latest`.
    /// Remedy: a start between them.
    error StartOutOfRange(uint64 start, uint64 earliest, uint64 latest);
    /// A season has `least` to `most` weeks. Remedy: a number between them.
    error WeekCountOutOfRange(uint32 weekCount, uint32 least, uint32 most);
    /// A week may grant `least` to `most`. Remedy: an amount between them.
    error WeeklyMaximumOutOfRange(uint256 weeklyMaximum, uint256 least, uint256 most);
    /// A rate is above its bound. Remedy: `maximum` at most.
    error RateTooHigh(uint256 rate, uint256 maximum);
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// Commits a week that is over, once unless it was voided. `total` is the sum of its leaves, `inputHash` that of
    /// what it was computed from. PUBLISHER.
    function publish(uint32 week, bytes32 root, uint256 total, bytes32 inputHash) external;
    /// Takes a week's root back while it can be challenged. GUARDIAN.
    function voidWeek(uint32 week) external;
    /// Credits an account with what it earned in weeks past, all of them or none. Anyone, for anybody.
    function claim(address account, WeekClaim[] calldata claims) external returns (uint256 amount);
    /// Says who referred the caller, once and for ever. Anyone, for itself.
    function setReferrer(address referrer) external;

    /// Who referred an account; zero for nobody.
    function referrerOf(address account) external view returns (address);
    /// What was committed of a week, zeros for nothing; from `claimableAt` on it can be claimed.
    function week(uint32 number)
        external
        view
        returns (bytes32 root, uint256 total, uint256 claimed, bytes32 inputHash, uint64 claimableAt);
    /// Whether an account has claimed a week.
    function isClaimed(uint32 week, address account) external view returns (bool);
    /// The season that was opened last, begun or not; zeros before the first.
    function season()
        external
        view
        returns (uint64 start, uint32 firstWeek, uint32 weekCount, uint256 weeklyMaximum, Rates memory rates);
    /// The season that has a week. `WeekUnknown`.
    function seasonOf(uint32 week)
        external
        view
        returns (uint64 start, uint32 firstWeek, uint32 weekCount, uint256 weeklyMaximum, Rates memory rates);

    /// "Cores".
    function name() external view returns (string memory);
    /// "CORES".
    function symbol() external view returns (string memory);
    /// 18.
    function decimals() external view returns (uint8);
    /// All that was claimed.
    function totalSupply() external view returns (uint256);
    /// What an account has claimed.
    function balanceOf(address account) external view returns (uint256);
    /// Zero.
    function allowance(address owner, address spender) external view returns (uint256);
    /// Reverts with `NotTransferable`. Anyone.
    function transfer(address to, uint256 value) external returns (bool);
    /// Reverts with `NotTransferable`. Anyone.
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    /// Reverts with `NotTransferable`. Anyone.
    function approve(address spender, uint256 value) external returns (bool);

    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);
    /// Opens a season of 1 to 52 weeks that starts within 90 days of now or of the end of the season before, and grants
    /// 1 to 10^12 Cores a week at most. One that has begun stays as it is; one that has not is replaced. Authority.
    function openSeason(uint64 start, uint32 weekCount, uint256 weeklyMaximum, Rates calldata rates) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
