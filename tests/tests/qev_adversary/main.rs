//! A bidder with many positions on the shipped program, who seals bids and does not open some of them.
//!
//! Three lives of the same random book are compared: all is opened, some of the bidder's is withheld, and that was
//! never sealed. The native twin of this test is `crates/qev-auction/tests/epochs/adversary.rs`, which also weighs what
//! a bid is worth to its owner. `USDAI_QEV_BOOKS` sets how many books there are; 40 when unset.

mod book;
mod life;

use std::collections::BTreeMap;

use alloy_primitives::U256;
use tests::random::Random;

use book::Book;
use life::{Life, Seen};

fn books() -> u64 {
    std::env::var("USDAI_QEV_BOOKS").map_or(40, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("USDAI_QEV_BOOKS={text}: {error}"))
    })
}

/// What a bid at a tick is charged in an epoch of this rate.
fn rate_of(tick: u16, rate: u16) -> u16 {
    let bps = if tick <= 1_000 { tick } else { 1_000 + 10 * (tick - 1_000) };
    bps.min(rate)
}

/// Of every bid that is served when all are opened, the rate is no lower, and nobody is served more than without the
/// commitments that were withheld, nor paid more.
fn check(opens: &Seen, withholds: &Seen, never: &Seen) -> Result<(), String> {
    for (id, tick) in &withholds.opened {
        if opens.tick_is_served(*tick) && rate_of(*tick, withholds.rate) < rate_of(*tick, opens.rate) {
            return Err(format!("position {id} pays {} instead of {}", withholds.rate, opens.rate));
        }
    }
    if withholds.marginal != never.marginal {
        return Err(format!("the margin is {} instead of {}", withholds.marginal, never.marginal));
    }
    for (id, [shares, assets]) in &withholds.paid {
        let [without, most] = never.paid.get(id).copied().unwrap_or_default();
        if *shares != without || *assets > most {
            return Err(format!(
                "position {id} is paid {assets} for {shares}, and {most} for {without} without"
            ));
        }
    }
    Ok(())
}

#[test]
fn i14_withholding_lowers_no_rate_and_pays_nobody_more() {
    let mut kinds = BTreeMap::<&str, u64>::new();
    for seed in 0..books() {
        let mut random = Random::seeded(seed);
        let book = Book::draw(&mut random);
        let [opens, withholds, never] =
            [Life::Opens, Life::Withholds, Life::NeverSeals].map(|life| book.live(life));
        check(&opens, &withholds, &never).unwrap_or_else(|what| panic!("seed {seed}: {what}\n{book:#?}"));
        for (kind, is_met) in [
            ("bids compete", opens.marginal != 0),
            ("somebody is charged", withholds.paid.iter().any(|(id, paid)| paid[1] < never.paid[id][1])),
            ("the rate rises", withholds.rate > opens.rate.max(never.rate)),
            ("something is served", opens.paid.values().any(|paid| paid[0] > U256::ZERO)),
            ("all fits", opens.marginal == 0),
        ] {
            *kinds.entry(kind).or_default() += u64::from(is_met);
        }
    }
    println!("{kinds:#?}");
    // Books that are all alike prove little.
    assert!(kinds.values().all(|count| *count > 0), "{kinds:?}");
}
