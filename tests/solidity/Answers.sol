// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Tokens that move as they should and answer oddly, or answer well and do not move.

/// Answers a transfer with nothing at all.
contract NoAnswerToken is PlainToken {
    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function transfer(address to, uint256 value) public override returns (bool) {
        super.transfer(to, value);
        assembly {
            return(0, 0)
        }
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        super.transferFrom(from, to, value);
        assembly {
            return(0, 0)
        }
    }
}

/// Answers false instead of reverting, and then has moved nothing. `refuse` makes it do so always.
contract FalseToken is PlainToken {
    bool private refusing;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function refuse(bool refuses) external {
        refusing = refuses;
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        if (refusing || held[msg.sender] < value) return false;
        return super.transfer(to, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        if (refusing || held[from] < value || allowance[from][msg.sender] < value) return false;
        return super.transferFrom(from, to, value);
    }
}

/// Answers a transfer with `bytes_` bytes, of which the first word, as far as there is one, is `word_`.
/// `revertInstead` gives the same bytes as the reason of a revert.
contract ShapedAnswerToken is PlainToken {
    uint256 private length = 32;
    uint256 private word = 1;
    bool private reverts;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function shape(uint256 bytes_, uint256 word_, bool revertInstead) external {
        (length, word, reverts) = (bytes_, word_, revertInstead);
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        super.transfer(to, value);
        finish();
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        super.transferFrom(from, to, value);
        finish();
    }

    function finish() private view {
        (uint256 size, uint256 first, bool failed) = (length, word, reverts);
        assembly {
            mstore(0, first)
            if failed {
                revert(0, size)
            }
            return(0, size)
        }
    }
}
