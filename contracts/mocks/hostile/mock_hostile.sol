// SPDX-License-Identifier: MIT
pragma solidity ^0.8.26;

/// A token of 6 decimals that misbehaves as its mode says, and a receiver that does: a function that is
/// not listed here, or a plain payment, is taken for a callback. Anyone may set everything.
interface IMockHostile {
    /// No mode has this number.
    error UnknownMode(uint8 mode);
    /// A fee of more than the transfer, in hundredths of a percent.
    error FeeTooHigh(uint256 bps);
    /// `balanceOf` in its re-entering mode: the target let the token in and answered. Nothing can be stored
    /// in a static call, so whoever asks is told this way.
    error Reentered(bytes answer);

    /// How it behaves from now on: a number of `Mode`. `UnknownMode`.
    function setMode(uint8 mode) external;
    /// What the fee mode keeps of a transfer, hundredths of a percent, rounded down; zero stands for 100.
    /// `FeeTooHigh` over 10,000.
    function setFee(uint256 bps) external;
    /// What the re-entering modes call; for the zero address, nothing. Forgets what earlier calls met with.
    function setReentry(address target, bytes calldata data) external;
    /// Gives an account this balance, as a rebase does: without a transfer.
    function setBalance(address account, uint256 value) external;

    /// How often transfers and callbacks have called the target since it was set.
    function attempts() external view returns (uint256);
    /// How often it let them.
    function successes() external view returns (uint256);
    /// What it returned, or why it reverted, the last time: the first 256 bytes.
    function reentryAnswer() external view returns (bytes memory);

    /// Adds units to a balance, up to 2^256 - 1 of them.
    function mint(address to, uint256 value) external;
    /// 6.
    function decimals() external view returns (uint8);
    function balanceOf(address account) external view returns (uint256);
    function allowance(address owner, address spender) external view returns (uint256);
    function approve(address spender, uint256 value) external returns (bool);
    /// Reverts with the text "hostile" when the balance is too low. Emits nothing.
    function transfer(address to, uint256 value) external returns (bool);
    /// Reverts with the text "hostile" when allowance or balance is too low. Emits nothing.
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}
