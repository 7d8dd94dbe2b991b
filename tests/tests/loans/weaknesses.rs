//! Weaknesses of other loan routers, by their numbers, that must not be here.

use alloy_primitives::{Address, U256};
use tests::{
    Credit,
    abi::{ILoanLens, ILoanRouter, IToken, fixtures::IOdd},
    check::{done, refused},
    credit::{Currency, DAY, Deal, Lender, per_second, signed},
    token::permit::{Domain, Permit},
    whole,
};

use crate::support::{Stage, State, balances, begin, begin_in, claim, credit, status, turn, u};

fn paid(before: &[U256], after: &[U256]) -> Vec<U256> {
    after.iter().zip(before).map(|(after, before)| after - before).collect()
}

/// Three tranches of amounts that nothing divides.
fn uneven(scene: &Credit, title: U256, currency: Currency) -> Deal {
    let lenders = scene.people.lenders.clone();
    let mut deal = scene.deal(title, currency);
    let amounts = [whole(10_000, currency.decimals) + u(1), whole(7_777, currency.decimals) + u(7), u(13)];
    for (lender, amount) in lenders.into_iter().zip(amounts) {
        deal = deal.tranche_of(scene, Lender::Allowance(lender), amount, per_second(1_513));
    }
    deal
}

#[test]
fn w01_no_dust_keeps_a_loan_from_being_paid_off_or_sold() {
    let start = Credit::new();
    for currency in [start.usd18, start.usd8, start.usd6] {
        for (schedule, instalments) in [(1, 7), (1, 11), (0, 11)] {
            let mut scene = start.clone();
            let title = scene.title("first");
            let mut deal = uneven(&scene, title, currency);
            deal.terms.schedule = schedule;
            deal.terms.duration = deal.terms.repaymentInterval * instalments;
            done(scene.borrow(&deal));
            let mut sold = scene.clone();
            let mut returned = vec![U256::ZERO; 3];
            for number in 1..=instalments {
                assert_eq!(status(&mut scene, &deal), 1, "{number}");
                scene.go_to_deadline(&deal);
                let receipt = done(scene.pay_due(&deal));
                for payment in receipt.logs::<ILoanRouter::LenderRepaid>() {
                    returned[payment.index.to::<usize>()] += payment.principal;
                }
            }
            let lent: Vec<_> = deal.terms.trancheSpecs.iter().map(|spec| spec.amount).collect();
            assert_eq!((status(&mut scene, &deal), returned), (4, lent));
            assert_eq!(scene.owner(title), deal.borrower.address);
            // Nor does it keep the title of one that has a part of an instalment left from being sold.
            for _ in 1..instalments {
                sold.go_to_deadline(&deal);
                done(sold.pay_due(&deal));
            }
            sold.default_and_foreclose(&deal);
            let buyer = sold.people.buyers[0].clone();
            let least = sold.sale(title).leastBid;
            sold.sell(&deal, &buyer, least);
            done(sold.recover(&deal));
            let router = sold.router;
            assert_eq!((status(&mut sold, &deal), sold.balance(currency, router)), (4, U256::ZERO));
        }
    }
}

