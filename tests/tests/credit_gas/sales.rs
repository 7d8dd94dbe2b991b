//! What loans cost that are not paid, and the sale of their titles.

use stylus_chain::chain::Receipt;
use tests::Credit;
use tests::check::done;
use tests::credit::{Deal, FINAL_ROUND};
use tests::gas::Measured;

use crate::scenes::{LOAN, with_loan, with_loan_of_the_vault};

/// By lenders without the vault.
#[track_caller]
pub fn of_defaults(all: &mut Measured) {
    let (mut scene, deal) = with_loan(2);
    all.push(("callDefault, 2 tranches", scene.default_on(&deal)));
    let mut cured = scene.clone();
    all.push(("cure, 2 tranches", done(cured.cure_arrears(&deal))));
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    all.push(("foreclose, 2 tranches", done(scene.foreclose(&deal))));
    let mut unsold = scene.clone();
    unsold.go_past_round(&deal);
    all.push(("nextRound", done(unsold.next_round(&deal))));
    let [first, second, _] = scene.people.buyers.clone();
    let least = scene.sale(deal.terms.title).leastBid;
    all.push(("bid", done(scene.bid(&first, &deal, least))));
    let least = scene.sale(deal.terms.title).leastBid;
    all.push(("bid, outbidding another for the first time", done(scene.bid(&second, &deal, least))));
    let least = scene.sale(deal.terms.title).leastBid;
    done(scene.bid(&first, &deal, least));
    let least = scene.sale(deal.terms.title).leastBid;
    all.push(("bid, outbidding another", done(scene.bid(&second, &deal, least))));
    all.push(("withdraw of the outbid", done(scene.withdraw_bid(&first, &deal))));
    scene.go_past_round(&deal);
    all.push(("settle", done(scene.settle(&deal))));
    all.push(("recover, 2 tranches", done(scene.recover(&deal))));
}

/// With the vault above the curator.
#[track_caller]
pub fn of_defaults_before_the_vault(all: &mut Measured) {
    let (mut scene, deal) = with_loan_of_the_vault();
    all.push(("callDefault, vault and curator", scene.default_on(&deal)));
    let mut cured = scene.clone();
    all.push(("cure, vault and curator", done(cured.cure_arrears(&deal))));
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    done(scene.foreclose(&deal));
    all.push(("remark", remarked(scene.clone(), &deal)));
    let buyer = scene.people.buyers[0].clone();
    scene.sell(&deal, &buyer, deal.currency.whole(LOAN));
    all.push(("recover, vault and curator", done(scene.recover(&deal))));
}

/// After as many rounds without a bid as it takes for less to be counted on.
#[track_caller]
fn remarked(mut scene: Credit, deal: &Deal) -> Receipt {
    loop {
        assert!(scene.sale(deal.terms.title).round < FINAL_ROUND, "no mark was raised");
        scene.go_past_round(deal);
        done(scene.next_round(deal));
        if let Ok(receipt) = scene.remark(deal, 0) {
            return receipt;
        }
    }
}
