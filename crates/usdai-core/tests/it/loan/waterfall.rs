//! A sale of the title, to the unit.

use super::{DAY, DOLLAR, FIFTEEN_PERCENT, MONTH, amount, at, open, ten_thousand, tranche, units_of};
use usdai_core::loan::{
    LiquidationFeeBps, Loan, PerTranche, Proceeds, Recovery, Schedule, Status, Terms, Tranche,
};

const DEFAULT: u64 = MONTH + 10 * DAY + 1;
const SALE: u64 = DEFAULT + 30 * DAY;
const SENIOR: u64 = 8_000 * DOLLAR;
const JUNIOR: u64 = 2_000 * DOLLAR;

pub fn proceeds(units: u64, costs: u64, fee: u16) -> Proceeds {
    let fee = LiquidationFeeBps::new(fee).expect("fee of a table");
    Proceeds { amount: amount(units), costs: amount(costs), fee }
}

pub fn tranches() -> [Tranche; 2] {
    [tranche(SENIOR, FIFTEEN_PERCENT), tranche(JUNIOR, 2 * FIFTEEN_PERCENT)]
}

pub fn foreclosed(terms: &Terms<'_>) -> Loan {
    let (loan, payment) = open(terms).call_default(terms, at(DEFAULT)).expect("past its grace");
    assert_eq!(payment, None);
    loan.foreclose(at(DEFAULT + 14 * DAY + 1)).expect("past the window")
}

fn units(shares: &PerTranche) -> [u64; 2] {
    [units_of(shares.get(0)), units_of(shares.get(1))]
}

/// Everything that comes in goes out.
#[track_caller]
pub fn check_sum(loan: &Loan, sold: &Proceeds, recovery: &Recovery) {
    let parts = [recovery.principal, recovery.interest, recovery.later_interest].map(|part| part.total());
    let paid = parts.into_iter().map(|part| units_of(part.expect("a sum"))).sum::<u64>();
    let others = [recovery.costs, recovery.fee, recovery.to_borrower].map(units_of).iter().sum::<u64>();
    assert_eq!(paid + others, units_of(sold.amount) + units_of(loan.reserve));
    assert_eq!((recovery.loan.status, units_of(recovery.loan.outstanding)), (Status::Closed, 0));
    let back = units_of(recovery.principal.total().expect("a sum"));
    let lost = units_of(recovery.lost.total().expect("a sum"));
    assert_eq!(back + lost, units_of(loan.outstanding));
}

fn sell(terms: &Terms<'_>, sold: Proceeds) -> Recovery {
    let loan = foreclosed(terms);
    let recovery = loan.recover(terms, &sold, at(SALE)).expect("foreclosed");
    check_sum(&loan, &sold, &recovery);
    recovery
}

/// 10,000 at 18%, 40 days, 10 hours and a second until the default: 199.315125..; 30 days from then on: 147.945205..;
/// both rounded up, each rounding less than a unit. Two thirds are the senior's, by rate times amount.
const OWED: [u64; 2] = [132_876_750, 66_438_376];
const LATER: [u64; 2] = [98_630_137, 49_315_069];

/// L10: nothing, one unit, the senior principal, between, exactly everything, and twice that.
#[test]
fn l10_by_seniority() {
    let tranches = tranches();
    let terms = Terms { tranches: &tranches, ..ten_thousand(Schedule::Linear) };
    let senior = SENIOR + OWED[0];
    let all = senior + JUNIOR + OWED[1];
    let everything = all + LATER[0] + LATER[1];
    for (sold, principal, interest, later, surplus) in [
        (0, [0, 0], [0, 0], [0, 0], 0),
        (1, [1, 0], [0, 0], [0, 0], 0),
        (SENIOR, [SENIOR, 0], [0, 0], [0, 0], 0),
        (SENIOR + 1, [SENIOR, 0], [1, 0], [0, 0], 0),
        (senior, [SENIOR, 0], [OWED[0], 0], [0, 0], 0),
        (senior + 7, [SENIOR, 7], [OWED[0], 0], [0, 0], 0),
        (all, [SENIOR, JUNIOR], OWED, [0, 0], 0),
        (all + 5, [SENIOR, JUNIOR], OWED, [5, 0], 0),
        (everything, [SENIOR, JUNIOR], OWED, LATER, 0),
        (2 * everything, [SENIOR, JUNIOR], OWED, LATER, everything),
    ] {
        let recovery = sell(&terms, proceeds(sold, 0, 0));
        assert_eq!(units(&recovery.principal), principal, "sold for {sold}");
        assert_eq!(units(&recovery.interest), interest, "sold for {sold}");
        assert_eq!(units(&recovery.later_interest), later, "sold for {sold}");
        assert_eq!(units_of(recovery.to_borrower), surplus, "sold for {sold}");
    }
}

/// The fee is on the proceeds, the reserve pays none; costs come first and are paid as far as there is money.
#[test]
fn l10_costs_fee_and_reserve() {
    let tranches = tranches();
    for reserve_instalments in [0, 1] {
        // A late rate at its bound, so that one instalment in reserve does not cure.
        let late_rate = usdai_core::loan::HIGHEST_RATE;
        let terms =
            Terms { tranches: &tranches, reserve_instalments, late_rate, ..ten_thousand(Schedule::Linear) };
        let reserve = units_of(open(&terms).reserve);
        for (sold, costs, fee) in [(0, 0, 1_000), (0, 5, 1_000), (9, 20, 1_000), (SENIOR, 100, 250)] {
            let recovery = sell(&terms, proceeds(sold, costs, fee));
            let pot = sold + reserve;
            let paid_costs = costs.min(pot);
            assert_eq!(units_of(recovery.costs), paid_costs);
            let full = sold * u64::from(fee) / 10_000;
            assert_eq!(units_of(recovery.fee), full.min(pot - paid_costs));
        }
    }
}

/// What ranks before a tranche is what the tranches above it get of a sale that brings plenty, but for later interest.
#[test]
fn claims_rank_by_seniority() {
    let tranches = tranches();
    let terms = Terms { tranches: &tranches, ..ten_thousand(Schedule::Linear) };
    let claims = foreclosed(&terms).claims(&terms, at(DEFAULT)).expect("claims");
    assert_eq!([units(&claims.principal), units(&claims.interest)], [[SENIOR, JUNIOR], OWED]);
    let before = [0, 1, 2].map(|index| units_of(claims.before(index).expect("a sum")));
    assert_eq!(before, [0, SENIOR + OWED[0], SENIOR + OWED[0] + JUNIOR + OWED[1]]);
}
