//! Being there at the right second: around sweeps, payments and resumptions, and in the middle of them.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use tests::{
    Credit,
    abi::{ILoanBook, ILoanRouter, ISUSDai, fixtures::IReentering},
    check::{done, refused},
    credit::DAY,
    whole,
};

use crate::credit_support::{
    consistent, deposited, instant, lent, listed, pass, redeemable, staking, tell_book, turn, u, unreported,
    usdai, vault_deal, worth,
};
use crate::vault_instant::terms;

/// O09: a deposit before what the vault learns is worth no more after it, at any hour of a loan's life.
#[test]
fn o09_a_deposit_before_a_payment_sweep_or_resumption_gains_nothing() {
    let (start, deal) = lent();
    for days in [1, 10, 29, 30, 34] {
        let mut scene = start.clone();
        scene.wait(days * DAY);
        let (_, shares) = deposited(&mut scene, "early", 1_000_000);
        let was = redeemable(&mut scene, shares);
        assert!(was <= whole(1_000_000, 18));
        let currency = deal.currency;
        instant(&mut scene, "payment", |scene| done(scene.pay_due(&deal)));
        assert!(redeemable(&mut scene, shares) <= was + u(4), "{days}");
        instant(&mut scene, "sweep", |scene| done(scene.sweep(currency)));
        assert!(redeemable(&mut scene, shares) <= was + u(4), "{days}");
        let _ = instant(&mut scene, "resumption", |scene| scene.resume(&deal, 0));
        assert!(redeemable(&mut scene, shares) <= was + u(4), "{days}");
        // Who came after it paid at most as much.
        let (_, late) = deposited(&mut scene, "late", 1_000_000);
        assert!(late + u(4) >= shares, "{days}: {late} {shares}");
    }
}

/// What waits for a sweep counts against who deposits alone; the sweep ends it whenever anybody wants, and once.
#[test]
fn what_waits_for_a_sweep_is_bounded_by_the_rate_and_goes_with_it() {
    let (mut scene, deal) = lent();
    let (book, currency) = (scene.book, deal.currency);
    let entries = [(deal.clone(), 0)];
    scene.wait(DAY);
    instant(&mut scene, "an early payment", |scene| done(scene.pay_due(&deal)));
    let [first, rate] = [worth(&mut scene).terms, [scene.vault_loans().ratePerSecond; 3]];
    for day in 1..=20 {
        pass(&mut scene, DAY);
        consistent(&mut scene, &entries, &[currency]);
        let now = worth(&mut scene).terms;
        assert!(now[0] <= first[0] + rate[0] * u(day * DAY) / whole(1, 18) + u(1));
        assert_eq!(now[1], first[1]);
    }
    instant(&mut scene, "a sweep", |scene| done(scene.sweep(currency)));
    let lag = scene.look(book, &ILoanBook::lagCall {});
    assert_eq!((lag.over, lag.ratePerSecond), (U256::ZERO, U256::ZERO));
    assert_eq!((scene.vault_loans().accrued, scene.vault_loans().ratePerSecond), (U256::ZERO, U256::ZERO));
    refused(scene.sweep(currency), ILoanBook::NothingToSweep { currency: currency.token });
    let loan = scene.loan_id(&deal.terms);
    let entry = scene.entry(&deal, 0);
    let stranger = scene.people.stranger.clone();
    let call = ILoanBook::resumeCall { loan, index: U256::ZERO };
    scene.go_to(entry.from - 1);
    refused(
        tell_book(&mut scene, &stranger, &call),
        ILoanBook::NotResumable { loan, index: U256::ZERO, from: entry.from },
    );
    scene.go_to(entry.from + 5 * DAY);
    instant(&mut scene, "a late resumption", |scene| done(tell_book(scene, &stranger, &call)));
    consistent(&mut scene, &entries, &[currency]);
    assert!(tell_book(&mut scene, &stranger, &call).is_err());
}

