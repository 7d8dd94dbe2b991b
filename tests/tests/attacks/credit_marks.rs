//! Keeping a loan in default in a price at more than it is worth, or taking a doubt back without cash.

use alloy_primitives::U256;
use stylus_chain::chain::CallError;
use tests::{
    Credit,
    abi::{ICaliber, ILoanBook, ILoanRouter, IToken},
    check::{done, refused},
    credit::{Currency, DAY, Deal},
    whole,
};
use usdai_core::loan::{Collateral, recoverable_down};
use usdai_core::{AssetAmount, Bps};

use crate::credit_support::{
    SENIOR, deposited, instant, lent, pass, provide, redeemable, staking, tell_book, u, worth,
};
use crate::vault_support::unreleased;

/// What somebody may do about a loan.
type Try = fn(&mut Credit, &Deal) -> Result<(), CallError>;

/// Of a title's value what [`doubted`] counts on, so that some half of the vault's principal is doubted.
#[track_caller]
fn share(scene: &mut Credit, deal: &Deal) -> u16 {
    let value = value(scene, deal);
    u16::try_from(whole(SENIOR, 18) * u(5_000) / value).expect("a part")
}

#[track_caller]
fn value(scene: &mut Credit, deal: &Deal) -> U256 {
    let (title, at) = (deal.terms.title, scene.now());
    scene.ask_caliber(&ICaliber::currentValueCall { title, at })
}

/// What the page says that a senior tranche is worth: of the title's value a share without the highest fee.
#[track_caller]
fn recoverable(scene: &mut Credit, deal: &Deal, share: u16) -> U256 {
    let collateral = Collateral {
        value: AssetAmount::new(value(scene, deal)),
        haircut: Bps::new(share).expect("a part"),
        senior_claims: AssetAmount::ZERO,
        reserve: AssetAmount::ZERO,
    };
    recoverable_down(AssetAmount::new(whole(SENIOR, 18)), &collateral).expect("fits").raw()
}

/// A loan of which the vault would doubt a half, as its class is counted on for little, and that share.
fn doubted() -> (Credit, Deal, u16) {
    let (mut scene, deal) = lent();
    let class = scene.ask_caliber(&ICaliber::titleCall { title: deal.terms.title }).assetClass;
    let (book, share) = (scene.book, share(&mut scene, &deal));
    done(scene.push(book, &ILoanBook::setHaircutCall { assetClass: class, shareBps: share }));
    (scene, deal, share)
}

#[test]
fn w14_a_loan_in_default_lifts_the_deposit_price_no_more() {
    let (mut scene, deal) = lent();
    scene.default_on(&deal);
    let before = worth(&mut scene);
    assert_eq!(scene.vault_loans().ratePerSecond, U256::ZERO);
    for days in [1, 30, 200] {
        pass(&mut scene, days * DAY);
        assert_eq!(worth(&mut scene).terms, before.terms, "{days}");
    }
}

#[test]
fn w15_a_default_is_in_the_redemption_price_in_its_block() {
    let (mut scene, deal, share) = doubted();
    let (bob, shares) = deposited(&mut scene, "bob", 100_000);
    scene.go_to_end_of_grace(&deal);
    scene.wait(1);
    let was = redeemable(&mut scene, shares);
    let (before, counted) = (worth(&mut scene), recoverable(&mut scene, &deal, share));
    instant(&mut scene, "default", |scene| done(scene.call_default(&deal)));
    let entry = scene.entry(&deal, 0);
    assert_eq!(entry.mark, whole(SENIOR, 18) - counted);
    assert!(entry.mark > whole(SENIOR / 4, 18));
    assert_eq!(scene.vault_loans().marks, entry.mark);
    let after = worth(&mut scene);
    assert_eq!(before.terms[1] - after.terms[1], entry.mark);
    assert!(redeemable(&mut scene, shares) < was);
    // Who deposits after it pays for what is doubted as if it were not: nothing to gain there either.
    let (_, late) = deposited(&mut scene, "late", 100_000);
    assert!(late < shares && redeemable(&mut scene, late) < whole(100_000, 18));
    assert_ne!(bob.address, scene.people.borrower.address);
}

