//! Lifting a price within one second, by any sequence of calls of holders, strangers and the loan book. No price
//! rises, but that of deposits by what comes back of principal that was lost earlier, which it had lost at once.

use alloy_primitives::{U256, U512};
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IToken},
    check::done,
    random::Random,
    whole,
};

use crate::vault_support::{
    DAY, HIGHEST_RATE, VIRTUAL, ask, conservative_assets, go_to, lend, mul_div, people, standing, still, wad,
};

const RUNS: u64 = 24;
const CALLS: usize = 24;

/// The dollars of both prices and their shares, virtual ones included: optimistic, conservative, supply.
#[track_caller]
pub fn terms(staking: &mut Staking) -> [U256; 3] {
    let virtual_units = U256::from(VIRTUAL);
    let optimistic = ask(staking, &ISUSDai::totalAssetsCall {}) + virtual_units;
    let conservative = conservative_assets(staking) + virtual_units;
    [optimistic, conservative, ask(staking, &ISUSDai::totalSupplyCall {}) + virtual_units]
}

/// A vault with loans, doubts, streams and fees, in the middle of everything.
fn lively(random: &mut Random) -> Staking {
    let mut staking = Staking::new();
    let [alice, bob, _] = people(&staking);
    let (book, usdai, dollar) = (staking.book.address, staking.world.usdai, staking.world.dollar);
    done(staking.stake(&alice, wad(100_000)));
    done(staking.give(book, wad(50_000)));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 100 * random.below(11) as u16 }));
    lend(&mut staking, wad(60_000), 10 * random.below(1_000) as u64);
    done(staking.earn(random.below(2_000) as u64));
    staking.world.chain.warp(random.below(40 * DAY as usize) as u64);
    let report = standing(&mut staking);
    let marks = wad(random.below(60_000) as u64);
    done(staking.report(&LoanReport { marks, interest_paid: wad(300), ..report }));
    staking.world.chain.warp(random.below(2 * DAY as usize) as u64);
    let gift = IToken::mintCall { to: usdai, value: whole(random.below(3_000) as u64, 6) };
    done(staking.world.chain.send(&bob, dollar, &gift));
    staking
}

/// A number of any size below 2^77.
fn amount(random: &mut Random) -> U256 {
    U256::from_be_bytes(random.word().0) >> (179 + random.below(77))
}

/// One call; whether it was taken.
fn act(staking: &mut Staking, random: &mut Random) -> bool {
    let person = people(staking)[random.below(3)].clone();
    let amount = amount(random);
    match random.below(7) {
        0 | 1 => staking.stake(&person, amount).is_ok(),
        2 => staking.tell(&person, &ISUSDai::mint_0Call { shares: amount, receiver: person.address }).is_ok(),
        3 => staking.harvest().is_ok(),
        4 => staking.tell(&person, &ISUSDai::claimFeesCall {}).is_ok(),
        _ => {
            let report = any_report(staking, random, amount);
            staking.report(&report).is_ok()
        }
    }
}

/// Lends, repays, pays interest, doubts, takes doubts back and loses; sometimes all at once.
fn any_report(staking: &mut Staking, random: &mut Random, amount: U256) -> LoanReport {
    let known = standing(staking);
    let mut report = known;
    if random.once_in(2) {
        report.sent = amount;
    }
    if random.once_in(2) {
        report.principal_paid = known.principal / U256::from(1 + random.below(9));
    }
    if random.once_in(2) {
        let accrued = ask(staking, &ISUSDai::loansCall {}).accrued;
        let beyond = amount >> random.below(8);
        report.interest_paid = if random.once_in(2) { accrued + beyond } else { beyond };
    }
    report.principal = (known.principal + report.sent).saturating_sub(report.principal_paid);
    if random.once_in(3) {
        report.marks = report.principal / U256::from(1 + random.below(9));
    }
    if random.once_in(4) {
        report.principal -= report.principal / U256::from(2 + random.below(30));
    }
    report.marks = report.marks.min(report.principal);
    report.rate = report.principal * U256::from(HIGHEST_RATE) / U256::from(1 + random.below(50));
    report
}

/// What was lost of all principal, as the vault knows it.
#[track_caller]
pub fn lost(staking: &mut Staking) -> U256 {
    ask(staking, &ISUSDai::loansCall {}).lost
}

/// Writes off up to half of the principal, some time ago.
fn lose(staking: &mut Staking, random: &mut Random) {
    let known = standing(staking);
    let principal = known.principal - known.principal / U256::from(2 + random.below(20));
    let rate = known.rate.min(principal * U256::from(HIGHEST_RATE));
    done(staking.report(&LoanReport { principal, marks: known.marks.min(principal), rate, ..known }));
    staking.world.chain.warp(random.below(9 * DAY as usize) as u64);
}

