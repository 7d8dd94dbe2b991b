//! Moving reserve assets, whatever they return.
//!
//! A transfer has succeeded when the call did and the token said true, or said nothing and has code
//! (some dollars return nothing). No answer longer than a word is copied.

use crate::calldata::Arguments;
use crate::words::{Word, number, with_selector};
use crate::{Error, errors, host};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};

sol! {
    interface IToken {
        function balanceOf(address account) external view returns (uint256);
        function allowance(address owner, address spender) external view returns (uint256);
        function approve(address spender, uint256 value) external;
        function decimals() external view returns (uint8);
        function transfer(address to, uint256 value) external;
        function transferFrom(address from, address to, uint256 value) external;
        function permit(
            address owner,
            address spender,
            uint256 value,
            uint256 deadline,
            uint8 v,
            bytes32 r,
            bytes32 s
        ) external;
    }
}

/// Gas for one asset's balance in a harvest. A proxy's answer takes some 10,000; sixteen that burn it all leave
/// three quarters of a transaction's 32 million.
const BALANCE_GAS: u64 = 500_000;

/// A signature for an asset's own permit.
pub struct PermitSignature {
    /// The last second at which it counts.
    pub deadline: B256,
    /// 27 or 28.
    pub v: B256,
    /// First half.
    pub r: B256,
    /// Second half.
    pub s: B256,
}

impl PermitSignature {
    /// Reads the last four arguments of a function that takes a permit.
    pub fn read(a: &mut Arguments) -> Self {
        let deadline = a.word();
        let v = a.uint_up_to(u64::from(u8::MAX)).word();
        Self { deadline, v, r: a.word(), s: a.word() }
    }
}

/// Units of `account`. `BalanceUnreadable` when the token reverts or answers with less than a word.
pub fn balance(token: Address, account: Address) -> Result<U256, Error> {
    read(token, IToken::balanceOfCall::SELECTOR, &[account.word()])
        .ok_or_else(|| errors::balance_unreadable(token))
}

/// [`balance`] for a little gas: of sixteen assets one must not use up what a transaction may have.
pub fn bounded_balance(token: Address, account: Address) -> Option<U256> {
    let data = with_selector(IToken::balanceOfCall::SELECTOR, &[account.word()]);
    let answer = host::bounded_static_call(token, &data, BALANCE_GAS).ok()?;
    B256::try_from(answer.as_slice()).ok().map(number)
}

/// The token's decimals, if it says any.
pub fn decimals(token: Address) -> Option<U256> {
    read(token, IToken::decimalsCall::SELECTOR, &[])
}

/// Takes `amount` from `from` and returns what arrived, which a fee on transfer makes less.
///
/// A refusal is explained by allowance or balance where one of them is too low
/// (`TokenAllowanceTooLow`, `TokenBalanceTooLow`), else it is
/// `TransferFailed`.
pub fn pull(token: Address, from: Address, amount: U256) -> Result<U256, Error> {
    let this = host::this();
    let before = balance(token, this)?;
    let words = [from.word(), this.word(), amount.word()];
    transfer(token, IToken::transferFromCall::SELECTOR, &words)
        .map_err(|error| refusal(token, from, this, amount).unwrap_or(error))?;
    Ok(balance(token, this)?.saturating_sub(before))
}

/// Pays `amount` to `to` and returns what arrived. `TransferFailed` when the token refuses, or
/// nothing arrives.
pub fn push(token: Address, to: Address, amount: U256) -> Result<U256, Error> {
    let before = balance(token, to)?;
    transfer(token, IToken::transferCall::SELECTOR, &[to.word(), amount.word()])?;
    let arrived = balance(token, to)?.saturating_sub(before);
    if arrived.is_zero() {
        return Err(errors::transfer_failed(token));
    }
    Ok(arrived)
}

/// Moves `amount` from one account to another by this contract's allowance, and measures nothing. Refusals as of
/// [`pull`].
pub fn pass(token: Address, from: Address, to: Address, amount: U256) -> Result<(), Error> {
    transfer(token, IToken::transferFromCall::SELECTOR, &[from.word(), to.word(), amount.word()])
        .map_err(|error| refusal(token, from, host::this(), amount).unwrap_or(error))
}

