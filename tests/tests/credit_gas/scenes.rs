//! Credit in use: nothing that is measured is the first of its kind, unless its name says so.

use alloy_primitives::U256;
use tests::Credit;
use tests::abi::{ILoanRouter, ISUSDai};
use tests::check::done;
use tests::credit::{Currency, DAY, Deal, Lender};
use tests::whole;

/// What is lent in a loan, whole dollars.
pub const LOAN: u64 = 100_000;
/// What everybody has beside it, whole dollars.
const MONEY: u64 = 1_000_000;
/// Instalments of a loan.
const INSTALMENTS: u64 = 36;

/// Everybody has money and has lent or borrowed before; the vault has lent and was paid; the borrower has a title.
#[track_caller]
pub fn used() -> Credit {
    let mut scene = Credit::new();
    let router = scene.router;
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: 500 }));
    let people = scene.people.clone();
    let accounts = people.lenders.iter().chain(&people.buyers);
    for account in accounts.chain([&people.curator, &people.borrower, &people.fees]) {
        let currency = scene.usd6;
        scene.fund(account, currency, currency.whole(MONEY), router);
    }
    let auction = scene.auction;
    for account in [router, auction] {
        let currency = scene.usd6;
        scene.give(account, currency, currency.whole(1));
    }
    scene.title("kept");
    let among_lenders = lent_by(&mut scene, "earlier", 5);
    let of_the_vault = lent_by_vault(&mut scene, "earlier, of the vault");
    for deal in [among_lenders, of_the_vault] {
        done(scene.borrow(&deal));
        scene.wait(DAY);
        done(scene.pay_due(&deal));
    }
    scene
}

/// A loan that is to be of so many lenders, who sign and have let the router take the money.
#[track_caller]
pub fn lent_by(scene: &mut Credit, title: &str, tranches: usize) -> Deal {
    let (title, currency) = (scene.title(title), scene.usd6);
    let lenders = scene.people.lenders[..tranches].to_vec();
    let units = LOAN / tranches as u64;
    let deal = with_instalments(scene.deal(title, currency));
    lenders.into_iter().zip(1..).fold(deal, |deal, (lender, place)| {
        deal.tranche(scene, Lender::Allowance(lender), units, 800 + 200 * place)
    })
}

/// One of the vault above the curator.
#[track_caller]
pub fn lent_by_vault(scene: &mut Credit, title: &str) -> Deal {
    let (title, currency) = (scene.title(title), scene.usd6);
    above_curator(scene, title, currency, LOAN)
}

/// So many whole dollars: 80% of the vault's above 20% of the curator's.
#[track_caller]
pub fn above_curator(scene: &Credit, title: U256, currency: Currency, dollars: u64) -> Deal {
    let curator = scene.people.curator.clone();
    let deal = with_instalments(scene.deal(title, currency));
    let deal = deal.tranche(scene, Lender::Vault, dollars / 5 * 4, 1_200);
    deal.tranche(scene, Lender::Allowance(curator), dollars / 5, 2_000)
}

/// A scene with a loan of so many lenders.
#[track_caller]
pub fn with_loan(tranches: usize) -> (Credit, Deal) {
    let mut scene = used();
    let deal = lent_by(&mut scene, "measured", tranches);
    done(scene.borrow(&deal));
    (scene, deal)
}

/// A scene with a loan of the vault's.
#[track_caller]
pub fn with_loan_of_the_vault() -> (Credit, Deal) {
    let mut scene = used();
    let deal = lent_by_vault(&mut scene, "measured");
    done(scene.borrow(&deal));
    (scene, deal)
}

/// A vault that has lent so many dollars in each of so many loans, in three currencies by turns. Of each currency a
/// loan has paid, and the vault has swept it; it takes a fee, was paid a premium, and has harvested: every stream runs.
/// Alice holds shares.
#[track_caller]
pub fn with_loans_of_the_vault(loans: usize, dollars: u64) -> Credit {
    let mut scene = Credit::new();
    let (alice, vault) = (scene.redemptions.world().alice.clone(), scene.redemptions.susdai());
    done(scene.push(vault, &ISUSDai::setYieldFeeCall { fee: 500 }));
    let currencies = [scene.usd6, scene.usd8, scene.usd18];
    let mut first = Vec::new();
    for (number, currency) in (0..loans).zip(currencies.into_iter().cycle()) {
        let title = scene.title(&format!("number {number}"));
        let deal = above_curator(&scene, title, currency, dollars);
        done(scene.borrow(&deal));
        if first.len() < currencies.len() {
            first.push(deal);
        }
    }
    scene.wait(DAY);
    for deal in first {
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
        done(scene.sweep(deal.currency));
    }
    done(scene.suite().staking.earn(100));
    scene.wait(DAY);
    let deposit = ISUSDai::deposit_0Call { assets: whole(1_000, 18), receiver: alice.address };
    done(scene.redemptions.tell_vault(&alice, &deposit));
    scene.wait(60);
    scene
}

fn with_instalments(mut deal: Deal) -> Deal {
    deal.terms.duration = INSTALMENTS * deal.terms.repaymentInterval;
    deal
}
