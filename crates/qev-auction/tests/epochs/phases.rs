//! What is allowed when, to the second.

use crate::memory::{GENESIS, Memory, engine, milestones, shares, units};
use qev_auction::{
    Auction, AuctionError, Engine, Followed, Phase, Position, Rules, Seal, Slot, Slots, Tick, Uniform,
};
use usdai_core::vault::Epoch;
use usdai_core::{Timestamp, U256, Usd, Wad};

const DAY: u64 = 86_400;

pub fn at(engine: &mut Engine<Memory>, now: u64) -> &mut Engine<Memory> {
    engine.now = Timestamp::new(now);
    engine
}

/// Clears and serves all, with so much capacity at a price of one.
pub fn settle(engine: &mut Engine<Memory>, capacity: u128) {
    let usd = Usd::new(U256::from(capacity));
    let outcome = engine.clear::<Uniform>(usd, Wad::ONE).expect("an epoch that can be cleared");
    if !outcome.line_served.is_zero() {
        assert_eq!(engine.serve(u32::MAX), Ok(true));
    }
}

/// The calls that have a time, on a position that was requested and sealed before.
fn outcomes(engine: &Engine<Memory>, id: u32) -> [Result<(), AuctionError>; 7] {
    let fresh = || engine.clone();
    [
        fresh().request(shares(1)).map(drop),
        fresh().commit(id).map(drop),
        fresh().withdraw_commitment(id),
        fresh().cancel(id).map(drop),
        fresh().change_hands(id),
        fresh().reveal(id, 100, shares(1)).map(drop),
        fresh().clear::<Uniform>(Usd::ZERO, Wad::ONE).map(drop),
    ]
}

#[test]
fn i12_calls_are_taken_in_their_phase_alone() {
    use AuctionError::{Irrevocable, Locked, NotClearable, NotRevealing, NotSettled, StillSealed};
    let [lock, _, end, boundary] = milestones(&engine(1).clock, 1);
    let [next_lock, ..] = milestones(&engine(1).clock, 2);
    let open = [Ok(()), Ok(()), Ok(()), Ok(()), Ok(()), Err(NotRevealing), Err(NotClearable)];
    let sealed = [
        Ok(()),
        Err(StillSealed),
        Err(Locked),
        Err(Irrevocable),
        Err(StillSealed),
        Ok(()),
        Err(NotClearable),
    ];
    let over = [Ok(()), Err(StillSealed), Err(Locked), Err(Irrevocable), Ok(()), Err(NotRevealing), Ok(())];
    let late = [
        Err(NotSettled),
        Err(NotSettled),
        Err(NotSettled),
        Err(NotSettled),
        Ok(()),
        Err(NotRevealing),
        Ok(()),
    ];
    for (now, expected) in [
        (GENESIS, open),
        (lock - 1, open),
        (lock, sealed),
        (end - 1, sealed),
        (end, over),
        (boundary, over),
        (next_lock - 1, over),
        (next_lock, late),
    ] {
        let mut engine = engine(1);
        let id = engine.request(shares(10)).expect("a request");
        engine.commit(id).expect("a commitment");
        assert_eq!(outcomes(at(&mut engine, now), id), expected, "at {now}");
    }
}

#[test]
fn i12_a_bid_opens_once_and_in_its_epoch() {
    let mut engine = engine(1);
    let id = engine.request(shares(10)).expect("a request");
    assert_eq!(engine.commit(id), Ok(Epoch::new(1)));
    let [lock, ..] = milestones(&engine.clock, 1);
    assert_eq!(at(&mut engine, lock).reveal(id, 100, shares(4)), Ok(Tick::new(100).ok()));
    assert_eq!(engine.reveal(id, 100, shares(4)), Err(AuctionError::NotSealed));
    // One for the next epoch does not open in this one.
    assert_eq!(engine.commit(id), Ok(Epoch::new(2)));
    assert_eq!(engine.position(id).seal, Seal::Early);
    assert_eq!(engine.reveal(id, 100, shares(4)), Err(AuctionError::NotSealed));
    for nobody in [0, id + 1, u32::MAX] {
        assert_eq!(engine.reveal(nobody, 100, shares(4)), Err(AuctionError::NoPosition));
        assert_eq!(engine.collect(nobody, 1), Err(AuctionError::NoPosition));
    }
}

