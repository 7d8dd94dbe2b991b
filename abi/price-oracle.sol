// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Price oracle: what a token is worth in dollars by a feed like Chainlink's, and whether that may be believed.
///
/// A price is believed when it is above zero, not dated after the present, not older than its feed's maximum age and
/// within its feed's bounds, and when the chain's sequencer is up and its grace period is over. Nothing is remembered:
/// every answer is asked of the feed when it is needed, for at most 200,000 gas, and of what it answers no more than
/// five words are read. Prices are dollars with 18 decimals, rounded down; ages and periods are seconds; the tolerance
/// is basis points.
/// Only what brings somebody in asks here: minting USDai, harvesting its yield, and opening loans. Whoever leaves or
/// pays needs no price.
/// @custom:constructor constructor(address authority)
interface IPriceOracle {
    /// `token` is read of `aggregator`, whose answers have `decimals`, by these rules.
    event FeedSet(
        address indexed token,
        address indexed aggregator,
        uint8 decimals,
        uint32 maximumAge,
        uint256 least,
        uint256 most,
        uint16 toleranceBps
    );
    /// `token` has no feed any more.
    event FeedRemoved(address indexed token);
    /// `aggregator` says whether the sequencer is up; zero for nobody.
    event SequencerSet(address indexed aggregator, uint32 gracePeriod);
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
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();
    /// A parameter is outside its bounds. Remedy: a value from `least` to `most`.
    error OutOfRange(uint256 value, uint256 least, uint256 most);

    /// The token has no feed. Remedy: a token that has one, or let the authority set one.
    error FeedUnknown(address token);
    /// The feed reverts, has no code, uses up its gas or answers too little.
    /// Remedy: send more gas; else another token, or wait until the feed answers or is replaced.
    error FeedUnreadable(address aggregator);
    /// The feed says that the token is worth nothing or less. Remedy: another token, or wait.
    error PriceNotPositive(address token, int256 answer);
    /// The feed dates its price after the present. Remedy: wait, or let the authority replace the feed.
    error PriceFromFuture(address token, uint64 updatedAt, uint64 now_);
    /// The price is older than it may be. Remedy: wait until the feed is updated.
    error PriceStale(address token, uint64 age, uint64 maximumAge);
    /// The price is outside the bounds within which it is believed, as it is when a feed is clamped or its decimals
    /// changed. Remedy: another token, or wait.
    error PriceOutOfBounds(address token, uint256 price, uint256 least, uint256 most);
    /// The token trades too far below a dollar. Remedy: another token, or wait until it is worth `least`.
    error Depegged(address token, uint256 price, uint256 least);
    /// The chain's sequencer is down, as far as its feed says. Remedy: wait until it is up and `gracePeriod` over.
    error SequencerDown(address aggregator);
    /// The sequencer came up again not long ago, and prices may be old. Remedy: wait until then.
    error SequencerRestarted(uint64 until);

    /// The price of a whole token in dollars. `FeedUnknown` without a feed. Anyone.
    function price(address token) external view returns (uint256);
    /// The same, if it is at most the feed's tolerance below a dollar; a dollar for a token without a feed, which asks
    /// nobody. Anyone.
    function peggedPrice(address token) external view returns (uint256);
    /// How the price of a token is read; no feed, zeros.
    function feed(address token)
        external
        view
        returns (address aggregator, uint8 decimals, uint32 maximumAge, uint256 least, uint256 most, uint16 toleranceBps);
    /// Says whether the chain's sequencer is up; none, zeros.
    function sequencer() external view returns (address aggregator, uint32 gracePeriod);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Names a token's feed, whose decimals, at most 36, are asked of it. The maximum age is a minute to two days; the
    /// price is believed from `least`, half a dollar to a dollar, up to `most`, a dollar to two; the tolerance is at
    /// most 500. Authority.
    function setFeed(address token, address aggregator, uint32 maximumAge, uint256 least, uint256 most, uint16 toleranceBps)
        external;
    /// Forgets a token's feed: `peggedPrice` is a dollar from now on. Authority.
    function removeFeed(address token) external;
    /// Names what says whether the sequencer is up, and for how long after a restart no price is believed: five minutes
    /// to a day. The zero address and zero for nobody. Authority.
    function setSequencer(address aggregator, uint32 gracePeriod) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
