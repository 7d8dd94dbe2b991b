// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The books of a redemption auction as numbers with names. It keeps nothing but the address of that contract, whose
/// words it reads and decodes. Units are those of `IQEV`.
/// @custom:constructor constructor(address qev)
interface IQEVLens {
    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// The contract has its auction already. Remedy: none is needed; another lens can be deployed.
    error AlreadyConstructed();
    /// The auction does not answer as it should. Remedy: deploy a lens for one that does.
    error ContractSilent(address contract_);
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// The auction whose books these are.
    function qev() external view returns (address);
    /// What the auction works with for ever: whose shares wait, what verifies rounds of the beacon, what draws
    /// positions.
    function partners() external view returns (address vault, address beacon, address metadata);
    /// The epoch that is open or being settled, as the last call left it; see the event `Locked`. While it is open `unopened`
    /// is zero, and `revealEnd` is what it will be at the least.
    function auction()
        external
        view
        returns (
            uint64 epoch,
            uint8 phase,
            uint64 since,
            uint64 lockTime,
            uint64 revealEnd,
            bool isBeaconKnown,
            uint16 maximumTick,
            uint256 line,
            uint256 unopened
        );
    /// What came in since the last lock: the number of the next position, the first position that came in, shares
    /// that wait, and shares of the positions with a commitment for the next lock.
    function intake() external view returns (uint256 nextId, uint256 cut, uint256 line, uint256 committed);
    /// How far the line is served: see the event `Served`; and the penalty of the epoch that was locked last.
    function serving()
        external
        view
        returns (uint256 frontier, uint256 frontierServed, uint256 left, uint16 penalty);
    /// A settled epoch: see the event `Cleared`. The line was served up to `frontier`, of which `cutServed` shares were then.
    function record(uint64 epoch)
        external
        view
        returns (
            bool isVoid,
            bool isExcused,
            uint16 marginalTick,
            uint256 marginalServed,
            uint256 marginalBid,
            uint16 rate,
            uint256 frontier,
            uint256 price,
            uint256 cutServed,
            uint16 penalty
        );
    /// Shares that are bid and opened, or stand, at each of `count` ticks from `first` on, up to tick 1,900.
    function tickSums(uint16 first, uint16 count) external view returns (uint256[] memory shares);
}