/// No bid opened, no beacon, no caller but one: every epoch settles all the same.
#[test]
fn i11_settlement_needs_nobody() {
    let mut engine = engine(1);
    let id = engine.request(shares(1_000)).expect("a request");
    engine.commit(id).expect("a commitment");
    for epoch in 1..=5_u64 {
        let [_, _, end, _] = milestones(&engine.clock, epoch);
        settle(at(&mut engine, end), 100);
        assert_eq!(engine.auction().epoch, Epoch::new(epoch + 1));
    }
    let collected = engine.collect(id, u32::MAX).expect("collected");
    // The beacon's absence is charged to nobody.
    assert_eq!((units(collected.served.raw()), units(collected.paid.raw())), (500, 500));
    assert!(!engine.position(id).is_penalised);
}

/// The same bids, with a lock and a clearing by whoever comes first or last, in one page or many.
#[test]
fn i15_it_makes_no_difference_who_calls_when() {
    let run = |touches: &[u64], blocks: u32| {
        let mut engine = engine(200);
        let ids: Vec<u32> = (0..300).map(|_| engine.request(shares(1_000)).expect("a request")).collect();
        for id in ids.iter().step_by(7) {
            engine.commit(*id).expect("a commitment");
        }
        let [lock, _, end, _] = milestones(&engine.clock, 1);
        for now in touches {
            at(&mut engine, lock + now).follow_clock().expect("followed");
        }
        at(&mut engine, lock + 5 * 3_600).prove_beacon().expect("a beacon in time");
        // A request after the lock is not in the line of this epoch.
        engine.request(shares(5_000)).expect("a request");
        for id in ids.iter().step_by(14) {
            engine.reveal(*id, 100, shares(900)).expect("opened");
        }
        let usd = Usd::new(U256::from(150_000));
        at(&mut engine, end).clear::<Uniform>(usd, Wad::ONE).expect("cleared");
        while engine.serve(blocks) == Ok(false) {}
        (
            engine.slots.load(Slot::Record(1)),
            engine.slots.load(Slot::Payout(1)),
            engine.serving(),
            engine.auction(),
        )
    };
    let expected = run(&[], u32::MAX);
    for (touches, blocks) in [(&[0][..], 1), (&[0, 1, 2, 3_600], 2), (&[3_600], 1), (&[5 * 3_600], u32::MAX)]
    {
        assert_eq!(run(touches, blocks), expected);
    }
}

#[test]
fn an_epoch_that_comes_late_locks_with_what_it_had_and_can_still_be_opened() {
    let mut engine = engine(1);
    let id = engine.request(shares(10)).expect("a request");
    let [lock, ..] = milestones(&engine.clock, 1);
    let late = at(&mut engine, lock).request(shares(20)).expect("a request for the next epoch");
    assert_eq!(engine.commit(late), Ok(Epoch::new(2)));
    let [next_lock, ..] = milestones(&engine.clock, 2);
    let settled = next_lock + 3 * DAY;
    settle(at(&mut engine, settled), 4);
    assert_eq!(engine.follow_clock(), Ok(Followed::Locked(Epoch::new(2), Timestamp::new(settled))));
    assert_eq!(engine.auction().reveal_end(&engine.clock), Ok(Timestamp::new(settled + 2 * DAY)));
    at(&mut engine, settled + 36 * 3_600 + 1);
    assert_eq!(engine.clone().prove_beacon(), Err(AuctionError::BeaconLate));
    assert_eq!(at(&mut engine, settled + 36 * 3_600).prove_beacon(), Ok(Followed::Nothing));
    at(&mut engine, settled + 2 * DAY - 1).reveal(late, 100, shares(20)).expect("opened");
    // Nothing is left to be opened, so the epoch can be cleared.
    settle(&mut engine, 100);
    assert_eq!(engine.collect(id, 9).map(|collected| units(collected.served.raw())), Ok(10));
    assert_eq!(engine.collect(late, 9).map(|collected| units(collected.served.raw())), Ok(20));
}

#[test]
fn epochs_in_which_nobody_waits_are_passed_over() {
    let mut engine = engine(1);
    let id = engine.request(shares(10)).expect("a request");
    engine.cancel(id).expect("cancelled");
    let [lock, ..] = milestones(&engine.clock, 9);
    assert_eq!(at(&mut engine, lock).follow_clock(), Ok(Followed::Skipped));
    assert_eq!(engine.auction().epoch, Epoch::new(10));
    assert_eq!(engine.follow_clock(), Ok(Followed::Nothing));
}

