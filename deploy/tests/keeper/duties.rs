//! What is due for loans, by a table.

use alloy_primitives::{Address, B256, U256};
use deploy::keeper::{
    Action, Cash, Credit, Duty, Entry, EntryState, Loan, Reason, Snapshot, Stage, Unreported, Waiting, decide,
};
use usdai_core::Timestamp;

use crate::decisions::{CLEAR, DAY, FIRST, GENESIS, LOCK, locked, open};

const LOAN: B256 = B256::repeat_byte(1);
const OTHER: B256 = B256::repeat_byte(2);
const CURRENCY: Address = Address::repeat_byte(3);
const TITLE: U256 = U256::from_limbs([4, 0, 0, 0]);
const INDEX: U256 = U256::ONE;
/// While epoch 1 is open.
const NOW: u64 = GENESIS + DAY;

fn time(seconds: u64) -> Timestamp {
    Timestamp::new(seconds)
}

fn loan(stage: Stage) -> Credit {
    Credit { loans: vec![Loan { id: LOAN, stage }], ..Credit::default() }
}

fn active(default_after: u64) -> Credit {
    loan(Stage::Active { default_after: time(default_after) })
}

fn defaulted(cure_until: u64) -> Credit {
    loan(Stage::Defaulted { cure_until: time(cure_until) })
}

fn for_sale(ends_at: u64, has_bid: bool) -> Credit {
    loan(Stage::ForSale { title: TITLE, ends_at: time(ends_at), has_bid })
}

fn entry(state: EntryState) -> Credit {
    Credit { entries: vec![Entry { loan: LOAN, index: INDEX, state }], ..Credit::default() }
}

fn paid_ahead(from: u64) -> Credit {
    entry(EntryState::PaidAhead { from: time(from) })
}

fn marked(marked_at: u64, is_round_newer: bool, is_raisable: bool) -> Credit {
    entry(EntryState::Defaulted { marked_at: time(marked_at), is_round_newer, is_raisable })
}

fn cash(swept_at: Option<u64>, is_taken: bool) -> Credit {
    Credit {
        cash: vec![Cash { currency: CURRENCY, swept_at: swept_at.map(time), is_taken }],
        ..Credit::default()
    }
}

fn unreported(is_taken: bool) -> Credit {
    Credit { unreported: vec![Unreported { loan: LOAN, index: INDEX, is_taken }], ..Credit::default() }
}

