//! Reports of the loan book: what they may say, and where each dollar goes.

use super::book::{book, fee, rate};
use crate::model::{big, units, usd};
use proptest::prelude::*;
use usdai_core::vault::{Book, Flows, Report, Rules, Stream, Update};
use usdai_core::{AccrualRate, Timestamp, U256, Usd, VaultError, Wad};

const ONE: u64 = 1_000_000_000_000_000_000;

/// A tenth of fee, and at most a hundredth of the principal a second.
fn rules() -> Rules {
    Rules { fee: fee(1_000), maximum_rate: Wad::new(units(ONE / 100)) }
}

fn report(principal: u64, marks: u64, accrued: u64, per_second: u64) -> Report {
    Report { principal: usd(principal), marks: usd(marks), accrued: usd(accrued), rate: rate(per_second) }
}

fn flows(sent: u64, principal: u64, interest: u64) -> Flows {
    Flows { sent: usd(sent), principal: usd(principal), interest: usd(interest) }
}

/// At second 100, where the book of the tables has 40 accrued with 3 of fee.
fn update(report: Report, flows: Flows) -> Result<Update, VaultError> {
    book().update(&report, &flows, Timestamp::new(100), &rules())
}

/// At second 100, for a week.
fn relieved(amount: u64) -> Stream {
    let at = Timestamp::new(100);
    let empty = Stream { updated_at: at, ..Stream::default() };
    empty.add(usd(amount), at).expect("a small stream")
}

#[track_caller]
fn check(report: Report, flows: Flows, fee_left: u64, [s1, s2, fee, lost, relief]: [u64; 5]) {
    let accrued = report.accrued.min(usd(40).excess_over(flows.interest));
    let expected = Update {
        book: Book {
            principal: report.principal,
            marks: report.marks,
            accrued,
            accrued_fee: usd(fee_left),
            rate: report.rate,
            lost: usd(lost),
            relief: relieved(relief),
            at: Timestamp::new(100),
        },
        interest_gain: usd(s1),
        gain: usd(s2),
        fee: usd(fee),
    };
    assert_eq!(update(report, flows), Ok(expected));
}

#[track_caller]
fn check_refused(report: Report, flows: Flows, error: VaultError) {
    assert_eq!(update(report, flows), Err(error));
}

#[test]
fn each_dollar_has_its_place() {
    // No news.
    check(report(1_000, 100, 40, 5), flows(0, 0, 0), 3, [0, 0, 0, 0, 0]);
    // Lending and being paid back move no gain.
    check(report(1_500, 100, 40, 5), flows(500, 0, 0), 3, [0, 0, 0, 0, 0]);
    check(report(800, 100, 40, 5), flows(0, 200, 0), 3, [0, 0, 0, 0, 0]);
    // Half of the accrued interest: 20, of which the fee is 20 * 3 / 40, down.
    check(report(1_000, 100, 20, 5), flows(0, 0, 20), 2, [19, 0, 1, 0, 0]);
    check(report(1_000, 100, 0, 5), flows(0, 0, 40), 0, [37, 0, 3, 0, 0]);
    // Interest beyond what accrued: 60 more, of which a tenth is fee.
    check(report(1_000, 100, 0, 5), flows(0, 0, 100), 0, [37, 54, 9, 0, 0]);
    // A mark foresaw a loss of 100: the conservative price has nothing to gain or lose.
    check(report(900, 0, 40, 5), flows(0, 0, 0), 3, [0, 0, 0, 100, 0]);
    // The marked loan pays 60 of its 100: 40 are lost, and 60 come back to the conservative price.
    check(report(900, 0, 40, 5), flows(0, 60, 0), 3, [0, 0, 0, 40, 60]);
    // A loss without a mark.
    check(report(0, 0, 0, 0), flows(0, 0, 0), 0, [0, 0, 0, 1_000, 0]);
    // A loss whose cash comes after all, of which only what exceeds the loss is yield.
    check(report(900, 100, 0, 5), flows(0, 0, 90), 0, [37, 0, 3, 50, 50]);
    check(report(900, 100, 0, 5), flows(0, 0, 160), 0, [37, 18, 5, 0, 100]);
    // More interest claimed than can have accrued is cut.
    check(report(1_000, 100, 41, 5), flows(0, 0, 0), 3, [0, 0, 0, 0, 0]);
    check(report(1_000, 100, u64::MAX, 5), flows(0, 0, 10), 3, [10, 0, 0, 0, 0]);
}

