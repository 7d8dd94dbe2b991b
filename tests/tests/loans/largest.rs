//! The largest loans that there can be: every call on them fits into a transaction.

use stylus_chain::chain::Receipt;
use tests::{
    Credit,
    abi::ILoanRouter,
    check::done,
    credit::{DAY, Deal, Lender},
};

use crate::support::{keep_alive, status, u};

/// Gas of a transaction on Arbitrum.
const MOST_GAS: u64 = 32_000_000;

/// The most instalments, of a day each, and the most tranches: all but the last of the vault, or none.
fn largest(is_of_vault: bool, tranches: u64) -> (Credit, Deal) {
    let mut scene = Credit::new();
    keep_alive(&mut scene);
    let title = scene.title("first");
    let mut deal = scene.deal(title, scene.usd6);
    deal.terms.repaymentInterval = DAY;
    deal.terms.gracePeriodDuration = DAY;
    deal.terms.duration = 240 * DAY;
    deal.terms.reserveInstalments = 20;
    let lender = scene.people.lenders[0].clone();
    for _ in 1..tranches {
        let first = if is_of_vault { Lender::Vault } else { Lender::Allowance(lender.clone()) };
        deal = deal.tranche(&scene, first, 80_000 / (tranches - 1), 1_200);
    }
    let curator = scene.people.curator.clone();
    deal = deal.tranche(&scene, Lender::Allowance(curator), 30_000, 2_000);
    (scene, deal)
}

#[track_caller]
fn fits(what: &str, receipt: &Receipt) {
    assert!(receipt.gas_used < MOST_GAS / 2, "{what}: {}", receipt.gas_used);
    assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty(), "{what}");
}

/// Has everybody ready who lends.
fn provide(scene: &mut Credit, deal: &Deal) {
    for lender in [scene.people.lenders[0].clone(), scene.people.curator.clone()] {
        scene.fund(&lender, deal.currency, deal.principal(), scene.router);
    }
    if deal.lenders.iter().any(|lender| matches!(lender, Lender::Vault)) {
        let loan = scene.loan_id(&deal.terms);
        done(scene.agree(loan));
    }
}

#[test]
fn every_call_on_the_largest_loan_fits_into_a_transaction() {
    for (is_of_vault, tranches) in [(false, 2), (true, 2), (false, 32), (true, 32)] {
        let (mut scene, deal) = largest(is_of_vault, tranches);
        provide(&mut scene, &deal);
        fits("borrow", &done(scene.borrow_sent(&deal)));
        scene.go_to_deadline(&deal);
        fits("repay", &done(scene.pay_due(&deal)));
        // Then nothing is paid, until all instalments are missed.
        let mut refinanced = scene.clone();
        scene.wait(240 * DAY);
        let mut paid = scene.clone();
        fits("repay everything", &done(paid.pay_off(&deal)));
        fits("default", &done(scene.call_default(&deal)));
        let mut cured = scene.clone();
        fits("cure", &done(cured.cure_arrears(&deal)));
        scene.go_to_end_of_cure(&deal);
        scene.wait(1);
        fits("foreclose", &done(scene.foreclose(&deal)));
        let buyer = scene.people.buyers[0].clone();
        scene.sell(&deal, &buyer, deal.currency.whole(100_000));
        fits("recover", &done(scene.recover(&deal)));
        assert_eq!(status(&mut scene, &deal), 4);

        // Appraisals are too old by then for another loan; half as late they are not.
        refinanced.wait(120 * DAY);
        let mut successor = deal.clone();
        successor.terms.nonce = u(1);
        provide(&mut refinanced, &successor);
        let most = deal.principal();
        refinanced.fund(&deal.borrower, deal.currency, most, refinanced.router);
        let deposits = refinanced.deposits(&successor);
        let (old, terms) = (deal.terms.clone(), successor.terms.clone());
        let call = ILoanRouter::refinanceCall { old, terms, deposits, most };
        fits("refinance", &done(refinanced.tell(&deal.borrower, &call)));
        assert_eq!((status(&mut refinanced, &deal), status(&mut refinanced, &successor)), (4, 1));
    }
}
