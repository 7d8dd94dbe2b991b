//! The loan router asks for the price of a loan's currency when the loan begins, and then never again.

use alloy_primitives::{Address, I256, U256};
use tests::{
    abi::{ILoanRouter, IPriceOracle},
    check::{done, refused},
    credit::{Currency, Deal, Lender},
};

use crate::support::{DAY, Scene, answer, milli};

/// Terms of a loan against a title of its own.
fn deal(scene: &mut Scene, name: &str, currency: Currency) -> Deal {
    let title = scene.credit.title(name);
    let lender = Lender::Allowance(scene.credit.people.lenders[0].clone());
    scene.credit.deal(title, currency).tranche(&scene.credit, lender, 50_000, 1_200)
}

/// Terms that pay off others.
fn successor(deal: &Deal) -> Deal {
    let terms = ILoanRouter::LoanTerms { nonce: U256::from(1), ..deal.terms.clone() };
    Deal { terms, ..deal.clone() }
}

#[test]
fn o01_no_loan_begins_at_a_price_that_is_not_believed() {
    let mut scene = Scene::new();
    let (feed, usd6) = (scene.feed, scene.credit.usd6);
    let (token, deal) = (usd6.token, deal(&mut scene, "first", usd6));
    scene.credit.prepare(&deal);
    let now = scene.credit.now();
    let refuses = |scene: &mut Scene, said: I256, at: u64, expected: IPriceOracle::IPriceOracleErrors| {
        scene.says_at(feed, said, at);
        let error = scene.credit.still(|credit| credit.borrow_sent(&deal)).expect_err("a loan began");
        let data = error.revert().map(|revert| revert.data.clone()).unwrap_or_default();
        assert_eq!(data, alloy_sol_types::SolInterface::abi_encode(&expected), "{error}");
    };
    use IPriceOracle::IPriceOracleErrors as Errors;
    let stale = IPriceOracle::PriceStale { token, age: DAY + 1, maximumAge: DAY };
    refuses(&mut scene, answer(1_000), now - DAY - 1, Errors::PriceStale(stale));
    let later = IPriceOracle::PriceFromFuture { token, updatedAt: now + 1, now_: now };
    refuses(&mut scene, answer(1_000), now + 1, Errors::PriceFromFuture(later));
    for answer in [I256::ZERO, I256::MINUS_ONE] {
        let nothing = IPriceOracle::PriceNotPositive { token, answer };
        refuses(&mut scene, answer, now, Errors::PriceNotPositive(nothing));
    }
    let (price, least, most) = (milli(1_101), milli(900), milli(1_100));
    let beyond = IPriceOracle::PriceOutOfBounds { token, price, least, most };
    refuses(&mut scene, answer(1_101), now, Errors::PriceOutOfBounds(beyond));
    scene.says(feed, 1_000);
    done(scene.credit.borrow_sent(&deal));
}

#[test]
fn o03_no_loan_begins_while_the_sequencer_is_down() {
    let mut scene = Scene::new();
    let (usd6, now) = (scene.credit.usd6, scene.credit.now());
    let aggregator = scene.deploy_feed(0);
    done(scene.order(&IPriceOracle::setSequencerCall { aggregator, gracePeriod: 3_600 }));
    let deal = deal(&mut scene, "first", usd6);
    scene.credit.prepare(&deal);
    let borrow = |scene: &mut Scene| scene.credit.still(|credit| credit.borrow_sent(&deal));
    refused(borrow(&mut scene), IPriceOracle::SequencerDown { aggregator });
    scene.says_at(aggregator, I256::ZERO, now);
    refused(borrow(&mut scene), IPriceOracle::SequencerRestarted { until: now + 3_600 });
    scene.says_at(aggregator, I256::ZERO, now - 3_600);
    done(borrow(&mut scene));
}

/// The currency of a running loan loses its peg: the loan goes on in its currency, no other begins or takes its place.
#[test]
fn o05_a_currency_that_depegs_stops_new_loans_alone() {
    let mut scene = Scene::new();
    let (feed, usd6, usd8, usd18) = (scene.feed, scene.credit.usd6, scene.credit.usd8, scene.credit.usd18);
    let running = deal(&mut scene, "first", usd6);
    done(scene.credit.borrow(&running));
    scene.says(feed, 994);
    let depegged = || IPriceOracle::Depegged { token: usd6.token, price: milli(994), least: milli(995) };
    let second = deal(&mut scene, "second", usd6);
    refused(scene.credit.borrow(&second), depegged());
    scene.says(feed, 994);
    refused(scene.credit.refinance(&running, &successor(&running), U256::ZERO), depegged());
    for (name, currency) in [("third", usd8), ("fourth", usd18)] {
        scene.says(scene.other_feed, 1_000);
        let other = deal(&mut scene, name, currency);
        done(scene.credit.borrow(&other));
    }
    scene.credit.go_to_deadline(&running);
    done(scene.credit.pay_due(&running));
    scene.says(feed, 1_000);
    let most = usd6.whole(10_000);
    done(scene.credit.refinance(&running, &successor(&running), most));
}

#[test]
fn without_an_oracle_every_currency_is_taken() {
    let mut scene = Scene::new();
    let (router, feed, usd6) = (scene.credit.router, scene.feed, scene.credit.usd6);
    assert_eq!(scene.credit.ask(&ILoanRouter::priceOracleCall {}), scene.oracle);
    scene.push(router, &ILoanRouter::setPriceOracleCall { priceOracle: Address::ZERO });
    assert_eq!(scene.credit.ask(&ILoanRouter::priceOracleCall {}), Address::ZERO);
    scene.says(feed, 900);
    let deal = deal(&mut scene, "first", usd6);
    done(scene.credit.borrow(&deal));
    // Only the authority names one, and only a contract.
    let stranger = scene.credit.people.stranger.clone();
    let call = ILoanRouter::setPriceOracleCall { priceOracle: scene.oracle };
    let expected = ILoanRouter::NotAuthority { caller: stranger.address };
    refused(scene.credit.tell(&stranger, &call), expected);
    let call = ILoanRouter::setPriceOracleCall { priceOracle: stranger.address };
    let expected = ILoanRouter::PartnerHasNoCode { partner: stranger.address };
    refused(scene.credit.push(router, &call), expected);
}
