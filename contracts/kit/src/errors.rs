//! Errors that more than one contract has. What each means and its remedy: `abi/*.sol`.

use crate::Error;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::sol;
use openzeppelin_stylus::token::erc20;
use usdai_core::MathError;

sol! {
    /// The errors, as every interface that has them spells them.
    #[allow(missing_docs)]
    interface IKit {
        error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
        error ERC20InvalidSender(address sender);
        error ERC20InvalidReceiver(address receiver);
        error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);
        error ERC20InvalidApprover(address approver);
        error ERC20InvalidSpender(address spender);
        error ERC2612ExpiredSignature(uint256 deadline);
        error ERC2612InvalidSigner(address signer, address owner);
        error ECDSAInvalidSignature();
        error ECDSAInvalidSignatureS(bytes32 s);
        error ValueNotAccepted(uint256 value);
        error ZeroAmount();
        error ZeroAddress();
        error NotAuthority(address caller);
        error NotPendingAuthority(address caller);
        error PauseTooLong(uint64 until, uint64 latest);
        error PauseCoolingDown(uint64 availableAt);
        error MinimumNotMet(uint256 amount, uint256 minimum);
        error TokenBalanceTooLow(address token, uint256 balance, uint256 needed);
        error TokenAllowanceTooLow(address token, uint256 allowance, uint256 needed);
        error TransferFailed(address token);
        error BalanceUnreadable(address token);
        error AlreadyConstructed();
        error ArithmeticOverflow();
    }
}

use IKit as abi;

crate::errors! {
    erc20_insufficient_balance = ERC20InsufficientBalance(sender: Address, balance: U256, needed: U256),
    erc20_invalid_sender = ERC20InvalidSender(sender: Address),
    erc20_invalid_receiver = ERC20InvalidReceiver(receiver: Address),
    erc20_insufficient_allowance =
        ERC20InsufficientAllowance(spender: Address, allowance: U256, needed: U256),
    erc20_invalid_approver = ERC20InvalidApprover(approver: Address),
    erc20_invalid_spender = ERC20InvalidSpender(spender: Address),
    erc2612_expired_signature = ERC2612ExpiredSignature(deadline: U256),
    erc2612_invalid_signer = ERC2612InvalidSigner(signer: Address, owner: Address),
    ecdsa_invalid_signature = ECDSAInvalidSignature(),
    ecdsa_invalid_signature_s = ECDSAInvalidSignatureS(s: B256),
    value_not_accepted = ValueNotAccepted(value: U256),
    zero_amount = ZeroAmount(),
    zero_address = ZeroAddress(),
    not_authority = NotAuthority(caller: Address),
    not_pending_authority = NotPendingAuthority(caller: Address),
    pause_too_long = PauseTooLong(until: u64, latest: u64),
    pause_cooling_down = PauseCoolingDown(available_at: u64),
    minimum_not_met = MinimumNotMet(amount: U256, minimum: U256),
    token_balance_too_low = TokenBalanceTooLow(token: Address, balance: U256, needed: U256),
    token_allowance_too_low = TokenAllowanceTooLow(token: Address, allowance: U256, needed: U256),
    transfer_failed = TransferFailed(token: Address),
    balance_unreadable = BalanceUnreadable(token: Address),
    already_constructed = AlreadyConstructed(),
    arithmetic_overflow = ArithmeticOverflow(),
}

impl From<MathError> for Error {
    fn from(_: MathError) -> Self {
        arithmetic_overflow()
    }
}

impl From<erc20::Error> for Error {
    #[cold]
    fn from(error: erc20::Error) -> Self {
        match error {
            erc20::Error::InsufficientBalance(e) => erc20_insufficient_balance(e.sender, e.balance, e.needed),
            erc20::Error::InvalidSender(e) => erc20_invalid_sender(e.sender),
            erc20::Error::InvalidReceiver(e) => erc20_invalid_receiver(e.receiver),
            erc20::Error::InsufficientAllowance(e) => {
                erc20_insufficient_allowance(e.spender, e.allowance, e.needed)
            }
            erc20::Error::InvalidSpender(e) => erc20_invalid_spender(e.spender),
            erc20::Error::InvalidApprover(e) => erc20_invalid_approver(e.approver),
        }
    }
}
