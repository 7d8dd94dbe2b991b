//! An entry at its edges.

use super::{PRINCIPAL, opened, per_second, still};
use crate::model::usd;
use usdai_core::portfolio::{Change, Collected, Entry, EntryState, Repayment, Step};
use usdai_core::vault::{Book, Flows};
use usdai_core::{AccrualRate, Timestamp, U256};

fn at(second: u64) -> Timestamp {
    Timestamp::new(second)
}

fn payment(principal: u64, interest: u64, balance: u64, rate: u64, accrues_from: u64) -> Repayment {
    Repayment {
        principal: usd(principal),
        interest: usd(interest),
        balance: usd(balance),
        rate: per_second(rate),
        accrues_from: at(accrues_from),
    }
}

#[test]
fn an_entry_begins_with_what_it_cost() {
    let now = opened(5, 100);
    assert_eq!((now.entry.state, now.entry.from), (EntryState::Accruing, at(100)));
    assert_eq!(now.change.flows, Flows { sent: usd(PRINCIPAL), ..Flows::default() });
    assert_eq!((now.change.started, now.entry.running()), (per_second(5), per_second(5)));
    // Interest before it was bought is not the vault's.
    assert_eq!(opened(5, 7), now);
    let later = opened(5, 101);
    assert_eq!((later.entry.state, later.entry.from), (EntryState::PaidAhead, at(101)));
    assert_eq!((later.change.started, later.entry.rate), (AccrualRate::ZERO, per_second(5)));
}

#[test]
fn no_entry_accrues_more_than_the_vault_takes() {
    let huge = AccrualRate::new(U256::MAX);
    for cost in [0, 1, 1_000] {
        let step = Entry::open(usd(cost), huge, at(0), at(0)).expect("small numbers");
        assert_eq!(step.entry.rate.raw(), Book::HIGHEST_RATE.raw() * U256::from(cost));
    }
}

/// Second 110 of an entry of second 100 at 5 a second, of which something is paid.
#[track_caller]
fn check(paid: Repayment, state: EntryState, accrued: u64, collected: [u64; 2], lost: u64, unpaid: u64) {
    let step = opened(5, 100).entry.repaid(&paid, at(110)).expect("small numbers");
    let Step { entry, change, .. } = step;
    assert_eq!((entry.state, entry.accrued), (state, usd(accrued)));
    assert_eq!(step.collected, Collected { principal: usd(collected[0]), interest: usd(collected[1]) });
    assert_eq!((change.lost, change.unpaid), (usd(lost), usd(unpaid)));
    assert!(still(change));
    assert_eq!((change.stopped, change.started), (per_second(5), entry.running()));
}

#[test]
fn a_payment_replaces_what_an_entry_adds() {
    use EntryState::{Accruing, Over, PaidAhead};
    const ALL: u64 = PRINCIPAL;
    // On the second of the deadline; before it, with interest for all of the interval.
    check(payment(0, 50, ALL, 5, 110), Accruing, 0, [0, 50], 0, 0);
    check(payment(100, 80, ALL - 100, 4, 116), PaidAhead, 0, [100, 80], 0, 0);
    // One of two intervals that were missed.
    check(payment(100, 25, ALL - 100, 4, 105), Accruing, 20, [100, 25], 0, 5);
    check(payment(100, 30, ALL - 100, 4, 105), Accruing, 20, [100, 30], 0, 0);
    // No more stays than there was.
    check(payment(0, 0, ALL, 5, 50), Accruing, 50, [0, 0], 0, 0);
    // The end: as it should be, with a loss, and with more principal than was booked.
    check(payment(ALL, 50, 0, 0, 110), Over, 0, [ALL, 50], 0, 0);
    check(payment(ALL - 7, 0, 0, 0, 0), Over, 0, [ALL - 7, 0], 7, 50);
    check(payment(ALL + 7, 0, 0, 0, 0), Over, 0, [ALL, 7], 0, 43);
    // A payment that was not told: less is left than it explains.
    check(payment(10, 0, ALL - 30, 5, 100), Accruing, 50, [10, 0], 20, 0);
}

