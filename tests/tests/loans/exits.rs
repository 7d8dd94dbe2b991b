//! What may happen to a title and to those who stand behind it, and keeps nobody from paying, curing and recovering.

use alloy_primitives::U256;
use tests::{
    Credit,
    abi::{ILoanRouter, IToken},
    check::{done, refused},
    credit::{CURATOR, DAY, Deal, OPERATOR},
};

use crate::support::{begin, keep_alive, status};

/// Something that happens behind a loan that runs.
type Mishap = (&'static str, fn(&mut Credit, &Deal));

const MISHAPS: [Mishap; 7] = [
    ("nothing", |_, _| {}),
    ("the title is frozen", |scene, deal| drop(done(scene.freeze(deal.terms.title, 30 * DAY)))),
    ("the operator is approved no more", |scene, deal| {
        done(scene.revoke_standing(OPERATOR, deal.borrower.address));
    }),
    ("the curator is approved no more", |scene, _| {
        let curator = scene.people.curator.address;
        done(scene.revoke_standing(CURATOR, curator));
    }),
    ("the hardware is worth next to nothing", |scene, _| {
        let (paper, mut appraisal) = (Credit::new().paper("first"), scene.appraisal(1));
        appraisal.residualBps = 0;
        done(scene.append_appraisal(&paper, appraisal));
    }),
    ("policy and appraisal lapse", |scene, deal| {
        // The first three years of a loan of ten are paid.
        for _ in 0..37 {
            scene.go_to_deadline(deal);
            done(scene.pay_due(deal));
        }
    }),
    ("new loans are paused", |scene, _| {
        let (router, until) = (scene.router, scene.now() + 14 * DAY);
        done(scene.redemptions.pause(router, Credit::PAUSE_BORROWING, until));
    }),
];

#[test]
fn no_mishap_keeps_anybody_from_paying_curing_or_recovering() {
    for (mishap, happens) in MISHAPS {
        let (mut scene, mut deal) = begin();
        keep_alive(&mut scene);
        deal.terms.duration = 120 * deal.terms.repaymentInterval;
        done(scene.borrow(&deal));
        happens(&mut scene, &deal);
        scene.go_to_deadline(&deal);
        let mut paid = scene.clone();
        done(paid.pay_due(&deal));
        done(paid.pay_off(&deal));
        assert_eq!((status(&mut paid, &deal), paid.owner(deal.terms.title)), (4, deal.borrower.address));
        scene.default_on(&deal);
        let mut cured = scene.clone();
        done(cured.cure_arrears(&deal));
        assert_eq!(status(&mut cured, &deal), 1, "{mishap}");
        scene.go_to_end_of_cure(&deal);
        scene.wait(1);
        done(scene.foreclose(&deal));
        let buyer = scene.people.buyers[0].clone();
        scene.sell(&deal, &buyer, deal.currency.whole(50_000));
        done(scene.recover(&deal));
        assert_eq!(
            (status(&mut scene, &deal), scene.owner(deal.terms.title)),
            (4, buyer.address),
            "{mishap}"
        );
    }
}

/// Who has too little, or has not let the router take it, is told so; nobody is paid then, and nothing is credited.
#[test]
fn a_payer_that_is_short_moves_nothing() {
    let (mut start, deal) = begin();
    done(start.borrow(&deal));
    start.go_to_deadline(&deal);
    let (router, token, payer) = (start.router, deal.currency.token, start.people.stranger.clone());
    let needed = {
        let due = start.expected_quote(&deal);
        let payment = deal.pure(|terms| {
            let loan = start.loan(&deal);
            let now = usdai_core::Timestamp::new(start.now());
            loan.pay(terms, due.total_due().expect("a sum"), now).expect("a payment").1
        });
        payment.principal.get(0).raw() + payment.interest.get(0).raw()
    };
    let total = start.quote(&deal).total;
    let call = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: total };
    let lender = deal.terms.trancheSpecs[0].lender;
    for (held, allowed) in [(total, needed - U256::from(1)), (needed - U256::from(1), total)] {
        let mut scene = start.clone();
        scene.give(payer.address, deal.currency, held);
        let approve = IToken::approveCall { spender: router, value: allowed };
        scene.still(|scene| done(scene.chain().send(&payer, token, &approve)));
        let before = (scene.loan(&deal), scene.balance(deal.currency, lender));
        let result = scene.tell(&payer, &call);
        if allowed < needed {
            refused(result, ILoanRouter::TokenAllowanceTooLow { token, allowance: allowed, needed });
        } else {
            refused(result, ILoanRouter::TokenBalanceTooLow { token, balance: held, needed });
        }
        assert_eq!((scene.loan(&deal), scene.balance(deal.currency, lender)), before);
    }
    // The second of two lenders is not paid less than the first because it comes later.
    let mut scene = start;
    scene.give(payer.address, deal.currency, total - U256::from(1));
    let approve = IToken::approveCall { spender: router, value: U256::MAX };
    scene.still(|scene| done(scene.chain().send(&payer, token, &approve)));
    let before = scene.balance(deal.currency, lender);
    assert!(scene.tell(&payer, &call).is_err_and(|error| error.is::<ILoanRouter::TokenBalanceTooLow>()));
    assert_eq!(scene.balance(deal.currency, lender), before);
}
