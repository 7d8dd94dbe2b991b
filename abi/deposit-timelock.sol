// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Cash of a lender, held for one loan exactly. Amounts are units of the token, times are unix seconds.
/// There is one deposit for each depositor, target, context and token. Only the target may take of it, until and with
/// `expiration`; after that only the depositor, and before it the depositor with the agreement of a counterparty that
/// the deposit names. A counterparty agrees by its EIP-712 signature (or ERC-1271) of `Cancellation(address depositor,
/// address target,bytes32 context,address token,uint256 amount,uint64 expiration,uint64 depositedAt)`, without a space
/// after a comma, with name "USDai Deposit Timelock", version "1", the chain and this contract.
/// Nobody has any power over deposits, and what cannot be paid to a depositor is kept for it to claim.
interface IDepositTimelock {
    /// `amount` arrived and is held for `target` and `context`. `counterparty` may agree to an early end; zero for
    /// nobody.
    event Deposited(
        address indexed depositor,
        address indexed target,
        bytes32 indexed context,
        address token,
        uint256 amount,
        uint64 expiration,
        address counterparty
    );
    /// A deposit went back to its depositor: after it expired, or early by agreement.
    event Cancelled(
        address indexed depositor, address indexed target, bytes32 indexed context, address token, uint256 amount
    );
    /// The target took `amount`; `refund` went back to the depositor.
    event Withdrawn(
        address indexed depositor,
        address indexed target,
        bytes32 indexed context,
        address token,
        uint256 amount,
        uint256 refund
    );
    /// The token did not let `account` be paid: `amount` waits for it to claim.
    event Credited(address indexed account, address indexed token, uint256 amount);
    /// `account` had what waited for it paid to `to`.
    event Claimed(address indexed account, address indexed token, address indexed to, uint256 amount);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An amount is zero, or nothing of it arrived. Remedy: an amount above zero.
    error ZeroAmount();
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// The context is zero. Remedy: the id of the loan.
    error ContextMissing();
    /// The deposit would end at `expiration`. Remedy: later than now, and at `latest` at most.
    error ExpirationOutOfRange(uint64 expiration, uint64 latest);
    /// There is such a deposit already. Remedy: wait until it is taken or cancelled.
    error DepositExists();
    /// There is no such deposit. Remedy: the depositor, target, context and token of a deposit that is held.
    error NoDeposit();
    /// The deposit is the target's until and with `expiration`. Remedy: wait, or `cancelEarly`.
    error NotExpired(uint64 expiration);
    /// The deposit was the target's until and with `expiration`. Remedy: have the lender deposit again.
    error Expired(uint64 expiration);
    /// The deposit is `deposited`, less than `needed`. Remedy: an amount of `deposited` at most.
    error DepositTooLow(uint256 deposited, uint256 needed);
    /// The deposit names no counterparty. Remedy: wait until it expires.
    error NoCounterparty();
    /// This is not the counterparty's signature of this cancellation. Remedy: have it sign what `cancellationHash`
    /// answers.
    error InvalidSignature(address counterparty);
    /// Nothing waits for the caller. Remedy: none is needed.
    error NothingToClaim();
    /// The depositor has `balance`, less than `needed`. Remedy: a smaller amount.
    error TokenBalanceTooLow(address token, uint256 balance, uint256 needed);
    /// The depositor has approved `allowance`, less than `needed`. Remedy: approve this contract for more.
    error TokenAllowanceTooLow(address token, uint256 allowance, uint256 needed);
    /// The token did not transfer. Remedy: look whether it is paused or blocks an account.
    error TransferFailed(address token);
    /// The token does not say a balance. Remedy: another token.
    error BalanceUnreadable(address token);
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// Holds cash that only `target` may take, for `context`, until and with `expiration`, at most 365 days ahead. What
    /// arrives is held. Anyone, for itself.
    function deposit(address target, bytes32 context, address token, uint256 amount, uint64 expiration) external;
    /// The same; `counterparty` may agree to an early end. Anyone, for itself.
    function depositWithCounterparty(
        address target,
        bytes32 context,
        address token,
        uint256 amount,
        uint64 expiration,
        address counterparty
    ) external;
    /// Takes a deposit back once it has expired. Its depositor.
    function cancel(address target, bytes32 context, address token) external returns (uint256 amount);
    /// Takes a deposit back before that, with its counterparty's signature: 65 bytes r, s, v of an account, or what a
    /// contract takes by ERC-1271 within 200,000 gas. Its depositor.
    function cancelEarly(address target, bytes32 context, address token, bytes calldata signature)
        external
        returns (uint256 amount);
    /// Pays `amount` of a deposit to the target, and the rest back to the depositor; what the token does not let the
    /// depositor be paid, that with 200,000 gas, waits for it to claim. The target, until and with the expiration.
    function withdraw(bytes32 context, address depositor, address token, uint256 amount) external;
    /// Pays what waits for the caller to `to`. Its owner.
    function claim(address token, address to) external returns (uint256 amount);

    /// A deposit; all zero when there is none.
    function depositOf(address depositor, address target, bytes32 context, address token)
        external
        view
        returns (uint256 amount, uint64 expiration, uint64 depositedAt, address counterparty);
    /// The EIP-712 digest that a counterparty signs to let a deposit end early. `NoDeposit`.
    function cancellationHash(address depositor, address target, bytes32 context, address token)
        external
        view
        returns (bytes32);
    /// What waits for an account to claim.
    function claimable(address account, address token) external view returns (uint256 amount);
    /// EIP-712 domain separator.
    function DOMAIN_SEPARATOR() external view returns (bytes32);
}
