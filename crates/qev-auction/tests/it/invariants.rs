//! What is true of every epoch, whatever is bid. Numbers are those of the design's list.
//!
//! `QEV_BOOKS` sets how many books each property tries; 2,000 when unset.

use crate::book::Memory;
use crate::slow::{Bid, Epoch, Rule, allocate, bid, big, epoch, of, shares};
use num_bigint::BigUint;
use proptest::prelude::*;
use qev_auction::{Fill, Outcome, PayAsBid, Uniform, clear, fill_down, pay_down};
use usdai_core::{U256, Usd};

pub fn config() -> ProptestConfig {
    let books = std::env::var("QEV_BOOKS").map_or(2_000, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("QEV_BOOKS={text}: {error}"))
    });
    ProptestConfig { cases: books, ..ProptestConfig::default() }
}

pub fn book(bids: &[Bid]) -> Memory {
    Memory::of(bids.iter().map(|bid| (bid.tick, of(bid.shares))))
}

pub fn cleared(epoch: &Epoch) -> (Outcome, Memory) {
    let mut book = book(&epoch.bids);
    let outcome = match epoch.rule {
        Rule::Uniform => clear::<Uniform, _>(&mut book, of(epoch.line), &epoch.terms),
        Rule::PayAsBid => clear::<PayAsBid, _>(&mut book, of(epoch.line), &epoch.terms),
    };
    (outcome.expect("numbers below 2^256"), book)
}

pub fn fill(outcome: &Outcome, bid: &Bid) -> Fill {
    fill_down(&outcome.record, bid.tick, of(bid.shares)).expect("a fill")
}

