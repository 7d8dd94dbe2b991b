//! Positions that come to the loan book in the middle of a loan, and limits and first losses that are to be dodged.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{ILoanBook, ILoanPositions, ILoanRouter},
    check::{done, refused},
    credit::{CURATOR, Deal, Lender},
    whole,
};

use crate::credit_support::{
    SENIOR, collected, consistent, instant, lent, pass, tell_book, u, unreported, usdai, vault_deal,
};

/// A loan of two lenders, neither of them the vault.
fn of_lenders() -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let [senior, curator] = [&scene.people.lenders[0], &scene.people.curator].map(|account| account.clone());
    let deal = scene.deal(title, scene.usd6).tranche(&scene, Lender::Allowance(senior), SENIOR, 1_200);
    let deal = deal.tranche(&scene, Lender::Allowance(curator), SENIOR / 4, 2_000);
    done(scene.borrow(&deal));
    (scene, deal)
}

#[track_caller]
fn position(scene: &mut Credit, deal: &Deal, index: u8) -> U256 {
    let (positions, loan) = (scene.positions, scene.loan_id(&deal.terms));
    scene.look(positions, &ILoanPositions::tokenIdCall { loan, index })
}

#[track_caller]
fn send_position(scene: &mut Credit, from: &Account, to: Address, deal: &Deal, index: u8) {
    let (positions, token_id) = (scene.positions, position(scene, deal, index));
    let call = ILoanPositions::transferFromCall { from: from.address, to, tokenId: token_id };
    scene.still(|scene| done(scene.chain().send(from, positions, &call)));
}

fn buy(scene: &mut Credit, by: &Account, deal: &Deal, index: u64, price: U256) -> Result<Receipt, CallError> {
    let seller = deal.terms.trancheSpecs[index as usize].lender;
    let call = ILoanBook::buyCall { terms: deal.book_terms(), index: u(index), seller, price };
    tell_book(scene, by, &call)
}

#[test]
fn w23_a_position_that_was_sent_is_tracked_and_all_it_brought_is_gain() {
    let (mut scene, deal) = of_lenders();
    let (book, senior, loan) = (scene.book, scene.people.lenders[0].clone(), scene.loan_id(&deal.terms));
    send_position(&mut scene, &senior, book, &deal, 0);
    scene.go_to_deadline(&deal);
    let receipt = instant(&mut scene, "payment", |scene| done(scene.pay_due(&deal)));
    assert_eq!(receipt.logs::<ILoanRouter::HookFailed>().len(), 1);
    let left: U256 = unreported(&mut scene, &deal, 0).into_iter().sum();
    assert!(left > U256::ZERO && scene.reconcile(&deal, 0).is_err());
    // What the book does not know keeps no loan from its default.
    let receipt = scene.clone().default_on(&deal);
    assert_eq!(receipt.logs::<ILoanRouter::HookFailed>().len(), 1);
    let stranger = scene.people.stranger.clone();
    let call = ILoanBook::adoptCall { terms: deal.book_terms(), index: U256::ZERO };
    let outsider = ILoanBook::NotStrategist { caller: stranger.address };
    refused(tell_book(&mut scene, &stranger, &call), outsider);
    instant(&mut scene, "adopt", |scene| done(scene.adopt(&deal, 0)));
    refused(scene.adopt(&deal, 0), ILoanBook::EntryKnown { loan, index: U256::ZERO });
    instant(&mut scene, "reconcile", |scene| done(scene.reconcile(&deal, 0)));
    let currency = deal.currency;
    let sum: U256 = collected(&mut scene, currency).into_iter().sum();
    assert_eq!(sum, left * whole(1, 12));
    consistent(&mut scene, &[(deal.clone(), 0)], &[currency]);
    instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    pass(&mut scene, 86_400);
    // A default of what cost nothing is doubted for nothing.
    scene.default_on(&deal);
    assert_eq!(scene.vault_loans().marks, U256::ZERO);
    instant(&mut scene, "cure", |scene| done(scene.pay_off(&deal)));
    instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    assert_eq!(scene.balance(currency, book), U256::ZERO);
}

