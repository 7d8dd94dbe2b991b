// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Price oracle: what a token is worth in dollars by a feed like Chainlink's, and whether that may be believed.
/// @custom:constructor constructor(address authority)
interface IPriceOracle {
    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);

    /// The price of a whole token in dollars, 1e18.
    function price(address token) external view returns (uint256);
    /// The same, if it is not too far below a dollar; a dollar for a token without a feed.
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

    /// Names a token's feed. Authority.
    function setFeed(address token, address aggregator, uint32 maximumAge, uint256 least, uint256 most, uint16 toleranceBps)
        external;
    /// Forgets a token's feed. Authority.
    function removeFeed(address token) external;
    /// Names what says whether the sequencer is up. Authority.
    function setSequencer(address aggregator, uint32 gracePeriod) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
