//! What the loan book may report: every bound with its numbers, and nothing changed by what is refused.

use alloy_primitives::U256;
use alloy_sol_types::SolError;
use std::fmt::Debug;
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IUSDai},
    check::{done, refused},
};

use crate::support::{
    DAY, HIGHEST_RATE, ask,
    books::changes_nothing,
    fund_book, go_to, lend,
    price::{conservative_assets, mul_div},
    stake, standing, still, u, wad,
};

/// A thousand staked, six hundred lent, a hundred of it doubted, interest at 12% a year.
#[track_caller]
fn lent() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(1_000));
    lend(&mut staking, wad(600), 1_200);
    let report = LoanReport { marks: wad(100), ..standing(&mut staking) };
    done(staking.report(&report));
    staking
}

#[track_caller]
fn check_refused<E: SolError + Debug + PartialEq>(
    change: impl FnOnce(LoanReport) -> LoanReport,
    expected: E,
) {
    let mut staking = lent();
    let report = change(standing(&mut staking));
    refused(changes_nothing(&mut staking, |staking| staking.report(&report)), expected);
}

#[test]
fn more_principal_than_was_lent_is_refused() {
    let (principal, most) = (wad(600) + U256::ONE, wad(600));
    check_refused(
        |report| LoanReport { principal, ..report },
        ISUSDai::PrincipalAboveLent { principal, most },
    );
    let (principal, most) = (wad(650) + U256::ONE, wad(650));
    let change = |report| LoanReport { principal, sent: wad(50), ..report };
    check_refused(change, ISUSDai::PrincipalAboveLent { principal, most });
    let (principal, most) = (wad(600), wad(599));
    let change = |report| LoanReport { principal, principal_paid: wad(1), ..report };
    check_refused(change, ISUSDai::PrincipalAboveLent { principal, most });
}

#[test]
fn more_principal_back_than_was_lent_is_refused() {
    let returned = wad(600) + U256::ONE;
    let change = |_| LoanReport { principal_paid: returned, ..LoanReport::default() };
    check_refused(change, ISUSDai::ReturnedAboveLent { returned, lent: wad(600) });
}

#[test]
fn marks_have_their_bounds() {
    let (principal, marks) = (wad(600), wad(600) + U256::ONE);
    check_refused(|report| LoanReport { marks, ..report }, ISUSDai::MarksAbovePrincipal { marks, principal });
    let (before, after) = (wad(100), wad(100) - U256::ONE);
    let expected = ISUSDai::MarksLoweredWithoutCash { marksBefore: before, marksAfter: after };
    check_refused(|report| LoanReport { marks: after, ..report }, expected);
    // With cash they may fall, and what they free is released.
    let mut staking = lent();
    let value = conservative_assets(&mut staking);
    let report = LoanReport { marks: wad(40), interest_paid: U256::ONE, ..standing(&mut staking) };
    still(&mut staking, |staking| done(staking.report(&report)));
    assert_eq!(conservative_assets(&mut staking), value);
    assert_eq!(ask(&mut staking, &ISUSDai::loansCall {}).relief, wad(60));
    // A loss of what was doubted changes nothing that exits are paid.
    let mut staking = lent();
    let value = conservative_assets(&mut staking);
    let report =
        LoanReport { principal: wad(500), marks: U256::ZERO, rate: U256::ZERO, ..standing(&mut staking) };
    still(&mut staking, |staking| done(staking.report(&report)));
    assert_eq!(conservative_assets(&mut staking), value);
}

#[test]
fn the_rate_has_its_bound() {
    let most = wad(600) * U256::from(HIGHEST_RATE);
    let rate = most + U256::ONE;
    let expected = ISUSDai::RateAboveMaximum { ratePerSecond: rate, most };
    check_refused(|report| LoanReport { rate, ..report }, expected);
    let mut staking = lent();
    let report = LoanReport { rate: most, ..standing(&mut staking) };
    done(staking.report(&report));
    // A year later the interest is the principal, to the rounding of the rate, and not more.
    let lent_at = ask(&mut staking, &ISUSDai::loansCall {}).reportedAt;
    go_to(&mut staking, lent_at + 300 * DAY);
    let accrued = mul_div(most, U256::from(300 * DAY), wad(1));
    assert!(accrued < wad(600) * u(300) / u(365));
    let assets = ask(&mut staking, &ISUSDai::totalAssetsCall {});
    assert!(assets - wad(1_000) - accrued < wad(1), "{assets}");
}

#[test]
fn more_than_is_lendable_is_refused() {
    let (amount, lendable) = (wad(400) + U256::ONE, wad(400));
    let change = |report| LoanReport { principal: wad(600) + amount, sent: amount, ..report };
    check_refused(change, ISUSDai::LentAboveLendable { amount, lendable });
}

#[test]
fn nobody_else_reports() {
    let mut staking = lent();
    let admin = staking.world.admin.clone();
    for caller in [staking.world.alice.clone(), admin, staking.treasury.clone()] {
        let call = LoanReport::default().call();
        let result = changes_nothing(&mut staking, |staking| staking.tell(&caller, &call));
        refused(result, ISUSDai::NotLoanBook { caller: caller.address });
    }
}

/// The report is believed only when its cash has come.
#[test]
fn a_payment_that_does_not_come_is_refused() {
    let mut staking = lent();
    let balance = wad(1_600);
    let needed = balance + U256::ONE;
    let report = LoanReport { interest_paid: needed, ..standing(&mut staking) };
    let sender = staking.book.address;
    let result = changes_nothing(&mut staking, |staking| staking.report(&report));
    refused(result, IUSDai::ERC20InsufficientBalance { sender, balance, needed });
}

/// Accrued interest is cut to what accrued at the last rate, and never steps up.
#[test]
fn accrued_interest_never_steps_up() {
    let mut staking = lent();
    let loans = ask(&mut staking, &ISUSDai::loansCall {});
    go_to(&mut staking, loans.reportedAt + DAY);
    let grown = loans.accrued + mul_div(loans.ratePerSecond, U256::from(DAY), wad(1));
    let before = ask(&mut staking, &ISUSDai::totalAssetsCall {});
    let report = LoanReport { accrued: U256::MAX, ..standing(&mut staking) };
    let receipt = still(&mut staking, |staking| done(staking.report(&report)));
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), before);
    let events = receipt.logs_of::<ISUSDai::LoansReported>(staking.susdai);
    assert!(matches!(events.as_slice(), [event] if event.accrued == grown), "{events:?}");
    // Less may be reported: a loss of interest, recognised at once.
    let report = LoanReport { accrued: U256::ONE, ..report };
    still(&mut staking, |staking| done(staking.report(&report)));
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_000) + U256::ONE);
}
