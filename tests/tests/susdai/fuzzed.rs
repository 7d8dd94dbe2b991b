//! What random calls find on sUSDai: deposits, loans that accrue and are doubted, yield on its way.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IToken},
    check::done,
    random::Random,
    token::{Subject, ask, people},
    whole,
};

/// So many functions may succeed never: the five that wait for redemptions, and the acceptance of an offer that
/// nobody happened to make.
pub const NEVER: usize = 6;
/// At least so many kinds of errors are met.
pub const ERRORS: usize = 30;
const YIELD_FEE: u16 = 700;
const DAY: usize = 86_400;

/// Where runs start.
pub struct Start {
    pub token: Staking,
    /// Who sends.
    pub people: Vec<Account>,
    /// Whom calls name besides.
    pub others: Vec<Address>,
}

/// Everybody has shares, half the cash is lent and a little of it doubted, interest was paid and yield came.
pub fn start() -> Start {
    let mut staking = Staking::start();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: YIELD_FEE }));
    for person in people(&staking) {
        done(staking.stake(&person, whole(10_000, 18)));
    }
    let principal = whole(15_000, 18);
    let rate = principal * U256::from(3_000_000_000_u64);
    done(staking.report(&LoanReport { principal, rate, sent: principal, ..LoanReport::default() }));
    staking.world.chain.warp(86_400);
    done(staking.give(staking.book.address, whole(1_000, 18)));
    let marks = whole(100, 18);
    let interest = LoanReport { principal, marks, accrued: U256::MAX, rate, ..LoanReport::default() };
    done(staking.report(&LoanReport { interest_paid: whole(5, 18), ..interest }));
    done(staking.earn(50));
    let mut senders = people(&staking).to_vec();
    senders.extend([staking.book.clone(), staking.world.admin.clone(), staking.treasury.clone()]);
    let others = vec![staking.world.usdai, staking.world.dollar, staking.treasury.address];
    Start { token: staking, people: senders, others }
}

/// A report that the vault may take, and the lock of an epoch that is due.
pub fn likely(staking: &mut Staking, random: &mut Random) -> Option<Vec<u8>> {
    let epoch = ask(staking, &ISUSDai::epochCall {});
    if epoch.locked + 1 < epoch.number {
        return Some(ISUSDai::lockCall {}.abi_encode());
    }
    Some(report(staking, random).call().abi_encode())
}

/// Mostly within the bounds, else one beyond.
fn report(staking: &mut Staking, random: &mut Random) -> LoanReport {
    let loans = ask(staking, &ISUSDai::loansCall {});
    let lendable = ask(staking, &ISUSDai::cashCall {}).lendable;
    let mut part = |most: U256| match random.below(8) {
        0..=3 => U256::ZERO,
        4..=5 => (most >> 10_usize) * U256::from(random.below(1_024)),
        6 => most,
        _ => most + U256::ONE,
    };
    let (sent, principal_paid, interest_paid) =
        (part(lendable), part(loans.principal), part(loans.accrued + whole(1, 18)));
    let expected = (loans.principal + sent).saturating_sub(principal_paid);
    let principal = expected.saturating_sub(part(expected >> 6_usize));
    let marks = (loans.marks + part(expected >> 4_usize)).min(principal + part(U256::ZERO));
    let rate = part(principal * U256::from(31_709_791_983_u64));
    LoanReport { principal, marks, accrued: U256::MAX, rate, sent, principal_paid, interest_paid }
}

/// Days, now and then, and dollars for the reserve.
pub fn pass_time(staking: &mut Staking, random: &mut Random) {
    if random.once_in(25) {
        staking.world.chain.warp(random.below(6 * DAY) as u64);
    }
    if random.once_in(50) {
        let gift = IToken::mintCall { to: staking.world.usdai, value: whole(1, 6) };
        let carol = staking.world.carol.clone();
        done(staking.world.chain.send(&carol, staking.world.dollar, &gift));
    }
}
