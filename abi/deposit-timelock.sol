// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Cash of a lender, held for one loan exactly.
interface IDepositTimelock {
    /// Holds cash that only `target` may take, for `context`, until and with `expiration`. Anyone, for itself.
    function deposit(address target, bytes32 context, address token, uint256 amount, uint64 expiration) external;
    /// Pays `amount` of a deposit to the target, and the rest back to the depositor. The target, until it expires.
    function withdraw(bytes32 context, address depositor, address token, uint256 amount) external;
}