/// O06, O10: nothing that anybody can do at once takes a doubt back.
#[test]
fn o10_no_gift_bid_report_or_part_of_a_cure_takes_a_doubt_back() {
    let (mut scene, deal, _) = doubted();
    scene.default_on(&deal);
    let stranger = scene.people.stranger.clone();
    let loan = scene.loan_id(&deal.terms);
    let marks = scene.vault_loans().marks;
    assert!(marks > U256::ZERO);
    let places = [scene.book, scene.router, scene.auction, scene.redemptions.susdai(), scene.caliber];
    let (currency, usdai) = (deal.currency, scene.suite().usdai());
    provide(&mut scene, &stranger, Currency { token: usdai, decimals: 18 }, whole(1_000, 18), currency.token);
    for place in places {
        instant(&mut scene, "a gift", |scene| {
            scene.give(place, currency, currency.whole(1_000_000));
            done(scene.chain().send(
                &stranger,
                usdai,
                &IToken::transferCall { to: place, value: whole(100, 18) },
            ));
        });
    }
    let index = U256::ZERO;
    let terms = deal.terms.clone();
    let tries: [(&str, Try); 3] = [
        ("remark", |scene, deal| scene.remark(deal, 0).map(drop)),
        ("reconcile", |scene, deal| scene.reconcile(deal, 0).map(drop)),
        ("a unit", |scene, deal| {
            let payer = scene.people.stranger.clone();
            scene.cure(&payer, deal, u(1)).map(drop)
        }),
    ];
    for (name, act) in tries {
        let _ = instant(&mut scene, name, |scene| act(scene, &deal));
        assert!(scene.vault_loans().marks >= marks, "{name}");
    }
    let raise = instant(&mut scene, "resume", |scene| {
        tell_book(scene, &stranger, &ILoanBook::resumeCall { loan, index })
    });
    assert!(raise.is_err());
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    instant(&mut scene, "foreclose", |scene| done(scene.foreclose(&deal)));
    let buyer = scene.people.buyers[0].clone();
    let least = scene.sale(terms.title).leastBid;
    instant(&mut scene, "a bid", |scene| done(scene.bid(&buyer, &deal, least * u(3))));
    let raised = instant(&mut scene, "remark", |scene| scene.remark(&deal, 0));
    assert!(raised.is_ok() || scene.vault_loans().marks == marks);
    assert!(scene.vault_loans().marks >= marks);
}

#[test]
fn a_cured_default_lowers_no_mark_before_its_cash_and_streams_then() {
    let (mut scene, deal, _) = doubted();
    scene.default_on(&deal);
    let marks = scene.vault_loans().marks;
    assert!(marks > U256::ZERO);
    instant(&mut scene, "cure", |scene| done(scene.cure_arrears(&deal)));
    assert_eq!((scene.entry(&deal, 0).mark, scene.vault_loans().marks), (U256::ZERO, marks));
    let currency = deal.currency;
    instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
    let loans = scene.vault_loans();
    assert_eq!((loans.marks, loans.relief), (U256::ZERO, marks));
    pass(&mut scene, 3 * DAY);
    pass(&mut scene, 5 * DAY);
    assert_eq!(unreleased(staking(&mut scene), 0x20), U256::ZERO);
}

#[test]
fn o06_a_default_between_two_deposits_of_a_block_robs_neither_holders_nor_the_second() {
    let (mut scene, deal, _) = doubted();
    scene.go_to_end_of_grace(&deal);
    scene.wait(1);
    let now = scene.now();
    let (_, before) = deposited(&mut scene, "before", 10_000);
    scene.go_to(now);
    scene.still(|scene| done(scene.call_default(&deal)));
    let (_, after) = deposited(&mut scene, "after", 10_000);
    // The deposit price counts no doubts and steps nowhere.
    assert!(before.abs_diff(after) <= u(16), "{before} {after}");
    assert!(redeemable(&mut scene, before) < whole(10_000, 18));
    refused(scene.call_default(&deal), ILoanRouter::WrongStatus { status: 2 });
}
