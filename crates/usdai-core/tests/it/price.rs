//! Prices of feeds: decimals, time, bounds, the peg, and the sequencer.

use crate::model::{big, integer, small, units};
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::price::{FeedDecimals, FeedRules, GracePeriod, PriceError, Round, SequencerRound};
use usdai_core::{Seconds, Timestamp, U256, Wad};

const ONE: u64 = 1_000_000_000_000_000_000;
const NOW: Timestamp = Timestamp::new(1_800_000_000);

fn wad(price: u64) -> Wad {
    Wad::new(units(price))
}

fn decimals(value: u8) -> FeedDecimals {
    FeedDecimals::new(value).expect("decimals of a table")
}

/// Rules of an age of an hour.
fn rules(of: u8, [least, most]: [u64; 2], tolerance: u16) -> FeedRules {
    let bounds = [wad(least), wad(most)];
    FeedRules::new(decimals(of), Seconds::new(3_600), bounds, tolerance).expect("rules of a table")
}

fn round(answer: U256) -> Round {
    Round { answer, updated_at: NOW }
}

fn out_of_range(value: u64, least: u64, most: u64) -> PriceError {
    let [value, least, most] = [value, least, most].map(units);
    PriceError::OutOfRange { value, least, most }
}

/// A rule passes at its bounds and not beyond.
#[test]
fn rules_have_hard_bounds() {
    let (age, half, two) = (Seconds::new(60), ONE / 2, 2 * ONE);
    let rule = |age, least, most, tolerance| {
        FeedRules::new(decimals(8), Seconds::new(age), [wad(least), wad(most)], tolerance).map(|_| ())
    };
    for (outcome, expected) in [
        (rule(59, ONE, ONE, 50), Err(out_of_range(59, 60, 172_800))),
        (rule(60, ONE, ONE, 50), Ok(())),
        (rule(172_800, ONE, ONE, 50), Ok(())),
        (rule(172_801, ONE, ONE, 50), Err(out_of_range(172_801, 60, 172_800))),
        (rule(60, half - 1, ONE, 50), Err(out_of_range(half - 1, half, ONE))),
        (rule(60, half, two, 0), Ok(())),
        (rule(60, ONE + 1, two, 0), Err(out_of_range(ONE + 1, half, ONE))),
        (rule(60, ONE, ONE - 1, 0), Err(out_of_range(ONE - 1, ONE, two))),
        (rule(60, ONE, two + 1, 0), Err(out_of_range(two + 1, ONE, two))),
        (rule(60, ONE, ONE, 500), Ok(())),
        (rule(60, ONE, ONE, 501), Err(out_of_range(501, 0, 500))),
        (FeedDecimals::new(36).map(|_| ()), Ok(())),
        (FeedDecimals::new(37).map(|_| ()), Err(out_of_range(37, 0, 36))),
        (GracePeriod::new(Seconds::new(299)).map(|_| ()), Err(out_of_range(299, 300, 86_400))),
        (GracePeriod::new(Seconds::new(300)).map(|_| ()), Ok(())),
        (GracePeriod::new(Seconds::new(86_400)).map(|_| ()), Ok(())),
        (GracePeriod::new(Seconds::new(86_401)).map(|_| ()), Err(out_of_range(86_401, 300, 86_400))),
    ] {
        assert_eq!(outcome, expected);
    }
    let huge = [Wad::ONE, Wad::new(U256::MAX)];
    assert!(FeedRules::new(decimals(8), age, huge, 0).is_err());
    let kept = FeedRules::new(decimals(8), age, [wad(half), wad(two)], 7).expect("rules");
    assert_eq!((kept.decimals().get(), kept.maximum_age(), kept.bounds()), (8, age, [wad(half), wad(two)]));
    assert_eq!((kept.tolerance().get(), FeedRules::DEFAULT_TOLERANCE), (7, 50));
}

#[test]
fn an_answer_of_any_decimals_is_a_price() {
    let ten = |exponent: u32| U256::from(10).pow(U256::from(exponent));
    for (of, answer, expected) in [
        (0, U256::ONE, wad(ONE)),
        (1, units(9), wad(900_000_000_000_000_000)),
        (8, units(99_500_000), wad(995_000_000_000_000_000)),
        (17, ten(17), wad(ONE)),
        (18, ten(18), wad(ONE)),
        (18, U256::ONE, wad(1)),
        (19, ten(19), wad(ONE)),
        (19, units(9), wad(0)),
        (36, ten(36), wad(ONE)),
        (36, ten(36) - U256::ONE, wad(ONE - 1)),
        (36, U256::MAX, Wad::new(U256::MAX / ten(18))),
        (0, U256::MAX, Wad::new(U256::MAX)),
        (17, U256::MAX / units(10) + U256::ONE, Wad::new(U256::MAX)),
        (18, U256::MAX, Wad::new(U256::MAX)),
    ] {
        assert_eq!(decimals(of).to_price_down(answer), expected, "{answer} of {of}");
    }
}

