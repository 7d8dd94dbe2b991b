//! Cash of loans that the vault counts and does not have, has and does not count, or that is taken from others.

use alloy_primitives::U256;
use tests::{
    Credit, Suite,
    abi::{ILoanBook, ILoanRouter, IUSDai, fixtures::IOdd},
    check::{done, made, refused},
    credit::{Currency, DAY, Lender},
    whole,
};

use crate::credit_support::{
    balance_of, collected, consistent, deposited, instant, lent, list, listed, pass, redeemable, turn, u,
    unreported, usdai, vault_deal, worth,
};

#[test]
fn w07_a_loan_that_does_not_begin_leaves_the_vaults_cash_and_value() {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let currency = scene.usd6;
    let mut deal = vault_deal(&scene, title, currency);
    scene.prepare(&deal);
    let before = (worth(&mut scene).terms, scene.vault_cash().idle);
    // Neither escrow nor an allowance lends for the vault, so that no cash of it is ever under way.
    for deposit_type in [0, 1, 2, 4, 255] {
        let mut deposits = scene.deposits(&deal);
        deposits[0].depositType = deposit_type;
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        let outcome = scene.still(|scene| scene.tell(&deal.borrower, &call));
        refused(outcome, ILoanRouter::DepositTypeUnusable { index: U256::ZERO, depositType: deposit_type });
    }
    // The vault has lent when the curator behind it turns out to have nothing.
    let curator = scene.people.curator.clone();
    let router = scene.router;
    let approve = tests::abi::IToken::approveCall { spender: router, value: U256::ZERO };
    scene.still(|scene| done(scene.chain().send(&curator, currency.token, &approve)));
    assert!(scene.still(|scene| scene.borrow_sent(&deal)).is_err());
    assert_eq!((worth(&mut scene).terms, scene.vault_cash().idle), before);
    deal.terms.nonce = u(1);
    assert_eq!(balance_of(&mut scene, currency.token, router), U256::ZERO);
}

#[test]
fn w16_what_a_fee_keeps_of_a_payment_is_lost_and_not_counted() {
    let mut scene = Credit::new();
    let (title, currency) = (scene.title("first"), listed(&mut scene, "FeeToken"));
    let deal = vault_deal(&scene, title, currency);
    done(scene.borrow(&deal));
    turn(&mut scene, currency, &IOdd::setFeeCall { bps: u(100), addedOnTop: false });
    scene.go_to_deadline(&deal);
    instant(&mut scene, "payment", |scene| done(scene.pay_due(&deal)));
    let [principal, interest] = collected(&mut scene, currency);
    let book = scene.book;
    let held = scene.balance(currency, book) * whole(1, 12);
    assert!(held < principal + interest);
    let idle = scene.vault_cash().idle;
    let swept = instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    assert!(swept <= held && scene.vault_cash().idle - idle == swept, "{swept} {held}");
    assert_eq!(collected(&mut scene, currency), [U256::ZERO; 2]);
    consistent(&mut scene, &[(deal.clone(), 0)], &[currency]);
    // What is missing above the interest is lost principal, in both prices at once.
    assert_eq!(scene.vault_loans().lost, principal.saturating_sub(swept));
    scene.wait(1);
    instant(&mut scene, "the rest", |scene| done(scene.pay_off(&deal)));
    instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    let loans = scene.vault_loans();
    assert_eq!((loans.principal, loans.marks, loans.ratePerSecond), (U256::ZERO, U256::ZERO, U256::ZERO));
}

/// A currency with a fee whose lender is in escrow arrives short at the router, where others' reserves are.
#[test]
fn a_loan_with_a_fee_on_transfer_is_not_paid_out_of_anothers_reserve() {
    let mut scene = Credit::new();
    let currency = listed(&mut scene, "FeeToken");
    let [first, second] = ["first", "second"].map(|name| scene.title(name));
    let mut victim = vault_deal(&scene, first, currency);
    victim.terms.reserveInstalments = 2;
    done(scene.borrow(&victim));
    let router = scene.router;
    let reserve = scene.balance(currency, router);
    assert!(reserve > U256::ZERO);
    turn(&mut scene, currency, &IOdd::setFeeCall { bps: u(100), addedOnTop: false });
    let accomplice = scene.people.lenders[0].clone();
    let mut deal =
        scene.deal(second, currency).tranche(&scene, Lender::Escrow(accomplice.clone()), 10_000, 1);
    scene.prepare(&deal);
    // What arrived in escrow is all that the terms ask for; it comes to the router less a fee again.
    deal.terms.trancheSpecs[0].amount = currency.whole(9_900);
    let loan = scene.loan_id(&deal.terms);
    scene.escrow(&accomplice, currency, loan, currency.whole(10_000));
    let missing = ILoanRouter::AmountMissing {
        currencyToken: currency.token,
        arrived: currency.whole(9_900) - currency.whole(99),
        expected: currency.whole(9_900),
    };
    refused(scene.borrow_sent(&deal), missing);
    assert_eq!(scene.balance(currency, router), reserve);
}

