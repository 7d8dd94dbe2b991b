//! G04: every parameter of every setter below its least, at it, at its most, and above.

use std::collections::BTreeSet;

use alloy_primitives::{Bytes, U256, aliases::U96};
use alloy_sol_types::SolCall;
use stylus_chain::executor::Status;
use tests::{calldata::encoded, whole};
use usdai_bindings::{ICores, IOFT};

use crate::functions::{functions, selector};
use crate::matrix::{ended, who_may};
use crate::stage::Stage;
use crate::table::CONTRACTS;
use crate::who::Who;

const PERCENT: u64 = 100;
const DAY: u64 = 86_400;
const OUT_OF_RANGE: &str = "OutOfRange(uint256,uint256,uint256)";
const TOO_LONG: &str = "PauseTooLong(uint64,uint64)";

/// A number of a setter's: the contract, the function, which argument it is, and its bounds and refusal.
struct Bound {
    contract: &'static str,
    signature: &'static str,
    argument: usize,
    least: U256,
    most: U256,
    error: &'static str,
}

fn of(
    contract: &'static str,
    signature: &'static str,
    argument: usize,
    [least, most]: [U256; 2],
    error: &'static str,
) -> Bound {
    Bound { contract, signature, argument, least, most, error }
}

/// With bounds of 64 bits.
fn small(
    contract: &'static str,
    signature: &'static str,
    argument: usize,
    bounds: [u64; 2],
    error: &'static str,
) -> Bound {
    of(contract, signature, argument, bounds.map(U256::from), error)
}

/// The greatest number of so many bits.
fn bits(count: usize) -> U256 {
    U256::MAX >> (256 - count)
}

/// Those of setters that take words alone.
fn bounds(stage: &Stage) -> Vec<Bound> {
    let pause = [0, stage.credit.now() + 14 * DAY];
    let mut all = of_tokens(pause);
    all.extend(of_credit(pause));
    all
}

fn of_tokens(pause: [u64; 2]) -> Vec<Bound> {
    let (add, set) =
        ("addAsset(address,uint16,uint16,uint16)", "setAsset(address,uint16,uint16,uint16,bool,bool)");
    let (fee, share) = ("FeeTooHigh(uint256,uint256)", "ShareCapTooHigh(uint256,uint256)");
    vec![
        small("usdai", add, 1, [0, PERCENT], fee),
        small("usdai", add, 2, [0, PERCENT], fee),
        small("usdai", add, 3, [0, 10_000], share),
        small("usdai", set, 1, [0, PERCENT], fee),
        small("usdai", set, 2, [0, PERCENT], fee),
        small("usdai", set, 3, [0, 10_000], share),
        of("usdai", "setSupplyCap(uint256)", 0, [U256::ZERO, bits(94)], "SupplyCapTooHigh(uint256,uint256)"),
        small(
            "usdai",
            "openTranche(uint256,uint16)",
            1,
            [1, 10_000],
            "BlockShareOutOfRange(uint256,uint256)",
        ),
        small("usdai", "setAccess(uint8,bytes32,address)", 0, [0, 2], "AccessModeUnknown(uint256)"),
        of(
            "usdai",
            "setAddressCap(uint256)",
            0,
            [U256::ZERO, bits(96)],
            "AddressCapTooHigh(uint256,uint256)",
        ),
        small("usdai", "pauseMint(uint64)", 0, pause, TOO_LONG),
        small("susdai", "setYieldFee(uint16)", 0, [0, 1_000], OUT_OF_RANGE),
        small("susdai", "setExitShare(uint16)", 0, [2_500, 10_000], OUT_OF_RANGE),
        small("susdai", "pauseDeposits(uint64)", 0, pause, TOO_LONG),
        small("qev", "setRules(uint16,uint16)", 0, [10, 1_900], OUT_OF_RANGE),
        small("qev", "setRules(uint16,uint16)", 1, [50, 500], OUT_OF_RANGE),
        small("qev", "pauseRequests(uint64)", 0, pause, TOO_LONG),
    ]
}