#[test]
fn only_a_price_above_zero_is_one() {
    let lowest = U256::ONE << 255;
    for answer in [U256::ZERO, U256::MAX, lowest, lowest + U256::ONE] {
        let refused = rules(8, [ONE / 2, 2 * ONE], 50).price_down(&round(answer), NOW);
        assert_eq!(refused, Err(PriceError::NotPositive { answer }));
    }
    // The greatest is above every bound.
    let (price, least, most) = (Wad::new(U256::MAX), wad(ONE / 2), wad(2 * ONE));
    let refused = rules(8, [ONE / 2, 2 * ONE], 50).price_down(&round(lowest - U256::ONE), NOW);
    assert_eq!(refused, Err(PriceError::OutOfBounds { price, least, most }));
}

#[test]
fn a_price_may_reach_its_age() {
    let now = NOW.get();
    let stale = |age| Err(PriceError::Stale { age: Seconds::new(age), maximum_age: Seconds::new(3_600) });
    let future = |at| Err(PriceError::FromFuture { updated_at: Timestamp::new(at), now: NOW });
    for (updated_at, expected) in [
        (now, Ok(Wad::ONE)),
        (now - 3_600, Ok(Wad::ONE)),
        (now - 3_601, stale(3_601)),
        (0, stale(now)),
        (now + 1, future(now + 1)),
        (u64::MAX, future(u64::MAX)),
    ] {
        let round = Round { answer: units(100_000_000), updated_at: Timestamp::new(updated_at) };
        assert_eq!(rules(8, [ONE, ONE], 0).price_down(&round, NOW), expected, "{updated_at}");
    }
}

#[test]
fn a_price_may_reach_its_bounds() {
    let [least, most] = [wad(990_000_000_000_000_000), wad(1_010_000_000_000_000_000)];
    let beyond = |price| Err(PriceError::OutOfBounds { price: wad(price), least, most });
    for (answer, expected) in [
        (989_999_999_999_999_999, beyond(989_999_999_999_999_999)),
        (990_000_000_000_000_000, Ok(least)),
        (1_010_000_000_000_000_000, Ok(most)),
        (1_010_000_000_000_000_001, beyond(1_010_000_000_000_000_001)),
    ] {
        let rules = rules(18, [990_000_000_000_000_000, 1_010_000_000_000_000_000], 500);
        assert_eq!(rules.price_down(&round(units(answer)), NOW), expected);
    }
}

#[test]
fn a_price_may_reach_its_tolerance() {
    let low = 995_000_000_000_000_000;
    let below = |price, least| Err(PriceError::Depegged { price: wad(price), least: wad(least) });
    for (tolerance, answer, expected) in [
        (50, ONE, Ok(wad(ONE))),
        (50, 2 * ONE, Ok(wad(2 * ONE))),
        (50, low, Ok(wad(low))),
        (50, low - 1, below(low - 1, low)),
        (0, ONE, Ok(wad(ONE))),
        (0, ONE - 1, below(ONE - 1, ONE)),
        (500, 950_000_000_000_000_000, Ok(wad(950_000_000_000_000_000))),
    ] {
        let rules = rules(18, [ONE / 2, 2 * ONE], tolerance);
        assert_eq!(rules.pegged_price_down(&round(units(answer)), NOW), expected, "{answer}");
        assert_eq!(rules.price_down(&round(units(answer)), NOW), Ok(wad(answer)));
    }
}