#[test]
fn w02_borrowing_can_be_paused_and_loans_refinanced() {
    let Stage { mut scene, deal, successor, .. } = Stage::at(State::Active);
    let lenders = [deal.terms.trancheSpecs[0].lender, deal.terms.trancheSpecs[1].lender];
    let router = scene.router;
    let until = scene.now() + DAY;
    done(scene.redemptions.pause(router, Credit::PAUSE_BORROWING, until));
    let paused = ILoanRouter::BorrowingIsPaused { until };
    refused(scene.refinance(&deal, &successor, U256::ZERO), paused);
    scene.go_to(until);

    // More is lent than was owed: the borrower gets the rest; and then less, and it adds what is missing.
    let mut larger = successor;
    larger.terms.trancheSpecs[0].amount += deal.currency.whole(10_000);
    larger.terms.reserveInstalments = 0;
    scene.prepare(&larger);
    let accounts = [lenders[0], lenders[1], deal.borrower.address, router];
    let before = balances(&mut scene, &deal, &accounts);
    scene.go_to(until);
    let (payoff, reserve) = (scene.quote(&deal).payoff, scene.standing(&deal).reserve);
    let deposits = scene.deposits(&larger);
    let (old, terms) = (deal.terms.clone(), larger.terms.clone());
    let call = ILoanRouter::refinanceCall { old, terms, deposits, most: U256::ZERO };
    let receipt = done(scene.tell(&deal.borrower, &call));
    let after = balances(&mut scene, &deal, &accounts);
    let [said] = &receipt.logs::<ILoanRouter::LoanRefinanced>()[..] else { panic!("no refinancing") };
    let lent = larger.principal();
    assert_eq!((said.fromBorrower, said.toBorrower), (U256::ZERO, lent + reserve - payoff));
    assert_eq!(after[2] - before[2], said.toBorrower);
    assert_eq!(before[3] - after[3], reserve);
    assert_eq!(after[0] + after[1] + lent - before[0] - before[1], payoff);

    let mut smaller = larger.clone();
    smaller.terms.nonce = u(2);
    smaller.terms.trancheSpecs[0].amount = deal.currency.whole(1_000);
    scene.wait(1);
    let most = scene.quote(&larger).payoff - smaller.principal();
    let mut short = scene.clone();
    let missing = ILoanRouter::MostExceeded { needed: most, most: most - u(1) };
    refused(short.refinance(&larger, &smaller, most - u(1)), missing);
    let receipt = done(scene.refinance(&larger, &smaller, most));
    assert_eq!(receipt.logs::<ILoanRouter::LoanRefinanced>()[0].fromBorrower, most);
    let states = [&deal, &larger, &smaller].map(|deal| status(&mut scene, deal));
    assert_eq!((states, scene.owner(deal.terms.title)), ([4, 4, 1], router));
}

#[test]
fn w03_every_fee_reaches_its_recipient_at_once_and_none_stays() {
    let (mut scene, mut deal) = begin_in("BlocklistToken");
    let (router, fees) = (scene.router, scene.people.fees.clone());
    deal.terms.originationFee = deal.currency.whole(1_000);
    deal.terms.exitFee = deal.currency.whole(300);
    done(scene.borrow(&deal));
    assert_eq!(scene.balance(deal.currency, fees.address), deal.currency.whole(1_000));
    scene.wait(1);
    // One that cannot be paid is his when somebody else is the recipient already.
    turn(&mut scene, &deal, &IOdd::setBlockedCall { account: fees.address, blocked: true });
    let payer = scene.people.stranger.clone();
    let payoff = scene.quote(&deal).payoff;
    done(scene.repay(&payer, &deal, payoff));
    assert_eq!(credit(&mut scene, &deal, fees.address), deal.currency.whole(300));
    let recipient = scene.people.keeper.address;
    done(scene.push(router, &ILoanRouter::setFeeRecipientCall { recipient }));
    turn(&mut scene, &deal, &IOdd::setBlockedCall { account: fees.address, blocked: false });
    done(claim(&mut scene, &deal, &fees));
    assert_eq!(scene.balance(deal.currency, fees.address), deal.currency.whole(1_300));
    assert_eq!(scene.balance(deal.currency, router), U256::ZERO);
}

#[test]
fn w08_a_currency_without_a_boolean_is_lent_paid_and_recovered() {
    let (mut scene, mut deal) = begin_in("NoAnswerToken");
    deal.lenders[0] = Lender::Escrow(scene.people.lenders[0].clone());
    deal.terms.reserveInstalments = 1;
    deal.terms.originationFee = u(1);
    done(scene.borrow(&deal));
    scene.go_to_deadline(&deal);
    let receipt = done(scene.pay_due(&deal));
    assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty());
    let mut paid_off = scene.clone();
    let receipt = done(paid_off.pay_off(&deal));
    assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty());
    assert_eq!(status(&mut paid_off, &deal), 4);
    scene.default_and_foreclose(&deal);
    let buyer = scene.people.buyers[0].clone();
    let least = scene.sale(deal.terms.title).leastBid;
    scene.sell(&deal, &buyer, least);
    let receipt = done(scene.recover(&deal));
    assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty());
    let router = scene.router;
    assert_eq!((status(&mut scene, &deal), scene.balance(deal.currency, router)), (4, U256::ZERO));
}

