// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Bridge: lets bridges take one token to other chains and bring it back, each within limits that refill (ERC-7281),
/// and none more than it took. Bridges call it by ERC-7802.
/// @custom:constructor constructor(address authority, address token, bool locks)
interface IBridge {
    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);

    /// The token.
    function token() external view returns (address);
    /// Whether tokens that leave are kept here; else the token burns and mints them.
    function locks() external view returns (bool);
    /// ERC-7802: brings an amount back for `to`; what is above the limit is queued. BRIDGE.
    function crosschainMint(address to, uint256 amount) external;
    /// ERC-7802: takes an amount of the caller's own, which must be `from`. BRIDGE.
    function crosschainBurn(address from, uint256 amount) external;
    /// Pays what is queued for an account as far as the bridge's limit allows. Anyone.
    function release(address bridge, address account) external returns (uint256 amount);
    /// What is queued for an account.
    function queued(address bridge, address account) external view returns (uint256);
    /// What a bridge took and did not bring back.
    function outstandingOf(address bridge) external view returns (uint256);
    /// That of all bridges.
    function outstanding() external view returns (uint256);
    /// ERC-7281: the most that a bridge may bring at once.
    function mintingMaxLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: the most that a bridge may take at once.
    function burningMaxLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: what a bridge may bring now.
    function mintingCurrentLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: what a bridge may take now.
    function burningCurrentLimitOf(address bridge) external view returns (uint256);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// ERC-7281: sets what a bridge may bring and take, each refilled within a day. Authority.
    function setLimits(address bridge, uint256 mintingLimit, uint256 burningLimit) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