#[test]
fn a_sequencer_is_believed_when_its_grace_is_over() {
    let now = NOW.get();
    let restarted = |at: u64| Err(PriceError::SequencerRestarted { until: Timestamp::new(at) });
    for (answer, started_at, expected) in [
        (U256::ZERO, now - 3_600, Ok(())),
        (U256::ZERO, 1, Ok(())),
        (U256::ZERO, now - 3_599, restarted(now + 1)),
        (U256::ZERO, now, restarted(now + 3_600)),
        (U256::ZERO, now + 7_200, restarted(now + 10_800)),
        (U256::ZERO, u64::MAX, restarted(u64::MAX)),
        (U256::ZERO, 0, Err(PriceError::SequencerDown)),
        (U256::ONE, now - 3_600, Err(PriceError::SequencerDown)),
        (U256::MAX, now - 3_600, Err(PriceError::SequencerDown)),
    ] {
        let round = SequencerRound { answer, started_at: Timestamp::new(started_at) };
        let grace = GracePeriod::new(Seconds::new(3_600)).expect("an hour");
        assert_eq!((grace.check(&round, NOW), grace.length().get()), (expected, 3_600), "{started_at}");
    }
}

#[test]
fn errors_tell_their_numbers() {
    let (price, least, most) = (wad(1), wad(2), wad(3));
    for (error, text) in [
        (out_of_range(1, 2, 3), "1 is not between 2 and 3"),
        (PriceError::NotPositive { answer: U256::ZERO }, "an answer of 0x0 is no price"),
        (
            PriceError::FromFuture { updated_at: Timestamp::new(2), now: Timestamp::new(1) },
            "a price of 2 is later than 1",
        ),
        (
            PriceError::Stale { age: Seconds::new(2), maximum_age: Seconds::new(1) },
            "a price of 2 s is older than 1 s",
        ),
        (PriceError::OutOfBounds { price, least, most }, "a price of 1 is not between 2 and 3"),
        (PriceError::Depegged { price, least }, "a price of 1 is below 2"),
        (PriceError::SequencerDown, "the sequencer is down"),
        (
            PriceError::SequencerRestarted { until: Timestamp::new(9) },
            "the sequencer was restarted, no price counts until 9",
        ),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

proptest! {
    /// The price is the answer's exact quotient without its fraction.
    #[test]
    fn scaling_is_exact_and_down(answer in integer(), of in 0u8..=36) {
        let exact = big(answer) * BigUint::from(10u8).pow(18) / BigUint::from(10u8).pow(of.into());
        let expected = small(&exact).unwrap_or(U256::MAX);
        prop_assert_eq!(decimals(of).to_price_down(answer).raw(), expected);
    }

    /// What passes is what every single rule lets pass, and a refusal names the first that does not.
    #[test]
    fn rules_decide_in_their_order(
        answer in prop_oneof![integer(), (0u64..3 * ONE).prop_map(U256::from)],
        updated_at in 0u64..10_000, now in 0u64..10_000, tolerance in 0u16..=500,
    ) {
        let rules = rules(18, [ONE / 2, 2 * ONE], tolerance);
        let round = Round { answer, updated_at: Timestamp::new(updated_at) };
        let is_low = big(answer) * 10_000u16 < big(Wad::ONE.raw()) * (10_000 - tolerance);
        let outcome = rules.pegged_price_down(&round, Timestamp::new(now));
        let is_expected = match outcome {
            Err(PriceError::NotPositive { .. }) => answer.is_zero() || answer >= U256::ONE << 255,
            Err(PriceError::FromFuture { .. }) => updated_at > now,
            Err(PriceError::Stale { age, .. }) => age.get() == now - updated_at && age.get() > 3_600,
            Err(PriceError::OutOfBounds { .. }) => answer < units(ONE / 2) || answer > units(2 * ONE),
            Err(PriceError::Depegged { .. }) => is_low && answer >= units(ONE / 2),
            Ok(price) => {
                let is_fresh = updated_at <= now && now - updated_at <= 3_600;
                is_fresh && !is_low && price.raw() == answer && answer <= units(2 * ONE)
            }
            Err(_) => false,
        };
        prop_assert!(is_expected, "{outcome:?}");
    }

    /// Later is never worse for a sequencer that is up, nor better for a price.
    #[test]
    fn time_works_one_way(started_at in 1u64..100_000, now in 0u64..100_000, grace in 300u64..=86_400) {
        let grace = GracePeriod::new(Seconds::new(grace)).expect("a grace within bounds");
        let round = SequencerRound { answer: U256::ZERO, started_at: Timestamp::new(started_at) };
        let [is_up, is_up_later] = [now, now + 1].map(|at| grace.check(&round, Timestamp::new(at)).is_ok());
        prop_assert!(is_up <= is_up_later);
        prop_assert_eq!(is_up, now >= started_at + grace.length().get());
    }
}
