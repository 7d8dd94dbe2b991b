//! What can be lent on at all: scenarios L05, L13 to L17, and L21.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::CallError;
use tests::{
    Credit,
    abi::{IDepositTimelock, ILoanLens, ILoanRouter},
    check::{done, refused},
    credit::{Currency, DAY, Deal, Lender, per_second},
};

use crate::support::{LOAN, Stage, State, balances, begin, keep_alive, send_as, status, two_tranches, u};

/// Says how opening a loan has to end.
type Check = fn(Result<(), CallError>);

/// Sells the title of a loan in default for what there is a bid for, and distributes it.
fn foreclose_and_recover(scene: &mut Credit, deal: &Deal, price: U256) {
    scene.default_and_foreclose(deal);
    let buyer = scene.people.buyers[0].clone();
    scene.sell(deal, &buyer, price);
    done(scene.recover(deal));
}

#[test]
fn l05_refinancing_keeps_title_borrower_and_currency() {
    let Stage { mut scene, deal, successor, .. } = Stage::at(State::Active);
    let other_title = scene.title("of the same borrower");
    let changes: [fn(&mut Deal, U256, Address); 2] = [
        |successor, title, _| successor.terms.title = title,
        |successor, _, token| {
            successor.terms.currencyToken = token;
            successor.currency.token = token;
        },
    ];
    for change in changes {
        let mut swapped = successor.clone();
        change(&mut swapped, other_title, scene.usd8.token);
        let refinanced = scene.refinance(&deal, &swapped, deal.currency.whole(LOAN));
        refused(refinanced, ILoanRouter::RefinancingDiffers {});
    }
    assert_eq!(scene.owner(other_title), deal.borrower.address);
    assert_eq!(status(&mut scene, &deal), 1);
    done(scene.refinance(&deal, &successor, deal.currency.whole(LOAN)));
    assert_eq!(scene.owner(deal.terms.title), scene.router);
}

#[test]
fn l13_durations_from_one_instalment_to_the_most() {
    let interval = 30 * DAY;
    let refusals: [(u64, u64, Check); 6] = [
        (0, interval, |result| refused(result, ILoanRouter::InstalmentsOutOfRange { instalments: 0 })),
        (interval, 0, |result| refused(result, ILoanRouter::IntervalOutOfRange { repaymentInterval: 0 })),
        (0, 0, |result| refused(result, ILoanRouter::IntervalOutOfRange { repaymentInterval: 0 })),
        (241 * interval, interval, |result| {
            refused(result, ILoanRouter::InstalmentsOutOfRange { instalments: 241 });
        }),
        (interval + 1, interval, |result| {
            let (duration, interval) = (30 * DAY + 1, 30 * DAY);
            refused(result, ILoanRouter::DurationNotWhole { duration, repaymentInterval: interval });
        }),
        (367 * DAY, 367 * DAY, |result| {
            refused(result, ILoanRouter::IntervalOutOfRange { repaymentInterval: 367 * DAY });
        }),
    ];
    for (duration, interval, check) in refusals {
        let (mut scene, mut deal) = begin();
        (deal.terms.duration, deal.terms.repaymentInterval) = (duration, interval);
        deal.terms.gracePeriodDuration = 0;
        check(scene.borrow(&deal).map(drop));
    }
    for (instalments, schedule) in [(1, 0), (1, 1), (2, 0), (240, 0), (240, 1)] {
        let (mut scene, mut deal) = begin();
        deal.terms.duration = instalments * deal.terms.repaymentInterval;
        deal.terms.schedule = schedule;
        keep_alive(&mut scene);
        done(scene.borrow(&deal));
        let lens = scene.lens;
        let rows = scene.look(lens, &ILoanLens::scheduleCall { terms: deal.lens_terms() });
        assert_eq!(rows.len() as u64, instalments);
        let paid = rows.iter().fold(U256::ZERO, |sum, row| sum.saturating_add(row.principal));
        assert_eq!(paid, deal.principal(), "the parts are the principal");
        assert_eq!(rows.last().map(|row| row.balance), Some(U256::ZERO));
        // All of them, years late, in one transaction.
        scene.wait(deal.terms.duration + 365 * DAY);
        let quote = scene.quote(&deal);
        assert_eq!(u64::from(quote.instalments), instalments);
        let receipt = done(scene.pay_off(&deal));
        assert_eq!(receipt.returned::<ILoanRouter::repayCall>().expect("an amount"), quote.payoff);
        assert_eq!(status(&mut scene, &deal), 4);
    }
}

