//! The loan book not taking note of what is paid to it: nobody is held up, and what anybody tells it later leaves the
//! same books as if it had listened.

use alloy_primitives::U256;
use stylus_chain::chain::Receipt;
use tests::{
    Credit,
    abi::ILoanRouter,
    check::{done, refused},
    credit::{Deal, Lender},
};

use crate::support::{LOAN, status, two_tranches, u};

/// An event of a loan of which the loan book is told.
struct Event {
    name: &'static str,
    /// Of the loan.
    reserve_instalments: u8,
    begin: fn(&mut Credit, &Deal),
    act: fn(&mut Credit, &Deal) -> Receipt,
}

const EVENTS: [Event; 7] = [
    Event {
        name: "an instalment",
        reserve_instalments: 1,
        begin: Credit::go_to_deadline,
        act: |scene, deal| done(scene.pay_due(deal)),
    },
    Event {
        name: "a prepayment",
        reserve_instalments: 1,
        begin: Credit::go_to_deadline,
        act: |scene, deal| {
            let (borrower, total) = (deal.borrower.clone(), scene.quote(deal).total);
            done(scene.repay(&borrower, deal, total + deal.currency.whole(10_000)))
        },
    },
    Event {
        name: "the last payment",
        reserve_instalments: 1,
        begin: Credit::go_to_deadline,
        act: |scene, deal| done(scene.pay_off(deal)),
    },
    Event {
        name: "a default",
        reserve_instalments: 1,
        begin: go_past_grace,
        act: |scene, deal| done(scene.call_default(deal)),
    },
    Event {
        name: "a default that the reserve averts",
        reserve_instalments: 2,
        begin: go_past_grace,
        act: |scene, deal| done(scene.call_default(deal)),
    },
    Event {
        name: "a cure",
        reserve_instalments: 1,
        begin: |scene, deal| {
            scene.default_on(deal);
            scene.go_to_end_of_cure(deal);
        },
        act: |scene, deal| done(scene.cure_arrears(deal)),
    },
    Event {
        name: "a recovery",
        reserve_instalments: 1,
        begin: |scene, deal| {
            scene.default_and_foreclose(deal);
            let (buyer, least) = (scene.people.buyers[0].clone(), scene.sale(deal.terms.title).leastBid);
            scene.sell(deal, &buyer, least);
        },
        act: |scene, deal| done(scene.recover(deal)),
    },
];

fn go_past_grace(scene: &mut Credit, deal: &Deal) {
    scene.go_to_end_of_grace(deal);
    scene.wait(1);
}

/// A loan of which the vault has the senior tranche.
fn of_vault(reserve_instalments: u8) -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let currency = scene.usd6;
    let mut deal = two_tranches(&scene, title, currency);
    deal.lenders[0] = Lender::Vault;
    deal.terms.trancheSpecs[0].lender = scene.book;
    deal.terms.reserveInstalments = reserve_instalments;
    done(scene.borrow(&deal));
    (scene, deal)
}

/// Does something while the loan book is an invalid instruction.
fn deaf<T>(scene: &mut Credit, act: impl FnOnce(&mut Credit) -> T) -> T {
    let book = scene.book;
    let code = scene.chain().code(book);
    scene.chain().set_code(book, vec![0xfe]);
    let outcome = act(scene);
    scene.chain().set_code(book, code);
    outcome
}

/// The entry, the vault's book of loans, and what a sweep brings.
fn books(scene: &mut Credit, deal: &Deal) -> (String, String, String) {
    let (entry, loans) = (scene.entry(deal, 0), scene.vault_loans());
    let swept = tests::check::outcome(&scene.sweep(deal.currency).map(|usdai| assert!(usdai > U256::ZERO)));
    let after = scene.vault_loans();
    (format!("{entry:?}"), format!("{loans:?}"), format!("{swept}: {after:?}"))
}