#[test]
fn reports_stay_within_what_the_vault_knows() {
    check_refused(
        report(1_001, 100, 40, 5),
        flows(0, 0, 0),
        VaultError::PrincipalAboveLent { principal: usd(1_001), most: usd(1_000) },
    );
    check_refused(
        report(1_300, 100, 40, 5),
        flows(500, 201, 0),
        VaultError::PrincipalAboveLent { principal: usd(1_300), most: usd(1_299) },
    );
    check_refused(
        report(0, 0, 40, 0),
        flows(500, 1_501, 0),
        VaultError::ReturnedAboveLent { returned: usd(1_501), lent: usd(1_500) },
    );
    check_refused(
        report(1_000, 1_001, 40, 5),
        flows(0, 0, 0),
        VaultError::MarksAbovePrincipal { marks: usd(1_001), principal: usd(1_000) },
    );
    check_refused(
        report(1_000, 99, 40, 5),
        flows(0, 0, 0),
        VaultError::MarksLoweredWithoutCash { before: usd(100), after: usd(99) },
    );
    check(report(1_000, 99, 39, 5), flows(0, 0, 1), 3, [1, 0, 0, 0, 1]);
    let excessive = AccrualRate::new(rate(10).raw() + U256::ONE);
    check_refused(
        Report { rate: excessive, ..report(1_000, 100, 40, 0) },
        flows(0, 0, 0),
        VaultError::RateAboveMaximum { rate: excessive, most: rate(10) },
    );
    check(report(1_000, 100, 40, 10), flows(0, 0, 0), 3, [0, 0, 0, 0, 0]);
}

/// However often a module doubts and takes back, loses and brings back: nobody is ever without more than all
/// that it had at once.
#[test]
fn doubts_and_losses_do_not_add_up() {
    let now = Timestamp::new(100);
    let mut book = Book { principal: usd(100), at: now, ..Book::default() };
    let mut tell = |report: Report, flows: Flows| {
        book = book.update(&report, &flows, now, &rules()).expect("within its bounds").book;
        let doubted = book.marks.checked_add(book.relief.unreleased_up(now).expect("small")).expect("small");
        assert!(doubted <= usd(100), "{book:?}");
    };
    for _ in 0..50 {
        tell(report(100, 100, 0, 0), flows(0, 0, 0));
        tell(report(100, 0, 0, 0), flows(0, 0, 1));
        tell(report(0, 0, 0, 0), flows(0, 0, 100));
        tell(report(100, 0, 0, 0), flows(100, 0, 0));
    }
}

#[test]
fn the_highest_rate_doubles_a_dollar_in_a_year() {
    let year = U256::from(365u64 * 86_400);
    let highest = Book::HIGHEST_RATE.raw();
    assert!(highest * year <= Wad::ONE.raw());
    assert!((highest + U256::ONE) * year > Wad::ONE.raw());
}

fn any_flows() -> impl Strategy<Value = (Flows, Report, u64)> {
    let part = 0u64..1 << 48;
    (part.clone(), part.clone(), part.clone(), [0u64..=16, 0..=16, 0..=16, 0..=16], part).prop_map(
        |(sent, interest, base, [returned, kept, marked, accrued], wait)| {
            let lent = u128::from(base) + u128::from(sent);
            let principal = lent * u128::from(returned) / 16;
            let left = (lent - principal) * u128::from(kept) / 16;
            let of = |whole: u128, part: u64| Usd::new(U256::from(whole * u128::from(part) / 16));
            let report = Report {
                principal: Usd::new(U256::from(left)),
                marks: of(left, marked),
                accrued: of(u128::from(interest), accrued),
                rate: AccrualRate::new(U256::from(left) * units(ONE / 100 * marked / 16)),
            };
            let flows = Flows {
                sent: usd(sent),
                principal: Usd::new(U256::from(principal)),
                interest: usd(interest),
            };
            (flows, report, wait % 1_000_000)
        },
    )
}

