//! How long orders wait, and the life of an operation to the second.

use proptest::prelude::*;
use usdai_core::authority::OperationState::{self, Cancelled, Executed, Expired, Ready, Unknown, Waiting};
use usdai_core::authority::{Delay, Operation, SLOW};
use usdai_core::{Seconds, Timestamp, U256};

const DAY: u64 = 86_400;
const NOW: u64 = 1_750_000_000;

#[test]
fn delays_are_days() {
    let table = [(Delay::Parameter, 3), (Delay::Module, 7), (Delay::Guardian, 14), (Delay::Exit, 90)];
    for (delay, days) in table {
        assert_eq!(delay.seconds().get(), days * DAY);
    }
    assert!(table.is_sorted(), "the slowest call of many is the greatest");
}

#[test]
fn only_what_somebody_might_leave_before_waits_for_the_line() {
    let table = [
        (Delay::Parameter, 400, 3),
        (Delay::Module, 400, 7),
        (Delay::Guardian, 400, 14),
        (Delay::Exit, 0, 90),
        (Delay::Exit, 89, 90),
        (Delay::Exit, 90, 90),
        (Delay::Exit, 91, 91),
        (Delay::Exit, 400, 400),
    ];
    for (delay, age, days) in table {
        assert_eq!(delay.seconds_with_line(Seconds::new(age * DAY)).get(), days * DAY, "{delay:?} {age}");
    }
    assert_eq!(Delay::Exit.seconds_with_line(Seconds::new(u64::MAX)).get(), u64::MAX);
}

#[test]
fn a_function_has_the_delay_of_the_table_or_the_shortest() {
    for rule in SLOW {
        assert_eq!(Delay::of(rule.selector), rule.delay, "{}", rule.signature);
        assert!(rule.delay > Delay::Parameter, "{}", rule.signature);
        assert_eq!(SLOW.iter().filter(|other| other.selector == rule.selector).count(), 1);
    }
    for selector in [0, 1, 0x2f2f_f15d, u32::MAX] {
        assert_eq!(Delay::of(selector), Delay::Parameter);
    }
}

#[test]
fn ending_a_way_out_waits_longer_than_any_other_term_of_an_asset() {
    const SET_ASSET: u32 = 0x203caa4f;
    let arguments = |redeems: u8| {
        let mut words = [0; 6 * 32];
        words[6 * 32 - 1] = redeems;
        words
    };
    let whole = arguments(1);
    let table: [(&[u8], Delay); 6] = [
        (&whole, Delay::Parameter),
        (&arguments(0), Delay::Exit),
        (&[arguments(0), whole].concat(), Delay::Exit),
        // These no target takes.
        (&arguments(2), Delay::Exit),
        (&whole[..191], Delay::Exit),
        (&[], Delay::Exit),
    ];
    for (arguments, delay) in table {
        assert_eq!(Delay::of_call(SET_ASSET, arguments), delay, "{arguments:02x?}");
        assert_eq!(Delay::of_call(0x2f2f_f15d, arguments), Delay::Parameter);
    }
    assert_eq!(Delay::of_call(0x9793_3960, &whole), Delay::Exit);
}

#[test]
fn a_chain_is_cut_off_sooner_than_another_speaks_for_it() {
    const SET_PEER: u32 = 0x3400_288b;
    let nobody = [1; 32].into_iter().chain([0; 32]).collect::<Vec<u8>>();
    let somebody = [0; 63].into_iter().chain([1]).collect::<Vec<u8>>();
    let table = [
        (&nobody[..], Delay::Module),
        (&[&nobody[..], &[1]].concat(), Delay::Module),
        (&somebody, Delay::Exit),
        (&nobody[..63], Delay::Exit),
        (&[], Delay::Exit),
    ];
    for (arguments, delay) in table {
        assert_eq!(Delay::of_call(SET_PEER, arguments), delay, "{arguments:02x?}");
    }
}

#[test]
fn a_day_decides() {
    let operation = Operation::announced(Timestamp::new(NOW), Delay::Module.seconds(), false);
    let (ready, void) = (NOW + 7 * DAY, NOW + 21 * DAY);
    assert_eq!((operation.ready_at().get(), operation.expires_at().get()), (ready, void));
    let table = [
        (0, Waiting),
        (NOW, Waiting),
        (ready - 1, Waiting),
        (ready, Ready),
        (void - 1, Ready),
        (void, Expired),
        (u64::MAX, Expired),
    ];
    for (time, state) in table {
        let time = Timestamp::new(time);
        assert_eq!(operation.state(time), state, "{time:?}");
        assert_eq!(operation.executed().state(time), Executed);
        assert_eq!(operation.cancelled().state(time), Cancelled);
        assert_eq!(Operation::default().state(time), Unknown);
    }
}

#[test]
fn what_is_over_is_announced_again_but_for_what_was_carried_out() {
    let operation = Operation::announced(Timestamp::new(NOW), Seconds::new(DAY), false);
    let table = [
        (Operation::default(), NOW, true),
        (operation, NOW, false),
        (operation, NOW + DAY, false),
        (operation, NOW + 15 * DAY, true),
        (operation.cancelled(), NOW, true),
        (operation.executed(), NOW, false),
        (operation.executed(), NOW + 900 * DAY, false),
    ];
    for (operation, time, expected) in table {
        assert_eq!(operation.can_be_announced(Timestamp::new(time)), expected, "{operation:?} at {time}");
    }
}

#[test]
fn a_delay_without_end_is_never_over() {
    let operation = Operation::announced(Timestamp::new(NOW), Seconds::new(u64::MAX), true);
    assert_eq!(operation.state(Timestamp::new(u64::MAX - 1)), Waiting);
    assert_eq!(operation.expires_at().get(), u64::MAX);
}

#[test]
fn what_was_never_announced_has_no_times() {
    let none = Operation::default();
    assert_eq!((none.ready_at().get(), none.expires_at().get(), none.is_of_guardian()), (0, 0, false));
    assert_eq!(none.pack(), U256::ZERO);
}

#[test]
fn states_have_the_numbers_of_the_interface() {
    let states = [Unknown, Waiting, Ready, Expired, Executed, Cancelled];
    assert_eq!(states.map(|state| state as u8), [0, 1, 2, 3, 4, 5]);
    assert_eq!(OperationState::default(), Unknown);
}

proptest! {
    #[test]
    fn a_slot_keeps_it(now: u64, delay: u64, is_of_guardian: bool, step in 0..3) {
        let announced = Operation::announced(Timestamp::new(now), Seconds::new(delay), is_of_guardian);
        let operation = [announced, announced.executed(), announced.cancelled()][step as usize];
        prop_assert_eq!(Operation::unpack(operation.pack()), operation);
        prop_assert_eq!(operation.is_of_guardian(), is_of_guardian);
    }

    #[test]
    fn any_word_is_some_operation(limbs: [u64; 4], now: u64) {
        let operation = Operation::unpack(U256::from_limbs(limbs));
        let _ = operation.state(Timestamp::new(now));
        prop_assert_eq!(Operation::unpack(operation.pack()), operation);
    }
}
