// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Sells the titles of loans in default: an English auction in the loan's currency.
/// @custom:constructor constructor(address authority, address caliber)
interface ICollateralAuction {
    /// Names the loan router, once. Authority.
    function setRouter(address router) external;
    /// Begins the sale of a title that the auction holds. `owed` and every bid are units of the currency. Router.
    function start(uint256 title, bytes32 loan, address currency, uint8 decimals, uint256 owed) external;
    /// What a lender may count on at most, units of the currency: the highest bid, else the reserve of this round,
    /// nothing once the last round got no bid; and the most there is for a title that is not for sale.
    function valueBound(uint256 title) external view returns (uint256);
}
