//! The loan book's reports, and the cash that moves with them.

use crate::scene::{
    DAY, NOW, ask, done, fund, log, number, open, prices, refused, send, shares, stake, usdai_of, whole,
};
use alloy_primitives::{Address, LogData, U256};
use mock_dollar::MockDollar;
use motsu::prelude::*;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;
use usdai::abi::IUSDai;

/// The highest rate on a whole dollar, with 18 further decimals: 100% in 365 days.
const HIGHEST: u64 = 31_709_791_983;

fn zero() -> abi::reportLoansCall {
    let zero = U256::ZERO;
    abi::reportLoansCall {
        principal: zero,
        marks: zero,
        accrued: zero,
        ratePerSecond: zero,
        sent: zero,
        principalPaid: zero,
        interestPaid: zero,
    }
}

/// A vault in which alice has staked a thousand, with a loan book that has a hundred of its own.
fn start(
    vault: &Contract<SUsdAi>,
    usdai: &Contract<UsdAi>,
    dollar: &Contract<MockDollar>,
    [admin, alice, book]: [Address; 3],
) {
    open(vault, usdai, dollar, admin);
    fund(vault, usdai, dollar, alice, 1_000);
    fund(vault, usdai, dollar, book, 100);
    done(stake(vault, alice, whole(1_000)));
    done(send(vault, admin, abi::setLoanBookCall { loanBook: book }));
}

fn logged(call: &abi::reportLoansCall, accruedFee: U256) -> LogData {
    log(abi::LoansReported {
        principal: call.principal,
        marks: call.marks,
        accrued: call.accrued,
        accruedFee,
        ratePerSecond: call.ratePerSecond,
        lost: U256::ZERO,
        relief: U256::ZERO,
        reliefEnd: 0,
        sent: call.sent,
        principalPaid: call.principalPaid,
        interestPaid: call.interestPaid,
    })
}

fn lend(principal: U256) -> abi::reportLoansCall {
    let rate = principal * number(HIGHEST);
    abi::reportLoansCall { principal, ratePerSecond: rate, sent: principal, ..zero() }
}

#[motsu::test]
fn cash_is_lent_and_comes_back(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    let lent = lend(whole(400));
    let before = vault.all_events().len();
    done(send(&vault, book, lent.clone()));
    assert_eq!(vault.all_events().get(before..), Some(&[logged(&lent, U256::ZERO)][..]));
    assert_eq!([usdai_of(&usdai, book), usdai_of(&usdai, vault.address())], [whole(500), whole(600)]);
    let loans = ask(&vault, abi::loansCall {});
    assert_eq!([loans.principal, loans.marks, loans.accrued], [whole(400), U256::ZERO, U256::ZERO]);
    assert_eq!((loans.ratePerSecond, loans.reportedAt), (lent.ratePerSecond, NOW));
    let cash = ask(&vault, abi::cashCall {});
    assert_eq!([cash.idle, cash.lendable], [whole(600); 2]);
    assert_eq!(prices(&vault), [whole(1); 2]);

    let back = abi::reportLoansCall { principal: whole(250), principalPaid: whole(150), ..zero() };
    done(send(&vault, book, back.clone()));
    let last = vault.all_events().pop();
    assert_eq!(last, Some(logged(&back, U256::ZERO)));
    assert_eq!([usdai_of(&usdai, book), usdai_of(&usdai, vault.address())], [whole(350), whole(750)]);
    // Nobody waits to leave, so nothing is kept for them.
    let cash = ask(&vault, abi::cashCall {});
    assert_eq!([cash.idle, cash.exitBucket, cash.lendable], [whole(750), U256::ZERO, whole(750)]);
    assert_eq!(prices(&vault), [whole(1); 2]);
}

#[motsu::test]
fn interest_that_had_not_accrued_is_streamed_less_its_fee(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 1_000 }));
    done(send(&vault, book, lend(whole(400))));
    let paid = abi::reportLoansCall { principal: whole(400), interestPaid: whole(20), ..zero() };
    done(send(&vault, book, paid));
    assert_eq!(shares(&vault, vault.address()), whole(2));
    let stream = ask(&vault, abi::streamCall { source: 0x20 });
    assert_eq!([stream.remaining, stream.unreleased], [whole(18); 2]);
    assert_eq!(ask(&vault, abi::streamCall { source: 0x10 }).remaining, U256::ZERO);
    assert_eq!(ask(&vault, abi::cashCall {}).idle, whole(620));
    assert_eq!(prices(&vault), [whole(1); 2]);
}

#[motsu::test]
fn a_loss_is_the_holders(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    done(send(&vault, book, lend(whole(400))));
    // A doubt is in the conservative price only, and rounding is down.
    done(send(&vault, book, abi::reportLoansCall { principal: whole(400), marks: whole(100), ..zero() }));
    let below = |tenths: u64| whole(tenths) / number(10);
    let [optimistic, conservative] = prices(&vault);
    assert_eq!(optimistic, whole(1));
    assert!(conservative >= below(9) && conservative < below(9) + number(1_000_000), "{conservative}");
    // What is lost for good is in both.
    done(send(&vault, book, abi::reportLoansCall { principal: whole(300), ..zero() }));
    let [optimistic, conservative] = prices(&vault);
    assert_eq!(optimistic, conservative);
    assert!(optimistic >= below(9) && optimistic < below(9) + number(1_000_000), "{optimistic}");
    assert_eq!(ask(&vault, abi::totalAssetsCall {})._0, whole(900));
}

