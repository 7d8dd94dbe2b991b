// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Calls whatever it was armed with in the middle of every transfer, as tokens with hooks do.
contract ReenteringToken is PlainToken {
    address private target;
    bytes private data;
    bool private passesFailureOn;
    bool private busy;

    /// How often the armed call was made, and how often it succeeded.
    uint256 public attempts;
    uint256 public successes;

    error HookFailed(bytes reason);

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    /// From now on transfers call `target_` with `data_`; `strict` makes a failure of that call theirs.
    function arm(address target_, bytes calldata data_, bool strict) external {
        (target, data, passesFailureOn) = (target_, data_, strict);
        (attempts, successes) = (0, 0);
    }

    function move(address from, address to, uint256 value) internal override {
        hook();
        super.move(from, to, value);
        hook();
    }

    function hook() private {
        if (target == address(0) || busy) return;
        busy = true;
        attempts += 1;
        (bool done, bytes memory reason) = target.call(data);
        if (done) successes += 1;
        else if (passesFailureOn) revert HookFailed(reason);
        busy = false;
    }
}

/// Calls into the armed target from `balanceOf` too, where only views can answer.
contract ReenteringBalanceToken is PlainToken {
    address private target;
    bytes private data;

    error ViewReentered();

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    /// Reverts when the re-entering call is answered, so that whoever asks notices.
    function balanceOf(address account) public view override returns (uint256) {
        if (target != address(0)) {
            (bool done,) = target.staticcall(data);
            if (done) revert ViewReentered();
        }
        return super.balanceOf(account);
    }
}

/// Calls into the armed target whatever it is asked, and answers 18: as decimals, as a balance, to a permit.
contract ReenteringAnswerToken {
    address private target;
    bytes private data;

    error Reentered();

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    /// Reverts when the re-entering call is answered, so that whoever asks notices.
    fallback(bytes calldata) external returns (bytes memory) {
        (bool done,) = target.call(data);
        if (done) revert Reentered();
        return abi.encode(18);
    }
}
