//! A bidder with many positions who seals bids and does not open some of them, whatever he then sees.
//!
//! Three lives of the same two epochs are compared: he opens all, he withholds some, he never sealed those. He
//! bids, replaces and withdraws bids that stand, seals decoys, cancels, has shares in the line alone.
//!
//! What holds for every book: no rate is lower than with all opened, and nobody is paid more than without the
//! commitment. What holds up to a bid of the charge only: that he does not prefer the place in the line, with the
//! charge, to his own bid. A higher bid at the head of the line can be escaped from at that price.

use crate::memory::{Memory, engine, milestones, shares, units};
use crate::phases::{at, settle};
use proptest::collection::vec;
use proptest::prelude::*;
use qev_auction::{Engine, Position, Record, Records, Rules, Tick, fill_down};
use usdai_core::vault::Epoch;

const PENALTY: u16 = 500;
const RESERVE: u16 = 10;

/// What a position does in the second epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Nothing,
    /// A tick, and the shares in percent of the position's.
    Bid(u16, u8),
    Decoy,
    WithdrawBid,
    /// Takes the request back, commitment and all.
    Cancel,
}

#[derive(Clone, Debug)]
struct Seat {
    shares: u32,
    is_adversary: bool,
    /// Bids in the first epoch; comes in the second only if it says so.
    first: Option<(u16, u8)>,
    comes_late: bool,
    act: Act,
    withholds: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Opens,
    Withholds,
    NeverSeals,
}

/// A position in the second epoch.
struct Seen {
    before: Position,
    after: Position,
    of_bid: u128,
    of_line: u128,
    paid: u128,
    is_opened: bool,
}

fn live(seats: &[Seat], percents: [u8; 2], life: Life) -> (Record, Vec<Seen>) {
    let mut engine = engine(1);
    engine.set_rules(&Rules::new(Tick::HIGHEST, PENALTY).expect("rules")).expect("rules are set");
    let mut ids = vec![0; seats.len()];
    for (id, seat) in ids.iter_mut().zip(seats).filter(|(_, seat)| !seat.comes_late) {
        *id = engine.request(shares(seat.shares.into())).expect("a request");
    }
    let bids: Vec<_> = ids.iter().zip(seats).filter_map(|(id, seat)| Some((*id, seat.first?))).collect();
    let bids: Vec<_> = bids.into_iter().filter(|(id, _)| *id != 0).collect();
    epoch(&mut engine, 1, percents[0], &bids, &bids);
    for (id, seat) in ids.iter_mut().zip(seats).filter(|(_, seat)| seat.comes_late) {
        *id = engine.request(shares(seat.shares.into())).expect("a request");
    }
    let (mut sealed, mut opened) = (Vec::new(), Vec::new());
    for (id, seat) in ids.iter().zip(seats) {
        engine.collect(*id, 9).expect("collected");
        let is_withheld = seat.is_adversary && seat.withholds;
        let bid = match seat.act {
            Act::Nothing => continue,
            Act::WithdrawBid => {
                let _ = engine.withdraw_bid(*id);
                continue;
            }
            Act::Cancel => {
                // Of an older request it is refused; a commitment would stay behind.
                if seat.comes_late {
                    engine.commit(*id).and_then(|_| engine.cancel(*id)).expect("cancelled");
                }
                continue;
            }
            Act::Bid(tick, percent) => (*id, (tick, percent)),
            Act::Decoy => (*id, (0, 100)),
        };
        if !is_withheld || life != Life::NeverSeals {
            sealed.push(bid);
        }
        if !is_withheld || life == Life::Opens {
            opened.push(bid);
        }
    }
    let before = epoch(&mut engine, 2, percents[1], &sealed, &opened);
    let record = engine.slots.record(Epoch::new(2));
    let seen = ids.iter().map(|id| {
        let is_opened = opened.iter().any(|(of, _)| of == id);
        see(&mut engine, *id, before[*id as usize], &record, is_opened)
    });
    let seen = seen.collect();
    (record, seen)
}

/// Seals and opens bids, and clears; returns the positions as they were at the clearing, by their numbers.
fn epoch(
    engine: &mut Engine<Memory>,
    number: u64,
    percent: u8,
    sealed: &[(u32, (u16, u8))],
    opened: &[(u32, (u16, u8))],
) -> Vec<Position> {
    let [lock, _, end, _] = milestones(&engine.clock, number);
    // Somebody always waits, or the epoch would be passed over.
    engine.request(shares(1)).expect("a request");
    for (id, _) in sealed {
        engine.collect(*id, 9).expect("collected");
        // Refused where nothing is left.
        let _ = engine.commit(*id);
    }
    let _ = at(engine, lock).prove_beacon();
    at(engine, lock).follow_clock().expect("followed");
    for (id, (tick, percent)) in opened {
        let all = units(engine.position(*id).shares().raw());
        let _ = engine.reveal(*id, *tick, shares(all * u128::from(*percent) / 100));
    }
    let count = engine.intake().next_sequence;
    let positions: Vec<Position> =
        (0..count).map(|id| engine.outlook(id, 9).expect("an outlook").0).collect();
    let all: u128 = positions.iter().map(|position| units(position.shares().raw())).sum();
    settle(at(engine, end), all * u128::from(percent) / 100);
    positions
}