proptest! {
    /// Cash in is accounted for to the wei, and no figure of the book passes its bound.
    #[test]
    fn update_accounts_for_every_wei(
        (flows, report, wait) in any_flows(), base in 0u64..1 << 48, marked in 0u64..=16,
        accrued in 0u64..1 << 40, bps in 0u16..=1_000,
    ) {
        let before = Book {
            principal: usd(base),
            marks: usd(base / 16 * marked),
            accrued: usd(accrued),
            accrued_fee: usd(accrued / 10),
            rate: AccrualRate::new(units(base) * units(ONE / 100)),
            ..Book::default()
        };
        let now = Timestamp::new(wait);
        let rules = Rules { fee: fee(bps), ..rules() };
        let Ok(update) = before.update(&report, &flows, now, &rules) else { return Ok(()) };
        let after = update.book;

        // Principal: nothing appears, what disappears is lost until it comes back.
        let placed = update.interest_gain.checked_add(update.gain)?.checked_add(update.fee)?;
        let recovered = flows.interest.checked_sub(placed)?;
        let lost = after.lost.checked_add(recovered)?.checked_sub(before.lost)?;
        let kept = after.principal.checked_add(flows.principal)?.checked_add(lost)?;
        prop_assert_eq!(kept, before.principal.checked_add(flows.sent)?);
        // What the conservative price may count more than before it is relieved of bit by bit.
        let unmarked = before.marks.excess_over(after.marks.checked_add(lost)?);
        prop_assert_eq!(after.relief.unreleased_up(now)?, unmarked.checked_add(recovered)?);
        // Accrued: never above what accrued less what was paid, so never above rate times time.
        let most = before.accrued_down(now)?.excess_over(flows.interest);
        prop_assert!(after.accrued <= most && after.accrued_fee <= after.accrued);
        prop_assert!(after.rate.raw() <= after.principal.raw() * rules.maximum_rate.raw());
    }

    /// The optimistic value without the fee never rises by a report, but for what it had lost before.
    #[test]
    fn update_never_raises_the_optimistic_value(
        (flows, report, wait) in any_flows(), accrued in 0u64..1 << 40, share in 0u64..=10, bps in 0u16..=1_000,
    ) {
        let before = Book {
            principal: Usd::new(report.principal.raw() + flows.principal.raw()).excess_over(flows.sent),
            accrued: usd(accrued),
            accrued_fee: usd(accrued / 100 * share),
            ..Book::default()
        };
        let now = Timestamp::new(wait);
        let rules = Rules { fee: fee(bps), ..rules() };
        let Ok(update) = before.update(&report, &flows, now, &rules) else { return Ok(()) };
        let value = |book: &Book| {
            book.accrued_net_down(now, rules.fee).map(|net| big(net.raw()) + big(book.principal.raw()))
        };
        let principal_before = before.principal.checked_add(flows.sent)?;
        let paid_in = big(flows.principal.raw()) + big(flows.interest.raw());
        let lost = principal_before.excess_over(update.book.principal.checked_add(flows.principal)?);
        let recovered = big(lost.raw()) - big(update.book.lost.raw());
        let withheld = big(update.gain.raw()) + big(update.fee.raw()) + recovered.clone();
        prop_assert!(value(&update.book)? + paid_in <= value(&before)? + big(flows.sent.raw()) + withheld);
    }

    /// However often a module reports, its accrued interest stays below principal times rate times time.
    #[test]
    fn update_bounds_accrued_by_time(
        steps in proptest::collection::vec((0u64..100_000, 0u64..1 << 60, 0u64..=100), 1..30)
    ) {
        let principal = 1_000_000u64;
        let mut book = Book { principal: usd(principal), ..Book::default() };
        let mut now = 0;
        for (wait, claimed, percent) in steps {
            now += wait;
            let rate = AccrualRate::new(units(principal) * units(ONE / 10_000 * percent));
            let report = Report { principal: usd(principal), accrued: usd(claimed), rate, ..Report::default() };
            book = book.update(&report, &Flows::default(), Timestamp::new(now), &rules())?.book;
            prop_assert!(book.accrued <= usd(principal / 100 * now));
        }
    }
}
