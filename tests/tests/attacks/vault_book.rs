//! A loan book that says more than it may, within the bounds that the program keeps.

use alloy_primitives::{Address, U256};
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::vault_support::{
    DAY, HIGHEST_RATE, WEEK, ask, go_to, lend, mul_div, people, standing, still, wad,
};

/// A thousand of alice's in the vault, and a loan book with ten thousand of its own.
fn staked() -> Staking {
    let mut staking = Staking::new();
    let (alice, book) = (staking.world.alice.clone(), staking.book.address);
    done(staking.stake(&alice, wad(1_000)));
    done(staking.give(book, wad(10_000)));
    staking
}

#[test]
fn many_reports_in_one_second_accrue_no_second() {
    let mut staking = staked();
    lend(&mut staking, wad(1_000), 10_000);
    staking.world.chain.warp(DAY);
    let report = standing(&mut staking);
    still(&mut staking, |staking| done(staking.report(&report)));
    let [once, assets] = accrued_and_assets(&mut staking);
    for _ in 0..10 {
        let report = standing(&mut staking);
        still(&mut staking, |staking| done(staking.report(&report)));
    }
    assert_eq!(accrued_and_assets(&mut staking), [once, assets]);
}

#[track_caller]
fn accrued_and_assets(staking: &mut Staking) -> [U256; 2] {
    let accrued = ask(staking, &ISUSDai::loansCall {}).accrued;
    [accrued, ask(staking, &ISUSDai::totalAssetsCall {})]
}

#[test]
fn principal_lent_again_and_again_accrues_for_each_second_once() {
    // Back and out again every hour, at the highest rate: a year's interest on the time it was out.
    let mut staking = staked();
    let all = wad(1_000);
    let mut bound = U256::ZERO;
    lend(&mut staking, all, 10_000);
    let mut at = ask(&mut staking, &ISUSDai::loansCall {}).reportedAt;
    for _ in 0..20 {
        staking.world.chain.warp(3_600);
        let back = LoanReport { principal_paid: all, accrued: U256::MAX, ..LoanReport::default() };
        done(staking.report(&back));
        let now = ask(&mut staking, &ISUSDai::loansCall {}).reportedAt;
        bound += mul_div(all * U256::from(HIGHEST_RATE), U256::from(now - at), wad(1));
        staking.world.chain.warp(3_600);
        lend(&mut staking, all, 10_000);
        at = ask(&mut staking, &ISUSDai::loansCall {}).reportedAt;
        assert!(accrued_and_assets(&mut staking)[0] <= bound);
    }
}

#[test]
fn a_rate_cannot_stay_while_principal_falls() {
    let mut staking = staked();
    lend(&mut staking, wad(1_000), 10_000);
    let report = standing(&mut staking);
    let half = wad(500);
    let most = half * U256::from(HIGHEST_RATE);
    let above = ISUSDai::RateAboveMaximum { ratePerSecond: report.rate, most };
    refused(staking.report(&LoanReport { principal: half, ..report }), above.clone());
    refused(staking.report(&LoanReport { principal: half, principal_paid: half, ..report }), above);
    let one = U256::from(1);
    let above = ISUSDai::RateAboveMaximum { ratePerSecond: one, most: U256::ZERO };
    refused(staking.report(&LoanReport { rate: one, ..LoanReport::default() }), above);
}

#[test]
fn lost_principal_does_not_come_back_by_saying_so() {
    let mut staking = staked();
    lend(&mut staking, wad(1_000), 0);
    done(staking.report(&LoanReport { principal: wad(400), ..LoanReport::default() }));
    let above = |principal| ISUSDai::PrincipalAboveLent { principal, most: wad(400) };
    for principal in [wad(400) + U256::ONE, wad(1_000), U256::MAX] {
        refused(staking.report(&LoanReport { principal, ..LoanReport::default() }), above(principal));
    }
    let more = LoanReport { principal_paid: wad(400) + U256::ONE, ..LoanReport::default() };
    let returned = ISUSDai::ReturnedAboveLent { returned: wad(400) + U256::ONE, lent: wad(400) };
    refused(staking.report(&more), returned);
}

