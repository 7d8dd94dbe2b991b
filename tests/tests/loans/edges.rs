//! Every legal step of a loan's life, once: where it leads, and what that does to the title.

use alloy_primitives::U256;
use stylus_chain::chain::Receipt;
use tests::{Credit, abi::ILoanRouter, check::done, credit::Deal};

use crate::support::{Stage, State, begin, send_as, status, two_tranches, u};

const ACTIVE_TITLE: u8 = 3;
const PLEDGED: u8 = 4;
const DEFAULTED: u8 = 5;
const FORECLOSED: u8 = 6;
const SOLD: u8 = 7;

/// A step of the loan in a scene, and the states of loan and title after it.
struct Step {
    name: &'static str,
    begin: fn() -> (Credit, Deal),
    act: fn(&mut Credit, &Deal) -> Receipt,
    leads_to: (u8, u8),
    /// Whose event is the last of the router's that says so.
    says: fn(&Receipt) -> bool,
}

fn at(state: State) -> (Credit, Deal) {
    let Stage { scene, deal, .. } = Stage::at(state);
    (scene, deal)
}

/// A loan in equal parts of principal, of which the reserve pays any instalment but the first, also when it is late.
fn with_reserve(instalments: u64) -> (Credit, Deal) {
    let (mut scene, mut deal) = begin();
    deal.terms.schedule = 1;
    deal.terms.duration = deal.terms.repaymentInterval * instalments;
    deal.terms.reserveInstalments = 1;
    done(scene.borrow(&deal));
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    scene.go_to_end_of_grace(&deal);
    scene.wait(1);
    (scene, deal)
}

fn repaid(receipt: &Receipt) -> bool {
    receipt.logs::<ILoanRouter::LoanRepaid>().len() == 1
}

fn cured(receipt: &Receipt) -> bool {
    repaid(receipt) && receipt.logs::<ILoanRouter::LoanCured>().len() == 1
}

const STEPS: [Step; 13] = [
    Step {
        name: "borrow",
        begin: || at(State::None),
        act: |scene, deal| done(scene.borrow_sent(deal)),
        leads_to: (1, PLEDGED),
        says: |receipt| receipt.logs::<ILoanRouter::LoanOriginated>().len() == 1,
    },
    Step {
        name: "repay an instalment",
        begin: || at(State::Active),
        act: |scene, deal| done(scene.pay_due(deal)),
        leads_to: (1, PLEDGED),
        says: repaid,
    },
    Step {
        name: "repay everything",
        begin: || at(State::Active),
        act: |scene, deal| done(scene.pay_off(deal)),
        leads_to: (4, ACTIVE_TITLE),
        says: repaid,
    },
    Step {
        name: "pay off with another loan",
        begin: || at(State::Active),
        act: |scene, deal| {
            let mut other = deal.clone();
            other.terms.nonce = u(7);
            let receipt = done(scene.refinance(deal, &other, deal.currency.whole(20_000)));
            assert_eq!(status(scene, &other), 1);
            receipt
        },
        leads_to: (4, PLEDGED),
        says: |receipt| receipt.logs::<ILoanRouter::LoanRefinanced>().len() == 1,
    },
    Step {
        name: "a default",
        begin: || at(State::Active),
        act: |scene, deal| done(scene.call_default(deal)),
        leads_to: (2, DEFAULTED),
        says: |receipt| receipt.logs::<ILoanRouter::LoanDefaulted>().len() == 1 && !repaid(receipt),
    },
    Step {
        name: "a default that the reserve averts",
        begin: || with_reserve(3),
        act: |scene, deal| done(scene.call_default(deal)),
        leads_to: (1, PLEDGED),
        says: |receipt| repaid(receipt) && receipt.logs::<ILoanRouter::LoanDefaulted>().is_empty(),
    },
    Step {
        name: "a default of the last instalment that the reserve averts",
        begin: || with_reserve(2),
        act: |scene, deal| done(scene.call_default(deal)),
        leads_to: (4, ACTIVE_TITLE),
        says: |receipt| repaid(receipt) && receipt.logs::<ILoanRouter::LoanDefaulted>().is_empty(),
    },
    Step {
        name: "cure by the arrears",
        begin: || at(State::Defaulted),
        act: |scene, deal| done(scene.cure_arrears(deal)),
        leads_to: (1, PLEDGED),
        says: cured,
    },
    Step {
        name: "cure by everything",
        begin: || at(State::Defaulted),
        act: |scene, deal| {
            let (borrower, payoff) = (deal.borrower.clone(), scene.expected_quote(deal).payoff);
            done(scene.cure(&borrower, deal, payoff.raw()))
        },
        leads_to: (4, ACTIVE_TITLE),
        says: cured,
    },
    Step {
        name: "repay in default",
        begin: || at(State::Defaulted),
        act: |scene, deal| {
            let arrears = scene.quote(deal).arrears;
            let borrower = deal.borrower.clone();
            done(scene.repay(&borrower, deal, arrears))
        },
        leads_to: (1, PLEDGED),
        says: cured,
    },
    Step {
        name: "foreclose",
        begin: || at(State::Lapsed),
        act: |scene, deal| done(scene.foreclose(deal)),
        leads_to: (3, FORECLOSED),
        says: |receipt| receipt.logs::<ILoanRouter::LoanForeclosed>().len() == 1,
    },
    Step {
        name: "the sale",
        begin: || {
            let (mut scene, deal) = at(State::Foreclosed);
            let buyer = scene.people.buyers[0].clone();
            let least = scene.sale(deal.terms.title).leastBid;
            done(scene.bid(&buyer, &deal, least));
            scene.go_past_round(&deal);
            (scene, deal)
        },
        act: |scene, deal| done(scene.settle(deal)),
        leads_to: (3, SOLD),
        says: |receipt| receipt.logs::<ILoanRouter::CollateralLiquidated>().len() == 1,
    },
    Step {
        name: "recover",
        begin: || at(State::Sold),
        act: |scene, deal| done(scene.recover(deal)),
        leads_to: (4, SOLD),
        says: |receipt| receipt.logs::<ILoanRouter::LoanRecovered>().len() == 1,
    },
];

