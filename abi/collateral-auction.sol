// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Sells the titles of loans in default: an English auction in the loan's currency. Amounts are units of that currency,
/// times are unix seconds.
/// A sale has up to five rounds of seven days with a reserve, which falls by a tenth from one to the next, and then a
/// final round of fourteen days without one, repeated while nobody bids. The first bid is at least the reserve, every
/// other at least 5% more than the highest. A bid in the last 15 minutes of a round adds 15 minutes, 24 hours in all.
/// A bid that has won is sold for exactly its amount; bids cannot be taken back, and one that was outbid can be
/// withdrawn at once. Every step is anybody's call, and no bidder is called.
/// Of its partners the contract calls `caliber` (`ownerOf`, `currentValue`, `sell`) and the router
/// (`onCollateralLiquidated`).
/// @custom:constructor constructor(address authority, address caliber)
interface ICollateralAuction {
    /// A title is for sale: round 1 begins.
    event Started(
        uint256 indexed title,
        bytes32 indexed loan,
        address indexed currency,
        uint256 owed,
        uint256 reserve,
        uint64 endsAt
    );
    /// Nobody bid in the round before: another begins. Round 6 is the final one, without reserve; it may be repeated.
    event RoundStarted(uint256 indexed title, uint8 round, uint256 reserve, uint64 endsAt);
    /// `amount` of `bidder` arrived and is the highest bid of a round that ends at `endsAt`.
    event Bid(uint256 indexed title, address indexed bidder, uint256 amount, uint64 endsAt);
    /// `account` was outbid: `amount` waits for it to withdraw.
    event Credited(address indexed account, address indexed currency, uint256 amount);
    /// `account` had what waited for it paid to `to`.
    event Withdrawn(address indexed account, address indexed currency, address indexed to, uint256 amount);
    /// A title was sold, and `proceeds` are in the router.
    event Settled(uint256 indexed title, bytes32 indexed loan, address indexed buyer, uint256 proceeds);
    /// The loan router that starts sales, for ever.
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
    /// Only the loan router may do this. Remedy: `foreclose` there.
    error NotRouter(address caller);
    /// The router is named already, for ever. Remedy: none is needed.
    error RouterKnown(address router);
    /// There is no contract at this address. Remedy: deploy it first.
    error NoContract(address account);
    /// The auction does not hold the title. Remedy: foreclose it first.
    error TitleNotHeld(uint256 title);
    /// The title is for sale already. Remedy: none is needed.
    error AlreadyForSale(uint256 title);
    /// The title is not for sale. Remedy: a title with an `auction` whose round is not zero.
    error NotForSale(uint256 title);
    /// The currency has `decimals`. Remedy: a currency of 6 to 18.
    error DecimalsOutOfRange(uint8 decimals);
    /// What arrived is too little. Remedy: bid so that `least` arrives.
    error BidTooLow(uint256 arrived, uint256 least);
    /// The round ended at `endsAt`. Remedy: `settle` if somebody bid, else `nextRound` and bid then.
    error RoundOver(uint64 endsAt);
    /// The round ends at `endsAt`. Remedy: wait.
    error RoundRunning(uint64 endsAt);
    /// Nobody bid in this round. Remedy: `nextRound`.
    error NoBid();
    /// Somebody bid in this round. Remedy: `settle`.
    error HasBid();
    /// Nothing waits for the caller. Remedy: none is needed.
    error NothingToWithdraw();
    /// A contract that this one works with does not answer as it should.
    /// Remedy: wait; whoever runs the protocol has to look into it.
    error ContractSilent(address contract_);
    /// The bidder has `balance`, less than `needed`. Remedy: a smaller amount.
    error TokenBalanceTooLow(address token, uint256 balance, uint256 needed);
    /// The bidder has approved `allowance`, less than `needed`. Remedy: approve this contract for more.
    error TokenAllowanceTooLow(address token, uint256 allowance, uint256 needed);
    /// The token did not transfer. Remedy: look whether it is paused or blocks an account.
    error TransferFailed(address token);
    /// The token does not say a balance. Remedy: wait until it does.
    error BalanceUnreadable(address token);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// Names the loan router, once. Authority.
    function setRouter(address router) external;
    /// Begins the sale of a title that the auction holds. `owed` and every bid are units of the currency. The opening
    /// reserve is what is owed and a tenth, the most that is taken as a fee, and no more than the title's value now;
    /// both are rounded up. Router.
    function start(uint256 title, bytes32 loan, address currency, uint8 decimals, uint256 owed) external;
    /// Bids `amount`, which is taken now; of a token with a fee what arrives is the bid. Who was highest before can
    /// withdraw. The title goes to the caller when it wins. Anyone.
    function bid(uint256 title, uint256 amount) external;
    /// Sells a title to its highest bidder once the round is over, and pays the router. Anyone.
    function settle(uint256 title) external;
    /// Begins the next round of a title for which nobody bid in one that is over. Anyone.
    function nextRound(uint256 title) external;
    /// Pays what the caller was outbid with to `to`. Its owner.
    function withdraw(address currency, address to) external returns (uint256 amount);

    /// What a lender may count on at most, units of the currency: the highest bid, else the reserve of this round, or
    /// of the next once this one is over; nothing in a round without reserve; and the most there is for a title that
    /// is not for sale.
    function valueBound(uint256 title) external view returns (uint256);
    /// A sale: its loan and currency; the round, 1 to 5, 6 for the final one, or 0 when the title is not for sale; its
    /// reserve; the highest bidder and bid; when the round ends, and when it does at the latest however many late bids
    /// there are; and what the next bid has to be at least.
    function auction(uint256 title)
        external
        view
        returns (
            bytes32 loan,
            address currency,
            uint8 round,
            uint256 reserve,
            address bidder,
            uint256 highestBid,
            uint64 endsAt,
            uint64 latestEnd,
            uint256 leastBid
        );
    /// What waits for an account to withdraw.
    function withdrawable(address account, address currency) external view returns (uint256 amount);
    /// The loan router; zero until it is named.
    function router() external view returns (address);
    /// The registry of titles.
    function caliber() external view returns (address);

    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
