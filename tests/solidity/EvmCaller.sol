// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A contract wallet without an owner: makes any call in any way, for tests of calls from EVM code.
contract EvmCaller {
    struct Step {
        address target;
        bytes data;
    }

    error StepFailed(uint256 index, bytes reason);

    receive() external payable {}

    /// Whether the call succeeded and what it answered, with the value sent along.
    function call(address target, bytes calldata data)
        external
        payable
        returns (bool done, bytes memory answer)
    {
        return target.call{value: msg.value}(data);
    }

    function callWithGas(address target, bytes calldata data, uint256 gas_)
        external
        returns (bool done, bytes memory answer)
    {
        return target.call{gas: gas_}(data);
    }

    /// The target's code on this contract's storage.
    function delegate(address target, bytes calldata data) external returns (bool done, bytes memory answer) {
        return target.delegatecall(data);
    }

    function look(address target, bytes calldata data)
        external
        view
        returns (bool done, bytes memory answer)
    {
        return target.staticcall(data);
    }

    /// All calls in order, or none.
    function batch(Step[] calldata steps) external {
        for (uint256 i = 0; i < steps.length; i++) {
            (bool done, bytes memory reason) = steps[i].target.call(steps[i].data);
            if (!done) revert StepFailed(i, reason);
        }
    }
}
