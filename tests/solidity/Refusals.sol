// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Tokens that refuse what ERC-20 allows.

/// Accounts can be blocked from sending and receiving.
contract BlocklistToken is PlainToken {
    mapping(address account => bool) public isBlocked;

    error Blocked(address account);

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function setBlocked(address account, bool blocked) external {
        isBlocked[account] = blocked;
    }

    function move(address from, address to, uint256 value) internal override {
        if (isBlocked[from]) revert Blocked(from);
        if (isBlocked[to]) revert Blocked(to);
        super.move(from, to, value);
    }
}

/// All transfers can be stopped.
contract PausableToken is PlainToken {
    bool public paused;

    error Paused();

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function setPaused(bool paused_) external {
        paused = paused_;
    }

    function move(address from, address to, uint256 value) internal override {
        if (paused) revert Paused();
        super.move(from, to, value);
    }
}

/// Refuses every approval that some dollar somewhere refuses: of a new amount while the old one is not
/// used up, of nothing, and to nobody.
contract PickyApprovalToken is PlainToken {
    error ApprovalStillOpen(uint256 allowance);
    error ApprovalOfZero();
    error ApprovalToZero();

    bool private guardsRace;
    bool private refusesZeroValue;
    bool private refusesZeroAddress;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function setRules(bool race, bool zeroValue, bool zeroAddress) external {
        (guardsRace, refusesZeroValue, refusesZeroAddress) = (race, zeroValue, zeroAddress);
    }

    function approve(address spender, uint256 value) public override returns (bool) {
        uint256 open = allowance[msg.sender][spender];
        if (guardsRace && value != 0 && open != 0) revert ApprovalStillOpen(open);
        if (refusesZeroValue && value == 0) revert ApprovalOfZero();
        if (refusesZeroAddress && spender == address(0)) revert ApprovalToZero();
        return super.approve(spender, value);
    }
}

/// Refuses to move nothing, and to move anything to nobody.
contract PickyTransferToken is PlainToken {
    error TransferOfZero();
    error TransferToZero();

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function move(address from, address to, uint256 value) internal override {
        if (value == 0) revert TransferOfZero();
        if (to == address(0)) revert TransferToZero();
        super.move(from, to, value);
    }
}

/// Asks for no allowance when the owner itself calls `transferFrom`.
contract SelfTransferToken is PlainToken {
    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function spend(address owner, address spender, uint256 value) internal override {
        if (owner != spender) super.spend(owner, spender, value);
    }
}

/// Asked for a balance it can burn all the gas that it was given.
contract GasBurningToken is PlainToken {
    bool private burning;

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function burnGas(bool burns) external {
        burning = burns;
    }

    function balanceOf(address account) public view override returns (uint256) {
        if (burning) {
            assembly {
                invalid()
            }
        }
        return super.balanceOf(account);
    }
}
