// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// The part of the precompile 0x71 that deploying needs.
interface ArbWasm {
    function activateProgram(address program) external payable returns (uint16 version, uint256 dataFee);
    function codehashVersion(bytes32 codehash) external view returns (uint16 version);
    function stylusVersion() external view returns (uint16 version);
}

/// Deploys a Stylus program, activates its code if that is still to do, and calls its constructor: all in one
/// transaction, so that nobody can construct it first. The constructor sees this contract as its caller.
contract StylusDeployer {
    ArbWasm private constant ARB_WASM = ArbWasm(address(0x71));

    event ContractDeployed(address deployedContract);

    error EmptyBytecode();
    error ContractDeploymentError(bytes bytecode);
    error ContractInitializationError(address newContract, bytes data);
    error InitValueButNotInitData();
    error RefundExcessValueError(uint256 excessValue);

    /// `bytecode` is init code, `initData` the whole call data of the constructor (none: no call), `initValue` the
    /// wei it gets. What else is sent pays the data fee, and the rest comes back. A salt of zero means CREATE; else
    /// CREATE2 with a salt that covers `initData`, so that an address belongs to one way of construction.
    function deploy(bytes calldata bytecode, bytes calldata initData, uint256 initValue, bytes32 salt)
        external
        payable
        returns (address deployed)
    {
        if (initData.length == 0 && initValue != 0) revert InitValueButNotInitData();
        uint256 before = address(this).balance - msg.value;
        deployed = create(bytecode, initData, salt);
        if (needsActivation(deployed.codehash)) {
            ARB_WASM.activateProgram{value: msg.value - initValue}(deployed);
        }
        if (initData.length != 0) {
            (bool constructed, bytes memory reason) = deployed.call{value: initValue}(initData);
            if (!constructed) revert ContractInitializationError(deployed, reason);
        }
        uint256 rest = address(this).balance - before;
        if (rest != 0) {
            (bool refunded,) = msg.sender.call{value: rest}("");
            if (!refunded) revert RefundExcessValueError(rest);
        }
        emit ContractDeployed(deployed);
    }

    function create(bytes memory bytecode, bytes calldata initData, bytes32 salt) private returns (address deployed) {
        if (bytecode.length == 0) revert EmptyBytecode();
        if (salt == 0) {
            assembly ("memory-safe") {
                deployed := create(0, add(bytecode, 32), mload(bytecode))
            }
        } else {
            bytes32 covering = keccak256(abi.encodePacked(salt, initData));
            assembly ("memory-safe") {
                deployed := create2(0, add(bytecode, 32), mload(bytecode), covering)
            }
        }
        if (deployed == address(0)) revert ContractDeploymentError(bytecode);
    }

    function needsActivation(bytes32 codehash) private view returns (bool) {
        uint16 current = ARB_WASM.stylusVersion();
        try ARB_WASM.codehashVersion(codehash) returns (uint16 version) {
            return version != current;
        } catch {
            return true;
        }
    }
}
