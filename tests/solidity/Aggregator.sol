// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A price feed like Chainlink's, whose answers are set, and which may misbehave in the way its mode says.
contract Aggregator {
    /// As it should, by a revert, with a byte less than it should, with nothing, with a quarter of a megabyte of which
    /// the first words are right, by as long a revert, by burning all gas, or as it should unless the call that was
    /// armed goes through, and then with zero.
    enum Mode {
        Good,
        Reverts,
        Short,
        Empty,
        Long,
        RevertsLong,
        Burns,
        Reenters
    }

    uint256 private constant LONG = 250000;

    uint256 private precision;
    int256 private answer;
    uint256 private startedAt;
    uint256 private updatedAt;
    Mode public mode;
    address private target;
    bytes private data;

    error Refused();

    constructor(uint256 decimals_) {
        precision = decimals_;
    }

    function setDecimals(uint256 decimals_) external {
        precision = decimals_;
    }

    /// What it answers from now on.
    function set(int256 answer_, uint256 startedAt_, uint256 updatedAt_) external {
        (answer, startedAt, updatedAt) = (answer_, startedAt_, updatedAt_);
    }

    function setMode(Mode mode_) external {
        mode = mode_;
    }

    /// What it calls when it is asked.
    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function decimals() external view returns (uint256) {
        misbehave(precision, 0, 0, 0, 0, 32);
        return precision;
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        int256 said = answer;
        if (mode == Mode.Reenters) {
            (bool done,) = target.staticcall(data);
            if (done) said = 0;
        }
        misbehave(1, uint256(said), startedAt, updatedAt, 1, 160);
        return (1, said, startedAt, updatedAt, 1);
    }

    /// Ends the call as the mode says, with these words where it answers and `size` is what there should be.
    function misbehave(uint256 a, uint256 b, uint256 c, uint256 d, uint256 e, uint256 size) private view {
        Mode how = mode;
        if (how == Mode.Reverts) revert Refused();
        if (how == Mode.Burns) {
            while (true) {}
        }
        uint256 length = LONG;
        if (how == Mode.Short) length = size - 1;
        if (how == Mode.Empty) length = 0;
        if (how == Mode.Good || how == Mode.Reenters) return;
        assembly {
            mstore(0, a)
            mstore(32, b)
            mstore(64, c)
            mstore(96, d)
            mstore(128, e)
            if eq(how, 5) {
                revert(0, length)
            }
            return(0, length)
        }
    }
}

/// A price oracle that misbehaves in the same ways, and answers a dollar otherwise.
contract HostileOracle {
    Aggregator.Mode public mode;
    address private target;
    bytes private data;

    error Refused();

    function setMode(Aggregator.Mode mode_) external {
        mode = mode_;
    }

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    /// Not a view, so that it may try whatever a caller lets it.
    function peggedPrice(address) external returns (uint256) {
        uint256 price = 1e18;
        Aggregator.Mode how = mode;
        if (how == Aggregator.Mode.Reverts) revert Refused();
        if (how == Aggregator.Mode.Burns) {
            while (true) {}
        }
        if (how == Aggregator.Mode.Reenters) {
            (bool done,) = target.call(data);
            if (done) price = 0;
        }
        uint256 length = 32;
        if (how == Aggregator.Mode.Short) length = 31;
        if (how == Aggregator.Mode.Empty) length = 0;
        if (how == Aggregator.Mode.Long || how == Aggregator.Mode.RevertsLong) length = 250000;
        assembly {
            mstore(0, price)
            if eq(how, 5) {
                revert(0, length)
            }
            return(0, length)
        }
    }
}