/// The price is at most what it was, but for so many wei that rounding leaves to the pool.
pub fn is_no_higher([dollars, supply]: [U256; 2], [was, of]: [U256; 2], slack: usize) -> bool {
    let slack = U512::from(slack);
    let [dollars, supply, was, of] = [dollars, supply, was, of].map(U512::from);
    dollars * of <= (was + slack) * supply + slack * of
}

#[test]
fn no_sequence_within_a_second_lifts_a_price() {
    let (mut taken, mut returns, mut losses) = (0, 0, 0);
    for seed in 0..RUNS {
        let random = &mut Random::seeded(0x1457 + seed);
        let mut staking = lively(random);
        lose(&mut staking, random);
        let now = staking.world.chain.timestamp();
        go_to(&mut staking, now);
        let first = terms(&mut staking);
        let (mut before, mut missing) = (first, lost(&mut staking));
        let mut calls = 0;
        for _ in 0..CALLS {
            calls += usize::from(still(&mut staking, |staking| act(staking, random)));
            let (after, still_missing) = (terms(&mut staking), lost(&mut staking));
            assert!(after[1] <= after[0], "crossed: {after:?}");
            // The optimistic dollars move with what is lost, down and up, and otherwise with the supply alone.
            let dollars = (before[0] + missing).saturating_sub(still_missing);
            let rose = !is_no_higher([after[0], after[2]], [dollars, before[2]], 4);
            assert!(!rose, "{seed}: {before:?} became {after:?}, lost {missing} became {still_missing}");
            let rose = !is_no_higher([after[1], after[2]], [first[1], first[2]], 4 * (calls + 1));
            assert!(!rose, "{seed}: {first:?} became {after:?} for redemptions");
            returns += usize::from(still_missing < missing);
            losses += usize::from(still_missing > missing);
            (before, missing) = (after, still_missing);
        }
        taken += calls;
    }
    assert!(taken > RUNS as usize * CALLS / 3, "{taken}");
    assert!(returns > RUNS as usize && losses > RUNS as usize, "{returns} {losses}");
}

/// To the wei: half of a loss comes back, and nothing but that enters the deposit price, nothing the other.
#[test]
fn what_comes_back_of_a_loss_lifts_the_deposit_price_by_itself() {
    let mut staking = Staking::new();
    let (alice, book) = (staking.world.alice.clone(), staking.book.address);
    done(staking.stake(&alice, wad(1_000)));
    done(staking.give(book, wad(1_000)));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    lend(&mut staking, wad(600), 0);
    done(staking.report(&LoanReport { principal: wad(200), ..LoanReport::default() }));
    let [optimistic, conservative, supply] = terms(&mut staking);
    assert_eq!((optimistic, lost(&mut staking)), (wad(600) + U256::from(VIRTUAL), wad(400)));
    let report = standing(&mut staking);
    for (paid, left, relief) in [(150, 250, 150), (250, 0, 400), (300, 0, 400)] {
        let before = terms(&mut staking)[0];
        let missing = lost(&mut staking);
        still(&mut staking, |staking| {
            done(staking.report(&LoanReport { interest_paid: wad(paid), ..report }))
        });
        let loans = ask(&mut staking, &ISUSDai::loansCall {});
        assert_eq!((loans.lost, loans.relief), (wad(left), wad(relief)));
        if missing.is_zero() {
            continue;
        }
        assert_eq!(terms(&mut staking), [before + missing - wad(left), conservative, supply]);
    }
    // The last three hundred are a gain: in no price now, but for the fee, whose shares are worth it.
    let [after, paid_out, shares] = terms(&mut staking);
    assert!(shares > supply && is_no_higher([after, shares], [wad(1_000) + U256::from(VIRTUAL), supply], 4));
    assert!(is_no_higher([paid_out, shares], [conservative, supply], 4));
}

#[test]
fn a_sandwich_of_a_report_or_a_harvest_leaves_less_than_was_put_in() {
    for seed in 0..RUNS {
        let random = &mut Random::seeded(0xb07 + seed);
        let mut staking = lively(random);
        let [_, bob, _] = people(&staking);
        let put_in = wad(1 + random.below(100_000) as u64);
        let shares = still(&mut staking, |staking| done(staking.stake(&bob, put_in)));
        let report = standing(&mut staking);
        let paid = LoanReport {
            principal: report.principal / U256::from(2),
            marks: U256::ZERO,
            rate: U256::ZERO,
            principal_paid: report.principal - report.principal / U256::from(2),
            interest_paid: wad(1_000),
            ..report
        };
        still(&mut staking, |staking| done(staking.report(&paid)));
        still(&mut staking, |staking| done(staking.harvest()));
        for place in 0..2 {
            let [optimistic, conservative, supply] = terms(&mut staking);
            let dollars = [optimistic, conservative][place];
            let out = mul_div(shares, dollars, supply);
            assert!(out <= put_in + U256::from(8), "{out} for {put_in}");
        }
    }
}
