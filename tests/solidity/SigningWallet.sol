// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A contract wallet of one owner: ERC-1271 signatures, any call, and positions and titles taken or not.
contract SigningWallet {
    /// How it answers a signature: as it should, with another word, by a revert, with 31 bytes, with a megabyte, or
    /// by burning all gas.
    enum Mode {
        Good,
        WrongWord,
        Reverts,
        Short,
        Megabyte,
        Burns
    }

    address public immutable owner;
    Mode public mode;
    bool public takesTokens = true;
    address public target;
    bytes public data;
    /// Calls back that were made when a token came, and those that were done.
    uint256 public attempts;
    uint256 public successes;

    error NotOwner(address caller);
    error Refused();

    constructor(address owner_) {
        owner = owner_;
    }

    function setMode(Mode mode_) external {
        mode = mode_;
    }

    function setTakesTokens(bool takes) external {
        takesTokens = takes;
    }

    /// What it calls when a token comes.
    function arm(address target_, bytes calldata data_) external {
        target = target_;
        data = data_;
    }

    /// The owner's calls; a refusal is passed on.
    function execute(address to, bytes calldata call_) external returns (bytes memory answer) {
        if (msg.sender != owner) revert NotOwner(msg.sender);
        bool done;
        (done, answer) = to.call(call_);
        if (!done) {
            assembly {
                revert(add(answer, 32), mload(answer))
            }
        }
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (mode == Mode.Reverts) revert Refused();
        if (mode == Mode.Short) {
            assembly {
                mstore(0, shl(224, 0x1626ba7e))
                return(0, 31)
            }
        }
        if (mode == Mode.Megabyte) {
            assembly {
                return(0, 1000000)
            }
        }
        if (mode == Mode.Burns) {
            while (true) {}
        }
        bytes32 r = bytes32(signature[:32]);
        bytes32 s = bytes32(signature[32:64]);
        uint8 v = uint8(signature[64]);
        bool isGood = mode == Mode.Good && ecrecover(hash, v, r, s) == owner;
        return isGood ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        if (target != address(0)) {
            attempts++;
            (bool done,) = target.call(data);
            if (done) successes++;
        }
        return takesTokens ? this.onERC721Received.selector : bytes4(0);
    }
}