#[test]
fn w09_the_liquidation_fee_is_a_tenth_of_a_sale_at_most() {
    let (mut scene, deal) = begin();
    let router = scene.router;
    for rate in [1_001, 10_000, u16::MAX] {
        let expected = ILoanRouter::OutOfRange { value: U256::from(rate), least: U256::ZERO, most: u(1_000) };
        refused(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate }), expected);
    }
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: 1_000 }));
    done(scene.borrow(&deal));
    scene.default_and_foreclose(&deal);
    let (buyer, fees) = (scene.people.buyers[0].clone(), scene.people.fees.address);
    let price = scene.sale(deal.terms.title).leastBid + u(9);
    scene.sell(&deal, &buyer, price);
    done(scene.recover(&deal));
    assert_eq!(scene.balance(deal.currency, fees), price / u(10));
}

#[test]
fn w10_a_permit_that_somebody_else_brought_first_blocks_nothing() {
    let (mut scene, mut deal) = begin();
    let lender = scene.people.lenders[0].clone();
    deal.lenders[0] = Lender::Permit(lender.clone());
    scene.prepare(&deal);
    let deposits = scene.deposits(&deal);
    let (token, spender, stranger) = (deal.currency.token, scene.router, scene.people.stranger.clone());
    let (value, deadline, owner) = (deal.terms.trancheSpecs[0].amount, U256::MAX, lender.address);
    let chain_id = U256::from(scene.chain().config().chain_id);
    let domain = Domain { name: "Dollar", version: "1", chain_id, contract: token };
    let by = Permit { owner, spender, value, nonce: U256::ZERO, deadline }.sign(&lender, &domain);
    let front = IToken::permitCall { owner, spender, value, deadline, v: by.v, r: by.r, s: by.s };
    done(scene.chain().send(&stranger, token, &front));
    let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
    done(scene.tell(&deal.borrower, &call));
    // One that is no good, without an allowance, is refused for want of that.
    let mut next = deal.clone();
    next.terms.title = scene.title("second");
    scene.prepare(&next);
    let loan = scene.loan_id(&next.terms);
    let mut deposits = scene.deposits(&next);
    let bad = (deadline, U256::from(27), by.r, by.s, signed(&lender, loan));
    deposits[0].data = alloy_sol_types::SolValue::abi_encode_params(&bad).into();
    let call = ILoanRouter::borrowCall { terms: next.terms.clone(), deposits };
    let expected = ILoanRouter::TokenAllowanceTooLow { token, allowance: U256::ZERO, needed: value };
    refused(scene.tell(&next.borrower, &call), expected);
    done(scene.borrow_sent(&next));
}

#[test]
fn w11_what_is_quoted_is_what_is_taken_in_every_second_of_a_boundary() {
    let (mut start, mut deal) = begin();
    deal.terms.exitFee = u(77);
    done(start.borrow(&deal));
    start.wait(1);
    done(start.pay_due(&deal));
    let (opens, deadline) = (start.standing(&deal).opensAfter, start.standing(&deal).deadline);
    let grace_ends = start.standing(&deal).defaultAfter;
    let boundaries = [opens, deadline, grace_ends, deadline + deal.terms.repaymentInterval];
    for second in boundaries.into_iter().flat_map(|boundary| [boundary - 1, boundary, boundary + 1]) {
        let mut scene = start.clone();
        scene.go_to(second);
        let (quote, lens) = (scene.quote(&deal), scene.lens);
        let earlier = ILoanLens::quoteAtCall { terms: deal.lens_terms(), at: second };
        assert_eq!(start.look(lens, &earlier), quote, "{second}");
        let borrower = deal.borrower.clone();
        if quote.total > U256::ZERO {
            let mut scene = scene.clone();
            let receipt = done(scene.repay(&borrower, &deal, quote.total));
            assert_eq!(receipt.returned::<ILoanRouter::repayCall>().expect("an amount"), quote.total);
            let [said] = &receipt.logs::<ILoanRouter::LoanRepaid>()[..] else { panic!("one payment") };
            assert_eq!((said.instalments, said.prepaid), (quote.instalments, U256::ZERO), "{second}");
            assert_eq!((said.principal, said.interest), (quote.principal, quote.interest), "{second}");
            assert_eq!(said.lateInterest, quote.lateInterest, "{second}");
        } else {
            assert!(second <= opens, "{second}");
        }
        let receipt = done(scene.repay(&borrower, &deal, U256::from(u64::MAX)));
        assert_eq!(receipt.returned::<ILoanRouter::repayCall>().expect("an amount"), quote.payoff);
        assert_eq!(status(&mut scene, &deal), 4, "{second}");
    }
}