#[test]
fn numbers_of_any_size_move_nothing_they_may_not() {
    let mut staking = staked();
    lend(&mut staking, wad(500), 1_000);
    let numbers = [U256::ZERO, U256::ONE, U256::ONE << 96, U256::ONE << 112, U256::ONE << 128, U256::MAX];
    let report = standing(&mut staking);
    let mut refusals = 0;
    for field in 0..7 {
        for number in numbers {
            let mut report = report;
            let fields = [
                &mut report.principal,
                &mut report.marks,
                &mut report.accrued,
                &mut report.rate,
                &mut report.sent,
                &mut report.principal_paid,
                &mut report.interest_paid,
            ];
            fields
                .into_iter()
                .enumerate()
                .filter(|(place, _)| *place == field)
                .for_each(|(_, f)| *f = number);
            let mut staking = staking.clone();
            refusals += usize::from(staking.report(&report).is_err());
            let (cash, loans) =
                (ask(&mut staking, &ISUSDai::cashCall {}), ask(&mut staking, &ISUSDai::loansCall {}));
            let vault = staking.susdai;
            assert!(done(staking.world.usdai_of(vault)) >= cash.idle);
            assert!(loans.principal <= wad(500) && loans.marks <= loans.principal);
            assert!(ask(&mut staking, &ISUSDai::totalAssetsCall {}) <= wad(1_000) + U256::from(2) * wad(1));
        }
    }
    assert!(refusals >= 20, "{refusals}");
}

#[test]
fn interest_of_any_size_steps_no_price_and_is_taken_from_the_book() {
    let mut staking = staked();
    lend(&mut staking, wad(1_000), 1_000);
    let before = done(staking.prices());
    let report = standing(&mut staking);
    let paid = LoanReport { interest_paid: wad(11_000), ..report };
    still(&mut staking, |staking| done(staking.report(&paid)));
    let book = staking.book.address;
    assert_eq!(done(staking.world.usdai_of(book)), U256::ZERO);
    let after = done(staking.prices());
    assert!(after[0] - before[0] < U256::from(1_000_000_000_000_u64) && after[1] == before[1]);
    refused(
        staking.report(&LoanReport { interest_paid: U256::ONE, ..report }),
        ISUSDai::ERC20InsufficientBalance { sender: book, balance: U256::ZERO, needed: U256::ONE },
    );
}

#[test]
fn all_lendable_lost_stops_nothing_but_deposits() {
    let mut staking = staked();
    let [alice, bob, carol] = people(&staking);
    done(staking.report(&LoanReport { sent: wad(1_000), ..LoanReport::default() }));
    refused(staking.stake(&bob, wad(1)), ISUSDai::PriceTooLow { assets: U256::ZERO, supply: wad(1_000) });
    done(staking.tell(&alice, &ISUSDai::transferCall { to: carol.address, value: wad(1) }));
    assert_eq!(done(staking.earn(50)), wad(50));
    staking.world.chain.warp(WEEK + DAY);
    done(staking.harvest());
    done(staking.stake(&bob, wad(1)));
}

#[test]
fn a_book_that_is_replaced_says_nothing_more_and_nobody_is_one() {
    let mut staking = staked();
    let (book, bob) = (staking.book.address, staking.world.bob.clone());
    lend(&mut staking, wad(500), 1_000);
    for next in [bob.address, Address::ZERO, staking.susdai, staking.world.usdai] {
        done(staking.rule(&ISUSDai::setLoanBookCall { loanBook: next }));
        let report = standing(&mut staking);
        refused(staking.report(&report), ISUSDai::NotLoanBook { caller: book });
    }
    assert_eq!(standing(&mut staking).principal, wad(500));
}

#[test]
fn interest_ends_with_the_book_that_reports_it() {
    // Nobody is the loan book any more, so nobody will ever pay this interest or call it lost.
    let mut staking = staked();
    lend(&mut staking, wad(1_000), 10_000);
    done(staking.rule(&ISUSDai::setLoanBookCall { loanBook: Address::ZERO }));
    let now = staking.world.chain.timestamp();
    let before = ask(&mut staking, &ISUSDai::depositSharePriceCall {});
    go_to(&mut staking, now + 300 * DAY);
    let after = ask(&mut staking, &ISUSDai::depositSharePriceCall {});
    assert!(after - before < wad(1) / U256::from(10), "{before} became {after} for depositors");
}
