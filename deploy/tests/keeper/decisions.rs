//! What is due, by a table.

use deploy::keeper::{Action, Credit, Reason, Snapshot, Vault, decide};
use qev_auction::{Auction, Beacon, Intake, Phase, Position, Seal, Shares, Tick};
use usdai_core::Timestamp;
use usdai_core::vault::{Clock, Epoch};

use crate::scene::published;

pub const GENESIS: u64 = 1_790_000_000;
pub const DAY: u64 = 86_400;
pub const LOCK: u64 = GENESIS + 27 * DAY;
pub const CLEAR: u64 = GENESIS + 29 * DAY;
pub const FIRST: Epoch = Epoch::new(1);
const SECOND: Epoch = Epoch::new(2);

/// Epoch 1 is open since its beginning, and a hundred shares of position 1 wait.
pub fn open(now: u64) -> Snapshot {
    Snapshot {
        now: Timestamp::new(now),
        here: Timestamp::new(now),
        clock: Clock { genesis: Timestamp::new(GENESIS) },
        auction: Auction {
            epoch: FIRST,
            phase: Phase::Open,
            since: Timestamp::new(GENESIS),
            is_beacon_known: false,
            maximum: Tick::HIGHEST,
            line: Shares::ZERO,
            unopened: Shares::ZERO,
        },
        intake: Intake { next_sequence: 2, cut: 1, line: Shares::new(100), sealed: Shares::ZERO },
        vault: Vault { locked: Epoch::new(0), is_settled: true, queued: Shares::new(100) },
        bidders: Vec::new(),
        served: Vec::new(),
        credit: Credit::default(),
    }
}

/// The same with a commitment.
fn sealed(now: u64) -> Snapshot {
    let mut snapshot = open(now);
    snapshot.intake.sealed = Shares::new(100);
    snapshot.bidders.push(position(1, FIRST, Seal::Counted));
    snapshot
}

/// The same, locked at its time by vault and auction.
pub fn locked(now: u64) -> Snapshot {
    let mut snapshot = sealed(now);
    let Snapshot { auction, intake, vault, .. } = &mut snapshot;
    auction.lock(intake, &qev_auction::Rules::DEFAULT, Timestamp::new(LOCK));
    (vault.locked, vault.is_settled) = (FIRST, false);
    snapshot
}

/// Epoch 1 is settled, and position 1 has bid for epoch 2 before that.
fn settled(now: u64) -> Snapshot {
    let mut snapshot = locked(now);
    snapshot.auction.settled(Timestamp::new(CLEAR));
    snapshot.vault.is_settled = true;
    snapshot.bidders = vec![position(1, FIRST, Seal::Early)];
    snapshot
}

fn with(mut snapshot: Snapshot, change: impl FnOnce(&mut Snapshot)) -> Snapshot {
    change(&mut snapshot);
    snapshot
}

fn position(sequence: u32, epoch: Epoch, seal: Seal) -> Position {
    Position { waiting: Shares::new(100), sequence, epoch, seal, ..Position::EMPTY }
}

fn round() -> u64 {
    Beacon::QUICKNET.round(Timestamp::new(LOCK)).expect("a round")
}