/// What it is called, what the chain says, what is due, and when something is next, before the lock of the epoch.
type Case = (&'static str, Credit, Option<Duty>, Option<u64>);

fn of_loans() -> Vec<Case> {
    vec![
        ("on time", active(NOW + 5), None, Some(NOW + 6)),
        ("the last second of the grace", active(NOW), None, Some(NOW + 1)),
        ("a second later", active(NOW - 1), Some(Duty::CallDefault(LOAN)), None),
        ("in its cure window", defaulted(NOW + 5), None, Some(NOW + 6)),
        ("the last second of the window", defaulted(NOW), None, Some(NOW + 1)),
        ("after the window", defaulted(NOW - 1), Some(Duty::Foreclose(LOAN)), None),
        ("the last second of a round", for_sale(NOW + 1, false), None, Some(NOW + 1)),
        ("a round with a bid that runs", for_sale(NOW + 1, true), None, Some(NOW + 1)),
        ("a round without a bid is over", for_sale(NOW, false), Some(Duty::NextRound(TITLE)), None),
        ("a round with a bid is over", for_sale(NOW, true), Some(Duty::Settle(TITLE)), None),
        ("sold", loan(Stage::Sold), Some(Duty::Recover(LOAN)), None),
    ]
}

fn of_the_book() -> Vec<Case> {
    let remark = Some(Duty::Remark(LOAN, INDEX));
    vec![
        ("paid ahead", paid_ahead(NOW + 1), None, Some(NOW + 1)),
        ("no longer paid ahead", paid_ahead(NOW), Some(Duty::Resume(LOAN, INDEX)), None),
        ("marked as it has to be", marked(NOW - 9 * DAY, true, false), None, None),
        ("marked a second less than a day ago", marked(NOW - DAY + 1, false, true), None, Some(NOW + 1)),
        ("marked a day ago", marked(NOW - DAY, false, true), remark, None),
        ("a round has begun since", marked(NOW - 1, true, true), remark, None),
        ("cash that was never swept", cash(None, true), Some(Duty::Sweep(CURRENCY)), None),
        ("swept a second less than a day ago", cash(Some(NOW - DAY + 1), true), None, Some(NOW + 1)),
        ("swept a day ago", cash(Some(NOW - DAY), true), Some(Duty::Sweep(CURRENCY)), None),
        ("cash that is not taken", cash(None, false), None, None),
        ("no note was taken", unreported(true), Some(Duty::Reconcile(LOAN, INDEX)), None),
        ("no note is taken still", unreported(false), None, None),
    ]
}

fn with(mut snapshot: Snapshot, credit: Credit) -> Snapshot {
    snapshot.credit = credit;
    snapshot
}

#[test]
fn what_is_due_for_loans() {
    for (name, credit, duty, next) in [of_loans(), of_the_book()].concat() {
        let decision = decide(&with(open(NOW), credit)).expect("a calendar");
        let duties: Vec<_> = duty.map(Action::Credit).into_iter().collect();
        assert_eq!(decision.actions, duties, "{name}");
        assert_eq!(decision.next.map(Timestamp::get), Some(next.unwrap_or(LOCK)), "{name}");
    }
}

/// Whoever leaves is paid at the price that a default leaves, and nothing of it keeps an epoch from being cleared.
#[test]
fn losses_come_before_the_clearing_and_the_rest_after_it() {
    let id = OTHER;
    let mut credit = active(CLEAR - 1);
    credit.loans.push(Loan { id, stage: Stage::Defaulted { cure_until: time(CLEAR - 1) } });
    credit.loans.push(Loan { id, stage: Stage::Sold });
    credit.entries = marked(CLEAR - DAY, false, true).entries;
    credit.entries.extend(paid_ahead(CLEAR).entries);
    credit.cash = cash(None, true).cash;
    credit.unreported = unreported(true).unreported;
    let decision = decide(&with(locked(CLEAR), credit)).expect("a calendar");
    let losses = [
        Duty::CallDefault(LOAN),
        Duty::Recover(OTHER),
        Duty::Reconcile(LOAN, INDEX),
        Duty::Remark(LOAN, INDEX),
    ];
    let rest = [Duty::Foreclose(OTHER), Duty::Resume(LOAN, INDEX), Duty::Sweep(CURRENCY)];
    let losses = losses.into_iter().map(Action::Credit);
    let expected: Vec<_> =
        losses.chain([Action::Clear(FIRST)]).chain(rest.into_iter().map(Action::Credit)).collect();
    assert_eq!(decision.actions, expected);
}

/// From then until what the title brought is distributed no mark can be raised.
#[test]
fn a_mark_is_raised_before_the_title_is_settled() {
    let mut credit = for_sale(NOW, true);
    credit.entries = marked(NOW - 1, false, true).entries;
    let decision = decide(&with(open(NOW), credit)).expect("a calendar");
    let expected = [Duty::Remark(LOAN, INDEX), Duty::Settle(TITLE)].map(Action::Credit);
    assert_eq!(decision.actions, expected);
}

#[test]
fn why_nothing_is_due_for_loans() {
    let cases = [
        (active(NOW + 5), None),
        (defaulted(NOW + 5), Some(Waiting::Curing(LOAN, time(NOW + 5)))),
        (for_sale(NOW + 5, true), Some(Waiting::OnSale(TITLE, time(NOW + 5)))),
        (cash(None, false), Some(Waiting::NotTaken(CURRENCY))),
        (unreported(false), Some(Waiting::NoNote(LOAN, INDEX))),
    ];
    for (credit, waiting) in cases {
        let reasons: Vec<_> =
            std::iter::once(Reason::Open(FIRST, time(LOCK))).chain(waiting.map(Reason::Credit)).collect();
        assert_eq!(decide(&with(open(NOW), credit)).map(|decision| decision.reasons), Ok(reasons));
    }
}
