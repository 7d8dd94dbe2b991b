//! What random calls find on sUSDai: deposits, loans that accrue and are doubted, yield on its way, and the auction
//! with somebody who waits and two whom it has paid.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    LoanReport, Staking,
    abi::{IQEV, ISUSDai, IToken},
    check::done,
    random::Random,
    token::{ask, people},
    whole,
};

use crate::support::wired;

/// So many functions may succeed never: both previews of redemptions, a second redemption contract, and the acceptance
/// of an offer that nobody happened to make.
pub const NEVER: usize = 4;
/// At least so many kinds of errors are met.
pub const ERRORS: usize = 40;
const YIELD_FEE: u16 = 700;
const DAY: usize = 86_400;

/// Where runs start.
#[derive(Clone)]
pub struct Start {
    pub token: Staking,
    /// Who sends.
    pub people: Vec<Account>,
    /// Whom calls name besides.
    pub others: Vec<Address>,
    /// Contracts that send as well.
    pub contracts: Vec<Address>,
}

/// Everybody has shares, half the cash is lent and a little of it doubted, interest was paid and yield came.
pub fn start() -> Start {
    let mut scene = wired();
    let staking = &mut scene.suite.staking;
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: YIELD_FEE }));
    for person in people(staking) {
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
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    let served = [&alice, &bob].map(|holder| done(scene.request(holder, whole(2_000, 18))));
    scene.settle(1);
    done(scene.collect(&served));
    done(scene.request(&bob, whole(1_000, 18)));
    // It sends transactions.
    let qev = scene.qev;
    scene.chain().set_balance(qev, whole(1, 18));
    let staking = scene.suite.staking;
    let mut senders = people(&staking).to_vec();
    senders.extend([staking.book.clone(), staking.world.admin.clone(), staking.treasury.clone()]);
    let others = vec![staking.world.usdai, staking.world.dollar, staking.treasury.address, qev];
    Start { token: staking, people: senders, others, contracts: vec![qev] }
}

/// A report that the vault may take, the lock of an epoch that is due, and what those who leave ask for, and what the
/// redemption contract may order.
pub fn likely(staking: &mut Staking, random: &mut Random) -> Option<Vec<u8>> {
    let epoch = ask(staking, &ISUSDai::epochCall {});
    if epoch.locked + 1 < epoch.number && random.once_in(2) {
        return Some(ISUSDai::lockCall {}.abi_encode());
    }
    Some(match random.below(3) {
        0 => leave(staking, random),
        1 => order(staking, random, &epoch),
        _ => report(staking, random).call().abi_encode(),
    })
}

/// A request with or without a sealed bid, a claim, or somebody's help.
fn leave(staking: &mut Staking, random: &mut Random) -> Vec<u8> {
    let everybody = people(staking).map(|person| person.address);
    let [owner, controller] = [random.pick(&everybody), random.pick(&everybody)];
    let shares = whole(1 + random.below(20) as u64, 18);
    match random.below(5) {
        0 => ISUSDai::setOperatorCall { operator: controller, approved: random.once_in(2) }.abi_encode(),
        1 => ISUSDai::requestRedeemCall { shares, controller, owner }.abi_encode(),
        2 => {
            let (vault, qev) = (staking.susdai, ask(staking, &ISUSDai::redemptionsCall {}));
            let request = IQEV::requestCall { shares, controller, owner };
            let expected = staking.world.chain.call_as(vault, qev, &request);
            let call = ISUSDai::requestRedeemWithCommitmentCall {
                shares,
                controller,
                owner,
                expectedId: expected.unwrap_or_default(),
                epoch: ask(staking, &ISUSDai::epochCall {}).number,
                commitment: random.word(),
                ciphertext: vec![0x5a; random.below(150)].into(),
            };
            call.abi_encode()
        }
        3 => ISUSDai::redeemCall { shares, receiver: controller, controller: owner }.abi_encode(),
        _ => ISUSDai::withdrawCall { assets: shares, receiver: controller, controller: owner }.abi_encode(),
    }
}

/// What the redemption contract may say, whether or not its books have it.
fn order(staking: &mut Staking, random: &mut Random, epoch: &ISUSDai::epochReturn) -> Vec<u8> {
    let receiver = random.pick(&people(staking).map(|person| person.address));
    let [more, less] = [20, 10].map(|bound| whole(random.below(bound) as u64, 18));
    match random.below(4) {
        0 => ISUSDai::lockedForCall { epoch: epoch.number }.abi_encode(),
        1 => ISUSDai::settleCall { epoch: epoch.locked, burned: more, paid: less }.abi_encode(),
        2 => ISUSDai::claimCall { released: more, paid: less, receiver }.abi_encode(),
        _ => ISUSDai::giveBackCall { returned: more, burned: less, receiver }.abi_encode(),
    }
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

/// Days, now and then, dollars for the reserve, and whoever keeps the auction going as far as its books still agree
/// with the vault's: some of what the vault was told in its name it never said.
pub fn pass_time(staking: &mut Staking, random: &mut Random) {
    if random.once_in(20) {
        let (carol, qev) = (staking.world.carol.clone(), ask(staking, &ISUSDai::redemptionsCall {}));
        let _may_fail = staking.world.chain.send(&carol, qev, &IQEV::clearCall { blocks: u32::MAX });
    }
    if random.once_in(25) {
        staking.world.chain.warp(random.below(6 * DAY) as u64);
    }
    if random.once_in(50) {
        let gift = IToken::mintCall { to: staking.world.usdai, value: whole(1, 6) };
        let carol = staking.world.carol.clone();
        done(staking.world.chain.send(&carol, staking.world.dollar, &gift));
    }
}