fn see(engine: &mut Engine<Memory>, id: u32, before: Position, record: &Record, is_opened: bool) -> Seen {
    let of_bid =
        before.tick.map_or(shares(0), |tick| fill_down(record, tick, before.bid).expect("a fill").served);
    let (of_bid, collected) = (units(of_bid.raw()), engine.collect(id, 9).expect("collected"));
    let (after, of_line) = (engine.position(id), units(collected.served.raw()) - of_bid);
    Seen { before, after, of_bid, of_line, paid: units(collected.paid.raw()), is_opened }
}

/// What a position costs its owner, in basis points of shares: what it pays, what the charge will take of the
/// rest, and the rate that he is ready to pay for each share that does not leave. The shares that he bids for
/// leave first.
fn cost(seat: &Seat, seen: &Seen, record: &Record) -> i128 {
    let rate = seen.before.tick.map_or(0, |tick| record.rate_of(tick));
    let left = units(seen.after.shares().raw());
    let charge =
        if seen.after.is_penalised { u128::from(PENALTY) * (seen.of_bid + seen.of_line + left) } else { 0 };
    let (tick, percent) = match seat.act {
        Act::Bid(tick, percent) if tick >= RESERVE => (tick, percent),
        _ => (RESERVE, 0),
    };
    let all = units(seen.before.shares().raw());
    let worth = Tick::new(tick).map_or(0, Tick::bps);
    let patient = left.min(all - all * u128::from(percent) / 100);
    let eager = left - patient;
    (u128::from(rate) * seen.of_bid + charge + u128::from(worth) * eager + u128::from(RESERVE) * patient)
        as i128
}

fn tick() -> impl Strategy<Value = u16> {
    prop_oneof![3 => 10..14_u16, 3 => 100..105_u16, 2 => 10..=1_900_u16]
}

fn seat() -> impl Strategy<Value = Seat> {
    let act = prop_oneof![
        2 => Just(Act::Nothing),
        6 => (tick(), prop_oneof![2 => Just(100_u8), 1 => 0..=100_u8]).prop_map(|(tick, part)| Act::Bid(tick, part)),
        1 => Just(Act::Decoy),
        1 => Just(Act::WithdrawBid),
        1 => Just(Act::Cancel),
    ];
    let first = prop::option::weighted(0.4, (tick(), 1..=100_u8));
    (1_000..1_000_000_u32, any::<bool>(), first, prop::bool::weighted(0.3), act, any::<bool>()).prop_map(
        |(shares, is_adversary, first, comes_late, act, withholds)| Seat {
            shares,
            is_adversary,
            first,
            comes_late,
            act,
            withholds,
        },
    )
}

proptest! {
    #![proptest_config(crate::cases("QEV_BIDDERS", 1_000))]

    #[test]
    fn i14_withholding_lowers_no_rate_and_gains_nothing(
        seats in vec(seat(), 1..10),
        percents in [0..110_u8, 0..110_u8],
    ) {
        let [(open, opens), (kept, withholds), (never, never_seals)] =
            [Life::Opens, Life::Withholds, Life::NeverSeals].map(|life| live(&seats, percents, life));
        for ((opens, withholds), never_seals) in opens.iter().zip(&withholds).zip(&never_seals) {
            // Of every bid that is served when all are opened, the rate is no lower.
            if opens.of_bid > 0 && withholds.is_opened {
                let rate = |record: &Record, seen: &Seen| seen.before.tick.map(|tick| record.rate_of(tick));
                prop_assert!(rate(&kept, withholds) >= rate(&open, opens));
            }
            // Sealing and not opening serves everybody as never sealing does, and pays nobody more.
            prop_assert_eq!([withholds.of_bid, withholds.of_line], [never_seals.of_bid, never_seals.of_line]);
            prop_assert!(withholds.paid <= never_seals.paid);
        }
        prop_assert_eq!(kept.marginal, never.marginal);
        // Nor does it gain anything over opening, for bids that are worth no more than the charge.
        let costs = |record: &Record, all: &[Seen]| -> i128 {
            let own = seats.iter().zip(all).filter(|(seat, _)| seat.is_adversary);
            own.map(|(seat, seen)| cost(seat, seen, record)).sum()
        };
        let is_cheap = |seat: &Seat| !seat.withholds || !matches!(seat.act, Act::Bid(tick, _) if tick > PENALTY);
        if seats.iter().all(|seat| !seat.is_adversary || is_cheap(seat)) {
            let rounding = 20_000 * seats.len() as i128;
            prop_assert!(costs(&kept, &withholds) + rounding >= costs(&open, &opens));
        }
    }
}
