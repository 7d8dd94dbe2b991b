//! Packing of the limits, their bounds, and that a pause stops minting.

use alloy_primitives::U256;
use kit::pause::Pause;
use usdai::errors;
use usdai::limits::Limits;
use usdai_core::access::Mode;

const NOW: u64 = 1_750_000_000;

#[test]
fn each_field_has_bits_of_its_own() {
    let none = Limits::default();
    assert_eq!(none.pack(), U256::ZERO);
    let most = Limits::AMOUNT_MAXIMUM;
    let paused = |until, available_at| Limits { pause: Pause { until, available_at }, ..none };
    for (limits, low, width) in [
        (Limits { supply_cap: most, ..none }, 0, 94),
        (Limits { bridged: most, ..none }, 94, 94),
        (Limits { mode: Mode::Open, ..none }, 188, 1),
        (Limits { mode: Mode::Makers, ..none }, 189, 1),
        (Limits { is_throttled: true, ..none }, 190, 1),
        (Limits { is_address_capped: true, ..none }, 191, 1),
        (paused(u32::MAX, 0), 192, 32),
        (paused(0, u32::MAX), 224, 32),
    ] {
        let ones = (U256::from(1) << width) - U256::from(1);
        assert_eq!(limits.pack(), ones << low, "{limits:?}");
        assert_eq!(Limits::unpack(limits.pack()), limits);
    }
    assert_eq!(Limits::unpack(U256::from(3) << 188), none, "there is no mode 3");
}

#[test]
fn the_supply_cap_fits_94_bits_and_bounds_no_block() {
    let maximum = U256::from(Limits::AMOUNT_MAXIMUM);
    for (cap, expected) in [
        (U256::ZERO, Ok(())),
        (maximum, Ok(())),
        (maximum + U256::from(1), Err(errors::supply_cap_too_high(maximum + U256::from(1), maximum))),
        (U256::MAX, Err(errors::supply_cap_too_high(U256::MAX, maximum))),
    ] {
        let mut limits = Limits { is_throttled: true, ..Limits::default() };
        let is_refused = expected.is_err();
        assert_eq!(limits.set_supply_cap(cap), expected);
        assert_eq!(limits.is_throttled, is_refused);
        assert!(is_refused || limits.supply_cap_units() == cap);
    }
}

#[test]
fn what_went_comes_back_and_no_more() {
    let most = Limits::AMOUNT_MAXIMUM;
    let number = |number: u128| U256::from(number);
    for (bridged, sent, expected) in [
        (0, number(0), Ok(0)),
        (0, number(most), Ok(most)),
        (most, number(0), Ok(most)),
        (most, number(1), Err(errors::arithmetic_overflow())),
        (1, number(most), Err(errors::arithmetic_overflow())),
        (0, number(most + 1), Err(errors::arithmetic_overflow())),
        (1, U256::MAX, Err(errors::arithmetic_overflow())),
    ] {
        let mut limits = Limits { bridged, ..Limits::default() };
        assert_eq!(limits.send_out(sent).map(|()| limits.bridged), expected, "{bridged} and {sent} sent");
    }
    for (bridged, brought, expected) in [
        (5, number(5), Ok(0)),
        (most, number(1), Ok(most - 1)),
        (5, number(6), Err(errors::bridged_exceeded(number(6), number(5)))),
        (0, U256::MAX, Err(errors::bridged_exceeded(U256::MAX, number(0)))),
    ] {
        let mut limits = Limits { bridged, ..Limits::default() };
        let outcome = limits.bring_back(brought).map(|()| limits.bridged);
        assert_eq!(outcome, expected, "{bridged} and {brought} brought");
    }
}

#[test]
fn only_what_is_open_without_bounds_is_free() {
    let open = Limits { mode: Mode::Open, ..Limits::default() };
    for (limits, is_free) in [
        (open, true),
        (Limits { supply_cap: 1, bridged: 1, ..open }, true),
        (Limits { mode: Mode::Closed, ..open }, false),
        (Limits { mode: Mode::Makers, ..open }, false),
        (Limits { is_throttled: true, ..open }, false),
        (Limits { is_address_capped: true, ..open }, false),
    ] {
        assert_eq!(limits.is_free(), is_free, "{limits:?}");
    }
}

#[test]
fn minting_rests_before_the_end_only() {
    let pause = Pause { until: NOW as u32, ..Default::default() };
    let limits = Limits { pause, ..Default::default() };
    assert_eq!(limits.check_not_paused(NOW - 1), Err(errors::mint_paused(NOW)));
    assert_eq!(limits.check_not_paused(NOW), Ok(()));
}
