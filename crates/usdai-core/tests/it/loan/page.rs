//! The worked default of `docs/loans.md`, to the unit. `tests/tests/loans` walks the same on the shipped programs.

use super::waterfall::proceeds;
use super::{DAY, DOLLAR, amount, at, open, tranche, units_of};
use crate::model::decimals_of;
use usdai_core::loan::{Loan, PerTranche, Recovery, Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Seconds, Wad};

const PAGE: &str = include_str!("../../../../../docs/loans.md");
/// 12% and 20% in 365 days, and 5% for being late, per second.
const RATES: [u64; 3] = [3_805_175_038, 6_341_958_396, 1_585_489_599];
const INTERVAL: u64 = 30 * DAY;
/// Three instalments are paid, each in its last second. The fourth is not; one second after its grace a default is
/// called, the title goes to the auction one second after the cure window and is sold when its seven days are over.
const PAID: u64 = 3;
const DEFAULT: u64 = (PAID + 1) * INTERVAL + 5 * DAY + 1;
const FORECLOSURE: u64 = DEFAULT + 14 * DAY + 1;
const SALE: u64 = FORECLOSURE + 7 * DAY + 1;
/// The liquidation fee, basis points.
const FEE: u16 = 500;

fn tranches() -> [Tranche; 2] {
    [tranche(80_000 * DOLLAR, RATES[0]), tranche(20_000 * DOLLAR, RATES[1])]
}

fn terms(tranches: &[Tranche], reserve_instalments: u8) -> Terms<'_> {
    Terms {
        decimals: decimals_of(6),
        schedule: Schedule::Level,
        interval: Seconds::new(INTERVAL),
        instalments: 12,
        grace: Seconds::new(5 * DAY),
        late_rate: Wad::new(usdai_core::U256::from(RATES[2])),
        origination_fee: amount(1_000 * DOLLAR),
        exit_fee: AssetAmount::ZERO,
        reserve_instalments,
        tranches,
    }
}

fn in_default(terms: &Terms<'_>) -> Loan {
    let mut loan = open(terms);
    for number in 1..=PAID {
        let due = loan.instalment(terms).and_then(|instalment| instalment.total()).expect("an instalment");
        (loan, _) = loan.pay(terms, due, at(number * INTERVAL)).expect("on time");
    }
    let (loan, payment) = loan.call_default(terms, at(DEFAULT)).expect("past its grace");
    assert_eq!(payment, None, "the reserve is short by the late interest");
    loan
}

fn recovery(terms: &Terms<'_>, sold_for: u64) -> Recovery {
    let loan = in_default(terms).foreclose(at(FORECLOSURE)).expect("past the window");
    loan.recover(terms, &proceeds(sold_for, 0, FEE), at(SALE)).expect("a sale")
}

/// All that is claimed: principal and both kinds of interest, as a sale that brings plenty pays them.
fn claims(terms: &Terms<'_>) -> u64 {
    let all = recovery(terms, 1_000_000 * DOLLAR);
    let parts = [all.principal, all.interest, all.later_interest].map(|part| part.total());
    parts.into_iter().map(|part| units_of(part.expect("a sum"))).sum()
}

/// The least that pays every claim: what is left of it after the fee, and the reserve.
fn exact(terms: &Terms<'_>) -> u64 {
    let wanted = claims(terms) - units_of(in_default(terms).reserve);
    let kept = u64::from(10_000 - FEE);
    let near = wanted * 10_000 / kept;
    (near - 2..near + 3)
        .find(|sold_for| sold_for - sold_for * u64::from(FEE) / 10_000 >= wanted)
        .expect("near")
}

fn sales(terms: &Terms<'_>) -> [(&'static str, u64); 6] {
    let senior = units_of(in_default(terms).balances(terms).expect("balances").get(0));
    let exact = exact(terms);
    [
        ("nothing", 0),
        ("one unit", 1),
        ("the senior principal", senior),
        ("between", (senior + exact) / 2),
        ("every claim", exact),
        ("twice that", 2 * exact),
    ]
}

fn dollars(units: u64) -> String {
    let whole = (units / DOLLAR).to_string();
    let groups: Vec<_> = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{}.{:06}", groups.join(","), units % DOLLAR)
}

fn row(name: &str, sold_for: u64, recovery: &Recovery) -> String {
    let both = |index: usize| {
        let interest = [&recovery.interest, &recovery.later_interest].map(|part| units_of(part.get(index)));
        interest.iter().sum::<u64>()
    };
    let of = |part: &PerTranche, index| units_of(part.get(index));
    let principal = &recovery.principal;
    let amounts = [
        sold_for,
        units_of(recovery.fee),
        of(principal, 0),
        both(0),
        of(principal, 1),
        both(1),
        units_of(recovery.to_borrower),
    ];
    format!("| {name} | {} |", amounts.map(dollars).join(" | "))
}

#[test]
fn the_worked_default_is_that_of_the_page() {
    let tranches = tranches();
    let mut lines = Vec::new();
    for reserve in [0, 1] {
        let terms = terms(&tranches, reserve);
        let loan = in_default(&terms);
        let balances = loan.balances(&terms).expect("balances");
        let last_second = at(DEFAULT + 14 * DAY);
        let quote = loan.quote(&terms, last_second).expect("a quote");
        let arrears = quote.arrears.total().expect("a sum");
        loan.cure(&terms, arrears, last_second).expect("the last second of the window");
        assert!(loan.cure(&terms, quote.payoff, at(DEFAULT + 14 * DAY + 1)).is_err());
        let facts = [loan.outstanding, balances.get(0), balances.get(1), loan.reserve, arrears, quote.payoff];
        lines.push(format!("| {} |", facts.map(|part| dollars(units_of(part))).join(" | ")));
        lines.extend(sales(&terms).map(|(name, sold_for)| row(name, sold_for, &recovery(&terms, sold_for))));
    }
    let missing: Vec<_> = lines.iter().filter(|line| !PAGE.contains(line.as_str())).collect();
    assert!(missing.is_empty(), "docs/loans.md does not say:\n{}", lines.join("\n"));
}
