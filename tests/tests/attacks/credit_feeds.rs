//! No contract but the price oracle asks a feed for a price, and nothing asks it but what mints or opens a loan: what
//! the vault and its loans are worth can be moved by no feed that is stale, late, clamped or out of order.

use std::collections::BTreeSet;

use alloy_primitives::{Address, I256, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, Program};
use tests::{
    Credit,
    abi::{IAuthority, ILoanBook, ILoanRouter, IPriceOracle, ISUSDai, fixtures::IAggregator},
    check::{done, made},
    credit::Currency,
    whole,
};

use crate::credit_support::{staking, vault_deal};

/// Imports by which a program calls.
const CALLS: [&str; 3] = ["call_contract", "static_call_contract", "delegate_call_contract"];
/// Recovers the signer of a signature; no contract.
const ECRECOVER: Address = Address::with_last_byte(1);

/// Every contract of the suite that can be asked, and the currency.
fn of_the_suite(scene: &mut Credit) -> BTreeSet<Address> {
    let parts = scene.ask(&ILoanRouter::partnersCall {});
    let suite = scene.suite();
    let tokens = [suite.usdai(), suite.susdai(), suite.authority];
    let parts =
        [parts.caliber, parts.timelock, parts.positions, parts.auction, parts.loanBook, parts.opening];
    let defaults = scene.ask(&ILoanRouter::partnersCall {}).defaults;
    let others = [scene.router, scene.redemptions.qev, scene.usd6.token, defaults, ECRECOVER];
    tokens.into_iter().chain(parts).chain(others).collect()
}

/// Sends it; whom programs called on the way.
#[track_caller]
fn asked(scene: &mut Credit, from: &Account, to: Address, call: &impl SolCall) -> BTreeSet<Address> {
    let tx = scene.chain().transaction(from, Some(to), call.abi_encode());
    let (receipt, calls) = scene.chain().trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    assert!(receipt.is_success(), "{receipt:?}");
    let calls = calls.iter().filter(|call| CALLS.contains(&call.name));
    calls.map(|call| Address::from_slice(&call.args[..20])).collect()
}

#[track_caller]
fn only_the_suite(scene: &mut Credit, what: &str, asked: &BTreeSet<Address>) {
    let known = of_the_suite(scene);
    let foreign: Vec<_> = asked.difference(&known).collect();
    assert!(foreign.is_empty(), "{what} asks {foreign:?}");
}

/// Has the router ask a price oracle for a currency: the oracle, the feed of the currency, and that of the sequencer,
/// which is up.
#[track_caller]
fn with_feeds(scene: &mut Credit, currency: Currency) -> BTreeSet<Address> {
    let (authority, router) = (scene.suite().authority, scene.router);
    let program = made(Program::load("price-oracle").map_err(Into::into));
    let oracle = made(scene.chain().deploy(&program, &authority.abi_encode()).map_err(Into::into)).address;
    done(scene.suite().rule(&IAuthority::addTargetCall { target: oracle, entries: vec![] }));
    let [feed, sequencer] = [8_u8, 0].map(|decimals| {
        made(scene.redemptions.world().deploy("Aggregator", &U256::from(decimals).abi_encode()))
    });
    let (keeper, now) = (scene.people.keeper.clone(), U256::from(scene.now()));
    for (aggregator, answer) in [(feed, I256::from_raw(whole(1, 8))), (sequencer, I256::ZERO)] {
        let call = IAggregator::setCall { answer_: answer, startedAt_: U256::ONE, updatedAt_: now };
        done(scene.chain().send(&keeper, aggregator, &call));
    }
    let bounds = [whole(900, 15), whole(1_100, 15)];
    let listing = IPriceOracle::setFeedCall {
        token: currency.token,
        aggregator: feed,
        maximumAge: 86_400,
        least: bounds[0],
        most: bounds[1],
        toleranceBps: 50,
    };
    done(scene.push(oracle, &listing));
    let uptime = IPriceOracle::setSequencerCall { aggregator: sequencer, gracePeriod: 3_600 };
    done(scene.push(oracle, &uptime));
    done(scene.push(router, &ILoanRouter::setPriceOracleCall { priceOracle: oracle }));
    BTreeSet::from([oracle, feed, sequencer])
}

#[test]
fn o03_whoever_comes_in_waits_for_no_feed_and_a_loan_for_those_that_are_named() {
    let mut scene = Credit::new();
    let (alice, susdai) = (staking(&mut scene).world.alice.clone(), scene.suite().susdai());
    let deposit = ISUSDai::deposit_0Call { assets: whole(5, 18), receiver: alice.address };
    let callees = asked(&mut scene, &alice, susdai, &deposit);
    only_the_suite(&mut scene, "a deposit", &callees);

    let (title, currency) = (scene.title("first"), scene.usd6);
    let deal = vault_deal(&scene, title, currency);
    scene.prepare(&deal);
    let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits: scene.deposits(&deal) };
    let router = scene.router;
    let mut named = scene.clone();
    let callees = asked(&mut scene, &deal.borrower, router, &call);
    assert!(callees.contains(&scene.caliber) && callees.contains(&scene.book), "{callees:?}");
    only_the_suite(&mut scene, "a loan", &callees);

    let feeds = with_feeds(&mut named, currency);
    let callees = asked(&mut named, &deal.borrower, router, &call);
    let known: BTreeSet<_> = of_the_suite(&mut named).union(&feeds).copied().collect();
    assert!(feeds.is_subset(&callees) && callees.is_subset(&known), "{callees:?}");
}

#[test]
fn o04_what_a_loan_is_worth_is_read_of_no_feed() {
    let mut scene = Credit::new();
    let (title, currency) = (scene.title("first"), scene.usd6);
    let deal = vault_deal(&scene, title, currency);
    with_feeds(&mut scene, currency);
    done(scene.borrow(&deal));
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    let (keeper, book, router) = (scene.people.keeper.clone(), scene.book, scene.router);
    let sweep = ILoanBook::sweepCall { currency: currency.token };
    let callees = asked(&mut scene, &keeper, book, &sweep);
    only_the_suite(&mut scene, "a sweep", &callees);

    scene.go_to_end_of_grace(&deal);
    let now = scene.now();
    scene.go_to(now + 1);
    let call = ILoanRouter::callDefaultCall { terms: deal.terms.clone() };
    let callees = asked(&mut scene, &keeper, router, &call);
    assert!(callees.contains(&scene.caliber) && callees.contains(&scene.auction), "{callees:?}");
    only_the_suite(&mut scene, "a default", &callees);
}
