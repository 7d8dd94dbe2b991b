// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Says that it approves and does so only for callers with code, so that what a simulation with a stand-in for the
/// caller shows does not happen.
contract ForgetfulToken is PlainToken {
    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function approve(address spender, uint256 value) public override returns (bool) {
        return msg.sender.code.length == 0 || super.approve(spender, value);
    }
}