/// What it is called, the snapshot, what is due, and when something is next.
type Case = (&'static str, Snapshot, Vec<Action>, Option<u64>);

/// Until the lock.
fn taking_bids() -> Vec<Case> {
    let (read, both) = (published(LOCK), vec![Action::LockVault(FIRST), Action::LockAuction(FIRST)]);
    let here = |now, here| with(sealed(now), |it| it.here = Timestamp::new(here));
    vec![
        ("open", open(GENESIS), vec![], Some(LOCK)),
        ("a second before the lock", sealed(LOCK - 1), vec![], Some(LOCK)),
        ("at the lock", open(LOCK), both.clone(), Some(CLEAR)),
        ("at the lock with a bid", sealed(LOCK), both, Some(read)),
        (
            "the vault is locked already",
            with(sealed(LOCK), |it| (it.vault.locked, it.vault.is_settled) = (FIRST, false)),
            vec![Action::LockAuction(FIRST)],
            Some(read),
        ),
        (
            "the auction is locked already",
            with(locked(LOCK), |it| (it.vault.locked, it.vault.is_settled) = (Epoch::new(0), true)),
            vec![Action::LockVault(FIRST)],
            Some(read),
        ),
        ("nobody waits", with(open(LOCK), |it| it.vault.queued = Shares::ZERO), vec![], None),
        ("nobody waits before", with(open(GENESIS), |it| it.vault.queued = Shares::ZERO), vec![], None),
        ("the chain's clock lags, but for a second", here(LOCK - 1, read - 1), vec![], Some(LOCK)),
        ("the chain's clock lags", here(LOCK - 1, read), vec![Action::ProveBeacon(round())], Some(LOCK)),
        ("it lags by a day", here(read - DAY, read), vec![Action::ProveBeacon(round())], Some(LOCK)),
        ("it is another time", here(read - DAY - 1, read), vec![], Some(LOCK)),
        (
            "it lags, and nothing is sealed",
            with(open(LOCK - 1), |it| it.here = Timestamp::new(read)),
            vec![],
            Some(LOCK),
        ),
    ]
}

/// Until the end of the reveal.
fn opening_bids() -> Vec<Case> {
    let (read, late) = (published(LOCK), CLEAR - 12 * 3_600 + 1);
    let (prove, reveal) = (Action::ProveBeacon(round()), Action::Reveal(round(), vec![1]));
    let both = vec![prove.clone(), reveal.clone()];
    let and = |position| with(locked(read), |it| it.bidders.push(position));
    vec![
        ("locked", locked(LOCK + 1), vec![], Some(read)),
        ("a second before the round", locked(read - 1), vec![], Some(read)),
        ("at the round", locked(read), both.clone(), Some(CLEAR)),
        (
            "the beacon is known",
            with(locked(read), |it| it.auction.is_beacon_known = true),
            vec![reveal.clone()],
            Some(CLEAR),
        ),
        ("the last instant of the proof", locked(late - 1), both.clone(), Some(CLEAR)),
        ("too late for the proof", locked(late), vec![reveal.clone()], Some(CLEAR)),
        ("the last instant of the reveal", locked(CLEAR - 1), vec![reveal], Some(CLEAR)),
        (
            "everything is opened",
            with(locked(read), |it| {
                it.auction.unopened = Shares::ZERO;
                it.bidders = vec![position(1, FIRST, Seal::None)];
            }),
            vec![],
            Some(CLEAR),
        ),
        ("some are opened", and(position(2, FIRST, Seal::None)), both.clone(), Some(CLEAR)),
        ("no event shows it", with(locked(read), |it| it.bidders.clear()), vec![prove], Some(CLEAR)),
        ("a bid for the next epoch", and(position(2, SECOND, Seal::Counted)), both.clone(), Some(CLEAR)),
        ("an early bid for the next", and(position(2, FIRST, Seal::Early)), both.clone(), Some(CLEAR)),
        (
            "nobody has locked for a day and a half",
            sealed(LOCK + DAY + DAY / 2),
            [vec![Action::LockVault(FIRST), Action::LockAuction(FIRST)], both].concat(),
            Some(CLEAR),
        ),
    ]
}

/// From the end of the reveal on.
fn settling() -> Vec<Case> {
    let (clear, next_lock) = (vec![Action::Clear(FIRST)], LOCK + 30 * DAY);
    let bidder = |position| with(settled(CLEAR), |it| it.bidders = vec![position]);
    let locks = vec![Action::LockVault(FIRST), Action::LockAuction(FIRST)];
    let late = vec![Action::LockVault(SECOND), Action::LockAuction(SECOND)];
    vec![
        ("the end of the reveal", locked(CLEAR), clear.clone(), None),
        ("nothing was sealed and nothing locked", open(CLEAR), [locks, clear.clone()].concat(), None),
        ("clearing", with(locked(CLEAR), |it| it.auction.phase = Phase::Clearing), clear, None),
        ("settled", settled(CLEAR), vec![Action::CountEarly(vec![1])], Some(next_lock)),
        ("settled, and collected", bidder(position(1, SECOND, Seal::Counted)), vec![], Some(next_lock)),
        ("settled, and taken back", bidder(position(1, FIRST, Seal::None)), vec![], Some(next_lock)),
        ("too late to count early bids", settled(next_lock), late, Some(next_lock + 2 * DAY)),
        (
            "served",
            with(locked(LOCK), |it| it.served = vec![4, 5]),
            vec![Action::Collect(vec![4, 5])],
            Some(published(LOCK)),
        ),
        (
            "served and early",
            with(settled(CLEAR), |it| it.served = vec![4]),
            vec![Action::CountEarly(vec![1]), Action::Collect(vec![4])],
            Some(next_lock),
        ),
    ]
}

#[test]
fn what_is_due() {
    for (name, snapshot, actions, next) in [taking_bids(), opening_bids(), settling()].concat() {
        let decision = decide(&snapshot).expect("a calendar");
        assert_eq!(decision.actions, actions, "{name}");
        assert_eq!(decision.next.map(Timestamp::get), next, "{name}");
        assert!(!decision.actions.is_empty() || !decision.reasons.is_empty(), "{name} needs a reason");
        assert!(decision.next.is_none_or(|next| next > snapshot.now), "{name}");
    }
}

#[test]
fn why_nothing_is_due() {
    let read = published(LOCK);
    let end = Timestamp::new(CLEAR);
    let cases = [
        (open(GENESIS), vec![Reason::Open(FIRST, Timestamp::new(LOCK))]),
        (with(open(LOCK), |it| it.vault.queued = Shares::ZERO), vec![Reason::NobodyWaits(FIRST)]),
        (
            locked(LOCK),
            vec![Reason::BeaconToCome(round(), Timestamp::new(read)), Reason::Revealing(FIRST, end)],
        ),
        (locked(CLEAR - 1), vec![Reason::BeaconLate(FIRST), Reason::Revealing(FIRST, end)]),
        (
            with(locked(read), |it| it.bidders.clear()),
            vec![Reason::Unseen(Shares::new(100)), Reason::Revealing(FIRST, end)],
        ),
        (
            with(locked(read), |it| it.auction.unopened = Shares::ZERO),
            vec![Reason::NothingSealed(FIRST), Reason::Revealing(FIRST, end)],
        ),
    ];
    for (snapshot, reasons) in cases {
        assert_eq!(decide(&snapshot).map(|decision| decision.reasons), Ok(reasons));
    }
}