#[test]
fn a_bought_entry_gets_its_cost_back_first() {
    let cost = Entry::open(usd(60), AccrualRate::ZERO, at(0), at(0)).expect("small numbers").entry;
    let first = cost.repaid(&payment(50, 0, 50, 0, 0), at(1)).expect("small numbers");
    assert_eq!(first.collected, Collected { principal: usd(50), interest: usd(0) });
    assert_eq!(first.entry.principal, usd(10));
    let last = first.entry.repaid(&payment(50, 3, 0, 0, 0), at(2)).expect("small numbers");
    assert_eq!(last.collected, Collected { principal: usd(10), interest: usd(43) });
    assert_eq!((last.change.lost, last.entry.state), (usd(0), EntryState::Over));
    // What still comes is gain.
    let after = last.entry.repaid(&payment(5, 2, 0, 0, 0), at(3)).expect("small numbers");
    assert_eq!(after.collected, Collected { principal: usd(0), interest: usd(7) });
}

/// Weakness 14: a loan in default accrues nothing more.
#[test]
fn weakness_14_a_default_stops_interest() {
    let step = opened(5, 100).entry.doubted(usd(PRINCIPAL - 300), at(110)).expect("small numbers");
    assert_eq!((step.change.unmarked, step.change.marked), (usd(0), usd(300)));
    assert_eq!((step.change.stopped, step.change.started), (per_second(5), AccrualRate::ZERO));
    assert_eq!(step.entry.accrued, usd(50));
    assert_eq!(step.entry.accrued_up(at(1_000_000)), Ok(usd(50)));
    // Half a wei is rounded away.
    let half = AccrualRate::new(per_second(1).raw() >> 1);
    let entry = Entry { rate: half, ..opened(5, 100).entry };
    let step = entry.doubted(usd(PRINCIPAL), at(101)).expect("small numbers");
    assert_eq!((step.entry.accrued, step.change.unpaid), (usd(0), usd(1)));
}

/// Weakness 15: its principal counts as what is recoverable, and a mark is lowered by cash alone.
#[test]
fn weakness_15_a_mark_only_rises() {
    let mut entry = opened(5, 100).entry;
    for (recoverable, mark) in
        [(PRINCIPAL + 1, 0), (PRINCIPAL, 0), (PRINCIPAL - 10, 10), (PRINCIPAL, 10), (0, PRINCIPAL)]
    {
        let step = entry.doubted(usd(recoverable), at(110)).expect("small numbers");
        assert_eq!((step.change.unmarked, step.change.marked), (entry.mark, usd(mark)));
        entry = step.entry;
    }
}

#[test]
fn a_cure_lifts_the_mark_and_a_late_word_does_not() {
    let entry = opened(5, 100).entry.doubted(usd(0), at(110)).expect("small numbers").entry;
    let cured = entry.repaid(&payment(0, 90, PRINCIPAL, 5, 118), at(118)).expect("small numbers");
    assert_eq!((cured.change.unmarked, cured.change.marked), (usd(PRINCIPAL), usd(0)));
    assert_eq!((cured.entry.state, cured.entry.accrued), (EntryState::Accruing, usd(0)));
    // Without a rate the loan is still in default: what is told was paid before.
    let told = entry.repaid(&payment(100, 20, PRINCIPAL - 100, 0, 105), at(118)).expect("small numbers");
    assert_eq!((told.entry.state, told.entry.accrued), (EntryState::Defaulted, usd(30)));
    assert_eq!((told.entry.mark, told.change.unpaid), (usd(PRINCIPAL - 100), usd(0)));
}

#[test]
fn an_entry_resumes_once_its_time_has_come() {
    let entry = opened(5, 150).entry;
    assert_eq!(entry.resumed(at(149)), None);
    for second in [150, 160] {
        let step = entry.resumed(at(second)).expect("its time has come");
        assert_eq!((step.entry.state, step.entry.from), (EntryState::Accruing, at(second)));
        assert_eq!(step.change, Change { started: per_second(5), ..Change::default() });
        assert_eq!(step.entry.accrued_down(at(second + 2)), Ok(usd(10)));
        assert_eq!(step.entry.resumed(at(second)), None);
    }
}
