//! The order and the batches in which calls are made within a phase change nothing.

use crate::memory::{Memory, engine, milestones, shares};
use crate::phases::{at, settle};
use proptest::collection::vec;
use proptest::prelude::*;
use qev_auction::{Engine, Shares, Slot, Slots};
use usdai_core::U256;

/// A bid: shares of the position, of the bid, and its tick; and whether it is opened.
type Bid = (u64, u64, u16, bool);

/// Two epochs with the same bids, whose openings and claims come in this order.
fn run(bids: &[Bid], percents: [u64; 2], order: &[usize], claims: &[usize]) -> (Vec<U256>, Vec<[Shares; 2]>) {
    let mut engine = engine(200);
    let ids: Vec<u32> =
        bids.iter().map(|(all, ..)| engine.request(shares((*all).into())).expect("a request")).collect();
    let demand: u64 = bids.iter().map(|(all, ..)| *all).sum();
    let mut words = Vec::new();
    for (epoch, percent) in (1_u16..).zip(percents) {
        let [lock, _, end, _] = milestones(&engine.clock, epoch.into());
        // Somebody always waits, or the epoch would be passed over.
        engine.request(shares(1)).expect("a request");
        for id in &ids {
            engine.collect(*id, 9).expect("collected");
            // Refused where nothing is left.
            let _ = engine.commit(*id);
        }
        let _ = at(&mut engine, lock).prove_beacon();
        for which in order.iter().map(|which| which % bids.len()) {
            let (_, bid, tick, is_opened) = bids[which];
            if is_opened {
                // Refused the second time.
                let _ = engine.reveal(ids[which], tick, shares(bid.into()));
            }
            claim(&mut engine, &ids, claims);
        }
        settle(at(&mut engine, end), u128::from(demand) * u128::from(percent) / 100);
        claim(&mut engine, &ids, claims);
        words.extend(
            [Slot::Record(epoch), Slot::Payout(epoch), Slot::Auction].map(|slot| engine.slots.load(slot)),
        );
    }
    let ends = ids.iter().map(|id| engine.outlook(*id, 9).expect("an outlook").0);
    (words, ends.map(|position| [position.waiting, position.bid]).collect())
}

fn claim(engine: &mut Engine<Memory>, ids: &[u32], claims: &[usize]) {
    for which in claims {
        engine.collect(ids[which % ids.len()], 1).expect("collected");
    }
}

proptest! {
    #![proptest_config(crate::cases("QEV_RUNS", 200))]

    #[test]
    fn i04_openings_and_claims_in_any_order(
        bids in vec((1_u64..1_000_000, 0_u64..1_000_000, prop_oneof![8..14_u16, 1..1_950_u16], any::<bool>()), 1..10),
        percents in [0_u64..120, 0_u64..120],
        order in vec(any::<usize>(), 0..10),
        claims in [vec(any::<usize>(), 0..3), vec(any::<usize>(), 0..3)],
    ) {
        let all: Vec<usize> = (0..bids.len()).collect();
        let shuffled = [order, all.clone()].concat();
        let [few, many] = claims;
        prop_assert_eq!(run(&bids, percents, &all, &few), run(&bids, percents, &shuffled, &many));
    }
}
