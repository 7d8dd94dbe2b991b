//! The book as the tool keeps it, against a plain list of bids and the design's vectors.

use std::collections::BTreeMap;

use alloy_primitives::U256;
use deploy::verbs::Demand;
use proptest::prelude::*;
use qev_auction::{Book, Shares, Terms, Tick, Uniform, clear};
use usdai_core::{Usd, Wad};

use super::scene::whole;

const TICKS: usize = 1_900;

fn of(bids: &BTreeMap<u16, u128>) -> Demand {
    let mut sums = vec![U256::ZERO; TICKS];
    for (tick, shares) in bids {
        sums[usize::from(*tick) - 1] = U256::from(*shares);
    }
    Demand::new(&sums).expect("it fits")
}

proptest! {
    /// From the highest live tick down, each once; and what is taken out is gone.
    #[test]
    fn a_walk_meets_every_bid(bids in prop::collection::btree_map(1_u16..=1_900, 1_u128..1 << 90, 0..60)) {
        let mut demand = of(&bids);
        let mut met = Vec::new();
        let mut before = None;
        while let Some(tick) = demand.highest_below(before) {
            met.push((tick.get(), demand.sum(tick).get()));
            before = Some(tick);
        }
        let expected: Vec<_> = bids.iter().rev().map(|(tick, shares)| (*tick, *shares)).collect();
        prop_assert_eq!(&met, &expected);
        let listed: Vec<_> = demand.bids().map(|(tick, shares)| (tick.get(), shares.get())).collect();
        prop_assert_eq!(&listed, &expected);
        for (number, _) in &expected {
            demand.set_sum(Tick::new(*number).expect("a tick"), Shares::ZERO);
        }
        prop_assert!(demand.is_empty() && demand.highest_below(None).is_none());
    }
}

/// Vectors V1 and V2 of the design.
#[test]
fn known_books_clear_to_what_the_design_says() {
    for (bids, line, cash, paid, fee, rate) in [
        (&[(300, 400), (150, 800), (80, 200)][..], 250, 1_000, "984999999999999999999999", "15000", 150),
        (&[(300, 400), (150, 500), (80, 200)], 350, 1_470, "1153845000000000000000000", "1155", 10),
    ] {
        let bids = bids.iter().map(|(tick, thousands)| (*tick, whole(thousands * 1_000).to::<u128>()));
        let line = Shares::from_raw(whole(line * 1_000)).expect("it fits");
        let price = Wad::new(U256::from(1_050_000_000_000_000_000_u64));
        let terms = Terms { capacity: Usd::new(whole(cash * 1_000)), price, unopened: Shares::ZERO };
        let outcome = clear::<Uniform, _>(&mut of(&bids.collect()), line, &terms).expect("it clears");
        assert_eq!(outcome.paid_to_bids.raw().to_string(), paid);
        assert_eq!(outcome.fee.raw(), whole(fee.parse().expect("a number")));
        assert_eq!(outcome.record.rate, rate);
    }
}
