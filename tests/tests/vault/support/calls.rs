//! Random histories: what holders, the loan book and strangers do, profits and losses included.

use alloy_primitives::U256;
use proptest::prelude::*;
use stylus_chain::chain::{Account, CallError};
use tests::{Staking, abi::ISUSDai};

use super::{DAY, HIGHEST_RATE, fund_book, mint, people, price::mul_div, standing, u, wad};

/// Something that happens to the vault. People are numbers below three, portions 255ths of what there is.
#[derive(Clone, Copy, Debug)]
pub enum Call {
    Deposit(usize, U256),
    Mint(usize, U256),
    Transfer(usize, usize, u8),
    Earn(u64),
    Lend(u8, u8),
    /// Of the principal, of twice the accrued interest, and of the marks that stay.
    Repay(u8, u8, u8),
    Lose(u8),
    Mark(u8),
    SetFee(u16),
    Donate(U256),
    ClaimFees,
    Warp(u64),
}

/// Amounts of every size up to 2^80, which is more than anybody has.
pub fn amount() -> impl Strategy<Value = U256> {
    (any::<u128>(), 48_u32..128).prop_map(|(amount, shift)| u(amount >> shift))
}

fn call() -> impl Strategy<Value = Call> {
    let who = || 0..3_usize;
    prop_oneof![
        4 => (who(), amount()).prop_map(|(who, amount)| Call::Deposit(who, amount)),
        2 => (who(), amount()).prop_map(|(who, amount)| Call::Mint(who, amount)),
        1 => (who(), who(), any::<u8>()).prop_map(|(from, to, part)| Call::Transfer(from, to, part)),
        3 => (0..5_000_u64).prop_map(Call::Earn),
        3 => any::<(u8, u8)>().prop_map(|(part, rate)| Call::Lend(part, rate)),
        3 => any::<(u8, u8, u8)>().prop_map(|(back, interest, marks)| Call::Repay(back, interest, marks)),
        2 => any::<u8>().prop_map(Call::Lose),
        1 => any::<u8>().prop_map(Call::Mark),
        1 => (0..=1_000_u16).prop_map(Call::SetFee),
        1 => amount().prop_map(Call::Donate),
        1 => Just(Call::ClaimFees),
        4 => prop_oneof![0..600_u64, 0..2 * DAY, 0..60 * DAY].prop_map(Call::Warp),
    ]
}

/// Calls of which some are refused.
pub fn history() -> impl Strategy<Value = Vec<Call>> {
    proptest::collection::vec(call(), 0..16)
}

/// The vault after a history. It may be empty; the loan book can pay 100,000 USDai of interest.
#[track_caller]
pub fn vault_after(history: &[Call]) -> Staking {
    let mut staking = Staking::new();
    fund_book(&mut staking, wad(100_000));
    for call in history {
        let _may_be_refused = perform(&mut staking, *call);
    }
    staking
}

/// Does it.
pub fn perform(staking: &mut Staking, call: Call) -> Result<(), CallError> {
    let people = people(staking);
    match call {
        Call::Deposit(who, assets) => staking.stake(&people[who], assets).map(drop),
        Call::Mint(who, shares) => mint(staking, &people[who], shares).map(drop),
        Call::Transfer(from, to, share) => transfer(staking, &people[from], &people[to], share),
        Call::Earn(dollars) => staking.earn(dollars).map(drop),
        Call::SetFee(fee) => staking.rule(&ISUSDai::setYieldFeeCall { fee }).map(drop),
        Call::Donate(value) => staking.give(staking.susdai, value),
        Call::ClaimFees => staking.tell(&people[2], &ISUSDai::claimFeesCall {}).map(drop),
        Call::Warp(seconds) => {
            staking.world.chain.warp(seconds);
            Ok(())
        }
        Call::Lend(..) | Call::Repay(..) | Call::Lose(_) | Call::Mark(_) => report(staking, call),
    }
}

fn transfer(staking: &mut Staking, from: &Account, to: &Account, share: u8) -> Result<(), CallError> {
    let value = part(staking.shares(from.address)?, share);
    staking.tell(from, &ISUSDai::transferCall { to: to.address, value }).map(drop)
}

fn report(staking: &mut Staking, call: Call) -> Result<(), CallError> {
    let known = standing(staking);
    let mut report = known;
    match call {
        Call::Lose(lost) => report.principal -= part(known.principal, lost),
        Call::Mark(marked) => report.marks = part(known.principal, marked),
        Call::Lend(sent, rate) => {
            report.sent = part(staking.ask(&ISUSDai::cashCall {})?.lendable, sent);
            report.principal += report.sent;
            report.rate = part(report.principal * U256::from(HIGHEST_RATE), rate);
        }
        Call::Repay(back, interest, marks) => {
            report.principal_paid = part(known.principal, back);
            report.principal -= report.principal_paid;
            report.interest_paid = part(accrued(staking)? * U256::from(2), interest);
            report.marks = part(known.marks, marks);
        }
        _ => {}
    }
    report.marks = report.marks.min(report.principal);
    report.rate = report.rate.min(report.principal * U256::from(HIGHEST_RATE));
    staking.report(&report).map(drop)
}

/// Interest accrued now.
fn accrued(staking: &mut Staking) -> Result<U256, CallError> {
    let loans = staking.ask(&ISUSDai::loansCall {})?;
    let seconds = staking.world.chain.timestamp().saturating_sub(loans.reportedAt);
    Ok(loans.accrued + mul_div(loans.ratePerSecond, U256::from(seconds), wad(1)))
}

fn part(whole: U256, share: u8) -> U256 {
    mul_div(whole, U256::from(share), U256::from(u8::MAX))
}
