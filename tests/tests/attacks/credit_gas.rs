//! Calls with too little gas for what comes last in them, and the largest of everything.

use alloy_sol_types::SolCall;
use stylus_chain::executor::Transaction;
use tests::{
    Credit,
    abi::ILoanRouter,
    check::done,
    credit::{DAY, Deal, Lender},
};

use crate::credit_support::{consistent, instant, lent, u};

/// Tries a call with every amount of gas; it is done as a whole, told to the book, or not at all.
#[track_caller]
fn starve(start: &Credit, from: &stylus_chain::chain::Account, data: &[u8]) {
    let (mut succeeded, mut refused) = (0, 0);
    for gas_limit in (150_000..1_900_000).step_by(50_000) {
        let mut scene = start.clone();
        let router = scene.router;
        let tx = scene.chain().transaction(from, Some(router), data.to_vec());
        match scene.chain().send_transaction(&Transaction { gas_limit, ..tx }) {
            Ok(receipt) => {
                assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty(), "{gas_limit}");
                assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty(), "{gas_limit}");
                succeeded += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(succeeded > 0 && refused > 0, "{succeeded} {refused}");
}

#[test]
fn no_amount_of_gas_keeps_a_payment_or_a_default_from_the_book() {
    let (mut scene, deal) = lent();
    scene.go_to_deadline(&deal);
    let amount = scene.quote(&deal).total;
    scene.fund(&deal.borrower, deal.currency, amount, scene.router);
    scene.go_to_deadline(&deal);
    let data = ILoanRouter::repayCall { terms: deal.terms.clone(), amount }.abi_encode();
    starve(&scene, &deal.borrower, &data);
    scene.go_to_end_of_grace(&deal);
    scene.wait(1);
    let data = ILoanRouter::callDefaultCall { terms: deal.terms.clone() }.abi_encode();
    let keeper = scene.people.keeper.clone();
    starve(&scene, &keeper, &data);
}

/// The vault's first call after the end of an epoch has more to do; a default in it is marked all the same.
#[test]
fn a_default_in_the_first_call_of_an_epoch_is_told() {
    let (start, deal) = lent();
    for days in [35, 36, 61, 95, 150, 250] {
        let mut scene = start.clone();
        scene.wait(days * DAY + 2);
        let receipt = instant(&mut scene, "default", |scene| done(scene.call_default(&deal)));
        assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty(), "{days}");
        assert_eq!(scene.entry(&deal, 0).state, 3, "{days}");
        assert_eq!(scene.vault_loans().ratePerSecond, u(0), "{days}");
    }
}

/// Thirty-two tranches, 24 of them the vault's, of as many instalments as there may be, a day each.
fn largest(instalments: u64, tranches: u64) -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let curator = Lender::Allowance(scene.people.curator.clone());
    let mut deal = scene.deal(title, scene.usd6);
    let of_vault = tranches / 4 * 3;
    for index in 0..tranches {
        let lender = if index < of_vault { Lender::Vault } else { curator.clone() };
        deal = deal.tranche_of(
            &scene,
            lender,
            u(3_000_000_001 + index / 24 * 7),
            tests::credit::per_second(1_000),
        );
    }
    deal.terms.duration = deal.terms.repaymentInterval * instalments;
    deal.terms.reserveInstalments = 1;
    deal.terms.exitFee = u(1);
    (scene, deal)
}

#[test]
fn the_largest_loan_goes_through_every_function() {
    let (mut scene, deal) = largest(240, 32);
    let entries: Vec<_> = (0..24).map(|index| (deal.clone(), index)).collect();
    done(scene.borrow(&deal));
    scene.go_to_deadline(&deal);
    let mut used = vec![instant(&mut scene, "payment", |scene| done(scene.pay_due(&deal))).gas_used];
    consistent(&mut scene, &entries, &[deal.currency]);
    let mut paid = scene.clone();
    paid.wait(1);
    used.push(instant(&mut paid, "payoff", |scene| done(scene.pay_off(&deal))).gas_used);
    let mut successor = deal.clone();
    successor.terms.nonce = u(1);
    let mut other = scene.clone();
    other.wait(1);
    let most = deal.currency.whole(200_000);
    used.push(
        instant(&mut other, "refinancing", |scene| done(scene.refinance(&deal, &successor, most))).gas_used,
    );
    // Called late: eight instalments are missed.
    scene.wait(8 * 30 * DAY);
    used.push(instant(&mut scene, "default", |scene| done(scene.call_default(&deal))).gas_used);
    consistent(&mut scene, &entries, &[deal.currency]);
    let mut cured = scene.clone();
    used.push(instant(&mut cured, "cure", |scene| done(scene.cure_arrears(&deal))).gas_used);
    consistent(&mut cured, &entries, &[deal.currency]);
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    used.push(instant(&mut scene, "foreclosure", |scene| done(scene.foreclose(&deal))).gas_used);
    let buyer = scene.people.buyers[0].clone();
    let least = scene.sale(deal.terms.title).leastBid;
    done(scene.bid(&buyer, &deal, least));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    used.push(instant(&mut scene, "recovery", |scene| done(scene.recover(&deal))).gas_used);
    consistent(&mut scene, &entries, &[deal.currency]);
    instant(&mut scene, "sweep", |scene| done(scene.sweep(deal.currency)));
    assert!(used.iter().all(|gas| *gas < 30_000_000), "{used:?}");
}

/// The largest loan of all, of which nothing was ever paid and whose default nobody called before its very end.
#[test]
fn the_largest_loan_of_which_all_instalments_are_missed_is_called_sold_and_recovered() {
    let (mut scene, mut deal) = largest(240, 32);
    deal.terms.repaymentInterval = DAY;
    deal.terms.duration = 240 * DAY;
    deal.terms.gracePeriodDuration = 0;
    done(scene.borrow(&deal));
    scene.wait(241 * DAY);
    let mut used = vec![instant(&mut scene, "default", |scene| done(scene.call_default(&deal))).gas_used];
    let mut cured = scene.clone();
    used.push(instant(&mut cured, "cure", |scene| done(scene.pay_off(&deal))).gas_used);
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    used.push(instant(&mut scene, "foreclosure", |scene| done(scene.foreclose(&deal))).gas_used);
    let buyer = scene.people.buyers[0].clone();
    let least = scene.sale(deal.terms.title).leastBid;
    done(scene.bid(&buyer, &deal, least));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    used.push(instant(&mut scene, "recovery", |scene| done(scene.recover(&deal))).gas_used);
    assert!(used.iter().all(|gas| *gas < 30_000_000), "{used:?}");
}
