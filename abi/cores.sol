// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Cores: points for minting, staking, waiting, lending and referring. They are computed from events by `usdai cores`,
/// committed here as one Merkle root a week, and claimed into a balance that cannot be moved.
/// @custom:constructor constructor(address authority)
interface ICores {
    /// What an activity earns, in Cores of 18 decimals.
    struct Rates {
        /// For a USDai held for a day.
        uint96 held;
        /// For a dollar staked, or waiting in the line, for a day.
        uint96 staked;
        /// For a USDai minted and held for seven days.
        uint96 minted;
        /// For a dollar lent as a curator for a day.
        uint96 lent;
        /// For who referred, basis points of what the other earns by the above.
        uint16 referralBps;
    }
    struct WeekClaim {
        uint32 week;
        uint256 amount;
        bytes32[] proof;
    }

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);

    /// Commits a week that is over. PUBLISHER.
    function publish(uint32 week, bytes32 root, uint256 total, bytes32 inputHash) external;
    /// Takes a week's root back while it can be challenged. GUARDIAN.
    function voidWeek(uint32 week) external;
    /// Credits an account with what it earned in weeks past. Anyone, for anybody.
    function claim(address account, WeekClaim[] calldata claims) external returns (uint256 amount);
    /// Says who referred the caller, once and for ever. Anyone.
    function setReferrer(address referrer) external;
    /// Who referred an account.
    function referrerOf(address account) external view returns (address);
    /// What was committed of a week.
    function week(uint32 number)
        external
        view
        returns (bytes32 root, uint256 total, uint256 claimed, bytes32 inputHash, uint64 claimableAt);
    /// Whether an account has claimed a week.
    function isClaimed(uint32 week, address account) external view returns (bool);
    /// The season: weeks 1 to `weekCount` after `start`, its rates, and the most that a week may grant.
    function season() external view returns (uint64 start, uint32 firstWeek, uint32 weekCount, uint256 weeklyMaximum, Rates memory rates);
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
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Begins a season when there is none or the last is over. Authority.
    function openSeason(uint64 start, uint32 weekCount, uint256 weeklyMaximum, Rates calldata rates) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