#[test]
fn a_beacon_that_comes_early_closes_the_bids() {
    let mut engine = engine(1);
    let id = engine.request(shares(10)).expect("a request");
    assert_eq!(engine.prove_beacon(), Err(AuctionError::NothingSealed));
    engine.commit(id).expect("a commitment");
    let [lock, ..] = milestones(&engine.clock, 1);
    let early = Timestamp::new(lock - 5);
    assert_eq!(at(&mut engine, lock - 5).prove_beacon(), Ok(Followed::Locked(Epoch::new(1), early)));
    assert_eq!(engine.prove_beacon(), Err(AuctionError::BeaconKnown));
    let other = engine.request(shares(5)).expect("a request for the next epoch");
    assert_eq!(engine.position(other).epoch, Epoch::new(2));
    assert_eq!(engine.cancel(id), Err(AuctionError::Irrevocable));
    engine.reveal(id, 100, shares(10)).expect("opened");
    let Auction { phase, since, .. } = engine.auction();
    assert_eq!((phase, since), (Phase::Revealing, early));
}

#[test]
fn an_epoch_keeps_the_rules_that_it_was_locked_with() {
    let mut engine = engine(1);
    let ids = [(); 2].map(|()| engine.request(shares(1_000_000)).expect("a request"));
    for id in ids {
        engine.commit(id).expect("a commitment");
    }
    let [lock, _, end, _] = milestones(&engine.clock, 1);
    at(&mut engine, lock).prove_beacon().expect("a beacon in time");
    engine
        .set_rules(&Rules::new(Tick::new(50).expect("a tick"), 500).expect("rules"))
        .expect("rules are set");
    assert_eq!(engine.reveal(ids[0], 1_900, shares(1_000_000)), Ok(Tick::new(1_100).ok()));
    settle(at(&mut engine, end), 1_500_000);
    let paid = ids.map(|id| units(engine.collect(id, 1).expect("collected").paid.raw()));
    assert_eq!(paid, [800_000, 490_000]);
}

#[test]
fn a_position_that_was_not_opened_is_charged_for_good() {
    let mut engine = engine(1);
    let ids = [(); 2].map(|()| engine.request(shares(1_000_000)).expect("a request"));
    for id in ids {
        engine.commit(id).expect("a commitment");
    }
    let [lock, _, end, _] = milestones(&engine.clock, 1);
    at(&mut engine, lock).prove_beacon().expect("a beacon in time");
    engine.reveal(ids[0], 0, shares(0)).expect("a decoy");
    settle(at(&mut engine, end), 1_500_000);
    // The epoch in which it was not opened: the first is served in full, the second in part and charged.
    assert_eq!(engine.collect(ids[0], 1).map(|all| units(all.paid.raw())), Ok(1_000_000));
    let cut = engine.collect(ids[1], 1).expect("collected");
    assert_eq!([cut.served, cut.cut].map(|part| units(part.raw())), [500_000; 2]);
    assert_eq!([cut.paid, cut.released].map(|part| units(part.raw())), [490_000, 500_000]);
    // A bid does not buy the charge free.
    engine.commit(ids[1]).expect("a commitment");
    let [lock, _, end, _] = milestones(&engine.clock, 2);
    at(&mut engine, lock).reveal(ids[1], 300, shares(200_000)).expect("opened");
    settle(at(&mut engine, end), 100_000);
    let marginal = engine.collect(ids[1], 1).expect("collected");
    assert_eq!([marginal.paid, marginal.released].map(|part| units(part.raw())), [95_000, 97_000]);
    assert!(engine.position(ids[1]).is_penalised);
}

/// By the clock no position that is charged can be cancelled; if one could, it would be charged in shares.
#[test]
fn a_charge_burns_shares_of_a_request_that_is_cancelled() {
    for (all, burnt) in [(1_000_000, 20_000), (49, 1), (1, 1)] {
        let mut engine = engine(1);
        let id = engine.request(shares(all)).expect("a request");
        let position = Position { is_penalised: true, ..engine.position(id) };
        engine.slots.store(Slot::Position(id), position.pack().expect("a slot for it"));
        let cancelled = engine.cancel(id).expect("cancelled");
        assert_eq!((cancelled.returned, cancelled.burnt), (shares(all - burnt), shares(burnt)));
        assert!(engine.intake().line.is_zero());
        assert_eq!(engine.cancel(id), Err(AuctionError::Empty));
    }
}