#[test]
fn l14_rates_from_the_least_to_the_most_over_fifty_years() {
    let most = U256::from(1_000_000_000_000_000_000_u64) / u(365 * DAY);
    for (place, rate, is_allowed) in [
        (0, U256::ZERO, false),
        (0, u(1), true),
        (0, most, true),
        (0, most + u(1), false),
        (0, U256::MAX, false),
        (1, U256::ZERO, true),
        (1, most, true),
        (1, most + u(1), false),
        (1, U256::MAX, false),
    ] {
        let (mut scene, mut deal) = begin();
        match place {
            0 => deal.terms.trancheSpecs[0].rate = rate,
            _ => deal.terms.gracePeriodRate = rate,
        }
        let borrowed = scene.borrow(&deal).map(drop);
        if is_allowed { done(borrowed) } else { refused(borrowed, ILoanRouter::RateOutOfRange { rate }) }
    }
    // Nothing is paid for fifty years, at the highest rates; then everything is.
    for schedule in [0, 1] {
        let (mut scene, mut deal) = begin();
        for spec in &mut deal.terms.trancheSpecs {
            spec.rate = most;
        }
        deal.terms.gracePeriodRate = most;
        keep_alive(&mut scene);
        deal.terms.schedule = schedule;
        deal.terms.repaymentInterval = 365 * DAY;
        deal.terms.duration = 50 * 365 * DAY;
        done(scene.borrow(&deal));
        scene.wait(50 * 365 * DAY);
        let quote = scene.quote(&deal);
        assert_eq!(quote.payoff, scene.expected_quote(&deal).payoff.raw());
        assert!(quote.payoff > deal.principal() * u(20), "{}", quote.payoff);
        let lenders = [deal.terms.trancheSpecs[0].lender, deal.terms.trancheSpecs[1].lender];
        let before = balances(&mut scene, &deal, &lenders);
        done(scene.pay_off(&deal));
        let after = balances(&mut scene, &deal, &lenders);
        let paid: U256 = after.iter().zip(before).map(|(after, before)| after - before).sum();
        assert_eq!((paid, status(&mut scene, &deal)), (quote.payoff, 4));
    }
}

/// A loan of so many tranches of equal size, of five lenders in turn.
fn of_tranches(scene: &mut Credit, title: U256, count: u64) -> Deal {
    let lenders = scene.people.lenders.clone();
    let mut deal = scene.deal(title, scene.usd6);
    for index in 0..count {
        let lender = Lender::Allowance(lenders[(index % 5) as usize].clone());
        deal = deal.tranche(scene, lender, LOAN / count.max(1), 1_000 + 50 * index);
    }
    deal
}

#[test]
fn l15_none_to_the_most_tranches_and_one_lender_twice() {
    for count in [0_u64, 1, 2, 31, 32, 33] {
        let mut scene = Credit::new();
        let title = scene.title("first");
        let deal = of_tranches(&mut scene, title, count);
        for lender in scene.people.lenders.clone() {
            scene.fund(&lender, deal.currency, deal.currency.whole(LOAN), scene.router);
        }
        if !(1..=32).contains(&count) {
            refused(scene.borrow_sent(&deal), ILoanRouter::TranchesOutOfRange { count: u(count) });
            continue;
        }
        done(scene.borrow_sent(&deal));
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
        let mut other = scene.clone();
        done(other.pay_off(&deal));
        assert_eq!(status(&mut other, &deal), 4);
        foreclose_and_recover(&mut scene, &deal, deal.currency.whole(60_000));
        assert_eq!(status(&mut scene, &deal), 4);
        let router = scene.router;
        assert_eq!(scene.balance(deal.currency, router), U256::ZERO);
    }
    // With too few or too many deposits, and with a tranche of nothing.
    let (mut scene, mut deal) = begin();
    scene.prepare(&deal);
    for count in [0, 1, 3] {
        let mut deposits = scene.deposits(&deal);
        deposits.resize(count, deposits[0].clone());
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        let expected = ILoanRouter::DepositsDiffer { deposits: U256::from(count), tranches: u(2) };
        refused(scene.tell(&deal.borrower, &call), expected);
    }
    deal.terms.trancheSpecs[1].amount = U256::ZERO;
    refused(scene.borrow_sent(&deal), ILoanRouter::EmptyTranche { index: u(1) });
}

#[test]
fn l15_one_escrow_pays_both_tranches_of_a_lender() {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let lender = scene.people.lenders[0].clone();
    let currency = scene.usd6;
    let deal = scene.deal(title, currency);
    let deal = deal.tranche(&scene, Lender::Escrow(lender.clone()), 60_000, 1_200);
    let deal = deal.tranche(&scene, Lender::Escrow(lender.clone()), 40_000, 1_500);
    let loan = scene.loan_id(&deal.terms);
    scene.escrow(&lender, currency, loan, currency.whole(100_001));
    done(scene.borrow_sent(&deal));
    // What was too much is back.
    assert_eq!(scene.balance(currency, lender.address), currency.whole(1));
    scene.wait(1);
    done(scene.pay_off(&deal));
    assert!(scene.balance(currency, lender.address) > currency.whole(100_001));
}

