//! Sealing a bid and not opening it: no subset of a bidder's positions lowers what anybody pays.

use crate::invariants::{cleared, config};
use crate::slow::{Epoch, Rule, epoch, of};
use proptest::prelude::*;
use usdai_core::U256;

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
