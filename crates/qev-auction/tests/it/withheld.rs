//! Sealing a bid and not opening it: no subset of a bidder's positions lowers what anybody pays.

use crate::invariants::{cleared, config};
use crate::slow::{Bid, Epoch, Rule, epoch, of};
use proptest::prelude::*;
use qev_auction::{Shares, Terms, Tick};
use usdai_core::{U256, Usd, Wad};

/// The same epoch with some bids never opened: their shares wait in the line and are counted as unopened.
fn withholding(epoch: &Epoch, mask: u16) -> (Epoch, U256) {
    let mut other = epoch.clone();
    let (mut kept, mut held) = (Vec::new(), U256::ZERO);
    for (index, bid) in epoch.bids.iter().enumerate() {
        if mask >> index & 1 == 1 { held += bid.shares } else { kept.push(*bid) }
    }
    other.bids = kept;
    other.line = epoch.line + held;
    other.terms.unopened = of(epoch.terms.unopened.raw() + held);
    (other, held)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i14_withholding_lowers_no_rate(epoch in epoch(Rule::Uniform), mask: u16) {
        let (outcome, _) = cleared(&epoch);
        let (other, _) = withholding(&epoch, mask);
        let (withheld, _) = cleared(&other);
        for bid in &other.bids {
            let served = qev_auction::fill_down(&outcome.record, bid.tick, of(bid.shares)).expect("a fill");
            // Of a bid that is served in both.
            if !served.served.is_zero() {
                prop_assert!(
                    withheld.record.rate_of(bid.tick) >= outcome.record.rate_of(bid.tick),
                    "{} instead of {}", withheld.record.rate_of(bid.tick), outcome.record.rate_of(bid.tick)
                );
            }
        }
    }
}

/// The same epoch with all that was sealed and not opened bid above everybody.
fn at_the_top(epoch: &Epoch) -> Epoch {
    let mut other = epoch.clone();
    let shares = epoch.terms.unopened.raw();
    other.bids.push(Bid { tick: Tick::HIGHEST, shares });
    other.line = epoch.line.saturating_sub(shares);
    other.terms.unopened = Shares::ZERO;
    other
}

proptest! {
    #![proptest_config(config())]

    /// No more than what was sealed could have caused, so that a share which is never opened moves no rate by much.
    #[test]
    fn i14_the_rate_is_that_of_all_that_was_sealed_at_the_top(epoch in epoch(Rule::Uniform)) {
        let unopened = epoch.terms.unopened;
        let fits = epoch.terms.capacity_in_shares().is_ok_and(|capacity| unopened <= capacity);
        if !fits || unopened.is_zero() { return Ok(()) }
        let ((outcome, _), (other, _)) = (cleared(&epoch), cleared(&at_the_top(&epoch)));
        for bid in &epoch.bids {
            prop_assert_eq!(outcome.record.rate_of(bid.tick), other.record.rate_of(bid.tick));
        }
    }
}

/// One share of a thousand and one, for years.
#[test]
fn i14_one_share_that_is_never_opened_moves_no_rate() {
    let tick = |number| Tick::new(number).expect("a tick");
    let bids = [300, 50].map(|number| Bid { tick: tick(number), shares: U256::from(1_000) });
    for (unopened, rate) in [(0, 50), (1, 50), (500, 50), (501, 300)] {
        let terms =
            Terms { capacity: Usd::new(U256::from(1_500)), price: Wad::ONE, unopened: Shares::new(unopened) };
        let line = U256::from(600);
        let (outcome, _) = cleared(&Epoch { bids: bids.to_vec(), line, terms, rule: Rule::Uniform });
        assert_eq!(outcome.record.rate, rate, "{unopened}");
    }
}