#[test]
fn what_the_loan_book_did_not_hear_it_is_told_later_and_its_books_are_the_same() {
    for event in &EVENTS {
        let (mut start, deal) = of_vault(event.reserve_instalments);
        (event.begin)(&mut start, &deal);
        let mut heard = start.clone();
        let receipt = (event.act)(&mut heard, &deal);
        assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty(), "{}", event.name);
        let nothing = ILoanRouter::NothingUnreported { loan: start.loan_id(&deal.terms), index: u(1) };
        refused(heard.clone().reconcile(&deal, 1), nothing);

        let mut scene = start;
        let now = scene.now();
        let receipt = deaf(&mut scene, |scene| (event.act)(scene, &deal));
        let [failed] = &receipt.logs::<ILoanRouter::HookFailed>()[..] else { panic!("{}", event.name) };
        assert_eq!(status(&mut scene, &deal), status(&mut heard, &deal), "{}", event.name);
        let loan = scene.loan_id(&deal.terms);
        let unreported = scene.ask(&ILoanRouter::unreportedCall { loan, index: U256::ZERO });
        assert_eq!((unreported.principal, unreported.interest), (failed.principal, failed.interest));
        // As long as it does not listen, nothing is lost.
        scene.go_to(now);
        deaf(&mut scene, |scene| assert!(scene.reconcile(&deal, 0).is_err(), "{}", event.name));
        scene.go_to(now);
        let told = done(scene.reconcile(&deal, 0));
        let [said] = &told.logs::<ILoanRouter::Reconciled>()[..] else { panic!("{}", event.name) };
        assert_eq!((said.principal, said.interest), (failed.principal, failed.interest));
        let unreported = scene.ask(&ILoanRouter::unreportedCall { loan, index: U256::ZERO });
        assert_eq!((unreported.principal, unreported.interest), (U256::ZERO, U256::ZERO));
        let [expected, got] = [&mut heard, &mut scene].map(|scene| {
            let now = scene.now();
            scene.go_to(now + 60);
            books(scene, &deal)
        });
        assert_eq!(got, expected, "the books after {}", event.name);
    }
}

/// What it did not hear goes to it with the next event that it hears.
#[test]
fn the_next_payment_tells_of_the_ones_before() {
    let (mut scene, deal) = of_vault(1);
    let mut heard = scene.clone();
    for _ in 0..2 {
        scene.go_to_deadline(&deal);
        deaf(&mut scene, |scene| done(scene.pay_due(&deal)));
        heard.go_to_deadline(&deal);
        done(heard.pay_due(&deal));
    }
    scene.go_to_deadline(&deal);
    let receipt = done(scene.pay_due(&deal));
    heard.go_to_deadline(&deal);
    done(heard.pay_due(&deal));
    assert_eq!(receipt.logs::<ILoanRouter::Reconciled>().len(), 1);
    assert_eq!(format!("{:?}", scene.entry(&deal, 0)), format!("{:?}", heard.entry(&deal, 0)));
    let loan = scene.loan_id(&deal.terms);
    let index = U256::ZERO;
    refused(scene.reconcile(&deal, 0), ILoanRouter::NothingUnreported { loan, index });
}

/// A default that it did not hear of ends with the sale that it hears of, in the same loss.
#[test]
fn a_default_unheard_of_ends_in_the_same_loss() {
    let (mut scene, deal) = of_vault(1);
    let mut heard = scene.clone();
    let [got, expected] = [true, false].map(|is_deaf| {
        let scene = if is_deaf { &mut scene } else { &mut heard };
        go_past_grace(scene, &deal);
        if is_deaf {
            deaf(scene, |scene| done(scene.call_default(&deal)));
        } else {
            done(scene.call_default(&deal));
        }
        scene.go_to_end_of_cure(&deal);
        scene.wait(1);
        done(scene.foreclose(&deal));
        let buyer = scene.people.buyers[0].clone();
        scene.sell(&deal, &buyer, deal.currency.whole(LOAN / 2));
        let receipt = done(scene.recover(&deal));
        assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty());
        let swept = done(scene.sweep(deal.currency));
        (swept, scene.vault_loans().principal, scene.entry(&deal, 0).state)
    });
    assert_eq!(got, expected);
}