#[motsu::test]
fn every_bound_is_named(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    let report = |call| send(&vault, book, call);
    let (lent, one) = (whole(400), number(1));
    let too_much = abi::LentAboveLendable { amount: whole(1_000) + one, lendable: whole(1_000) };
    refused(report(lend(whole(1_000) + one)), too_much);
    let claimed = abi::reportLoansCall { principal: lent + one, sent: lent, ..zero() };
    refused(report(claimed), abi::PrincipalAboveLent { principal: lent + one, most: lent });
    let doubted = abi::reportLoansCall { marks: lent + one, ..lend(lent) };
    refused(report(doubted), abi::MarksAbovePrincipal { marks: lent + one, principal: lent });
    let most = lent * number(HIGHEST);
    let fast = abi::reportLoansCall { ratePerSecond: most + one, ..lend(lent) };
    refused(report(fast), abi::RateAboveMaximum { ratePerSecond: most + one, most });
    done(report(abi::reportLoansCall { marks: whole(50), ..lend(lent) }));
    let returned = abi::reportLoansCall { principalPaid: lent + one, ..zero() };
    refused(report(returned), abi::ReturnedAboveLent { returned: lent + one, lent });
    let regained = abi::reportLoansCall { principal: lent, marks: whole(49), ..zero() };
    refused(report(regained), abi::MarksLoweredWithoutCash { marksBefore: whole(50), marksAfter: whole(49) });
    // A number that no slot holds.
    let huge = abi::reportLoansCall { interestPaid: U256::MAX, principal: lent, marks: whole(50), ..zero() };
    refused(report(huge), abi::ArithmeticOverflow {});
    // USDai's refusal is the caller's.
    let poor = abi::reportLoansCall { interestPaid: whole(501), principal: lent, marks: whole(50), ..zero() };
    let expected = IUSDai::ERC20InsufficientBalance { sender: book, balance: whole(500), needed: whole(501) };
    refused(report(poor), expected);
    assert_eq!(ask(&vault, abi::loansCall {}).marks, whole(50));
    assert_eq!(ask(&vault, abi::cashCall {}).idle, whole(600));
}

#[motsu::test]
fn accrued_interest_is_cut_to_what_accrued(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    done(send(&vault, book, abi::reportLoansCall { accrued: whole(300), ..lend(whole(400)) }));
    assert_eq!(ask(&vault, abi::loansCall {}).accrued, U256::ZERO, "no time has passed");
    assert_eq!(prices(&vault), [whole(1); 2]);
}

#[motsu::test]
fn marks_taken_back_with_cash_are_released_over_a_week(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    done(send(&vault, book, abi::reportLoansCall { marks: whole(50), ..lend(whole(400)) }));
    let [_, conservative] = prices(&vault);
    let paid = abi::reportLoansCall { principal: whole(399), principalPaid: whole(1), ..zero() };
    done(send(&vault, book, paid));
    let loans = ask(&vault, abi::loansCall {});
    assert_eq!([loans.marks, loans.lost, loans.relief], [U256::ZERO, U256::ZERO, whole(50)]);
    assert_eq!(loans.reliefEnd, NOW + 7 * DAY);
    assert_eq!(prices(&vault), [whole(1), conservative], "not in a step");
}

#[motsu::test]
fn what_is_lost_is_remembered(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    done(send(&vault, book, lend(whole(400))));
    done(send(&vault, book, abi::reportLoansCall { principal: whole(380), ..zero() }));
    let loans = ask(&vault, abi::loansCall {});
    assert_eq!([loans.principal, loans.lost, loans.relief], [whole(380), whole(20), U256::ZERO]);
    // Cash beyond what had accrued makes it good, without a fee and without a step of the lower price.
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 1_000 }));
    let [_, conservative] = prices(&vault);
    done(send(
        &vault,
        book,
        abi::reportLoansCall { principal: whole(380), interestPaid: whole(15), ..zero() },
    ));
    let loans = ask(&vault, abi::loansCall {});
    assert_eq!(loans.lost, whole(5));
    assert_eq!(shares(&vault, vault.address()), U256::ZERO);
    assert_eq!(prices(&vault)[1], conservative);
}

#[motsu::test]
fn interest_stops_with_the_loan_book(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    done(send(&vault, book, lend(whole(400))));
    done(send(&vault, admin, abi::setLoanBookCall { loanBook: alice }));
    let loans = ask(&vault, abi::loansCall {});
    assert_eq!([loans.principal, loans.ratePerSecond], [whole(400), U256::ZERO]);
    // The new one reports what the old one lent.
    let rate = whole(400) * number(HIGHEST);
    let report = abi::reportLoansCall { principal: whole(400), ratePerSecond: rate, ..zero() };
    done(send(&vault, alice, report));
    assert_eq!(ask(&vault, abi::loansCall {}).ratePerSecond, rate);
}

#[motsu::test]
fn an_epoch_is_not_locked_before_its_time(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    start(&vault, &usdai, &dollar, [admin, alice, book]);
    let lockTime = ask(&vault, abi::epochCall {}).lockTime;
    refused(send(&vault, alice, abi::lockCall {}), abi::LockNotDue { lockTime });
}
