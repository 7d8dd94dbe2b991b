//! What is kept is what is found again, and what does not fit is refused.

use proptest::prelude::*;
use qev_auction::{
    Auction, Frontier, Intake, Payout, Phase, Position, Record, Rules, RulesError, Seal, Serving, Shares,
    Tick,
};
use usdai_core::vault::Epoch;
use usdai_core::{MathError, Timestamp, U256, Wad};

const MOST: u128 = (1 << 96) - 1;

fn shares(units: u128) -> Shares {
    Shares::new(units)
}

fn tick() -> impl Strategy<Value = Tick> {
    (1..=1_900_u16).prop_map(|number| Tick::new(number).expect("a tick"))
}

fn rules() -> impl Strategy<Value = Rules> {
    (10..=1_900_u16, 50..=500_u16)
        .prop_map(|(number, penalty)| Rules::new(Tick::new(number).expect("a tick"), penalty).expect("rules"))
}

proptest! {
    #[test]
    fn a_position_is_found_again(
        [waiting, bid] in [0..=MOST, 0..=MOST],
        tick in prop::option::of(tick()),
        sequence: u32,
        epoch in 0..8_192_u64,
        seal in prop_oneof![Just(Seal::None), Just(Seal::Counted), Just(Seal::Early)],
        is_penalised: bool,
    ) {
        let (waiting, bid, epoch) = (shares(waiting), shares(bid), Epoch::new(epoch));
        let position = Position { waiting, bid, tick, sequence, epoch, seal, is_penalised };
        prop_assert_eq!(Position::unpack(position.pack().expect("a slot for it")), position);
    }

    #[test]
    fn an_auction_and_what_comes_in_are_found_again(
        [line, unopened] in [0..=MOST, 0..=MOST],
        [epoch, since] in [0..8_192_u64, 0..1_u64 << 32],
        phase in prop_oneof![Just(Phase::Open), Just(Phase::Revealing), Just(Phase::Clearing)],
        is_beacon_known: bool,
        maximum in tick(),
        [next_sequence, cut]: [u32; 2],
    ) {
        let (epoch, since, line, unopened) = (Epoch::new(epoch), Timestamp::new(since), shares(line), shares(unopened));
        let auction = Auction { epoch, phase, since, is_beacon_known, maximum, line, unopened };
        prop_assert_eq!(Auction::unpack(auction.pack().expect("a slot for it")), auction);
        let intake = Intake { next_sequence, cut, line, sealed: unopened };
        prop_assert_eq!(Intake::unpack(intake.pack().expect("a slot for it")), intake);
    }

    #[test]
    fn an_epoch_is_found_again(
        [marginal_served, marginal_bid, cut_served] in [0..=MOST, 0..=MOST, 0..=MOST],
        marginal in prop::option::of(tick()),
        [is_void, is_excused]: [bool; 2],
        rate in 0..=10_000_u16,
        frontier: u32,
        price: u128,
        penalty: u16,
    ) {
        let (marginal_served, marginal_bid) = (shares(marginal_served), shares(marginal_bid));
        let record = Record { is_void, is_excused, marginal, marginal_served, marginal_bid, rate, frontier };
        prop_assert_eq!(Record::unpack(record.pack().expect("a slot for it")), record);
        let payout = Payout { price: Wad::new(U256::from(price)), cut_served: shares(cut_served), penalty };
        prop_assert_eq!(Payout::unpack(payout.pack().expect("a slot for it")), payout);
        let serving = Serving {
            frontier: Frontier { sequence: frontier, served: shares(cut_served) },
            left: marginal_bid,
        };
        prop_assert_eq!(Serving::unpack(serving.pack(penalty).expect("a slot for it")), (serving, penalty));
    }

    #[test]
    fn rules_are_found_again(rules in rules()) {
        prop_assert_eq!(Rules::unpack(rules.pack()), rules);
    }
}

#[test]
fn what_was_never_written_is_void_and_empty() {
    assert_eq!(Record::unpack(U256::ZERO), Record::VOID);
    assert_eq!(Position::unpack(U256::ZERO), Position::EMPTY);
    assert_eq!(Rules::unpack(0), Rules::DEFAULT);
}

#[test]
fn what_does_not_fit_is_refused() {
    let (most, more) = (shares(MOST), shares(MOST + 1));
    let (all, full) = (Shares::MAXIMUM, shares(1 << 127));
    for (amount, fits) in [(most, true), (more, false), (full, false), (all, false)] {
        let word = |word: Result<U256, MathError>| {
            assert!(word.is_ok() == fits && (fits || word == Err(MathError::Overflow)), "{amount:?}");
        };
        word(Position { waiting: amount, ..Position::EMPTY }.pack());
        word(Position { bid: amount, ..Position::EMPTY }.pack());
        word(Record { marginal_bid: amount, ..Record::VOID }.pack());
        word(Payout { cut_served: amount, ..Payout::default() }.pack());
        word(Intake { sealed: amount, ..Intake::EMPTY }.pack());
    }
    assert_eq!(Position { epoch: Epoch::new(8_192), ..Position::EMPTY }.pack(), Err(MathError::Overflow));
    let price = Wad::new(U256::ONE << 128);
    assert_eq!(Payout { price, ..Payout::default() }.pack(), Err(MathError::Overflow));
}

#[test]
fn rules_have_bounds() {
    let tick = |number| Tick::new(number).expect("a tick");
    for (number, penalty, expected) in [
        (10, 50, None),
        (1_900, 500, None),
        (9, 200, Some(RulesError::MaximumBelowReserve { tick: 9 })),
        (1_100, 49, Some(RulesError::PenaltyOutOfRange { value: 49 })),
        (1_100, 501, Some(RulesError::PenaltyOutOfRange { value: 501 })),
    ] {
        assert_eq!(Rules::new(tick(number), penalty).err(), expected);
    }
    assert_eq!((Rules::DEFAULT.maximum().bps(), Rules::DEFAULT.penalty()), (2_000, 200));
}