fn of_credit(pause: [u64; 2]) -> Vec<Bound> {
    let feed = "setFeed(address,address,uint32,uint256,uint256,uint16)";
    let mut all = vec![
        small("caliber", "setLoanToValue(uint8,uint16)", 0, [1, 5], "UnknownNumber(uint8)"),
        small("caliber", "setLoanToValue(uint8,uint16)", 1, [0, 8_000], "LoanToValueAboveCap(uint16)"),
        small("caliber", "freeze(uint256,uint64)", 1, [1, 30 * DAY], "FreezeTooLong(uint64)"),
        small("loan-book", "setHaircut(uint8,uint16)", 0, [1, 5], OUT_OF_RANGE),
        small("loan-book", "setHaircut(uint8,uint16)", 1, [0, 10_000], OUT_OF_RANGE),
        small("loan-router", "setLiquidationFeeRate(uint16)", 0, [0, 1_000], OUT_OF_RANGE),
        small("loan-router", "pauseBorrowing(uint64)", 0, pause, TOO_LONG),
        small("price-oracle", feed, 2, [60, 2 * DAY], OUT_OF_RANGE),
        of("price-oracle", feed, 3, [whole(5, 17), whole(1, 18)], OUT_OF_RANGE),
        of("price-oracle", feed, 4, [whole(1, 18), whole(2, 18)], OUT_OF_RANGE),
        small("price-oracle", feed, 5, [0, 500], OUT_OF_RANGE),
        small("price-oracle", "setSequencer(address,uint32)", 1, [300, DAY], OUT_OF_RANGE),
    ];
    for argument in [1, 2] {
        let (signature, most) = ("setLimits(address,uint256,uint256)", whole(100_000_000, 18));
        all.push(of("bridge", signature, argument, [U256::ZERO, most], "LimitTooHigh(uint256,uint256)"));
    }
    for argument in 0..4 {
        let signature = "setLimits(uint256,uint256,uint256,uint256)";
        all.push(of("loan-book", signature, argument, [U256::ZERO, bits(96)], OUT_OF_RANGE));
    }
    all
}

/// Tries a value; what the call ended with.
fn attempt(stage: &mut Stage, bound: &Bound, value: U256) -> stylus_chain::executor::Outcome {
    let all = functions(bound.contract);
    let function = all.iter().find(|f| f.signature == bound.signature).expect("a function of the interface");
    let (_, powers) = CONTRACTS.into_iter().find(|(name, _)| *name == bound.contract).expect("a contract");
    let caller = crate::matrix::caller_of(stage, bound.contract, who_may(powers, function), function);
    let caller = caller.expect("somebody who may");
    let sample = stage.sample(bound.contract, function, caller);
    let mut words: Vec<_> = sample[4..].chunks_exact(32).map(U256::from_be_slice).collect();
    if bound.signature == "setSequencer(address,uint32)" {
        // Of nobody there is no grace period.
        words[0] = U256::from_be_bytes(stage.sequencer.into_word().0);
    }
    words[bound.argument] = value;
    let to = stage.contract(bound.contract);
    stage.simulate(caller, to, encoded(function.selector, &words))
}

#[test]
fn g04_every_parameter_has_its_bounds_in_code() {
    let mut stage = Stage::new();
    for bound in bounds(&stage) {
        let Bound { contract, signature, argument, least, most, error } = &bound;
        let what = format!("{contract}.{signature} argument {argument}");
        for value in [*least, *most] {
            let outcome = attempt(&mut stage, &bound, value);
            assert_eq!(outcome.status, Status::Success, "{what} of {value}: {}", ended(&outcome));
        }
        let below = least.checked_sub(U256::ONE);
        for value in below.into_iter().chain([*most + U256::ONE]) {
            let outcome = attempt(&mut stage, &bound, value);
            let is_named =
                *signature == "openTranche(uint256,uint16)" || outcome.output.starts_with(&selector(error));
            assert!(outcome.status == Status::Revert && is_named, "{what} of {value}: {}", ended(&outcome));
        }
    }
}

/// A tranche opens more than there is, and no more than there can be.
#[test]
fn g04_a_tranche_has_its_bounds_in_code() {
    let mut stage = Stage::new();
    let most = U256::MAX >> (256 - 94);
    let bound = Bound {
        contract: "usdai",
        signature: "openTranche(uint256,uint16)",
        argument: 0,
        least: U256::ZERO,
        most,
        error: "SupplyCapTooHigh(uint256,uint256)",
    };
    for (cap, error) in [(U256::ZERO, "TrancheEmpty(uint256)"), (most, ""), (most + U256::ONE, bound.error)] {
        let outcome = attempt(&mut stage, &bound, cap);
        let is_right = match error {
            "" => outcome.status == Status::Success,
            _ => outcome.output.starts_with(&selector(error)),
        };
        assert!(is_right, "{cap}: {}", ended(&outcome));
    }
}

