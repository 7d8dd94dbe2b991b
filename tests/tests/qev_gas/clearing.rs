//! What clearing costs: by live ticks, and never by bids.

use stylus_chain::chain::Receipt;
use tests::Redemptions;
use tests::abi::IQEV;
use tests::check::done;
use tests::gas::Measured;
use tests::redemptions::Bid;
use tests::whole;

/// Clearing of so many bids over so many adjacent ticks from the reserve on, all of them served.
#[track_caller]
pub fn cleared(ticks: u16, bids: u32) -> Receipt {
    let mut auction = ready(ticks, bids);
    let receipt = done(auction.clear());
    let [told] = receipt.logs::<IQEV::Cleared>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
    assert_eq!(told.bidServed, whole(u64::from(bids), 18));
    receipt
}

/// An auction that can be cleared, with so many opened bids.
#[track_caller]
pub fn ready(ticks: u16, bids: u32) -> Redemptions {
    let mut auction = Redemptions::new();
    done(auction.push(&IQEV::setRulesCall { maximumTick: 1_900, penalty: 200 }));
    // An epoch in which one bid pays, so that no slot is written for the first time.
    let first = auction.bidder("first", whole(5, 18), 100);
    let (_, behind) = auction.waiting("behind", whole(5, 18));
    auction.set_free_cash(whole(7, 18));
    let at = auction.lock_time(1);
    auction.go_to(at);
    done(auction.reveal(first.id, &first.bid));
    auction.settle(1);
    auction.wait(8 * 86_400);
    auction.holder("depositor", whole(1_000, 18));
    auction.settle(2);
    done(auction.collect(&[first.id, behind]));
    let holder = auction.holder("holder", whole(u64::from(bids), 18));
    let sealed: Vec<_> = (0..bids)
        .map(|number| {
            let tick = 1_900 - (number % u32::from(ticks)) as u16;
            let bid = Bid::new(tick, whole(1, 18));
            (done(auction.request_sealed(&holder, whole(1, 18), &bid)), bid)
        })
        .collect();
    let at = auction.lock_time(3);
    auction.go_to(at);
    let keeper = auction.keeper.clone();
    for page in sealed.chunks(500) {
        let openings = page.iter().map(|(id, bid)| bid.opening(*id)).collect();
        done(auction.tell(&keeper, &IQEV::revealManyCall { openings }));
    }
    let at = auction.clear_time(3);
    auction.go_to(at);
    auction
}

#[track_caller]
pub fn measured(all: &mut Measured) {
    for (name, ticks) in [
        ("clear 100 ticks", 100),
        ("clear 300 ticks", 300),
        ("clear 1,000 ticks", 1_000),
        ("clear 1,900 ticks", 1_891),
    ] {
        all.push((name, cleared(ticks, ticks.into())));
    }
}

#[test]
fn clearing_costs_the_same_with_a_hundred_bids_and_with_thousands() {
    let few = cleared(100, 100).gas_used;
    for bids in [1_000, 3_000] {
        let many = cleared(100, bids).gas_used;
        assert!(many.abs_diff(few) * 100 < few, "{many} with {bids}, {few} with 100");
    }
}
