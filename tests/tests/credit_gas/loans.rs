//! What loans cost that are paid.

use alloy_primitives::{U256, keccak256};
use stylus_chain::chain::Receipt;
use tests::Credit;
use tests::abi::{IDepositTimelock, ILoanBook};
use tests::check::done;
use tests::credit::{DAY, Deal, Lender};
use tests::gas::Measured;

use crate::scenes::{lent_by, lent_by_vault, used, with_loan, with_loan_of_the_vault};

/// Opening.
#[track_caller]
pub fn of_openings(all: &mut Measured) {
    let start = used();
    for (name, tranches) in [("borrow, 1 tranche", 1), ("borrow, 2 tranches", 2), ("borrow, 5 tranches", 5)] {
        let mut scene = start.clone();
        let deal = lent_by(&mut scene, "measured", tranches);
        all.push((name, opened(&mut scene, &deal)));
    }
    let mut scene = start.clone();
    let mut deal = lent_by(&mut scene, "measured", 2);
    deal.terms.originationFee = deal.currency.whole(1_000);
    deal.terms.reserveInstalments = 1;
    all.push(("borrow, 2 tranches, fee and reserve", opened(&mut scene, &deal)));
    for (name, lender) in [
        ("borrow, 2 tranches by permit", Lender::Permit as fn(_) -> _),
        ("borrow, 2 tranches from escrow", Lender::Escrow as fn(_) -> _),
    ] {
        let mut scene = start.clone();
        let mut deal = lent_by(&mut scene, "measured", 2);
        deal.lenders = scene.people.lenders[..2].iter().cloned().map(lender).collect();
        all.push((name, opened(&mut scene, &deal)));
    }
    let mut scene = start.clone();
    let deal = lent_by_vault(&mut scene, "measured");
    all.push(("borrow, vault and curator", opened(&mut scene, &deal)));
    all.push(("escrow deposit", escrowed(start)));
}

#[track_caller]
fn opened(scene: &mut Credit, deal: &Deal) -> Receipt {
    scene.prepare(deal);
    done(scene.borrow_sent(deal))
}

#[track_caller]
fn escrowed(mut scene: Credit) -> Receipt {
    let deal = lent_by(&mut scene, "measured", 1);
    let (timelock, currency) = (scene.timelock, deal.currency);
    let [lender, other] = [0, 1].map(|place| scene.people.lenders[place].clone());
    scene.escrow(&other, currency, scene.loan_id(&deal.terms), currency.whole(1));
    scene.fund(&lender, currency, currency.whole(1), timelock);
    let call = IDepositTimelock::depositCall {
        target: scene.router,
        context: scene.loan_id(&deal.terms),
        token: currency.token,
        amount: deal.principal(),
        expiration: scene.now() + 30 * DAY,
    };
    done(scene.chain().send(&lender, timelock, &call))
}

/// Instalments, and the end.
#[track_caller]
pub fn of_payments(all: &mut Measured) {
    for (name, tranches) in [
        ("repay the first of 36, 1 tranche", 1),
        ("repay the first of 36, 2 tranches", 2),
        ("repay the first of 36, 5 tranches", 5),
    ] {
        let (mut scene, deal) = with_loan(tranches);
        scene.go_to_deadline(&deal);
        all.push((name, done(scene.pay_due(&deal))));
    }
    let (mut scene, deal) = with_loan_of_the_vault();
    scene.go_to_deadline(&deal);
    all.push(("repay the first of 36, vault and curator", done(scene.pay_due(&deal))));
    scene.go_to_deadline(&deal);
    all.push(("repay the second of 36, vault and curator", done(scene.pay_due(&deal))));
    let (mut scene, deal) = with_loan(2);
    scene.wait(DAY);
    let mut ahead = scene.clone();
    all.push(("repay everything, 2 tranches", done(scene.pay_off(&deal))));
    done(ahead.pay_due(&deal));
    let borrower = deal.borrower.clone();
    all.push(("prepay, 2 tranches", done(ahead.repay(&borrower, &deal, deal.currency.whole(1_000)))));
    let (mut scene, old) = with_loan(2);
    scene.wait(DAY);
    let mut new = old.clone();
    new.terms.nonce = U256::from(1);
    let most = old.principal();
    all.push(("refinance, 2 tranches", done(scene.refinance(&old, &new, most))));
}

/// What the vault's loan book does by itself.
#[track_caller]
pub fn of_the_book(all: &mut Measured) {
    let (mut scene, deal) = with_loan_of_the_vault();
    let loan = scene.loan_id(&deal.terms);
    all.push(("agree", done(scene.agree(keccak256(loan)))));
    scene.wait(DAY);
    all.push(("repay ahead of the first deadline, vault and curator", done(scene.pay_due(&deal))));
    let paid_until = scene.entry(&deal, 0).from;
    scene.go_to(paid_until + 1);
    all.push(("resume", done(scene.resume(&deal, 0))));
    let (book, keeper, currency) = (scene.book, scene.people.keeper.clone(), deal.currency.token);
    let sweep = ILoanBook::sweepCall { currency };
    let receipt = done(scene.chain().send(&keeper, book, &sweep));
    all.push(("sweep, the first", receipt));
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    let receipt = done(scene.chain().send(&keeper, book, &sweep));
    all.push(("sweep", receipt));
}