fn either() -> impl Strategy<Value = Rule> {
    prop_oneof![Just(Rule::Uniform), Just(Rule::PayAsBid)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i01_the_capacity_is_accounted_for(epoch in either().prop_flat_map(epoch)) {
        let (outcome, _) = cleared(&epoch);
        let parts = [outcome.paid_to_bids, outcome.paid_to_line, outcome.fee, outcome.unspent];
        let sum = parts.into_iter().try_fold(Usd::ZERO, Usd::checked_add).expect("a sum");
        prop_assert_eq!(sum, epoch.terms.capacity);
    }

    #[test]
    fn i02_fills_and_payments_add_up(epoch in either().prop_flat_map(epoch)) {
        let (outcome, _) = cleared(&epoch);
        let capacity = epoch.terms.capacity_in_shares().expect("shares").raw();
        let demand = epoch.bids.iter().fold(epoch.line, |sum, bid| sum + bid.shares);
        prop_assert_eq!(outcome.bid_served.raw() + outcome.line_served.raw(), capacity.min(demand));
        let (mut served, mut paid) = (U256::ZERO, U256::ZERO);
        for bid in &epoch.bids {
            let own = fill(&outcome, bid).served;
            served += own.raw();
            paid += pay_down(own, outcome.price, outcome.record.rate_of(bid.tick)).expect("a payment").raw();
        }
        prop_assert!(served <= outcome.bid_served.raw());
        prop_assert!(outcome.bid_served.raw() - served <= U256::from(epoch.bids.len()));
        prop_assert!(paid <= outcome.paid_to_bids.raw());
    }

    #[test]
    fn i03_the_walk_is_the_slow_allocation(epoch in either().prop_flat_map(epoch)) {
        let (outcome, after) = cleared(&epoch);
        let Some(slow) = allocate(&epoch) else {
            prop_assert!(outcome.record.is_void);
            return Ok(());
        };
        prop_assert_eq!(big(outcome.bid_served.raw()), slow.bid_served);
        prop_assert_eq!(big(outcome.line_served.raw()), slow.line_served);
        prop_assert_eq!(big(outcome.paid_to_bids.raw()), slow.paid_to_bids);
        prop_assert_eq!(big(outcome.paid_to_line.raw()), slow.paid_to_line);
        if epoch.rule == Rule::Uniform {
            prop_assert_eq!(outcome.record.rate, slow.rate);
        }
        let before = book(&epoch.bids);
        let served: BigUint = slow.served.iter().map(|(_, shares)| shares.clone()).sum();
        let left: BigUint = after.live_ticks().iter().map(|(_, sum)| big(*sum)).sum();
        let bid: BigUint = before.live_ticks().iter().map(|(_, sum)| big(*sum)).sum();
        prop_assert_eq!(left + served, bid);
    }

    #[test]
    fn i04_the_order_of_bids_makes_no_difference(epoch in epoch(Rule::Uniform), turn in 0..12usize) {
        let (outcome, after) = cleared(&epoch);
        let mut turned = epoch.clone();
        let length = turned.bids.len().max(1);
        turned.bids.rotate_left(turn % length);
        turned.bids.reverse();
        let (other, other_after) = cleared(&turned);
        prop_assert_eq!(outcome, other);
        prop_assert_eq!(after.live_ticks(), other_after.live_ticks());
    }

    #[test]
    fn i05_higher_bids_are_served_first(epoch in epoch(Rule::Uniform)) {
        let (outcome, _) = cleared(&epoch);
        for one in &epoch.bids {
            for other in epoch.bids.iter().filter(|other| other.tick < one.tick) {
                let (one_fill, other_fill) = (fill(&outcome, one), fill(&outcome, other));
                prop_assert!(other_fill.served.is_zero() || one_fill.served.raw() == one.shares);
            }
        }
        let all_full = epoch.bids.iter().all(|bid| fill(&outcome, bid).served.raw() == bid.shares);
        prop_assert!(outcome.line_served.is_zero() || all_full);
    }

    #[test]
    fn i06_nobody_pays_more_than_was_bid(epoch in epoch(Rule::Uniform)) {
        let (outcome, _) = cleared(&epoch);
        for bid in &epoch.bids {
            prop_assert!(outcome.record.rate_of(bid.tick) <= bid.tick.bps());
        }
        let demand = epoch.bids.iter().fold(epoch.line, |sum, bid| sum + bid.shares);
        let capacity = epoch.terms.capacity_in_shares().expect("shares").raw();
        if demand <= capacity && epoch.terms.unopened.is_zero() {
            prop_assert_eq!(outcome.record.rate, 0);
        }
    }

    #[test]
    fn i07_the_rate_is_the_highest_that_is_not_served_in_full(epoch in epoch(Rule::Uniform)) {
        let (outcome, _) = cleared(&epoch);
        if outcome.record.is_void || !epoch.terms.unopened.is_zero() { return Ok(()) }
        let unserved = epoch.bids.iter().filter(|bid| fill(&outcome, bid).served.raw() < bid.shares);
        let highest = unserved.map(|bid| bid.tick.bps()).max();
        let is_line_served = outcome.line_served.raw() == epoch.line;
        let expected = highest.unwrap_or(0).max(if is_line_served && highest.is_none() { 0 } else { 10 });
        prop_assert_eq!(outcome.record.rate, expected);
    }

    #[test]
    fn i08_an_extra_bid_helps_nobody_else(epoch in epoch(Rule::Uniform), extra in bid()) {
        let (outcome, _) = cleared(&epoch);
        let mut more = epoch.clone();
        more.bids.push(extra);
        let (crowded, _) = cleared(&more);
        // With sealed bids about, a new tick may come between the marginal one and the rate that they cause.
        if epoch.terms.unopened.is_zero() {
            prop_assert!(crowded.record.rate >= outcome.record.rate || outcome.record.is_void);
        }
        for bid in &epoch.bids {
            // A part of a larger whole may round up by the wei that it rounded down by before.
            prop_assert!(fill(&crowded, bid).served.raw() <= fill(&outcome, bid).served.raw());
        }
    }

    #[test]
    fn i08_more_capacity_hurts_nobody(epoch in epoch(Rule::Uniform), extra in shares()) {
        let (outcome, _) = cleared(&epoch);
        let mut rich = epoch.clone();
        rich.terms.capacity = Usd::new(epoch.terms.capacity.raw() + extra);
        let (richer, _) = cleared(&rich);
        prop_assert!(richer.record.rate <= outcome.record.rate || outcome.record.is_void);
        for bid in &epoch.bids {
            prop_assert!(fill(&richer, bid).served >= fill(&outcome, bid).served);
        }
    }

    #[test]
    fn i08_a_higher_rate_is_served_no_less(epoch in epoch(Rule::Uniform), which in 0..12usize, raise in 1..500u16) {
        if epoch.bids.is_empty() { return Ok(()) }
        let which = which % epoch.bids.len();
        let (outcome, _) = cleared(&epoch);
        let mut raised = epoch.clone();
        let bid = &mut raised.bids[which];
        bid.tick = qev_auction::Tick::new((bid.tick.get() + raise).min(1_900)).expect("a tick");
        let (after, _) = cleared(&raised);
        prop_assert!(fill(&after, &raised.bids[which]).served >= fill(&outcome, &epoch.bids[which]).served);
    }

    #[test]
    fn i10_what_stays_is_no_more_than_the_book_keeps(epoch in epoch(Rule::Uniform)) {
        let (outcome, after) = cleared(&epoch);
        for (number, kept) in after.live_ticks() {
            let of_tick = epoch.bids.iter().filter(|bid| bid.tick.get() == number);
            let (stays, count) = of_tick.fold((U256::ZERO, 0_u64), |(sum, count), bid| {
                (sum + fill(&outcome, bid).stays.raw(), count + 1)
            });
            prop_assert!(stays <= kept && kept - stays < U256::from(count.max(1)));
        }
    }
}
