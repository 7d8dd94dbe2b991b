// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PlainToken} from "./PlainToken.sol";

/// Tokens with unusual names, addresses, permits or code.

/// Name and symbol are words, not strings.
contract WordMetadataToken is PlainToken {
    bytes32 public constant name = "Word Dollar";
    bytes32 public constant symbol = "WUSD";

    constructor(uint8 decimals_) PlainToken(decimals_) {}
}

/// The name is code for whoever shows it without care.
contract ScriptNameToken is PlainToken {
    string public constant name = "<img src=x onerror=\"fetch('//evil')\">";
    string public constant symbol = "\u202EDSU\x00";

    constructor(uint8 decimals_) PlainToken(decimals_) {}
}

/// A permit for all or nothing with the nonce given, the older of the two forms; signatures are not the
/// point here, so the owner calls it.
contract AllowedPermitToken is PlainToken {
    error NotHolder(address caller);

    constructor(uint8 decimals_) PlainToken(decimals_) {}

    function permit(
        address holder,
        address spender,
        uint256, // nonce
        uint256, // expiry
        bool allowed,
        uint8, // v
        bytes32, // r
        bytes32 // s
    ) external {
        if (msg.sender != holder) revert NotHolder(msg.sender);
        allowance[holder][spender] = allowed ? type(uint256).max : 0;
        emit Approval(holder, spender, allowance[holder][spender]);
    }
}

/// Has no permit, but a fallback that accepts any call, a permit too, and does nothing.
contract SilentFallbackToken is PlainToken {
    constructor(uint8 decimals_) PlainToken(decimals_) {}

    fallback() external payable {}

    receive() external payable {}
}

/// One set of balances that is reached at two addresses, this and a `TwinDoor`.
contract TwinToken is PlainToken {
    address public immutable door;

    error NotDoor(address caller);

    constructor(uint8 decimals_) PlainToken(decimals_) {
        door = address(new TwinDoor(this));
    }

    function approveFor(address owner, address spender, uint256 value) external onlyDoor {
        allowance[owner][spender] = value;
    }

    function transferFor(address from, address to, uint256 value) external onlyDoor {
        move(from, to, value);
    }

    function transferFromFor(address spender, address from, address to, uint256 value) external onlyDoor {
        spend(from, spender, value);
        move(from, to, value);
    }

    modifier onlyDoor() {
        if (msg.sender != door) revert NotDoor(msg.sender);
        _;
    }
}

/// The second address of a `TwinToken`.
contract TwinDoor {
    TwinToken private immutable token;

    constructor(TwinToken token_) {
        token = token_;
    }

    function decimals() external view returns (uint8) {
        return token.decimals();
    }

    function totalSupply() external view returns (uint256) {
        return token.totalSupply();
    }

    function balanceOf(address account) external view returns (uint256) {
        return token.balanceOf(account);
    }

    function allowance(address owner, address spender) external view returns (uint256) {
        return token.allowance(owner, spender);
    }

    function approve(address spender, uint256 value) external returns (bool) {
        token.approveFor(msg.sender, spender, value);
        return true;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        token.transferFor(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        token.transferFromFor(msg.sender, from, to, value);
        return true;
    }
}

/// A token whose code is another contract's and can be replaced; storage stays.
contract UpgradeableToken {
    /// ERC-1967: keccak256("eip1967.proxy.implementation") - 1, far from the token's own slots.
    bytes32 private constant CODE_SLOT = 0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc;

    constructor(address implementation) {
        setCode(implementation);
    }

    function upgradeTo(address implementation) external {
        setCode(implementation);
    }

    fallback() external {
        assembly {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), sload(CODE_SLOT), 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(done) {
                revert(0, returndatasize())
            }
            return(0, returndatasize())
        }
    }

    function setCode(address implementation) private {
        assembly {
            sstore(CODE_SLOT, implementation)
        }
    }
}
