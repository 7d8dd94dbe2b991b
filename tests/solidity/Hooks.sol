// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";
import {SigningWallet} from "./SigningWallet.sol";

/// Tells accounts that asked for it of every transfer to them, before it is over, as tokens with hooks do.
contract HookToken is PlainToken {
    mapping(address account => bool) private isTold;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function tell(address account, bool told) external {
        isTold[account] = told;
    }

    function move(address from, address to, uint256 value) internal override {
        super.move(from, to, value);
        if (isTold[to]) HookedWallet(to).tokensReceived(from, value);
    }
}

/// A contract wallet that is told of tokens that come, and does as badly as it was set to.
contract HookedWallet is SigningWallet {
    enum Reaction {
        Quiet,
        Reverts,
        Burns,
        Megabyte,
        CallsBack
    }

    Reaction public reaction;

    constructor(address owner_) SigningWallet(owner_) {}

    function react(Reaction reaction_) external {
        reaction = reaction_;
    }

    function tokensReceived(address, uint256) external {
        if (reaction == Reaction.Reverts) revert Refused();
        if (reaction == Reaction.Burns) {
            while (true) {}
        }
        if (reaction == Reaction.Megabyte) {
            assembly {
                revert(0, 1000000)
            }
        }
        if (reaction == Reaction.CallsBack) {
            attempts++;
            (bool done,) = target.call(data);
            if (done) successes++;
        }
    }
}