#[test]
fn l16_nobody_lends_to_itself_and_the_loan_book_borrows_nothing() {
    let (mut scene, deal) = begin();
    let (book, router) = (scene.book, scene.router);
    for index in [0, 1] {
        let mut own = deal.clone();
        own.terms.trancheSpecs[index].lender = own.borrower.address;
        own.lenders[index] = Lender::Allowance(own.borrower.clone());
        refused(scene.borrow(&own), ILoanRouter::LenderIsBorrower { index: U256::from(index) });
    }
    let mut of_book = deal.clone();
    of_book.terms.borrower = book;
    let (terms, deposits) = (of_book.terms.clone(), scene.deposits(&of_book));
    let result = send_as(&mut scene, book, router, &ILoanRouter::borrowCall { terms, deposits });
    refused(result, ILoanRouter::BorrowerNotAllowed { borrower: book });
    // The loan book lends by its own type alone, and nobody else by that; and there is no other type.
    let of_types = [(Lender::Vault, 0), (Lender::Vault, 1), (Lender::Vault, 2), (Lender::Vault, 4)];
    let stranger = Lender::Allowance(scene.people.stranger.clone());
    for (lender, deposit_type) in of_types.into_iter().chain([(stranger.clone(), 3), (stranger, 255)]) {
        let mut odd = deal.clone();
        odd.terms.trancheSpecs[0].lender = lender.address(&scene);
        let mut deposits = scene.deposits(&odd);
        deposits[0].depositType = deposit_type;
        let call = ILoanRouter::borrowCall { terms: odd.terms, deposits };
        let expected = ILoanRouter::DepositTypeUnusable { index: U256::ZERO, depositType: deposit_type };
        refused(scene.tell(&deal.borrower, &call), expected);
    }
}

#[test]
fn l17_escrow_is_for_one_loan_one_router_and_one_token() {
    let (mut scene, mut deal) = begin();
    let (lender, timelock) = (scene.people.lenders[0].clone(), scene.timelock);
    deal.lenders[0] = Lender::Escrow(lender.clone());
    scene.prepare(&deal);
    let (loan, amount) = (scene.loan_id(&deal.terms), deal.terms.trancheSpecs[0].amount);
    let (currency, other) = (deal.currency, scene.usd8);
    let take =
        |context, token| IDepositTimelock::withdrawCall { context, depositor: lender.address, token, amount };
    // Whoever asks is the target, and can only have what is there for it.
    let thieves = [scene.people.stranger.address, deal.borrower.address, scene.auction, scene.book];
    for thief in thieves {
        let result = send_as(&mut scene, thief, timelock, &take(loan, currency.token));
        refused(result, IDepositTimelock::NoDeposit {});
    }
    let router = scene.router;
    for call in [take(loan, other.token), take(alloy_primitives::B256::repeat_byte(1), currency.token)] {
        refused(send_as(&mut scene, router, timelock, &call), IDepositTimelock::NoDeposit {});
    }
    // Other terms are another loan, of whatever the lender escrowed for these.
    let mut worse = deal.clone();
    worse.terms.trancheSpecs[0].rate = per_second(1);
    refused(scene.borrow_sent(&worse), IDepositTimelock::NoDeposit {});
    // Too little, and too late.
    let (mut late, mut short) = (scene.clone(), deal.clone());
    short.terms.nonce = u(9);
    let short_loan = scene.loan_id(&short.terms);
    scene.escrow(&lender, currency, short_loan, amount - u(1));
    let too_low = IDepositTimelock::DepositTooLow { deposited: amount - u(1), needed: amount };
    refused(scene.borrow_sent(&short), too_low);
    let target = late.router;
    let of = IDepositTimelock::depositOfCall {
        depositor: lender.address,
        target,
        context: loan,
        token: currency.token,
    };
    let expiration = late.look(timelock, &of).expiration;
    late.go_to(expiration + 1);
    refused(late.borrow_sent(&deal), IDepositTimelock::Expired { expiration });
    done(scene.borrow_sent(&deal));
}

#[test]
fn l21_a_loan_of_dust_lives_and_dies_like_any_other() {
    let start = Credit::new();
    for currency in [start.usd6, start.usd8, start.usd18] {
        for schedule in [0, 1] {
            let mut scene = start.clone();
            let title = scene.title("first");
            let mut deal = dust(&scene, title, currency);
            deal.terms.schedule = schedule;
            done(scene.borrow(&deal));
            let mut sold = scene.clone();
            for _ in 0..12 {
                scene.go_to_deadline(&deal);
                let due = done(scene.pay_due(&deal)).returned::<ILoanRouter::repayCall>().expect("an amount");
                assert!(due > U256::ZERO);
                if status(&mut scene, &deal) == 4 {
                    break;
                }
            }
            assert_eq!(status(&mut scene, &deal), 4);
            foreclose_and_recover(&mut sold, &deal, u(1));
            assert_eq!(status(&mut sold, &deal), 4);
            let router = sold.router;
            assert_eq!(sold.balance(currency, router), U256::ZERO);
        }
    }
}

/// A unit of each of two lenders.
fn dust(scene: &Credit, title: U256, currency: Currency) -> Deal {
    let mut deal = two_tranches(scene, title, currency);
    for spec in &mut deal.terms.trancheSpecs {
        spec.amount = u(1);
    }
    deal
}