/// Pays `amount` and measures nothing. `TransferFailed` when the token refuses.
pub fn send(token: Address, to: Address, amount: U256) -> Result<(), Error> {
    transfer(token, IToken::transferCall::SELECTOR, &[to.word(), amount.word()])
}

/// Tries [`pass`] with at most so much gas, where an account that gets tokens must be able to stop nobody. Whether
/// the token said that it is done.
pub fn try_pass(token: Address, from: Address, to: Address, amount: U256, gas: u64) -> bool {
    let words = [from.word(), to.word(), amount.word()];
    try_transfer(token, IToken::transferFromCall::SELECTOR, &words, gas)
}

/// Tries [`send`] in the same way.
pub fn try_send(token: Address, to: Address, amount: U256, gas: u64) -> bool {
    try_transfer(token, IToken::transferCall::SELECTOR, &[to.word(), amount.word()], gas)
}

/// Lets `spender` take `amount`, where nothing is approved. `TransferFailed` when the token refuses.
pub fn approve(token: Address, spender: Address, amount: U256) -> Result<(), Error> {
    transfer(token, IToken::approveCall::SELECTOR, &[spender.word(), amount.word()])
}

/// Takes `amount` of a token of ours, which moves all of it or reverts with an error of its own, passed on.
/// `TransferFailed` where there is no token.
pub fn take(token: Address, from: Address, amount: U256) -> Result<(), Error> {
    let words = [from.word(), host::this().word(), amount.word()];
    explained(token, IToken::transferFromCall::SELECTOR, &words)
}

/// Pays `amount` of a token of ours, in the same way.
pub fn give(token: Address, to: Address, amount: U256) -> Result<(), Error> {
    explained(token, IToken::transferCall::SELECTOR, &[to.word(), amount.word()])
}

fn explained(token: Address, selector: [u8; 4], words: &[B256]) -> Result<(), Error> {
    let answer = host::call_or_explain(token, selector, words)?;
    if answer.is_empty() { Err(errors::transfer_failed(token)) } else { Ok(()) }
}

/// Tries the token's permit for this contract. Its failure is no error: whoever brought the same permit
/// first has already given the allowance that decides.
pub fn try_permit(token: Address, owner: Address, amount: U256, signature: &PermitSignature) {
    let PermitSignature { deadline, v, r, s } = *signature;
    let words = [owner.word(), host::this().word(), amount.word(), deadline, v, r, s];
    let _ignored = host::call(token, IToken::permitCall::SELECTOR, &words);
}

fn transfer(token: Address, selector: [u8; 4], words: &[B256]) -> Result<(), Error> {
    let answer = host::call(token, selector, words).map_err(|()| errors::transfer_failed(token))?;
    if is_done(token, &answer) { Ok(()) } else { Err(errors::transfer_failed(token)) }
}

#[inline(never)]
fn try_transfer(token: Address, selector: [u8; 4], words: &[B256], gas: u64) -> bool {
    host::bounded_call(token, selector, words, gas).is_ok_and(|answer| is_done(token, &answer))
}

fn is_done(token: Address, answer: &[u8]) -> bool {
    match B256::try_from(answer) {
        Ok(word) => word == true.word(),
        Err(_) => answer.is_empty() && host::has_code(token),
    }
}

fn refusal(token: Address, from: Address, this: Address, needed: U256) -> Option<Error> {
    let allowance = read(token, IToken::allowanceCall::SELECTOR, &[from.word(), this.word()])?;
    if allowance < needed {
        return Some(errors::token_allowance_too_low(token, allowance, needed));
    }
    let balance = balance(token, from).ok()?;
    (balance < needed).then_some(errors::token_balance_too_low(token, balance, needed))
}

fn read(token: Address, selector: [u8; 4], words: &[B256]) -> Option<U256> {
    let answer = host::static_call(token, &with_selector(selector, words)).ok()?;
    B256::try_from(answer.as_slice()).ok().map(number)
}
