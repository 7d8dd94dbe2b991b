//! No contract asks a feed or a market for a price: none can be stale, late, clamped, moved or out of order.

use std::collections::BTreeSet;

use alloy_primitives::Address;
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    Credit,
    abi::{ILoanBook, ILoanRouter, ISUSDai},
    check::done,
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

#[test]
fn o03_whoever_comes_in_or_borrows_waits_for_no_sequencer_feed() {
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
    let callees = asked(&mut scene, &deal.borrower, router, &call);
    assert!(callees.contains(&scene.caliber) && callees.contains(&scene.book), "{callees:?}");
    only_the_suite(&mut scene, "a loan", &callees);
}

#[test]
fn o04_what_a_loan_is_worth_is_read_of_no_feed() {
    let mut scene = Credit::new();
    let (title, currency) = (scene.title("first"), scene.usd6);
    let deal = vault_deal(&scene, title, currency);
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
