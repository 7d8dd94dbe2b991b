//! W04: an instalment before its time moves no price in a step, where the public implementation moves it by 80 bps.

use alloy_primitives::U256;
use tests::{LoanReport, Staking, abi::ISUSDai, check::done};

use crate::support::{
    DAY, WEEK, ask, fund_book, go_to, lend,
    price::{conservative_assets, mul_div, optimistic, worth},
    stake, standing, still, u, wad,
};

/// A million staked by two and nine tenths of it lent at 12% a year, as where the public one was measured.
fn lent() -> Staking {
    let mut staking = Staking::new();
    let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
    for person in [&alice, &carol] {
        stake(&mut staking, person, wad(500_000));
    }
    fund_book(&mut staking, wad(100_000));
    lend(&mut staking, wad(900_000), 1_200);
    staking
}

/// Pays the interest of so many dollars.
#[track_caller]
fn pay(staking: &mut Staking, interest: U256) {
    let report = standing(staking);
    done(staking.report(&LoanReport { interest_paid: interest, ..report }));
}

#[test]
fn w04_early_repayment_steps_no_price() {
    let mut staking = lent();
    let now = staking.world.chain.timestamp();
    let before = done(staking.prices());
    let accrued = ask(&mut staking, &ISUSDai::totalAssetsCall {}) - wad(1_000_000);
    // A month's interest a second after the loan began.
    let month = wad(9_000);
    still(&mut staking, |staking| pay(staking, month));
    assert_eq!(done(staking.prices()), before);
    assert_eq!(conservative_assets(&mut staking), wad(1_000_000));
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_000_000) + accrued);
    let gain = ask(&mut staking, &ISUSDai::streamCall { source: 0x20 });
    let interest = ask(&mut staking, &ISUSDai::streamCall { source: 0x10 });
    assert_eq!((gain.remaining, gain.end), (month - accrued, now + WEEK));
    assert_eq!((interest.remaining, interest.end), (accrued, now + WEEK));
    // It is released second by second, and after a week it is 90 bps.
    for seconds in [1, 3_600, DAY, 3 * DAY, WEEK - 1, WEEK] {
        go_to(&mut staking, now + seconds);
        let released = |amount| mul_div(amount, U256::from(seconds), U256::from(WEEK));
        let expected = wad(1_000_000) + released(month - accrued) + released(accrued);
        assert_eq!(conservative_assets(&mut staking), expected, "after {seconds} s");
    }
    let [_, after] = done(staking.prices());
    assert_eq!(after, u(1_008_999_999_999_999_999));
}

/// Whoever sees the payment coming, stakes before it and stays a day gains no more than that day's release.
#[test]
fn w04_nobody_gains_by_staking_before_an_early_repayment() {
    let mut staking = lent();
    let bob = staking.world.bob.clone();
    let now = staking.world.chain.timestamp();
    still(&mut staking, |staking| stake(staking, &bob, wad(250_000)));
    still(&mut staking, |staking| pay(staking, wad(9_000)));
    let at_once = worth(&mut staking, bob.address);
    // He paid for the second of interest that had accrued, which exits are not paid yet.
    assert!(at_once < wad(250_000) && at_once > wad(250_000) - wad(1), "{at_once}");
    go_to(&mut staking, now + DAY);
    // A seventh of 9,000 came, a fifth of it bob's. What he paid for the second comes back in a week.
    let gained = worth(&mut staking, bob.address) - wad(250_000);
    let fair = wad(9_000) / u(7) / u(5);
    assert!(gained <= fair && fair - gained < wad(1) / u(10), "{gained}, fair {fair}");
}

/// Nor does a payment that is late step down: what accrued stays until it is paid, and then is in S1.
#[test]
fn w04_interest_paid_on_the_day_steps_no_price() {
    let mut staking = lent();
    let lent_at = ask(&mut staking, &ISUSDai::loansCall {}).reportedAt;
    go_to(&mut staking, lent_at + 30 * DAY);
    let before = (optimistic(&mut staking), done(staking.prices()));
    let accrued = before.0.dollars - wad(1_000_000) - u(1_000_000);
    let rate = ask(&mut staking, &ISUSDai::loansCall {}).ratePerSecond;
    assert_eq!(accrued, mul_div(rate, U256::from(30 * DAY), wad(1)));
    still(&mut staking, |staking| pay(staking, accrued));
    assert_eq!((optimistic(&mut staking), done(staking.prices())), before);
    assert_eq!(ask(&mut staking, &ISUSDai::streamCall { source: 0x10 }).remaining, accrued);
    go_to(&mut staking, lent_at + 37 * DAY);
    assert_eq!(conservative_assets(&mut staking), wad(1_000_000) + accrued);
}

/// All principal and a year's interest in one transaction: the largest payment there is.
#[test]
fn w04_full_early_repayment_steps_no_price() {
    let mut staking = lent();
    let before = (conservative_assets(&mut staking), done(staking.prices()));
    let year = wad(99_000);
    let report = LoanReport { principal_paid: wad(900_000), interest_paid: year, ..LoanReport::default() };
    still(&mut staking, |staking| done(staking.report(&report)));
    assert_eq!((conservative_assets(&mut staking), done(staking.prices())), before);
    let cash = ask(&mut staking, &ISUSDai::cashCall {});
    assert_eq!((cash.idle, cash.lendable), (wad(1_099_000), wad(1_099_000)));
    staking.world.chain.warp(WEEK);
    assert_eq!(conservative_assets(&mut staking), wad(1_099_000));
}
