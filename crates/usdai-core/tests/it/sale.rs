//! The sale of a title: every boundary, and whole sales against integers without bounds.

use proptest::prelude::*;
use usdai_core::sale::{Round, Sale};
use usdai_core::{AssetAmount, MathError, SaleError, Timestamp, U256};

const START: u64 = 1_767_225_600;
const DAY: u64 = 86_400;
const MINUTE: u64 = 60;
/// When round 1 ends without late bids.
const END: u64 = START + 7 * DAY;

fn amount(units: u128) -> AssetAmount {
    AssetAmount::new(U256::from(units))
}

fn at(seconds: u64) -> Timestamp {
    Timestamp::new(seconds)
}

fn open(owed: u128, value: u128) -> Sale {
    Sale::open(amount(owed), amount(value), at(START)).expect("a sale")
}

#[test]
fn the_opening_reserve_is_what_is_owed_and_the_fee_but_no_more_than_the_value() {
    let check = |owed, value, expected| {
        let sale = open(owed, value);
        assert_eq!((sale.round, sale.reserve, sale.highest), (Round::FIRST, amount(expected), amount(0)));
        assert_eq!((sale.ends_at, sale.latest_end), (at(END), at(END + DAY)));
    };
    check(1_000, 2_000, 1_100);
    check(1_000, 1_100, 1_100);
    check(1_000, 1_099, 1_099);
    check(1_001, 2_000, 1_102); // 1,101.1
    check(1, 2_000, 2); // 1.1
    check(1_000, 0, 0);
    check(0, 2_000, 0);
    check(u128::MAX, u128::MAX, u128::MAX);
    let most = AssetAmount::new(U256::MAX);
    assert_eq!(Sale::open(most, most, at(START)), Err(SaleError::Math(MathError::Overflow)));
    assert_eq!(Sale::open(amount(1), amount(1), at(u64::MAX)), Err(SaleError::Math(MathError::Overflow)));
}

#[test]
fn a_bid_reaches_the_reserve_then_five_percent_more_than_the_highest() {
    let check = |reserve, highest, least: u128| {
        let sale = Sale { reserve: amount(reserve), highest: amount(highest), ..open(1, 1) };
        assert_eq!(sale.least_bid_up(), Ok(amount(least)));
        let too_low = amount(least - 1);
        assert_eq!(
            sale.bid(too_low, at(START)),
            Err(SaleError::BidTooLow { amount: too_low, least: amount(least) })
        );
        assert_eq!(sale.bid(amount(least), at(START)), Ok(Sale { highest: amount(least), ..sale }));
    };
    check(0, 0, 1);
    check(1, 0, 1);
    check(1_100, 0, 1_100);
    check(0, 1, 2); // 1.05
    check(0, 20, 21);
    check(0, 21, 23); // 22.05
    check(1_100, 1_100, 1_155);
    check(1_100, 1_155, 1_213); // 1,212.75
    let sale = Sale { highest: AssetAmount::new(U256::MAX), ..open(1, 1) };
    assert_eq!(sale.bid(sale.highest, at(START)), Err(SaleError::Math(MathError::Overflow)));
}

#[test]
fn a_late_bid_adds_fifteen_minutes_and_all_of_them_a_day() {
    let sale = open(1_000, 1_000);
    let check = |sale: Sale, now, expected| {
        let bid = sale.bid(sale.least_bid_up().expect("a bid"), at(now)).expect("a round that runs");
        assert_eq!((bid.ends_at, bid.latest_end), (at(expected), sale.latest_end));
    };
    check(sale, START, END);
    check(sale, END - 15 * MINUTE - 1, END);
    check(sale, END - 15 * MINUTE, END + 15 * MINUTE);
    check(sale, END - 1, END + 15 * MINUTE);
    let extended = |by| Sale { ends_at: at(END + by), ..sale };
    check(extended(15 * MINUTE), END, END + 30 * MINUTE);
    check(extended(DAY - 15 * MINUTE), END + DAY - 16 * MINUTE, END + DAY);
    check(extended(DAY - 14 * MINUTE), END + DAY - 15 * MINUTE, END + DAY);
    check(extended(DAY), END + DAY - 1, END + DAY);
    for now in [END, END + 1, u64::MAX] {
        assert_eq!(sale.bid(amount(5_000), at(now)), Err(SaleError::RoundOver { ends_at: at(END) }));
    }
}

#[test]
fn a_sale_is_settled_with_a_bid_and_goes_on_without_once_the_round_is_over() {
    let without = open(1_000, 2_000);
    let with = without.bid(amount(1_500), at(START)).expect("a bid");
    let running = Err(SaleError::RoundRunning { ends_at: at(END) });
    assert_eq!(with.sold(at(END - 1)), running);
    assert_eq!(with.sold(at(END)), Ok(amount(1_500)));
    assert_eq!(without.next_round(at(END - 1)), running.map(|_: AssetAmount| without));
    for now in [START, END] {
        assert_eq!(without.sold(at(now)), Err(SaleError::NoBid));
        assert_eq!(with.next_round(at(now)), Err(SaleError::HasBid));
    }
}