#[test]
fn w23_a_position_that_was_bought_is_tracked_from_its_price_on() {
    let (mut scene, deal) = of_lenders();
    let (senior, stranger) = (scene.people.lenders[0].clone(), scene.people.stranger.clone());
    let (strategist, book, positions) = (scene.people.strategist.clone(), scene.book, scene.positions);
    let par = whole(SENIOR, 18);
    let outsider = ILoanBook::NotStrategist { caller: stranger.address };
    refused(buy(&mut scene, &stranger, &deal, 0, par), outsider);
    let approve = ILoanPositions::setApprovalForAllCall { operator: book, approved: true };
    let above = ILoanBook::PriceAboveClaim { price: par + u(1), claim: par };
    refused(buy(&mut scene, &strategist, &deal, 0, par + u(1)), above);
    // Nobody sells what it has not offered.
    assert!(buy(&mut scene, &strategist, &deal, 0, par).is_err());
    done(scene.chain().send(&senior, positions, &approve));
    let price = whole(SENIOR - 5_000, 18);
    instant(&mut scene, "purchase", |scene| done(buy(scene, &strategist, &deal, 0, price)));
    let currency = usdai(&mut scene);
    assert_eq!(scene.balance(currency, senior.address), price);
    let entry = scene.entry(&deal, 0);
    assert_eq!((entry.principal, scene.vault_loans().principal), (price, price));
    let loan = scene.loan_id(&deal.terms);
    refused(buy(&mut scene, &strategist, &deal, 0, price), ILoanBook::EntryKnown { loan, index: U256::ZERO });
    for _ in 0..2 {
        scene.go_to_deadline(&deal);
        instant(&mut scene, "payment", |scene| done(scene.pay_due(&deal)));
        consistent(&mut scene, &[(deal.clone(), 0)], &[deal.currency]);
    }
    instant(&mut scene, "sweep", |scene| done(scene.sweep(deal.currency)));
    pass(&mut scene, 3_600);
    instant(&mut scene, "payoff", |scene| done(scene.pay_off(&deal)));
    instant(&mut scene, "sweep", |scene| done(scene.sweep(deal.currency)));
    let loans = scene.vault_loans();
    assert_eq!((loans.principal, loans.ratePerSecond, loans.lost), (U256::ZERO, U256::ZERO, U256::ZERO));
}

#[test]
fn w24_a_pause_of_borrowing_stops_purchases_and_nothing_that_is_sent() {
    let (mut scene, deal) = of_lenders();
    let [senior, strategist] =
        [&scene.people.lenders[0], &scene.people.strategist].map(|account| account.clone());
    let (book, positions, router) = (scene.book, scene.positions, scene.router);
    let approve = ILoanPositions::setApprovalForAllCall { operator: book, approved: true };
    done(scene.chain().send(&senior, positions, &approve));
    let until = scene.chain().timestamp() + 86_400;
    done(scene.redemptions.pause(router, Credit::PAUSE_BORROWING, until));
    let price = whole(SENIOR - 5_000, 18);
    let bought = scene.still(|scene| buy(scene, &strategist, &deal, 0, price));
    refused(bought, ILoanBook::BorrowingIsPaused { until });
    let mut sent = scene.clone();
    send_position(&mut sent, &senior, book, &deal, 0);
    done(sent.adopt(&deal, 0));
    pass(&mut scene, 86_400);
    done(buy(&mut scene, &strategist, &deal, 0, price));
}

#[test]
fn a_loan_of_the_vaults_has_a_fifth_of_curators_below_whatever_it_is_called() {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let [lender, curator] = [&scene.people.lenders[0], &scene.people.curator].map(|account| account.clone());
    let borrower = scene.people.borrower.clone();
    let start = scene.deal(title, scene.usd6);
    let by = |account: &Account| Lender::Allowance(account.clone());
    // Somebody who is no curator, too little of one, one who ranks above, one who is between two of the vault's.
    let cases: [&[(Lender, u64)]; 5] = [
        &[(Lender::Vault, 80_000), (by(&lender), 20_000)],
        &[(Lender::Vault, 80_001), (by(&curator), 20_000)],
        &[(by(&curator), 20_000), (Lender::Vault, 80_000)],
        &[(Lender::Vault, 40_000), (by(&curator), 20_000), (Lender::Vault, 40_000)],
        &[(Lender::Vault, 100_000)],
    ];
    for (number, case) in cases.into_iter().enumerate() {
        let mut deal = start.clone();
        deal.terms.nonce = u(number as u64);
        for (lender, units) in case {
            deal = deal.tranche(&scene, lender.clone(), *units, 1_000);
        }
        let error = scene.still(|scene| scene.borrow(&deal)).expect_err("no first loss");
        assert!(error.is::<ILoanBook::FirstLossTooSmall>(), "{number}: {error}");
    }
    // The borrower is a curator as well: it does not take its own first loss.
    done(scene.grant_standing(CURATOR, borrower.address, 10_000_000));
    let deal =
        start.tranche(&scene, Lender::Vault, 80_000, 1_000).tranche(&scene, by(&borrower), 20_000, 1_000);
    refused(scene.borrow(&deal), ILoanRouter::LenderIsBorrower { index: u(1) });
}

