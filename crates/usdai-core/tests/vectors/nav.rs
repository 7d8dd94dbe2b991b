//! One recorded state of a vault, valued and converted by ours.
//!
//! What differs on purpose, and by how much at most:
//! - Theirs has no virtual units: N / T where ours has (N + 1e6) / (T + 1e6).
//! - Theirs cuts the price to 18 decimals and multiplies or divides by that. Of both together the bound is the exact
//!   distance of the two formulas, as fractions, and a wei for the two roundings.
//! - Theirs takes 1e6 shares from whoever deposits while fewer are in existence: such states are valued only.
//! - The fee within accrued interest is rounded up by ours: a wei.

use crate::numbers::{apart, big, list, number, word};
use num_bigint::BigUint;
use serde_json::Value;
use usdai_core::vault::{Book, Holdings, SharePrice, VIRTUAL_UNITS};
use usdai_core::{Shares, Timestamp, Usd, YieldFeeBps};

const WAD: u64 = 1_000_000_000_000_000_000;
const BASE_SCALE: u64 = 1_000_000_000_000;
const BPS: u64 = 10_000;

/// How many of what were compared.
#[derive(Debug, Default)]
pub struct Tally {
    /// States whose value was.
    pub values: usize,
    /// Those without loans and base yield.
    pub plain: usize,
    /// Conversions, in both directions.
    pub conversions: usize,
}

/// Compares one state and every conversion recorded of it.
pub fn check(index: usize, case: &Value, tally: &mut Tally) {
    let holdings = holdings(case);
    let supply = ["totalSupply", "bridgedSupply", "pendingShares"].map(|field| input(case, field));
    let price = SharePrice {
        assets: holdings.optimistic_down().expect("a value below 2^256"),
        supply: Shares::new(word(&supply.into_iter().sum())),
    };
    let (value, theirs) = (big(price.assets.raw()), output(case, "navOptimistic"));
    let is_plain =
        holdings.principal.is_zero() && holdings.accrued_net.is_zero() && base(case) == BigUint::ZERO;
    let tolerance = u8::from(!is_plain);
    assert!(theirs >= value && &theirs - &value <= tolerance.into(), "case {index}: value {value}");
    tally.values += 1;
    tally.plain += usize::from(is_plain);
    let is_first_deposit = input(case, "totalSupply") < VIRTUAL_UNITS.into();
    if is_first_deposit || value == BigUint::ZERO {
        return;
    }
    let recorded_price = Recorded { cut_price: output(case, "depositSharePrice") };
    assert_eq!(
        recorded_price.cut_price,
        &theirs * WAD / big(price.supply.raw()),
        "case {index}: their price"
    );
    for (amount, theirs) in recorded(case, "convertToShares") {
        let ours = big(price.to_shares_down(Usd::new(word(&amount))).expect("shares").raw());
        near(index, &ours, &theirs, &shares_apart(&price, &recorded_price, &amount));
        tally.conversions += 1;
    }
    for (shares, theirs) in recorded(case, "convertToAssets") {
        let ours = big(price.to_assets_up(Shares::new(word(&shares))).expect("assets").raw());
        near(index, &ours, &theirs, &assets_apart(&price, &recorded_price, &shares));
        tally.conversions += 1;
    }
}

/// A wei for the two roundings, and what the virtual units and the cut price explain.
fn shares_apart(price: &SharePrice, recorded: &Recorded, assets: &BigUint) -> BigUint {
    let (value, supply) = virtual_terms(price);
    let ours = Fraction(assets * supply, value);
    ours.distance_up(&Fraction(assets * WAD, recorded.cut_price.clone())) + 1u8
}

fn assets_apart(price: &SharePrice, recorded: &Recorded, shares: &BigUint) -> BigUint {
    let (value, supply) = virtual_terms(price);
    let ours = Fraction(shares * value, supply);
    ours.distance_up(&Fraction(shares * &recorded.cut_price, WAD.into())) + 1u8
}

fn virtual_terms(price: &SharePrice) -> (BigUint, BigUint) {
    (big(price.assets.raw()) + VIRTUAL_UNITS, big(price.supply.raw()) + VIRTUAL_UNITS)
}

/// Their price of a whole share, as they recorded it.
struct Recorded {
    cut_price: BigUint,
}

/// Numerator and denominator.
struct Fraction(BigUint, BigUint);

impl Fraction {
    /// How far the two are apart, a fraction counted whole.
    fn distance_up(&self, other: &Self) -> BigUint {
        let (one, two) = (&self.0 * &other.1, &other.0 * &self.1);
        let (far, near) = if one > two { (one, two) } else { (two, one) };
        let denominator = &self.1 * &other.1;
        (far - near + &denominator - 1u8) / denominator
    }
}

#[track_caller]
fn near(index: usize, ours: &BigUint, theirs: &BigUint, tolerance: &BigUint) {
    assert!(
        apart(ours, theirs) <= *tolerance,
        "case {index}: {ours}, theirs {theirs}, more than {tolerance} apart"
    );
}

/// The recorded state in our terms. What lies in other tokens is cash here: it counts in full and at once.
fn holdings(case: &Value) -> Holdings {
    let gross_base = base(case);
    let fee = &gross_base * input(case, "baseYieldAdminFeeRate") / BPS;
    let cash = input(case, "depositsBalance") - input(case, "redemptionBalance")
        + input(case, "depositTimelockBalance")
        + gross_base
        - fee;
    let balances: Vec<BigUint> = list(&case["out"]["loanRouterBalances"]).map(number).collect();
    let [repaid, pending, accrued] = balances.as_slice() else { panic!("three balances") };
    let rate: u16 = input(case, "loanRouterAdminFeeRate").try_into().expect("basis points");
    Holdings {
        free_cash: usd(&cash),
        principal: usd(&(repaid + pending)),
        accrued_net: accrued_net(accrued, rate),
        ..Holdings::default()
    }
}

/// Interest without the fee on it, as a book has it that accrued all of it in one second. Fees that ours does
/// not allow are taken off here.
fn accrued_net(accrued: &BigUint, rate: u16) -> Usd {
    if rate > YieldFeeBps::CAP {
        return usd(&(accrued * (BPS - u64::from(rate)) / BPS));
    }
    let per_second = usdai_core::AccrualRate::new(word(&(accrued * WAD)));
    let book = Book { rate: per_second, ..Book::default() };
    let fee = YieldFeeBps::new(rate).expect("a fee within its bound");
    book.accrued_net_down(Timestamp::new(1), fee).expect("interest below 2^256")
}

fn base(case: &Value) -> BigUint {
    input(case, "baseBalance") * BASE_SCALE + output(case, "claimableBaseYield")
}

/// Pairs of an argument and a result; a refusal is left out.
fn recorded(case: &Value, name: &str) -> Vec<(BigUint, BigUint)> {
    let pairs = list(&case["out"][name]).filter_map(|pair| {
        let result = pair[1].as_str().filter(|text| !text.starts_with("revert"))?;
        Some((number(&pair[0]), result.parse().expect("a number")))
    });
    pairs.collect()
}

fn input(case: &Value, field: &str) -> BigUint {
    number(&case["in"][field])
}

fn output(case: &Value, field: &str) -> BigUint {
    number(&case["out"][field])
}

fn usd(value: &BigUint) -> Usd {
    Usd::new(word(value))
}
