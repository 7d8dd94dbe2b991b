//! Seasons: their bounds, their order, and that one which has begun stays as it is.

use crate::fake::Fake;
use crate::scene::{
    DAY, NOW, START, Scene, WEEK, WEEKS, constructor, cores, done, go_to, log, opening, rates, refused,
};
use alloy_primitives::aliases::U96;
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolError;
use cores::Cores;
use cores::abi::ICores as abi;
use motsu::prelude::*;

/// The most that a season may start after the earliest.
const WINDOW: u64 = 90 * DAY;

fn empty<'a>(contract: &'a Contract<Cores>, fake: &Contract<Fake>) -> Scene<'a> {
    let scene = Scene { contract, authority: fake.address() };
    done(scene.raw(fake.address(), &constructor(fake.address())));
    scene
}

/// A change of the season, and what it is refused with; nothing where it is not.
type Bound = (fn(&mut abi::openSeasonCall), Vec<u8>);

fn rate(unit: u64) -> U96 {
    u128::try_from(cores(unit)).expect("128 bits").try_into().expect("96 bits")
}

fn bounds() -> Vec<Bound> {
    let (earliest, latest) = (NOW, NOW + WINDOW);
    let (most, least) = (cores(1_000_000_000_000), cores(1));
    let weeks = |weekCount| abi::WeekCountOutOfRange { weekCount, least: 1, most: 52 }.abi_encode();
    let maximum = |weeklyMaximum| abi::WeeklyMaximumOutOfRange { weeklyMaximum, least, most }.abi_encode();
    let start = |start| abi::StartOutOfRange { start, earliest, latest }.abi_encode();
    let high =
        |maximum| abi::RateTooHigh { rate: cores(maximum) + U256::ONE, maximum: cores(maximum) }.abi_encode();
    vec![
        (|o| o.start = NOW - 1, start(NOW - 1)),
        (|o| o.start = NOW + WINDOW, vec![]),
        (|o| o.start = NOW + WINDOW + 1, start(NOW + WINDOW + 1)),
        (|o| o.start = u64::MAX, start(u64::MAX)),
        (|o| o.weekCount = 0, weeks(0)),
        (|o| o.weekCount = 1, vec![]),
        (|o| o.weekCount = 52, vec![]),
        (|o| o.weekCount = 53, weeks(53)),
        (|o| o.weeklyMaximum = cores(1) - U256::ONE, maximum(least - U256::ONE)),
        (|o| o.weeklyMaximum = cores(1), vec![]),
        (|o| o.weeklyMaximum = cores(1_000_000_000_000), vec![]),
        (|o| o.weeklyMaximum = cores(1_000_000_000_000) + U256::ONE, maximum(most + U256::ONE)),
        (|o| o.weeklyMaximum = U256::MAX, maximum(U256::MAX)),
        (|o| o.rates.held = rate(1_000), vec![]),
        (|o| o.rates.held = above(1_000), high(1_000)),
        (|o| o.rates.staked = above(1_000), high(1_000)),
        (|o| o.rates.minted = rate(10_000), vec![]),
        (|o| o.rates.minted = above(10_000), high(10_000)),
        (|o| o.rates.lent = above(1_000), high(1_000)),
        (|o| o.rates.referralBps = 2_000, vec![]),
        (
            |o| o.rates.referralBps = 2_001,
            abi::RateTooHigh { rate: U256::from(2_001), maximum: U256::from(2_000) }.abi_encode(),
        ),
        (
            |o| {
                (o.rates.held, o.rates.staked, o.rates.minted, o.rates.lent, o.rates.referralBps) =
                    Default::default()
            },
            vec![],
        ),
        // It begins at once, and is the last of them.
        (|o| o.start = NOW, vec![]),
    ]
}

/// One unit more.
fn above(unit: u64) -> U96 {
    rate(unit) + U96::from(1)
}

#[motsu::test]
fn everything_has_its_bounds(contract: Contract<Cores>, fake: Contract<Fake>) {
    let scene = empty(&contract, &fake);
    for (change, refusal) in bounds() {
        let mut call = opening();
        change(&mut call);
        let outcome = scene.send(scene.authority, call.clone()).map(|_| ());
        let expected = if refusal.is_empty() { Ok(()) } else { Err(refusal) };
        assert_eq!(outcome, expected, "{} {} {}", call.start, call.weekCount, call.weeklyMaximum);
    }
}

#[motsu::test]
fn the_authority_opens_them(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address) {
    let scene = empty(&contract, &fake);
    refused(scene.send(alice, opening()), abi::NotAuthority { caller: alice });
    assert_eq!(scene.ask(abi::seasonCall {}).weekCount, 0);
    refused(scene.send(alice, abi::seasonOfCall { week: 1 }), abi::WeekUnknown { week: 1 });
    done(scene.send(scene.authority, opening()));
    let abi::openSeasonCall { start, weekCount, weeklyMaximum, rates } = opening();
    scene.ended_with([log(abi::SeasonOpened { firstWeek: 1, start, weekCount, weeklyMaximum, rates })]);
}

/// One that has begun stays as it is, one that has not is replaced, and weeks are numbered on.
#[motsu::test]
fn one_follows_the_other(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address) {
    let scene = empty(&contract, &fake);
    let open = |start, weekCount| {
        scene.send(scene.authority, abi::openSeasonCall { start, weekCount, ..opening() }).map(|_| ())
    };
    let last = || {
        let season = scene.ask(abi::seasonCall {});
        (season.firstWeek, season.start, season.weekCount)
    };
    done(open(START + DAY, 2));
    done(open(START, WEEKS));
    assert_eq!(last(), (1, START, WEEKS));

    go_to(START);
    let end = START + u64::from(WEEKS) * WEEK;
    let (earliest, latest) = (end, end + WINDOW);
    refused(open(end - 1, 1), abi::StartOutOfRange { start: end - 1, earliest, latest });
    done(open(end, 1));
    done(open(end + DAY, 3));
    assert_eq!(last(), (WEEKS + 1, end + DAY, 3));
    // The gap between them is of no week.
    let season = |week| scene.send(alice, abi::seasonOfCall { week }).map(|season| season.start);
    assert_eq!(done(season(WEEKS)), START);
    assert_eq!(done(season(WEEKS + 1)), end + DAY);
    assert_eq!(done(season(WEEKS + 3)), end + DAY);
    refused(season(WEEKS + 4), abi::WeekUnknown { week: WEEKS + 4 });
    refused(season(0), abi::WeekUnknown { week: 0 });
    refused(season(u32::MAX), abi::WeekUnknown { week: u32::MAX });

    // Long after all of them the next starts now at the earliest.
    let later = end + 400 * DAY;
    go_to(later);
    refused(
        open(later - 1, 1),
        abi::StartOutOfRange { start: later - 1, earliest: later, latest: later + WINDOW },
    );
    done(open(later, 1));
    assert_eq!(last(), (WEEKS + 4, later, 1));
    assert_eq!(done(season(2)), START);
}

#[motsu::test]
fn every_number_comes_back(contract: Contract<Cores>, fake: Contract<Fake>) {
    let scene = empty(&contract, &fake);
    done(scene.send(scene.authority, opening()));
    let seen = scene.ask(abi::seasonCall {});
    let opened = opening();
    assert_eq!((seen.start, seen.firstWeek, seen.weekCount), (opened.start, 1, opened.weekCount));
    assert_eq!(seen.weeklyMaximum, opened.weeklyMaximum);
    let numbers = |r: abi::Rates| (r.held, r.staked, r.minted, r.lent, r.referralBps);
    assert_eq!(numbers(seen.rates), numbers(rates()));
}