#[test]
fn refinancing_looks_at_first_loss_limits_and_default_again() {
    let (mut scene, old) = lent();
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    let most = old.currency.whole(200_000);
    let bare = scene.deal(old.terms.title, old.currency);
    let bare = bare.tranche(&scene, Lender::Vault, SENIOR, 900).tranche(&scene, lender, SENIOR / 4, 900);
    let error = scene.refinance(&old, &bare, most).expect_err("no first loss");
    assert!(error.is::<ILoanBook::FirstLossTooSmall>(), "{error}");
    // The same loan again is no new one.
    let loan = scene.loan_id(&old.terms);
    refused(scene.refinance(&old, &old, most), ILoanRouter::LoanExists { loan });
    let mut smaller = vault_deal(&scene, old.terms.title, old.currency);
    smaller.terms.nonce = u(1);
    smaller.terms.trancheSpecs[0].amount = old.currency.whole(40_000);
    // The old loan counts until it is paid off: the vault on both sides is held to the limit of the borrower.
    scene.set_limits([1_000_000, SENIOR + 39_999, 1_000_000, 0]);
    let error = scene.refinance(&old, &smaller, most).expect_err("above the limit");
    assert!(error.is::<ILoanBook::BorrowerLimitExceeded>(), "{error}");
    scene.set_limits([1_000_000, SENIOR + 40_000, 1_000_000, 0]);
    let mut late = scene.clone();
    instant(&mut scene, "refinancing", |scene| done(scene.refinance(&old, &smaller, most)));
    consistent(&mut scene, &[(old.clone(), 0), (smaller.clone(), 0)], &[old.currency]);
    let book = scene.book;
    let counted = scene.look(book, &ILoanBook::lentCall { account: old.borrower.address });
    assert_eq!(counted.toBorrower, whole(40_000, 18));
    // A default is cured before it is refinanced.
    late.default_on(&old);
    refused(late.refinance(&old, &smaller, most), ILoanRouter::WrongStatus { status: 2 });
}

#[test]
fn no_limit_is_dodged_by_many_tranches_loans_or_currencies() {
    let mut scene = Credit::new();
    let titles = ["first", "second", "third"].map(|name| scene.title(name));
    let currencies = [scene.usd6, scene.usd8, scene.usd18];
    scene.set_limits([100_000, 150_000, 150_000, 0]);
    let curator = Lender::Allowance(scene.people.curator.clone());
    let deal = |scene: &Credit, place: usize, tranches: u64, units: u64| {
        let mut deal = scene.deal(titles[place], currencies[place]);
        for _ in 0..tranches {
            deal = deal.tranche(scene, Lender::Vault, units, 1_000);
        }
        deal.tranche(scene, curator.clone(), 60_000, 1_000)
    };
    let many = deal(&scene, 0, 5, 20_001);
    let error = scene.borrow(&many).expect_err("above the loan's limit");
    assert!(error.is::<ILoanBook::LoanLimitExceeded>(), "{error}");
    let first = deal(&scene, 0, 5, 20_000);
    done(scene.borrow(&first));
    let second = deal(&scene, 1, 1, 50_001);
    let error = scene.borrow(&second).expect_err("above the borrower's limit");
    assert!(error.is::<ILoanBook::BorrowerLimitExceeded>(), "{error}");
    scene.set_limits([100_000, 1_000_000, 150_000, 0]);
    let error = scene.borrow(&second).expect_err("above the curator's limit");
    assert!(error.is::<ILoanBook::CuratorLimitExceeded>(), "{error}");
    let cash = scene.vault_cash().idle / whole(1, 18);
    let minimum = u64::try_from(cash).expect("few") - 50_000;
    scene.set_limits([100_000, 1_000_000, 1_000_000, minimum]);
    let error = scene.borrow(&second).expect_err("too little cash left");
    assert!(error.is::<ILoanBook::CashBelowMinimum>(), "{error}");
    scene.set_limits([100_000, 1_000_000, 1_000_000, minimum - 1]);
    done(scene.borrow(&second));
    // What is over counts no more, once.
    scene.wait(1);
    done(scene.pay_off(&first));
    let book = scene.book;
    let counted = scene.look(book, &ILoanBook::lentCall { account: first.borrower.address });
    assert_eq!(counted.toBorrower, whole(50_001, 18));
}