#[test]
fn every_legal_step_leads_where_it_says() {
    for step in &STEPS {
        let (mut scene, deal) = (step.begin)();
        let receipt = (step.act)(&mut scene, &deal);
        let title = deal.terms.title;
        let led_to = (status(&mut scene, &deal), scene.state(title));
        assert_eq!(led_to, step.leads_to, "{}", step.name);
        assert!((step.says)(&receipt), "{}: {:?}", step.name, receipt.logs);
        let holder = match led_to.1 {
            ACTIVE_TITLE => deal.borrower.address,
            PLEDGED | DEFAULTED => scene.router,
            FORECLOSED => scene.auction,
            _ => scene.people.buyers[0].address,
        };
        assert_eq!(scene.owner(title), holder, "{}", step.name);
        let standing = scene.standing(&deal);
        assert_eq!(standing.status, led_to.0, "{}", step.name);
        if led_to.0 == 4 {
            let loan = scene.loan(&deal);
            assert!(loan.outstanding.is_zero() && loan.reserve.is_zero(), "{}: {loan:?}", step.name);
        }
    }
}

/// A loan that is closed does not end the next one on the same title.
#[test]
fn a_closed_loan_has_no_way_back_to_its_title() {
    let (mut scene, first) = at(State::Repaid);
    let mut second = two_tranches(&scene, first.terms.title, first.currency);
    second.terms.nonce = u(1);
    done(scene.borrow(&second));
    let mut third = second.clone();
    third.terms.nonce = u(2);
    scene.prepare(&third);
    let deposits = scene.deposits(&third);
    let (old, terms, most) = (first.terms.clone(), third.terms.clone(), U256::MAX);
    let call = ILoanRouter::refinanceCall { old, terms, deposits, most };
    let (borrower, router) = (first.borrower.address, scene.router);
    let result = send_as(&mut scene, borrower, router, &call);
    tests::check::refused(result, ILoanRouter::WrongStatus { status: 4 });
    assert_eq!((status(&mut scene, &second), scene.state(first.terms.title)), (1, PLEDGED));
}
