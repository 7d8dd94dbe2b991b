// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Tokens made to attack whoever holds them, and a proxy to attack through.

/// Says of one account whatever it was told to.
contract AttackBalanceToken is PlainToken {
    address private about;
    uint256 private claim;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function lie(address account, uint256 balance) external {
        (about, claim) = (account, balance);
    }

    function balanceOf(address account) public view override returns (uint256) {
        return account == about ? claim : super.balanceOf(account);
    }
}

/// Whatever `sweptAccount` receives goes on to `sink` at once, as a hook of the recipient would do it. With
/// a `bonus` the recipient gets so much more out of nothing.
contract AttackSweepToken is PlainToken {
    address private sweptAccount;
    address private sink;
    uint256 private bonus;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function sweep(address account, address to, uint256 extra) external {
        (sweptAccount, sink, bonus) = (account, to, extra);
    }

    function move(address from, address to, uint256 value) internal override {
        super.move(from, to, value);
        if (to != sweptAccount) return;
        if (bonus != 0) mint(to, bonus);
        if (sink != address(0)) super.move(to, sink, value);
    }
}

/// Reverts a permit, and when armed a balance too, with a megabyte of reason.
contract AttackBombToken is PlainToken {
    uint256 private constant BOMB = 1_000_000;
    bool private bombsBalance;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function arm(bool balanceToo) external {
        bombsBalance = balanceToo;
    }

    function balanceOf(address account) public view override returns (uint256) {
        if (!bombsBalance) return super.balanceOf(account);
        assembly {
            revert(0, BOMB)
        }
    }

    function permit(address, address, uint256, uint256, uint8, bytes32, bytes32) external pure {
        assembly {
            revert(0, BOMB)
        }
    }
}

/// Passes every call on by delegatecall, and reports as the program does.
contract AttackProxy {
    address private immutable program;

    constructor(address program_) {
        program = program_;
    }

    fallback(bytes calldata input) external payable returns (bytes memory) {
        (bool done, bytes memory answer) = program.delegatecall(input);
        if (done) return answer;
        assembly {
            revert(add(answer, 32), mload(answer))
        }
    }
}