#[test]
fn w12_lenders_get_no_future_interest_of_a_sale_and_the_borrower_the_surplus() {
    let (mut scene, deal) = begin();
    done(scene.borrow(&deal));
    scene.default_and_foreclose(&deal);
    let (buyer, price) = (scene.people.buyers[0].clone(), deal.currency.whole(1_000_000));
    done(scene.bid(&buyer, &deal, price));
    scene.go_past_round(&deal);
    let accrued = scene.standing(&deal).accrued;
    done(scene.settle(&deal));
    let accounts: Vec<Address> =
        deal.terms.trancheSpecs.iter().map(|spec| spec.lender).chain([deal.borrower.address]).collect();
    let before = balances(&mut scene, &deal, &accounts);
    scene.wait(100 * DAY);
    done(scene.recover(&deal));
    let got = paid(&before, &balances(&mut scene, &deal, &accounts));
    assert_eq!(got[0] + got[1], deal.principal() + accrued);
    assert_eq!(got[2], price - deal.principal() - accrued);
    // Two months at 13.6% a year are far from the twelve of the schedule.
    assert!(accrued < deal.principal() / u(40), "{accrued}");
}

#[test]
fn w13_missed_instalments_accrue_on_what_is_really_outstanding() {
    for schedule in [0, 1] {
        let (mut scene, mut deal) = begin();
        deal.terms.schedule = schedule;
        deal.terms.gracePeriodRate = U256::ZERO;
        done(scene.borrow(&deal));
        let start = scene.standing(&deal).start;
        let weight: U256 = deal.terms.trancheSpecs.iter().map(|spec| spec.rate * spec.amount).sum();
        for missed in 1..=6 {
            let elapsed = missed * deal.terms.repaymentInterval;
            scene.go_to(start + elapsed);
            let quote = scene.quote(&deal);
            let simple = weight * u(elapsed) / whole(1, 18);
            let charged = quote.interest + quote.lateInterest;
            let unit = u(2 * missed);
            assert_eq!(u64::from(quote.instalments), missed);
            // The blended rate is rounded down, every instalment's interest up.
            assert!(charged <= simple + unit && charged + unit >= simple, "{missed}: {charged} and {simple}");
        }
    }
}

#[test]
fn w24_a_pause_stops_every_way_into_a_loan_and_no_way_out() {
    let Stage { mut scene, deal, successor, .. } = Stage::at(State::Active);
    let mut fresh = deal.clone();
    fresh.terms.title = scene.title("second");
    scene.prepare(&fresh);
    let mut of_vault = fresh.clone();
    of_vault.terms.trancheSpecs[0].lender = scene.book;
    of_vault.lenders[0] = Lender::Vault;
    scene.prepare(&of_vault);
    let (router, until) = (scene.router, scene.now() + 13 * DAY);
    done(scene.redemptions.pause(router, Credit::PAUSE_BORROWING, until));
    let paused = ILoanRouter::BorrowingIsPaused { until };
    for way_in in [&fresh, &of_vault] {
        refused(scene.borrow_sent(way_in), paused.clone());
    }
    refused(scene.refinance(&deal, &successor, deal.principal()), paused);
    let mut closed = scene.clone();
    done(closed.pay_due(&deal));
    done(closed.pay_off(&deal));
    done(scene.call_default(&deal));
    let mut cured = scene.clone();
    done(cured.cure_arrears(&deal));
    scene.go_to(until - 1);
    let early = scene.redemptions.pause(router, Credit::PAUSE_BORROWING, until + DAY);
    assert!(early.is_err(), "a pause that is prolonged would have no end");
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    done(scene.foreclose(&deal));
    let (buyer, least) = (scene.people.buyers[0].clone(), scene.sale(deal.terms.title).leastBid);
    // The next pause, after the cooling down, stops no bid, sale or recovery either.
    let available_at = scene.ask(&ILoanRouter::parametersCall {}).pauseAvailableAt;
    scene.go_to(available_at);
    let again = scene.now() + 14 * DAY;
    done(scene.redemptions.pause(router, Credit::PAUSE_BORROWING, again));
    done(scene.bid(&buyer, &deal, least));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    done(scene.recover(&deal));
    assert_eq!(status(&mut scene, &deal), 4);
    assert!(scene.now() < again, "it still rests");
}