/// Sets a parameter of a season.
type Change<'a> = &'a dyn Fn(&mut ICores::openSeasonCall);

/// A season's rates, weeks and start.
#[test]
fn g04_a_season_has_its_bounds_in_code() {
    let mut stage = Stage::new();
    let (authority, cores) = (stage.contract("authority"), stage.contract("cores"));
    let now = stage.credit.now();
    let core = |number: u64| U96::from(whole(number, 18));
    let none = U96::ZERO;
    let rates = ICores::Rates { held: none, staked: none, minted: none, lent: none, referralBps: 0 };
    let good = ICores::openSeasonCall { start: now, weekCount: 1, weeklyMaximum: whole(1, 18), rates };
    let one = U96::from(1);
    let cases: [(&str, Change); 17] = [
        ("", &|_| {}),
        ("", &|season| season.weekCount = 52),
        ("WeekCountOutOfRange(uint32,uint32,uint32)", &|season| season.weekCount = 0),
        ("WeekCountOutOfRange(uint32,uint32,uint32)", &|season| season.weekCount = 53),
        ("", &|season| season.weeklyMaximum = whole(1_000_000_000_000, 18)),
        ("WeeklyMaximumOutOfRange(uint256,uint256,uint256)", &|season| {
            season.weeklyMaximum = whole(1, 18) - U256::ONE
        }),
        ("WeeklyMaximumOutOfRange(uint256,uint256,uint256)", &|season| {
            season.weeklyMaximum = whole(1_000_000_000_000, 18) + U256::ONE
        }),
        ("", &|season| season.rates.held = core(1_000)),
        ("RateTooHigh(uint256,uint256)", &|season| season.rates.held = core(1_000) + one),
        ("", &|season| season.rates.staked = core(1_000)),
        ("RateTooHigh(uint256,uint256)", &|season| season.rates.staked = core(1_000) + one),
        ("", &|season| season.rates.minted = core(10_000)),
        ("RateTooHigh(uint256,uint256)", &|season| season.rates.minted = core(10_000) + one),
        ("RateTooHigh(uint256,uint256)", &|season| season.rates.lent = core(1_000) + one),
        ("RateTooHigh(uint256,uint256)", &|season| season.rates.referralBps = 2_001),
        ("StartOutOfRange(uint64,uint64,uint64)", &|season| season.start = now - 1),
        ("StartOutOfRange(uint64,uint64,uint64)", &|season| season.start = now + 90 * DAY + 1),
    ];
    for (index, (error, change)) in cases.into_iter().enumerate() {
        let mut season = good.clone();
        change(&mut season);
        let outcome = stage.simulate(authority, cores, season.abi_encode());
        let is_right = match error {
            "" => outcome.status == Status::Success,
            _ => outcome.output.starts_with(&selector(error)),
        };
        assert!(is_right, "case {index}: {}", ended(&outcome));
    }
}

#[test]
fn g04_enforced_options_have_their_bound_in_code() {
    let mut stage = Stage::new();
    let (authority, oft) = (stage.contract("authority"), stage.contract("oft"));
    for (length, is_taken) in [(2, true), (256, true), (257, false), (1, false)] {
        let options = Bytes::from([&[0, 3][..], &[0; 300]].concat()[..length].to_vec());
        let option = IOFT::EnforcedOptionParam { eid: 2, msgType: 1, options };
        let call = IOFT::setEnforcedOptionsCall { enforcedOptions: vec![option] };
        let outcome = stage.simulate(authority, oft, call.abi_encode());
        assert_eq!(outcome.status == Status::Success, is_taken, "{length}: {}", ended(&outcome));
    }
}

/// Every order that takes a number is in the tables above, and a new one has to be.
#[test]
fn g04_no_setter_is_left_out() {
    let stage = Stage::new();
    let known: BTreeSet<_> = bounds(&stage).iter().map(|bound| (bound.contract, bound.signature)).collect();
    for (contract, powers) in CONTRACTS {
        for function in functions(contract).into_iter().filter(|function| function.changes) {
            let is_order = matches!(who_may(powers, &function), Who::Authority | Who::Entry);
            let takes_numbers = function.signature.contains("uint");
            let is_elsewhere = matches!(function.name(), "openSeason" | "setEnforcedOptions" | "setPeer");
            if is_order && takes_numbers && !is_elsewhere {
                let is_known = known.contains(&(contract, function.signature.as_str()));
                assert!(is_known, "{contract}.{} is not tried", function.signature);
            }
        }
    }
}