/// O05: dollars that USDai takes no more wait where they are. They count at par in principal, no price rises by them,
/// and who deposits meanwhile pays more, not less.
#[test]
fn o05_cash_that_cannot_be_converted_stays_and_gains_nothing() {
    let (mut scene, deal) = lent();
    let (currency, usdai) = (deal.currency, scene.suite().usdai());
    let disable = |enabled| IUSDai::setAssetCall {
        asset: currency.token,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: enabled,
        redeemEnabled: true,
    };
    done(scene.push(usdai, &disable(false)));
    scene.wait(10 * DAY);
    instant(&mut scene, "payoff", |scene| done(scene.pay_off(&deal)));
    assert!(scene.sweep(currency).is_err());
    let book = scene.book;
    let lag = scene.look(book, &ILoanBook::lagCall {});
    assert_eq!(lag.ratePerSecond, scene.vault_loans().ratePerSecond);
    let redemption = worth(&mut scene).terms[1];
    for _ in 0..4 {
        pass(&mut scene, 7 * DAY);
        consistent(&mut scene, &[(deal.clone(), 0)], &[currency]);
        assert_eq!(worth(&mut scene).terms[1], redemption);
    }
    let (_, shares) = deposited(&mut scene, "late", 1_000_000);
    done(scene.push(usdai, &disable(true)));
    instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    assert!(redeemable(&mut scene, shares) < whole(1_000_000, 18));
    assert_eq!(scene.vault_loans().accrued, U256::ZERO);
}

/// What a token does not let the book have waits at the router for the book alone, and comes back once.
#[test]
fn w26_cash_and_reports_of_a_blocked_book_come_once_and_to_nobody_else() {
    let mut scene = Credit::new();
    let currency = listed(&mut scene, "BlocklistToken");
    let [first, second] = ["first", "second"].map(|name| scene.title(name));
    let deals = [first, second].map(|title| vault_deal(&scene, title, currency));
    for deal in &deals {
        done(scene.borrow(deal));
    }
    let (book, stranger) = (scene.book, scene.people.stranger.clone());
    turn(&mut scene, currency, &IOdd::setBlockedCall { account: book, blocked: true });
    scene.go_to_deadline(&deals[0]);
    for deal in &deals {
        instant(&mut scene, "blocked", |scene| done(scene.pay_due(deal)));
        assert_ne!(unreported(&mut scene, deal, 0), [U256::ZERO; 2]);
    }
    let claim = ILoanRouter::claimCall { currencyToken: currency.token, to: stranger.address };
    refused(scene.tell(&stranger, &claim), ILoanRouter::NothingToClaim { currencyToken: currency.token });
    assert!(scene.reconcile(&deals[0], 0).is_err());
    turn(&mut scene, currency, &IOdd::setBlockedCall { account: book, blocked: false });
    for deal in &deals {
        let sum: U256 = unreported(&mut scene, deal, 0).into_iter().sum();
        let before: U256 = collected(&mut scene, currency).into_iter().sum();
        instant(&mut scene, "reconcile", |scene| done(scene.reconcile(deal, 0)));
        let after: U256 = collected(&mut scene, currency).into_iter().sum();
        assert_eq!(after - before, sum * whole(1, 12));
        let loan = scene.loan_id(&deal.terms);
        let replay = instant(&mut scene, "replay", |scene| scene.reconcile(deal, 0));
        refused(replay, ILoanRouter::NothingUnreported { loan, index: U256::ZERO });
    }
    let entries = deals.clone().map(|deal| (deal, 0));
    consistent(&mut scene, &entries, &[currency]);
    instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    assert_eq!(scene.balance(currency, book), U256::ZERO);
}

