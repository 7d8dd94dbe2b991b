//! Packing of a pause, and when one may run.

use kit::Error;
use kit::errors::{pause_cooling_down, pause_too_long};
use kit::pause::{PAUSE_COOL_DOWN, PAUSE_MAXIMUM, Pause};

const NOW: u64 = 1_750_000_000;
const DAY: u64 = 86_400;

#[test]
fn each_time_has_32_bits_of_its_own() {
    for (until, available_at, packed) in [
        (0, 0, 0),
        (1, 0, 1),
        (u32::MAX, 0, 0xffff_ffff),
        (0, 1, 1 << 32),
        (0, u32::MAX, 0xffff_ffff << 32),
        (0x0123_4567, 0x89ab_cdef, 0x89ab_cdef_0123_4567),
    ] {
        let pause = Pause { until, available_at };
        assert_eq!(pause.pack(), packed, "{pause:?}");
        assert_eq!(Pause::unpack(packed), pause);
    }
}

#[test]
fn it_runs_before_its_end_only() {
    let pause = Pause { until: NOW as u32, ..Default::default() };
    assert_eq!(pause.running(0), Some(NOW));
    assert_eq!(pause.running(NOW - 1), Some(NOW));
    assert_eq!(pause.running(NOW), None);
    assert_eq!(Pause::default().running(0), None);
}

/// From one state, what asking for a pause until then does.
#[track_caller]
fn pausing_at(now: u64, state: [u64; 2], until: u64, expected: Result<[u64; 2], Error>) {
    let [paused_until, available_at] = state.map(|time| time as u32);
    let mut pause = Pause { until: paused_until, available_at };
    let before = pause;
    let outcome = pause.set(now, until).map(|()| [pause.until, pause.available_at].map(u64::from));
    assert_eq!(outcome, expected, "{state:?} until {until}");
    assert!(outcome.is_ok() || pause == before, "a refusal changes nothing");
}

#[track_caller]
fn pausing(state: [u64; 2], until: u64, expected: Result<[u64; 2], Error>) {
    pausing_at(NOW, state, until, expected);
}

#[test]
fn a_first_pause_lasts_14_days_at_most() {
    let latest = NOW + PAUSE_MAXIMUM;
    pausing([0, 0], NOW + 1, Ok([NOW + 1, NOW + 1 + PAUSE_COOL_DOWN]));
    pausing([0, 0], latest, Ok([latest, latest + PAUSE_COOL_DOWN]));
    pausing([0, 0], latest + 1, Err(pause_too_long(latest + 1, latest)));
    pausing([0, 0], u64::MAX, Err(pause_too_long(u64::MAX, latest)));
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
    pausing(running, NOW + 3 * DAY + 1, Err(pause_too_long(NOW + 3 * DAY + 1, NOW + 3 * DAY)));
}

#[test]
fn the_next_pause_waits_for_the_cool_down() {
    pausing([NOW - DAY, NOW + 1], NOW + DAY, Err(pause_cooling_down(NOW + 1)));
    pausing([NOW - DAY, NOW], NOW + DAY, Ok([NOW + DAY, NOW + DAY + PAUSE_COOL_DOWN]));
}

#[test]
fn times_stop_at_32_bits() {
    let last = u64::from(u32::MAX);
    pausing_at(last - DAY, [0, 0], last + DAY, Ok([last, last]));
    pausing_at(last, [0, 0], last + DAY, Ok([last, last]));
}