#[test]
fn the_reserve_falls_by_a_tenth_in_five_rounds_and_then_is_none() {
    let mut sale = open(1_000, 1_001);
    let mut now = START;
    // 900.9, 810.9, 729.9, 657.0
    let rounds = [(1, 1_001, 7), (2, 901, 7), (3, 811, 7), (4, 730, 7), (5, 657, 7), (6, 0, 14), (6, 0, 14)];
    for (index, (number, reserve, days)) in rounds.into_iter().enumerate() {
        let end = now + days * DAY;
        assert_eq!((sale.round.get(), sale.reserve), (number, amount(reserve)));
        assert_eq!((sale.ends_at, sale.latest_end), (at(end), at(end + DAY)));
        let next = rounds.get(index + 1).map_or(0, |(_, reserve, _)| *reserve);
        assert_eq!(sale.bound(at(end - 1)), Ok(amount(reserve)));
        assert_eq!(sale.bound(at(end)), Ok(amount(next)));
        let bid = sale.bid(amount(reserve + 1), at(now)).expect("a bid");
        assert_eq!([bid.bound(at(now)), bid.bound(at(end))], [Ok(amount(reserve + 1)); 2]);
        // A round begins when somebody asks for it.
        now = end + 3;
        sale = sale.next_round(at(now)).expect("the next round");
    }
}

#[test]
fn rounds_are_one_to_six() {
    for number in 0..=u8::MAX {
        assert_eq!(Round::new(number).map(Round::get), (1..=6).contains(&number).then_some(number));
    }
}

#[test]
fn refusals_say_what_decided() {
    let check = |error: SaleError, text| assert_eq!(error.to_string(), text);
    check(SaleError::BidTooLow { amount: amount(1), least: amount(2) }, "a bid of 1 is below the least of 2");
    check(SaleError::RoundOver { ends_at: at(7) }, "the round ended at 7");
    check(SaleError::RoundRunning { ends_at: at(7) }, "the round ends at 7");
    check(SaleError::NoBid, "nobody bid in this round");
    check(SaleError::HasBid, "somebody bid in this round");
    check(SaleError::Math(MathError::Overflow), "result too large");
}

proptest! {
    /// Whatever is bid whenever: a bid that counts is higher by 5%, the end only moves away and within a day of the
    /// scheduled one, no bid lowers what lenders count on, and a round ends.
    #[test]
    fn any_bids_keep_the_rules(
        owed in 1u64..,
        value in 1u64..,
        bids in prop::collection::vec((any::<u64>(), 0..9 * DAY), 1..40),
    ) {
        let mut sale = open(owed.into(), value.into());
        let mut bids: Vec<_> = bids.into_iter().map(|(units, after)| (START + after, units)).collect();
        bids.sort_unstable();
        for (now, units) in bids {
            let before = sale;
            match sale.bid(amount(units.into()), at(now)) {
                Ok(after) => {
                    prop_assert!(now < before.ends_at.get());
                    let highest = before.highest.raw().to::<u128>();
                    prop_assert!(u128::from(units) * 10_000 >= highest * 10_500 && u128::from(units) > highest);
                    prop_assert!(after.highest.raw() >= before.reserve.raw());
                    prop_assert!(before.ends_at <= after.ends_at && after.ends_at <= at(END + DAY));
                    prop_assert!(before.bound(at(now)).ok() <= after.bound(at(now)).ok());
                    prop_assert!(now < after.ends_at.get());
                    sale = after;
                }
                Err(SaleError::RoundOver { ends_at }) => prop_assert!(ends_at.get() <= now),
                Err(error) => {
                    let least = before.least_bid_up().expect("a bid");
                    prop_assert_eq!(error, SaleError::BidTooLow { amount: amount(units.into()), least });
                }
            }
        }
        let end = at(END + DAY);
        prop_assert_eq!(sale.sold(end).is_ok(), sale.next_round(end).is_err());
    }

    /// However long nobody bids, each round asks for a tenth less, and the reserve never rises.
    #[test]
    fn no_reserve_rises(owed in any::<u128>(), value in any::<u128>()) {
        let mut sale = open(owed, value);
        let exact = U256::from(owed).saturating_mul(U256::from(11)).div_ceil(U256::from(10));
        prop_assert_eq!(sale.reserve.raw(), exact.min(U256::from(value)));
        for _ in 0..8 {
            let next = sale.next_round(sale.ends_at).expect("the next round");
            prop_assert!(next.reserve <= sale.reserve);
            prop_assert_eq!(sale.bound(sale.ends_at), Ok(next.reserve));
            sale = next;
        }
        prop_assert_eq!((sale.round, sale.reserve), (Round::FINAL, amount(0)));
    }
}