#[test]
fn an_early_commitment_counts_once_somebody_looks_after_the_position() {
    for looks in [true, false] {
        let mut engine = engine(1);
        let id = engine.request(shares(10)).expect("a request");
        let [lock, _, end, boundary] = milestones(&engine.clock, 1);
        assert_eq!(at(&mut engine, lock).commit(id), Ok(Epoch::new(2)));
        settle(at(&mut engine, end), 4);
        assert!(engine.intake().sealed.is_zero());
        if looks {
            at(&mut engine, boundary).collect(id, 1).expect("collected");
            assert_eq!(engine.intake().sealed, shares(6));
        }
        let [lock, _, _, _] = milestones(&engine.clock, 2);
        at(&mut engine, lock).follow_clock().expect("followed");
        assert_eq!(engine.auction().unopened, shares(if looks { 6 } else { 0 }));
        let opened = engine.reveal(id, 100, shares(6));
        assert_eq!(opened.err(), (!looks).then_some(AuctionError::NotSealed));
    }
}

#[test]
fn i13_clearing_costs_the_same_with_any_number_of_bids() {
    let touched = |bids: u32| {
        let mut engine = engine(1);
        let ids: Vec<u32> = (0..bids).map(|_| engine.request(shares(1_000)).expect("a request")).collect();
        for id in &ids {
            engine.commit(*id).expect("a commitment");
        }
        let [lock, _, end, _] = milestones(&engine.clock, 1);
        at(&mut engine, lock);
        for (id, tick) in ids.iter().zip((100..150).cycle()) {
            engine.reveal(*id, tick, shares(1_000)).expect("opened");
        }
        let before = engine.slots.touched();
        settle(at(&mut engine, end), u128::from(bids) * 1_000 - 500);
        let after = engine.slots.touched();
        (after.0 - before.0, after.1 - before.1)
    };
    let few = touched(100);
    // Read once for two ticks each, and written for none of them.
    assert!(few.0 >= 25 && few.1 < 25 && few == touched(10_000), "{few:?}");
}

#[test]
fn no_price_and_no_capacity_keep_an_epoch_from_settling() {
    let (one, highest) = (U256::ONE, U256::MAX >> 128);
    for price in [U256::ZERO, one, highest, highest + one, U256::MAX] {
        for capacity in [U256::ZERO, one, highest, U256::MAX >> 60] {
            let mut engine = engine(1);
            let ids = [(); 3].map(|()| engine.request(shares((1 << 94) - 1)).expect("a request"));
            for id in ids {
                engine.commit(id).expect("a commitment");
            }
            let [lock, _, end, _] = milestones(&engine.clock, 1);
            at(&mut engine, lock).prove_beacon().expect("a beacon in time");
            engine.reveal(ids[0], 100, shares(u128::MAX)).expect("opened");
            let outcome = at(&mut engine, end).clear::<Uniform>(Usd::new(capacity), Wad::new(price));
            outcome.unwrap_or_else(|error| panic!("{capacity} at {price}: {error}"));
            while engine.serve(u32::MAX) == Ok(false) {}
            assert_eq!(engine.auction().epoch, Epoch::new(2));
            for id in ids {
                engine.collect(id, 1).expect("collected");
            }
        }
    }
}

#[test]
fn a_long_absence_is_settled_page_by_page() {
    let mut engine = engine(1);
    let id = engine.request(shares(1_000)).expect("a request");
    for epoch in 1..=40_u64 {
        let [_, _, end, _] = milestones(&engine.clock, epoch);
        settle(at(&mut engine, end), 10);
    }
    assert_eq!(engine.commit(id), Err(AuctionError::Uncollected));
    let all = engine.outlook(id, u32::MAX).expect("an outlook").1;
    let mut served = 0;
    for page in 1..=8 {
        served += units(engine.collect(id, 5).expect("collected").served.raw());
        assert_eq!((served, engine.position(id).epoch), (50 * page, Epoch::new(1 + 5 * page as u64)));
    }
    assert_eq!(served, units(all.served.raw()));
    assert!(engine.serving().0.frontier.served.is_zero());
    engine.commit(id).expect("a commitment");
}
