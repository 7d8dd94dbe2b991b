// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// An ordinary ERC-20 whose every step can be overridden: each odd token is this one with one step changed.
contract PlainToken {
    uint256 public totalSupply;
    mapping(address account => uint256) internal held;
    mapping(address owner => mapping(address spender => uint256)) public allowance;
    uint8 private immutable places;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    error BalanceTooLow(address owner, uint256 balance, uint256 needed);
    error AllowanceTooLow(address spender, uint256 allowance, uint256 needed);

    constructor(uint8 decimals_) {
        places = decimals_;
    }

    function decimals() public view returns (uint8) {
        return places;
    }

    function balanceOf(address account) public view virtual returns (uint256) {
        return held[account];
    }

    function mint(address to, uint256 value) public virtual {
        totalSupply += value;
        held[to] += value;
        emit Transfer(address(0), to, value);
    }

    function approve(address spender, uint256 value) public virtual returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transfer(address to, uint256 value) public virtual returns (bool) {
        move(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) public virtual returns (bool) {
        spend(from, msg.sender, value);
        move(from, to, value);
        return true;
    }

    /// Takes `value` from what `spender` may move; an unlimited allowance stays.
    function spend(address owner, address spender, uint256 value) internal virtual {
        uint256 allowed = allowance[owner][spender];
        if (allowed == type(uint256).max) return;
        if (allowed < value) revert AllowanceTooLow(spender, allowed, value);
        allowance[owner][spender] = allowed - value;
    }

    function move(address from, address to, uint256 value) internal virtual {
        if (held[from] < value) revert BalanceTooLow(from, held[from], value);
        held[from] -= value;
        held[to] += value;
        emit Transfer(from, to, value);
    }
}
