// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Tokens that move another amount than they were asked to, or whose balances move by themselves.

/// Keeps `feeBps` of every transfer. Either the recipient gets less, or (`onTop`) the sender loses more.
contract FeeToken is PlainToken {
    uint256 private feeBps;
    bool private onTop;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function setFee(uint256 bps, bool addedOnTop) external {
        (feeBps, onTop) = (bps, addedOnTop);
    }

    function move(address from, address to, uint256 value) internal override {
        uint256 fee = value * feeBps / 10_000;
        super.move(from, to, onTop ? value : value - fee);
        if (fee != 0) super.move(from, address(this), fee);
    }
}

/// A balance is a share of a total that `rebase` changes for everyone at once.
contract RebasingToken is PlainToken {
    uint256 private index = 1e18;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    /// Multiplies every balance by `factor` / 1e18.
    function rebase(uint256 factor) external {
        index = index * factor / 1e18;
    }

    function balanceOf(address account) public view override returns (uint256) {
        return held[account] * index / 1e18;
    }

    function mint(address to, uint256 value) public override {
        super.mint(to, value * 1e18 / index);
    }

    function move(address from, address to, uint256 value) internal override {
        super.move(from, to, value * 1e18 / index);
    }
}

/// Asked for the largest number, it moves all that there is; and `portionBps` of any other amount.
contract PartialToken is PlainToken {
    uint256 private portionBps = 10_000;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function setPortion(uint256 bps) external {
        portionBps = bps;
    }

    function move(address from, address to, uint256 value) internal override {
        uint256 asked = value == type(uint256).max ? held[from] : value;
        super.move(from, to, asked * portionBps / 10_000);
    }
}

/// Counts in 96 bits: larger amounts revert, except an unlimited allowance, which is cut to the largest.
contract Uint96Token is PlainToken {
    error Over96Bits(uint256 value);

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function approve(address spender, uint256 value) public override returns (bool) {
        return super.approve(spender, value == type(uint256).max ? type(uint96).max : fitting(value));
    }

    function spend(address owner, address spender, uint256 value) internal override {
        if (allowance[owner][spender] != type(uint96).max) super.spend(owner, spender, fitting(value));
    }

    function move(address from, address to, uint256 value) internal override {
        super.move(from, to, fitting(value));
    }

    function fitting(uint256 value) private pure returns (uint256) {
        if (value > type(uint96).max) revert Over96Bits(value);
        return value;
    }
}

/// The chain's own currency as a token: whoever is sent native currency has more of the token.
contract NativeToken is PlainToken {
    /// What an account's transfers have added to its native balance.
    mapping(address account => int256) private moved;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function balanceOf(address account) public view override returns (uint256) {
        return uint256(int256(account.balance) + moved[account]);
    }

    function mint(address to, uint256 value) public override {
        totalSupply += value;
        moved[to] += int256(value);
        emit Transfer(address(0), to, value);
    }

    function move(address from, address to, uint256 value) internal override {
        uint256 balance = balanceOf(from);
        if (balance < value) revert BalanceTooLow(from, balance, value);
        moved[from] -= int256(value);
        moved[to] += int256(value);
        emit Transfer(from, to, value);
    }
}

/// Mints any amount to the caller, calls it back, and burns the amount again or reverts.
contract FlashMintToken is PlainToken {
    error CallbackFailed(bytes reason);

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function flashMint(uint256 value, bytes calldata callback) external {
        mint(msg.sender, value);
        (bool done, bytes memory reason) = msg.sender.call(callback);
        if (!done) revert CallbackFailed(reason);
        if (held[msg.sender] < value) revert BalanceTooLow(msg.sender, held[msg.sender], value);
        held[msg.sender] -= value;
        totalSupply -= value;
    }
}
