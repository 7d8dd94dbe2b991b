//! Packing of the limits, the bound of the cap, and that a pause stops minting.

use alloy_primitives::U256;
use kit::pause::Pause;
use usdai::errors;
use usdai::limits::Limits;

const NOW: u64 = 1_750_000_000;

#[test]
fn each_field_has_bits_of_its_own() {
    let none = Limits::default();
    assert_eq!(none.pack(), U256::ZERO);
    let most = Limits::SUPPLY_CAP_MAXIMUM;
    let paused = |until, available_at| Limits { pause: Pause { until, available_at }, ..none };
    for (limits, low, width) in [
        (Limits { supply_cap: most, ..none }, 0, 96),
        (Limits { bridged: most, ..none }, 96, 96),
        (paused(u32::MAX, 0), 192, 32),
        (paused(0, u32::MAX), 224, 32),
    ] {
        let ones = (U256::from(1) << width) - U256::from(1);
        assert_eq!(limits.pack(), ones << low, "{limits:?}");
        assert_eq!(Limits::unpack(limits.pack()), limits);
    }
}

#[test]
fn the_supply_cap_fits_96_bits() {
    let maximum = U256::from(Limits::SUPPLY_CAP_MAXIMUM);
    for (cap, expected) in [
        (U256::ZERO, Ok(())),
        (maximum, Ok(())),
        (maximum + U256::from(1), Err(errors::supply_cap_too_high(maximum + U256::from(1), maximum))),
        (U256::MAX, Err(errors::supply_cap_too_high(U256::MAX, maximum))),
    ] {
        let mut limits = Limits::default();
        assert_eq!(limits.set_supply_cap(cap), expected);
        assert!(expected.is_err() || limits.supply_cap_units() == cap);
    }
}

#[test]
fn minting_rests_before_the_end_only() {
    let pause = Pause { until: NOW as u32, ..Default::default() };
    let limits = Limits { pause, ..Default::default() };
    assert_eq!(limits.check_not_paused(NOW - 1), Err(errors::mint_paused(NOW)));
    assert_eq!(limits.check_not_paused(NOW), Ok(()));
}