/// Only the book is exempt from USDai's fees, and nobody changes dollars through it for free.
#[test]
fn the_books_exemption_is_of_no_use_to_anybody_else() {
    let (mut scene, deal) = lent();
    let (currency, token) = (deal.currency, usdai(&mut scene).token);
    let fees = IUSDai::setAssetCall {
        asset: currency.token,
        mintFee: 100,
        redeemFee: 100,
        shareCap: 10_000,
        mintEnabled: true,
        redeemEnabled: true,
    };
    done(scene.push(token, &fees));
    let (book, stranger) = (scene.book, scene.people.stranger.clone());
    scene.give(book, currency, currency.whole(1_000));
    let nothing = ILoanBook::NothingToSweep { currency: currency.token };
    refused(scene.sweep(currency), nothing);
    for currency in [scene.usd8, scene.usd18, usdai(&mut scene)] {
        refused(scene.sweep(currency), ILoanBook::NothingToSweep { currency: currency.token });
    }
    // A gift is not swept along with a payment either.
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    let due: U256 = collected(&mut scene, currency).into_iter().sum();
    assert_eq!(instant(&mut scene, "sweep", |scene| done(scene.sweep(currency))), due);
    assert_eq!(scene.balance(currency, book), currency.whole(1_000));
    scene.fund(&stranger, currency, currency.whole(1_000), token);
    let minted = done(scene.redemptions.world().deposit(&stranger, currency.token, currency.whole(1_000)));
    assert_eq!(minted, whole(990, 18));
}

/// A pause of minting holds the cash of loans back as long as it lasts, and no longer; loans are paid meanwhile, a
/// default is called and marked, and no price rises by any of it.
#[test]
fn o07_a_pause_of_minting_delays_a_sweep_and_nothing_else() {
    let (mut scene, deal) = lent();
    let (currency, usdai) = (deal.currency, scene.suite().usdai());
    scene.go_to_deadline(&deal);
    let until = scene.now() + 10 * DAY;
    scene.still(|scene| done(scene.redemptions.pause(usdai, Suite::PAUSE_MINT, until)));
    instant(&mut scene, "payment", |scene| done(scene.pay_due(&deal)));
    let waits = collected(&mut scene, currency);
    refused(scene.sweep(currency), IUSDai::MintPaused { until });
    pass(&mut scene, 5 * DAY);
    assert_eq!(collected(&mut scene, currency), waits);
    let mut late = scene.clone();
    instant(&mut scene, "payoff", |scene| done(scene.pay_off(&deal)));
    pass(&mut scene, DAY);
    for scene in [&mut scene, &mut late] {
        scene.go_to(until);
        assert!(instant(scene, "sweep", |scene| done(scene.sweep(currency))) > U256::ZERO);
    }
    assert_eq!(scene.vault_loans().principal, U256::ZERO);
    late.default_on(&deal);
    assert_eq!((late.entry(&deal, 0).state, late.vault_loans().ratePerSecond), (3, U256::ZERO));
}

/// A currency that has other decimals one day is paid by those that its loan began with, and lent no more.
#[test]
fn a_currency_whose_decimals_change_takes_nothing_of_the_vault() {
    for (before, after) in [(6_u8, 18_u8), (18, 6)] {
        let mut scene = Credit::new();
        let [first, second] = ["first", "second"].map(|name| scene.title(name));
        let [old, new] = [before, after].map(|decimals| {
            let arguments = alloy_sol_types::SolValue::abi_encode(&u(decimals.into()));
            made(scene.redemptions.world().deploy("PlainToken", &arguments))
        });
        let arguments = alloy_sol_types::SolValue::abi_encode(&old);
        let token = made(scene.redemptions.world().deploy("UpgradeableToken", &arguments));
        let currency = Currency { token, decimals: before };
        list(&mut scene, currency);
        let deal = vault_deal(&scene, first, currency);
        done(scene.borrow(&deal));
        turn(&mut scene, currency, &IOdd::upgradeToCall { implementation: new });
        let idle = scene.vault_cash().idle;
        let other = vault_deal(&scene, second, Currency { token, decimals: after });
        let error = scene.still(|scene| scene.borrow(&other)).expect_err("another currency");
        let is_named = error.is::<ILoanBook::MinimumNotMet>() || error.is::<ILoanBook::TransferFailed>();
        assert!(is_named && scene.vault_cash().idle == idle, "{error}");
        scene.wait(DAY);
        instant(&mut scene, "payoff", |scene| done(scene.pay_off(&deal)));
        instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
        let loans = scene.vault_loans();
        assert_eq!((loans.principal, loans.lost), (U256::ZERO, U256::ZERO));
    }
}