/// O08: whoever is called in the middle of a payment sees the prices of before it, and moves none.
#[test]
fn o08_in_the_middle_of_a_payment_prices_are_what_they_were_and_nothing_can_be_used() {
    let mut start = Credit::new();
    let (title, currency) = (start.title("first"), listed(&mut start, "ReenteringToken"));
    let deal = vault_deal(&start, title, currency);
    done(start.borrow(&deal));
    start.go_to_deadline(&deal);
    let expected = {
        let mut scene = start.clone();
        done(scene.pay_due(&deal));
        scene.go_to_deadline(&deal);
        terms(staking(&mut scene))
    };
    let (book, vault) = (start.book, start.redemptions.susdai());
    let loan = start.loan_id(&deal.terms);
    let tries = [
        (book, ILoanBook::sweepCall { currency: currency.token }.abi_encode(), false),
        (book, ILoanBook::resumeCall { loan, index: U256::ZERO }.abi_encode(), false),
        (book, ILoanBook::remarkCall { loan, index: U256::ZERO }.abi_encode(), false),
        (book, ILoanBook::entryCall { loan, index: U256::ZERO }.abi_encode(), true),
        (vault, ISUSDai::totalAssetsCall {}.abi_encode(), true),
        (vault, ISUSDai::harvestCall {}.abi_encode(), false),
    ];
    for (target, data, is_view) in tries {
        let mut scene = start.clone();
        turn(&mut scene, currency, &IReentering::armCall { target, data: data.into(), strict: false });
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
        scene.go_to_deadline(&deal);
        let succeeded = scene.look(currency.token, &IReentering::successesCall {}) > U256::ZERO;
        assert!(succeeded || !is_view);
        assert_eq!(terms(staking(&mut scene)), expected);
        consistent(&mut scene, &[(deal.clone(), 0)], &[currency]);
        // What is done in a transfer may take more gas than that may: then the cash waits at the router.
        if unreported(&mut scene, &deal, 0) != [U256::ZERO; 2] {
            done(scene.reconcile(&deal, 0));
        }
        // In a sweep both contracts are in the middle of a call, and refuse.
        done(scene.sweep(currency));
        consistent(&mut scene, &[(deal.clone(), 0)], &[currency]);
    }
}

/// W22: dollars given to whoever holds or counts the vault's are nobody's gain.
#[test]
fn w22_gifts_to_every_contract_move_no_price_and_are_never_swept() {
    let (mut scene, deal) = lent();
    let (stranger, token) = (scene.people.stranger.clone(), usdai(&mut scene));
    let places = [
        scene.book,
        scene.router,
        scene.auction,
        scene.timelock,
        scene.positions,
        scene.redemptions.susdai(),
    ];
    crate::credit_support::provide(&mut scene, &stranger, token, whole(100_000, 18), stranger.address);
    let now = scene.now();
    scene.go_to(now);
    let before = worth(&mut scene).terms;
    for place in places {
        let currency = deal.currency;
        instant(&mut scene, "a gift", |scene| scene.give(place, currency, currency.whole(1_000_000)));
        let call = tests::abi::IToken::transferCall { to: place, value: whole(1_000, 18) };
        instant(&mut scene, "a gift", |scene| done(scene.chain().send(&stranger, token.token, &call)));
    }
    assert_eq!(worth(&mut scene).terms, before);
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    instant(&mut scene, "sweep", |scene| done(scene.sweep(deal.currency)));
    let book = scene.book;
    assert_eq!(scene.balance(deal.currency, book), deal.currency.whole(1_000_000));
    assert_eq!(scene.balance(token, book), whole(1_000, 18));
}

/// W26: a default that the loan book cannot hear of, as it is in the middle of a call, is not silent, and anybody tells
/// it in the same second.
#[test]
fn w26_a_default_hidden_in_a_sweep_is_marked_by_whoever_sees_it() {
    let mut scene = Credit::new();
    let currency = listed(&mut scene, "ReenteringToken");
    let [first, second] = ["first", "second"].map(|name| scene.title(name));
    let (paid, overdue) = (vault_deal(&scene, first, currency), vault_deal(&scene, second, scene.usd6));
    done(scene.borrow(&overdue));
    done(scene.borrow(&paid));
    scene.go_to_deadline(&paid);
    done(scene.pay_due(&paid));
    scene.go_to_end_of_grace(&overdue);
    scene.wait(1);
    let data = ILoanRouter::callDefaultCall { terms: overdue.terms.clone() }.abi_encode();
    let target = scene.router;
    turn(&mut scene, currency, &IReentering::armCall { target, data: data.into(), strict: false });
    let hidden = instant(&mut scene, "sweep", |scene| {
        let call = ILoanBook::sweepCall { currency: currency.token };
        let stranger = scene.people.stranger.clone();
        done(tell_book(scene, &stranger, &call))
    });
    let [failed] = &hidden.logs::<ILoanRouter::HookFailed>()[..] else { panic!("told, or silent") };
    assert_eq!((failed.loan, scene.entry(&overdue, 0).state), (scene.loan_id(&overdue.terms), 1));
    instant(&mut scene, "reconciliation", |scene| done(scene.reconcile(&overdue, 0)));
    assert_eq!(scene.entry(&overdue, 0).state, 3);
    consistent(&mut scene, &[(overdue, 0), (paid, 0)], &[currency]);
}
