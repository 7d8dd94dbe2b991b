//! The worked examples of the design as they are lived through: requested, sealed, opened, cleared, collected.

use crate::memory::{Memory, engine, milestones, shares, units};
use crate::phases::at;
use qev_auction::{Engine, Outcome, Rules, Tick, Uniform};
use usdai_core::{U256, Usd, Wad};

const E18: u128 = 1_000_000_000_000_000_000;

/// A holder: whole shares, and the tick of the bid for all of them, if there is one.
type Holder = (u128, Option<u16>);

struct Epoch<'a> {
    number: u64,
    /// Who comes in.
    holders: &'a [Holder],
    /// Those of them, by number, that do not open.
    withheld: &'a [usize],
    /// Whole dollars.
    capacity: u128,
    price: u128,
}

/// Lives through an epoch with a beacon, and returns who came.
fn live(engine: &mut Engine<Memory>, epoch: &Epoch) -> (Outcome, Vec<u32>) {
    let [lock, _, end, _] = milestones(&engine.clock, epoch.number);
    let mut ids = Vec::new();
    for (all, bid) in epoch.holders {
        let id = engine.request(shares(all * E18)).expect("a request");
        if bid.is_some() {
            engine.commit(id).expect("a commitment");
        }
        ids.push(id);
    }
    at(engine, lock).prove_beacon().expect("a beacon in time");
    for (which, (all, bid)) in epoch.holders.iter().enumerate() {
        if let Some(tick) = bid.filter(|_| !epoch.withheld.contains(&which)) {
            assert_eq!(engine.reveal(ids[which], tick, shares(all * E18)), Ok(Tick::new(tick).ok()));
        }
    }
    let (capacity, price) = (Usd::new(U256::from(epoch.capacity * E18)), Wad::new(U256::from(epoch.price)));
    let outcome = at(engine, end).clear::<Uniform>(capacity, price).expect("cleared");
    while engine.serve(1) == Ok(false) {}
    (outcome, ids)
}

/// What each is served, has left, and is paid.
fn collect(engine: &mut Engine<Memory>, ids: &[u32]) -> Vec<[u128; 3]> {
    let one = |id: &u32| {
        let collected = engine.collect(*id, 9).expect("collected");
        let left = engine.position(*id).shares();
        [collected.served.raw(), left.raw(), collected.paid.raw()].map(units)
    };
    ids.iter().map(one).collect()
}

const BASE: [Holder; 5] =
    [(400_000, Some(300)), (500_000, Some(150)), (300_000, Some(150)), (200_000, Some(80)), (250_000, None)];

#[test]
fn vectors_1_and_5_two_epochs() {
    let mut engine = engine(1);
    let (capacity, price) = (1_000_000, 1_050_000_000_000_000_000);
    let first = Epoch { number: 1, holders: &BASE, withheld: &[], capacity, price };
    let (_, ids) = live(&mut engine, &first);
    let after = [
        [400_000 * E18, 0, 413_700 * E18],
        [345238095238095238095237, 154761904761904761904762, 357062499999999999999998],
        [207142857142857142857142, 92857142857142857142857, 214237499999999999999999],
        [0, 200_000 * E18, 0],
        [0, 250_000 * E18, 0],
    ];
    // Whether somebody collects in between changes nothing.
    assert_eq!(collect(&mut engine.clone(), &ids), after);
    let second = Epoch {
        number: 2,
        holders: &[(100_000, Some(220))],
        withheld: &[],
        capacity: 600_000,
        price: 1_058_000_000_000_000_000,
    };
    for collects_between in [true, false] {
        let mut engine = engine.clone();
        let before = if collects_between { collect(&mut engine, &ids) } else { vec![[0; 3]; 5] };
        let (outcome, newcomer) = live(&mut engine, &second);
        assert_eq!(outcome.record.rate, 10);
        assert_eq!(collect(&mut engine, &newcomer), [[100_000 * E18, 0, 105694200000000000000000]]);
        let paid: Vec<u128> = collect(&mut engine, &ids)
            .iter()
            .zip(before)
            .map(|([.., paid], [.., before])| paid + before)
            .collect();
        let second_paid = [
            0,
            163574357142857142857142,
            98144614285714285714285,
            211388400000000000000000,
            20619047619047619047617,
        ];
        let both: Vec<u128> =
            after.iter().zip(second_paid).map(|([.., first], second)| first + second).collect();
        assert_eq!(paid, both);
        let left = engine.position(ids[4]).waiting;
        assert_eq!(units(left.raw()), 250_000 * E18 - 19488702853542173012871);
    }
}

