//! The data fee against recorded fees, and how demand moves it.

use alloy_primitives::U256;
use stylus_chain::data_fee::{BYTES_PER_SECOND, DataPricer, INERTIA, MIN_PRICE};

/// Recorded on a fresh pricer: bytes of machine code and wei. The recording computed the exponential in
/// floating point, and allows a difference of 1 / 2,000.
const RECORDED: [(u32, u64); 6] = [
    (513_418, 43_612_603_654_726),
    (520_627, 44_239_904_473_560),
    (515_644, 43_806_257_572_240),
    (576_353, 49_103_116_581_662),
    (855_267, 73_823_226_372_000),
    (519_725, 44_161_392_899_700),
];

const NOW: u64 = 1_750_000_000;

#[test]
fn fees_of_a_fresh_pricer_are_as_recorded() {
    for (bytes, recorded) in RECORDED {
        let fee: u64 = DataPricer::default().add(bytes, NOW).to();
        let apart = fee.abs_diff(recorded);
        assert!(apart <= recorded / 2_000, "{bytes} bytes: {fee} wei, recorded {recorded}");
    }
}

#[test]
fn the_price_is_e_times_the_least_at_the_inertia() {
    // e is 27,182 basis points; every step of the integer series rounds down.
    let fee = DataPricer::default().add(INERTIA, NOW);
    let price = fee / U256::from(INERTIA);
    let bips = price * U256::from(10_000) / U256::from(MIN_PRICE);
    assert!((U256::from(27_170)..=U256::from(27_182)).contains(&bips), "{bips}");
}

#[test]
fn no_bytes_cost_nothing_and_extremes_saturate() {
    let mut pricer = DataPricer::default();
    assert_eq!(pricer.add(0, NOW), U256::ZERO);
    // At 201 times the inertia the price of a byte no longer fits 64 bits.
    assert_eq!(pricer.add(u32::MAX, NOW), U256::from(u64::MAX));
    assert_eq!(pricer.demand, u32::MAX);
    // A clock that goes back drains nothing.
    pricer.add(1, 0);
    assert_eq!(pricer.demand, u32::MAX);
}

#[test]
fn demand_raises_the_price_and_drains_with_time() {
    let size = 5 << 20;
    let mut pricer = DataPricer::default();
    let first = pricer.add(size, NOW);
    let second = pricer.add(size, NOW);
    assert!(second > first);
    let one_second_less = pricer.demand - BYTES_PER_SECOND;
    pricer.add(0, NOW + 1);
    assert_eq!(pricer.demand, one_second_less);
    // 5 MiB drain in 151 seconds; after an hour nothing is left.
    assert_eq!(pricer.add(size, NOW + 3_600), first);
}
