//! Packing of the limits, the bound of the cap, and when a pause may run.

use alloy_primitives::U256;
use usdai::Error;
use usdai::limits::{Limits, PAUSE_COOL_DOWN, PAUSE_MAXIMUM};

const NOW: u64 = 1_750_000_000;
const DAY: u64 = 86_400;

#[test]
fn each_field_has_bits_of_its_own() {
    let none = Limits::default();
    assert_eq!(none.pack(), U256::ZERO);
    let most = Limits::SUPPLY_CAP_MAXIMUM;
    for (limits, low, width) in [
        (Limits { supply_cap: most, ..none }, 0, 96),
        (Limits { bridged: most, ..none }, 96, 96),
        (Limits { paused_until: u32::MAX, ..none }, 192, 32),
        (Limits { pause_available_at: u32::MAX, ..none }, 224, 32),
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
        (maximum + U256::from(1), Err(Error::supply_cap_too_high(maximum + U256::from(1), maximum))),
        (U256::MAX, Err(Error::supply_cap_too_high(U256::MAX, maximum))),
    ] {
        let mut limits = Limits::default();
        assert_eq!(limits.set_supply_cap(cap), expected);
        assert!(expected.is_err() || limits.supply_cap_units() == cap);
    }
}

/// From one state, what asking for a pause until then does.
#[track_caller]
fn pausing(state: [u64; 2], until: u64, expected: Result<[u64; 2], Error>) {
    let [paused_until, pause_available_at] = state.map(|time| time as u32);
    let mut limits = Limits { paused_until, pause_available_at, ..Default::default() };
    let outcome =
        limits.pause(NOW, until).map(|()| [limits.paused_until, limits.pause_available_at].map(u64::from));
    assert_eq!(outcome, expected, "{state:?} until {until}");
}

#[test]
fn a_first_pause_lasts_14_days_at_most() {
    let latest = NOW + PAUSE_MAXIMUM;
    pausing([0, 0], NOW + 1, Ok([NOW + 1, NOW + 1 + PAUSE_COOL_DOWN]));
    pausing([0, 0], latest, Ok([latest, latest + PAUSE_COOL_DOWN]));
    pausing([0, 0], latest + 1, Err(Error::pause_too_long(latest + 1, latest)));
    pausing([0, 0], u64::MAX, Err(Error::pause_too_long(u64::MAX, latest)));
}

#[test]
fn nothing_runs_so_nothing_ends() {
    pausing([0, 0], NOW, Ok([0, 0]));
    pausing([NOW - 1, NOW + DAY], 0, Ok([NOW - 1, NOW + DAY]));
}

#[test]
fn a_running_pause_is_shortened_or_ended() {
    let running = [NOW + 3 * DAY, NOW + 10 * DAY];
    pausing(running, NOW + DAY, Ok([NOW + DAY, NOW + DAY + PAUSE_COOL_DOWN]));
    pausing(running, 0, Ok([NOW, NOW + PAUSE_COOL_DOWN]));
    pausing(running, NOW + 3 * DAY, Ok(running));
    pausing(running, NOW + 3 * DAY + 1, Err(Error::pause_too_long(NOW + 3 * DAY + 1, NOW + 3 * DAY)));
}

#[test]
fn the_next_pause_waits_for_the_cool_down() {
    pausing([NOW - DAY, NOW + 1], NOW + DAY, Err(Error::pause_cooling_down(NOW + 1)));
    pausing([NOW - DAY, NOW], NOW + DAY, Ok([NOW + DAY, NOW + DAY + PAUSE_COOL_DOWN]));
}

#[test]
fn minting_rests_before_the_end_only() {
    let limits = Limits { paused_until: NOW as u32, ..Default::default() };
    assert_eq!(limits.check_not_paused(NOW - 1), Err(Error::mint_paused(NOW)));
    assert_eq!(limits.check_not_paused(NOW), Ok(()));
}
