// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Bridge: lets bridges take one token to other chains and bring it back. Amounts are units of the token, times are
/// unix seconds.
/// A bridge is an account with the role BRIDGE and limits, at most 16 of them. It takes only tokens that it holds
/// itself, and brings at most what it took: no bridge can bring what another one took. What it takes and what it brings
/// have a limit each, which refills linearly within a day (ERC-7281); rounded against the bridge. So while its limits
/// stay as they are and nothing waits it moves in any time at most its limit, and once more its limit for each day of
/// that time.
/// What a bridge brings above its limit is queued for the recipient, and is what an account is owed whatever becomes of
/// the bridge, its role and its limits. What is queued goes before what arrives; among those who
/// wait, who is released first. A queue is paid under the bridge's
/// minting limit, but at least under the highest that was in force when anything was added to it, and at least a
/// ninetieth of the most that was in it each day.
/// What the token refuses to pay is queued as well, whatever the limit.
/// Where `locks` is true the tokens that left are kept here, counted as they arrive and leave: gifts move nothing and
/// are lost. Else the token burns and mints them by its own ERC-7802 functions, which only this contract may call, and
/// a bridge approves this contract.
/// `outstanding() + queuedTotal()` is what is kept here, or what the token calls bridged.
/// @custom:constructor constructor(address authority, address token, bool locks)
interface IBridge {
    /// ERC-7802: `sender` brought `amount` back for `to`; what of it waits, `Queued` says.
    event CrosschainMint(address indexed to, uint256 amount, address indexed sender);
    /// ERC-7802: `sender` took `amount` of its own.
    event CrosschainBurn(address indexed from, uint256 amount, address indexed sender);
    /// `amount` of what a bridge brought waits for `account`.
    event Queued(address indexed bridge, address indexed account, uint256 amount);
    /// `amount` of what waited was paid to `account`.
    event Released(address indexed bridge, address indexed account, uint256 amount);
    /// ERC-7281: the limits of a bridge, which is in `bridges()` while one of them is above zero.
    event BridgeLimitsSet(uint256 mintingLimit, uint256 burningLimit, address indexed bridge);
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
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// There is no contract at this address. Remedy: deploy it first.
    error NoContract(address account);
    /// The caller does not have the role BRIDGE. Remedy: use a bridge that has it, or have the role granted.
    error NotBridge(address caller);
    /// A bridge takes only what it holds itself. Remedy: transfer the tokens to the bridge first.
    error NotOwnTokens(address from, address bridge);
    /// Tokens at this address would be lost: it is this contract or the token. Remedy: another recipient.
    error RecipientRefused(address to);
    /// The bridge has no minting limit. Remedy: have one set, then deliver the message again.
    error MintingLimitMissing(address bridge);
    /// The bridge may take `available` now. Remedy: a smaller amount, or wait until the limit has refilled.
    error BurningLimitTooLow(address bridge, uint256 available, uint256 needed);
    /// The bridge took `outstanding` more than it brought back. Remedy: `outstanding` at most.
    error OutstandingTooLow(address bridge, uint256 outstanding, uint256 needed);
    /// A limit is at most `maximum`. Remedy: a lower limit.
    error LimitTooHigh(uint256 limit, uint256 maximum);
    /// There are as many bridges as there can be. Remedy: set both limits of one to zero that nobody needs.
    error TooManyBridges(uint256 maximum);
    /// Nothing waits for the account. Remedy: none is needed.
    error NothingQueued(address bridge, address account);
    /// The limit is used up. Remedy: wait until some of it has refilled.
    error NothingReleasable(address bridge, address account);
    /// `arrived` is not all of the amount. Remedy: none here; such a token cannot be bridged.
    error ArrivedTooLittle(uint256 arrived, uint256 needed);
    /// The bridge has `balance`, less than `needed`. Remedy: a smaller amount.
    error TokenBalanceTooLow(address token, uint256 balance, uint256 needed);
    /// The bridge has approved `allowance`, less than `needed`. Remedy: approve this contract for more.
    error TokenAllowanceTooLow(address token, uint256 allowance, uint256 needed);
    /// The token did not transfer. Remedy: look whether it is paused or blocks an account.
    error TransferFailed(address token);
    /// The token does not say a balance. Remedy: wait until it does.
    error BalanceUnreadable(address token);
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// ERC-7802: brings an amount back for `to`. What is within the limit is paid now, the rest is queued. BRIDGE.
    function crosschainMint(address to, uint256 amount) external;
    /// ERC-7802: takes an amount of the caller's own, which must be `from`; all of it or nothing. What the token itself
    /// refuses is passed on. BRIDGE.
    function crosschainBurn(address from, uint256 amount) external;
    /// ERC-7281's name of `crosschainMint`. BRIDGE.
    function mint(address to, uint256 amount) external;
    /// ERC-7281's name of `crosschainBurn`. BRIDGE.
    function burn(address from, uint256 amount) external;
    /// Pays what is queued for an account as far as the limit allows, with or without role and limits of the bridge.
    /// What the token itself refuses is passed on. Anyone.
    function release(address bridge, address account) external returns (uint256 amount);

    /// The token.
    function token() external view returns (address);
    /// Whether tokens that leave are kept here; else the token burns and mints them.
    function locks() external view returns (bool);
    /// What a bridge took and did not bring back.
    function outstandingOf(address bridge) external view returns (uint256);
    /// That of all bridges.
    function outstanding() external view returns (uint256);
    /// What is queued for an account.
    function queued(address bridge, address account) external view returns (uint256);
    /// What is queued of a bridge for all accounts.
    function queuedOf(address bridge) external view returns (uint256);
    /// What is queued of all bridges.
    function queuedTotal() external view returns (uint256);
    /// What `release` would pay now.
    function releasable(address bridge, address account) external view returns (uint256);
    /// The most that a bridge's queue is paid in a day, and at once; never below its minting limit.
    function releaseLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: the most that a bridge may bring at once and be paid; zero for none.
    function mintingMaxLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: the most that a bridge may take at once; zero for none.
    function burningMaxLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: what of that would be paid now, with what is queued paid before it.
    function mintingCurrentLimitOf(address bridge) external view returns (uint256);
    /// ERC-7281: what of that a bridge may take now.
    function burningCurrentLimitOf(address bridge) external view returns (uint256);
    /// The bridges that have a limit above zero; at most 16, in no order.
    function bridges() external view returns (address[] memory);
    /// ERC-165, and ERC-7802 as 0x33331994.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// ERC-7281: sets what a bridge may bring and take, each at most 100,000,000e18. What was used stays used, up to
    /// all of the new limit. Zeros end what it may do, and lose nothing that is queued. Authority.
    function setLimits(address bridge, uint256 mintingLimit, uint256 burningLimit) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
