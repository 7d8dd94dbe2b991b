//! What a monitor can stop and for how long, and what it can never stop.

use alloy_primitives::U256;
use tests::{
    Credit, Suite,
    abi::{ICaliber, ILoanRouter::LoanTerms},
    check::{done, refused},
    credit::{DAY, Deal, Lender},
};

use crate::support::{ACTIVE, ATTESTED, DEFAULTED, DRAFT, REDEEMED, SOLD, Stage, WITHDRAWN, u};

/// The longest freeze, and the pause after one.
const MOST: u64 = 30 * DAY;

fn until(scene: &mut Credit, title: U256) -> u64 {
    scene.ask_caliber(&ICaliber::titleCall { title }).frozenUntil
}

#[test]
fn a_freeze_has_an_end_and_a_pause_after_it() {
    let mut stage = Stage::at(ACTIVE);
    let (title, scene) = (stage.title, &mut stage.scene);
    let from = scene.now();
    let expected = ICaliber::FreezeTooLong { mostUntil: from + MOST };
    refused(scene.still(|scene| scene.freeze(title, MOST + 1)), expected.clone());
    refused(scene.still(|scene| scene.freeze(title, 0)), expected.clone());
    done(scene.freeze(title, 10 * DAY));
    assert_eq!(until(scene, title), from + 10 * DAY);
    // Longer, to thirty days from its beginning and no second more.
    scene.go_to(from + 5 * DAY);
    refused(scene.freeze(title, 25 * DAY + 1), expected);
    scene.go_to(from + 6 * DAY);
    done(scene.freeze(title, 24 * DAY));
    assert_eq!(until(scene, title), from + MOST);
    // Shorter, or ended.
    done(scene.clone().freeze(title, 1));
    let mut lifted = scene.clone();
    lifted.go_to(from + 7 * DAY);
    let receipt = done(lifted.lift(title));
    assert_eq!(receipt.logs::<ICaliber::FreezeLifted>(), [ICaliber::FreezeLifted { title }]);
    refused(lifted.lift(title), ICaliber::NotFrozen {});
    let again_at = from + 7 * DAY + MOST;
    refused(lifted.freeze(title, 1), ICaliber::FreezeCoolingDown { againAt: again_at });
    lifted.go_to(again_at - 1);
    refused(lifted.freeze(title, 1), ICaliber::FreezeCoolingDown { againAt: again_at });
    lifted.go_to(again_at);
    done(lifted.freeze(title, MOST));
    // So in any sixty days of its own a title is free for thirty.
    scene.go_to(from + MOST);
    let again_at = from + 2 * MOST;
    refused(scene.freeze(title, 1), ICaliber::FreezeCoolingDown { againAt: again_at });
}

#[test]
fn only_a_monitor_freezes_and_only_what_lives() {
    for state in DRAFT..=WITHDRAWN {
        let mut stage = Stage::at(state);
        let (title, monitor) = (stage.title, stage.scene.people.monitor.address);
        let (freeze, lift) = (ICaliber::freezeCall { title, length: DAY }, ICaliber::liftCall { title });
        for caller in [stage.owner, stage.scene.people.agent.address, stage.scene.suite().authority] {
            let expected = ICaliber::RoleMissing { role: Suite::role("MONITOR"), account: caller };
            refused(stage.tell(caller, &freeze), expected.clone());
            refused(stage.tell(caller, &lift), expected);
        }
        let result = stage.tell(monitor, &freeze);
        if matches!(state, DRAFT | REDEEMED | WITHDRAWN) {
            refused(result, ICaliber::NotLive { state });
        } else {
            done(result);
            done(stage.tell(monitor, &lift));
        }
    }
}

/// A frozen title goes its way all the same, but for a pledge and a transfer.
#[test]
fn a_freeze_stops_no_edge_but_the_pledge() {
    for state in [ATTESTED, SOLD, ACTIVE, DEFAULTED] {
        let mut stage = Stage::at(state);
        let (title, router) = (stage.title, stage.scene.router);
        done(stage.scene.freeze(title, MOST));
        let (buyer, paper) = (stage.scene.people.buyers[0].clone(), stage.paper.clone());
        let borrower = stage.scene.people.borrower.clone();
        match state {
            ATTESTED => {
                done(stage.clone().scene.withdraw_title(&borrower, &paper));
                done(stage.scene.activate(&paper));
            }
            SOLD => {
                done(stage.clone().scene.keep(&buyer, title));
                done(stage.scene.redeem(&buyer, &paper));
            }
            ACTIVE => drop(done(stage.scene.redeem(&borrower, &paper))),
            _ => {
                done(stage.clone().tell(router, &ICaliber::markCuredCall { title }));
                done(stage.clone().tell(router, &ICaliber::releaseCall { title, to: borrower.address }));
                done(stage.tell(router, &ICaliber::forecloseCall { title }));
            }
        }
    }
}

/// A loan whose title is frozen all the while.
fn frozen_loan(scene: &mut Credit) -> Deal {
    let title = scene.title("first");
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    let deal = scene.deal(title, scene.usd6).tranche(scene, lender, 100_000, 1_200);
    done(scene.borrow(&deal));
    deal
}

#[track_caller]
fn freeze(scene: &mut Credit, deal: &Deal) {
    let title = deal.terms.title;
    done(scene.freeze(title, MOST));
}

/// No freeze keeps a borrower from paying, a default from being cured, or a title from being sold.
#[test]
fn a_freeze_stops_nothing_that_a_loan_goes_through() {
    let mut scene = Credit::new();
    let deal = frozen_loan(&mut scene);
    let (title, borrower) = (deal.terms.title, deal.borrower.address);

    let mut paid = scene.clone();
    paid.go_to_deadline(&deal);
    freeze(&mut paid, &deal);
    done(paid.pay_due(&deal));
    done(paid.pay_off(&deal));
    assert_eq!((paid.state(title), paid.owner(title)), (ACTIVE, borrower));

    let mut cured = scene.clone();
    cured.go_to_end_of_grace(&deal);
    freeze(&mut cured, &deal);
    cured.default_on(&deal);
    done(cured.cure_arrears(&deal));
    assert_eq!(cured.state(title), crate::support::PLEDGED);

    let mut sold = scene.clone();
    sold.default_on(&deal);
    sold.go_to_end_of_cure(&deal);
    freeze(&mut sold, &deal);
    sold.wait(1);
    done(sold.foreclose(&deal));
    let buyer = sold.people.buyers[0].clone();
    let price = sold.sale(title).leastBid;
    sold.sell(&deal, &buyer, price);
    done(sold.recover(&deal));
    assert!(until(&mut sold, title) > sold.now(), "the freeze still runs");
    done(sold.keep(&buyer, title));
    assert_eq!((sold.state(title), sold.owner(title)), (ACTIVE, buyer.address));
    assert_eq!(sold.ask_caliber(&ICaliber::balanceOfCall { owner: buyer.address }), u(1));

    // Only the next loan has to wait.
    let until = until(&mut paid, title);
    let again = Deal { terms: LoanTerms { nonce: u(1), ..deal.terms.clone() }, ..deal };
    refused(paid.borrow(&again).map(drop), ICaliber::Frozen { until });
}
