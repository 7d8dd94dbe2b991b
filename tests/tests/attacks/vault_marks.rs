//! Doubting principal and taking the doubt back, once for next to nothing, or again and again.

use alloy_primitives::U256;
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::vault_support::{
    DAY, VIRTUAL, WEEK, ask, conservative_assets, go_to, lend, mul_div, set_usdai, standing, still, wad,
};

/// Doubts all principal, and takes it back for a wei of interest.
#[track_caller]
fn doubt_and_take_back(staking: &mut Staking) {
    let report = standing(staking);
    done(staking.report(&LoanReport { marks: report.principal, ..report }));
    done(staking.report(&LoanReport { interest_paid: U256::ONE, ..report }));
}

/// A thousand staked by alice, of which a hundred is lent.
fn lent() -> Staking {
    let mut staking = Staking::new();
    let (alice, book) = (staking.world.alice.clone(), staking.book.address);
    done(staking.stake(&alice, wad(1_000)));
    done(staking.give(book, wad(1)));
    lend(&mut staking, wad(100), 0);
    staking
}

#[test]
fn doubts_of_a_hundred_cost_the_redemption_price_no_more_than_a_hundred() {
    let mut staking = lent();
    for _ in 0..9 {
        doubt_and_take_back(&mut staking);
    }
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { marks: report.principal, ..report }));
    let cash = ask(&mut staking, &ISUSDai::cashCall {}).idle;
    let assets = conservative_assets(&mut staking);
    assert!(assets >= wad(899), "{assets} for redemptions where the cash alone is {cash}");
}

/// What a whole share is paid when a thousand of them have so many dollars.
fn price_of(assets: U256) -> U256 {
    let units = U256::from(VIRTUAL);
    mul_div(wad(1), assets + units, wad(1_000) + units)
}

/// A hundred is doubted, and cured for a wei at the same instant, which is returned.
fn cured() -> (Staking, LoanReport, u64) {
    let mut staking = lent();
    let report = standing(&mut staking);
    let now = staking.world.chain.timestamp();
    go_to(&mut staking, now);
    still(&mut staking, |staking| done(staking.report(&LoanReport { marks: wad(100), ..report })));
    let doubted = price_of(wad(900));
    assert_eq!(done(staking.prices()), [wad(1), doubted]);
    let cured = LoanReport { interest_paid: U256::ONE, ..report };
    still(&mut staking, |staking| done(staking.report(&cured)));
    assert_eq!(done(staking.prices()), [wad(1), doubted]);
    (staking, report, now)
}

/// A loan may be cured by any payment, so a wei takes a doubt back; and the price has no step for anybody to use.
#[test]
fn a_wei_of_cash_takes_back_a_doubt_second_by_second() {
    let (mut staking, _, start) = cured();
    let loans = ask(&mut staking, &ISUSDai::loansCall {});
    assert_eq!((loans.marks, loans.relief, loans.reliefEnd), (U256::ZERO, wad(100), start + WEEK));
    for after in [1, DAY - 1, DAY, 3 * DAY, 6 * DAY + 1, WEEK - 1, WEEK, WEEK + 1, 2 * WEEK] {
        go_to(&mut staking, start + after);
        let unreleased = (wad(100) * U256::from(WEEK.saturating_sub(after))).div_ceil(U256::from(WEEK));
        let [optimistic, conservative] = done(staking.prices());
        assert_eq!(optimistic, wad(1));
        assert_eq!(conservative, price_of(wad(1_000) - unreleased), "after {after} seconds");
    }
}

/// To doubt again costs the redemption price only what it had regained.
#[test]
fn a_doubt_of_what_is_not_regained_costs_nothing() {
    let (mut staking, report, start) = cured();
    let doubt = |staking: &mut Staking, marks: u64| {
        let doubted = LoanReport { marks: wad(marks), ..report };
        still(staking, |staking| done(staking.report(&doubted)));
        let loans = ask(staking, &ISUSDai::loansCall {});
        (loans.marks + loans.relief, done(staking.prices())[1])
    };
    assert_eq!(doubt(&mut staking.clone(), 100), (wad(100), price_of(wad(900))));
    assert_eq!(doubt(&mut staking.clone(), 40), (wad(100), price_of(wad(900))));
    // After half the time fifty of the hundred is regained.
    go_to(&mut staking, start + WEEK / 2);
    let half = price_of(wad(950));
    assert_eq!(done(staking.prices())[1], half);
    assert_eq!(doubt(&mut staking.clone(), 50), (wad(50), half));
    assert_eq!(doubt(&mut staking.clone(), 70), (wad(70), price_of(wad(930))));
    assert_eq!(doubt(&mut staking, 100), (wad(100), price_of(wad(900))));
}

#[test]
fn doubts_without_any_cash_are_not_taken_back() {
    let mut staking = lent();
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { marks: wad(100), ..report }));
    let lowered = ISUSDai::MarksLoweredWithoutCash { marksBefore: wad(100), marksAfter: wad(99) };
    refused(staking.report(&LoanReport { marks: wad(99), ..report }), lowered);
    // Nor by lending a wei more with them, which is cash in the other direction.
    let lowered = ISUSDai::MarksLoweredWithoutCash { marksBefore: wad(100), marksAfter: U256::ZERO };
    let more = LoanReport { principal: wad(100) + U256::ONE, sent: U256::ONE, ..report };
    refused(staking.report(&more), lowered);
}

/// A vault of 40 billion, half of what a slot holds, all of it doubted and taken back, three times over: side
/// by side those doubts would not fit. With 40 million it would take two thousand.
fn filled() -> Staking {
    let mut staking = Staking::new();
    let (alice, bob, book) = (staking.world.alice.clone(), staking.world.bob.clone(), staking.book.address);
    let (all, most) = (wad(40_000_000_000), (U256::ONE << 96_usize) - U256::ONE);
    set_usdai(&mut staking, alice.address, all);
    done(staking.stake(&alice, all));
    done(staking.give(book, wad(1)));
    lend(&mut staking, all, 0);
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { marks: all, ..report }));
    done(staking.stake(&bob, wad(100)));
    for marks in [all, most - all - U256::from(2)] {
        done(staking.report(&LoanReport { interest_paid: U256::ONE, ..report }));
        done(staking.report(&LoanReport { marks, ..report }));
    }
    done(staking.report(&LoanReport { interest_paid: U256::ONE, ..report }));
    staking
}

#[test]
fn doubts_taken_back_stop_no_deposit() {
    let mut staking = filled();
    let bob = staking.world.bob.clone();
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { marks: report.principal, ..report }));
    done(staking.stake(&bob, wad(100)));
}

#[test]
fn doubts_taken_back_stop_no_harvest() {
    let mut staking = filled();
    for _ in 0..2 {
        staking.world.chain.warp(DAY);
        done(staking.harvest());
        let report = standing(&mut staking);
        let all = report.principal;
        done(staking.report(&LoanReport { marks: all, ..report }));
        done(staking.report(&LoanReport { interest_paid: U256::ONE, ..report }));
    }
}