#[test]
fn vectors_2_and_3_the_line_behind_the_bids() {
    let holders =
        [(400_000, Some(300)), (500_000, Some(150)), (200_000, Some(80)), (250_000, None), (100_000, None)];
    let price = 1_050_000_000_000_000_000;
    let mut second = engine(1);
    let (_, ids) =
        live(&mut second, &Epoch { number: 1, holders: &holders, withheld: &[], capacity: 1_470_000, price });
    let expected = [
        [400_000, 0, 419_580],
        [500_000, 0, 524_475],
        [200_000, 0, 209_790],
        [250_000, 0, 262_500],
        [50_000, 50_000, 52_500],
    ];
    assert_eq!(collect(&mut second, &ids), expected.map(|each| each.map(|whole| whole * E18)));
    let mut third = engine(1);
    let holders = [holders[0], holders[1], holders[3]];
    let (_, ids) =
        live(&mut third, &Epoch { number: 1, holders: &holders, withheld: &[], capacity: 2_000_000, price });
    let expected = [[400_000, 0, 420_000], [500_000, 0, 525_000], [250_000, 0, 262_500]];
    assert_eq!(collect(&mut third, &ids), expected.map(|each| each.map(|whole| whole * E18)));
}

#[test]
fn vector_7_a_position_that_did_not_open_is_served_by_the_line() {
    let mut engine = engine(1);
    engine.set_rules(&Rules::new(Tick::HIGHEST, 50).expect("rules")).expect("rules are set");
    let price = 1_050_000_000_000_000_000;
    let epoch = Epoch { number: 1, holders: &[(50_000, Some(150))], withheld: &[0], capacity: 52_500, price };
    let (_, ids) = live(&mut engine, &epoch);
    let collected = engine.outlook(ids[0], 1).expect("an outlook").1;
    let withheld = collected.released.checked_sub(collected.paid).expect("less is paid");
    assert_eq!(units(withheld.raw()), 262500000000000000000);
    assert_eq!(collect(&mut engine, &ids), [[50_000 * E18, 0, 52237500000000000000000]]);
}

#[test]
fn vectors_8_and_9_a_withheld_bid_lowers_nothing() {
    let holders = [(1_000_000, Some(300)), (100_000, Some(300))];
    let epoch = |withheld| Epoch { number: 1, holders: &holders, withheld, capacity: 1_000_000, price: E18 };
    for (withheld, fee) in [(&[][..], 30_000), (&[1], 30_000)] {
        let (outcome, _) = live(&mut engine(1), &epoch(withheld));
        assert_eq!((outcome.record.rate, units(outcome.fee.raw())), (300, fee * E18));
    }
    let holders = [
        (400_000, Some(300)),
        (500_000, Some(150)),
        (200_000, Some(80)),
        (300_000, Some(1_000)),
        (250_000, None),
    ];
    let price = 1_050_000_000_000_000_000;
    let ninth = Epoch { number: 1, holders: &holders, withheld: &[3], capacity: 1_000_000, price };
    let (outcome, _) = live(&mut engine(1), &ninth);
    assert_eq!((outcome.record.marginal, outcome.record.rate), (Tick::new(80).ok(), 150));
    let sums = [outcome.paid_to_bids, outcome.fee, outcome.unspent].map(|sum| units(sum.raw()));
    assert_eq!(sums, [985384999999999999999999, 14615000000000000000000, 1]);
}
