//! Whoever leaves, pays or settles does so whatever feeds and oracle do.

use std::collections::BTreeSet;

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    abi::{ILoanRouter, IPriceOracle, ISUSDai, IUSDai, fixtures::IAggregator},
    check::{done, refused},
    credit::{Deal, Lender},
    whole,
};

use crate::support::{Mode, Scene};

/// Imports by which a program calls.
const CALLS: [&str; 3] = ["call_contract", "static_call_contract", "delegate_call_contract"];

/// Whom the programs ask on the way of a call that goes through.
#[track_caller]
fn asked(scene: &mut Scene, from: &Account, to: Address, data: impl Into<Bytes>) -> BTreeSet<Address> {
    let tx = scene.credit.chain().transaction(from, Some(to), data);
    let traced = scene.credit.chain().trace(&tx);
    let (receipt, calls) = traced.unwrap_or_else(|invalid| panic!("{invalid}"));
    assert!(receipt.is_success(), "{receipt:?}");
    let calls = calls.iter().filter(|call| CALLS.contains(&call.name));
    calls.map(|call| Address::from_slice(&call.args[..20])).collect()
}

/// A loan of the curator's in the dollar of 6 decimals.
fn deal(scene: &mut Scene) -> Deal {
    let title = scene.credit.title("first");
    let (credit, currency) = (&scene.credit, scene.credit.usd6);
    let lender = Lender::Allowance(credit.people.lenders[0].clone());
    credit.deal(title, currency).tranche(credit, lender, 50_000, 1_200)
}

/// Both feeds and the one of the sequencer do this from now on.
#[track_caller]
fn all_behave(scene: &mut Scene, sequencer: Address, mode: Mode) {
    for feed in [scene.feed, scene.other_feed, sequencer] {
        scene.behaves(feed, mode);
    }
}

fn with_sequencer() -> (Scene, Address) {
    let mut scene = Scene::new();
    let aggregator = scene.deploy_feed(0);
    scene.says_at(aggregator, alloy_primitives::I256::ZERO, 1);
    done(scene.order(&IPriceOracle::setSequencerCall { aggregator, gracePeriod: 3_600 }));
    (scene, aggregator)
}

/// Feeds that revert, burn gas or answer far too much stop minting and nothing that holders of USDai do to leave.
#[test]
fn o07_holders_of_usdai_leave_without_any_feed() {
    let (mut scene, sequencer) = with_sequencer();
    let (usdai, usd6, usd8) = (scene.usdai(), scene.credit.usd6, scene.credit.usd8);
    let (alice, bob) = {
        let world = scene.credit.redemptions.world();
        (world.alice.clone(), world.bob.address)
    };
    for mode in Mode::SILENT {
        all_behave(&mut scene, sequencer, mode);
        refused(scene.mint(usd6, 100), IPriceOracle::FeedUnreadable { aggregator: sequencer });
        assert_eq!(done(scene.redeem(usd6, 100)), usd6.whole(100), "{mode:?}");
        assert_eq!(done(scene.redeem(usd8, 100)), usd8.whole(100), "{mode:?}");
        let transfer = tests::abi::IErc20::transferCall { to: bob, value: whole(1, 18) };
        scene.credit.still(|credit| done(credit.chain().send(&alice, usdai, &transfer)));
        let harvest = IUSDai::harvestCall {};
        scene.credit.still(|credit| done(credit.chain().send(&alice, usdai, &harvest)));
    }
}

/// Those of the vault ask, stake, wait, are paid and redeem.
#[test]
fn o07_holders_of_the_vault_leave_without_any_feed() {
    let (mut scene, sequencer) = with_sequencer();
    let alice = scene.credit.redemptions.world().alice.clone();
    done(scene.credit.redemptions.suite.staking.stake(&alice, whole(1_000, 18)));
    all_behave(&mut scene, sequencer, Mode::Burns);
    let redemptions = &mut scene.credit.redemptions;
    let id = done(redemptions.request(&alice, whole(100, 18)));
    redemptions.settle(1);
    done(redemptions.claim(&alice, &[id]));
    let usd6 = scene.credit.usd6;
    assert_eq!(done(scene.redeem(usd6, 99)), usd6.whole(99));
}

/// A loan is paid, called, cured, foreclosed, sold and settled.
#[test]
fn o07_loans_go_on_without_any_feed() {
    let (mut scene, sequencer) = with_sequencer();
    let deal = deal(&mut scene);
    done(scene.credit.borrow(&deal));
    let again =
        Deal { terms: ILoanRouter::LoanTerms { nonce: U256::from(1), ..deal.terms.clone() }, ..deal.clone() };
    all_behave(&mut scene, sequencer, Mode::Burns);
    scene.credit.go_to_deadline(&deal);
    done(scene.credit.pay_due(&deal));
    let refinanced = scene.credit.refinance(&deal, &again, U256::ZERO);
    refused(refinanced, IPriceOracle::FeedUnreadable { aggregator: sequencer });
    scene.credit.default_on(&deal);
    done(scene.credit.cure_arrears(&deal));
    scene.credit.default_and_foreclose(&deal);
    let (buyer, bid) = (scene.credit.people.buyers[0].clone(), scene.credit.usd6.whole(70_000));
    scene.credit.sell(&deal, &buyer, bid);
    done(scene.credit.recover(&deal));
}

/// Nobody is even asked: a redemption, a request and a payment call nothing that knows a price, while a deposit and a
/// new loan do.
#[test]
fn o07_whoever_leaves_or_pays_asks_nobody() {
    let mut scene = Scene::new();
    let (usdai, susdai, router, oracle) =
        (scene.usdai(), scene.credit.suite().susdai(), scene.credit.router, scene.oracle);
    let (alice, usd6) = (scene.credit.redemptions.world().alice.clone(), scene.credit.usd6);
    let deposit = IUSDai::deposit_0Call {
        depositToken: usd6.token,
        depositAmount: usd6.whole(100),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    let minting = asked(&mut scene, &alice, usdai, deposit.abi_encode());
    assert!(minting.contains(&oracle), "{minting:?}");
    let withdraw = IUSDai::withdraw_0Call {
        withdrawToken: usd6.token,
        usdaiAmount: whole(100, 18),
        withdrawAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    done(scene.credit.redemptions.suite.staking.stake(&alice, whole(1_000, 18)));
    let (shares, account) = (whole(100, 18), alice.address);
    let request = ISUSDai::requestRedeemCall { shares, controller: account, owner: account };
    let deal = deal(&mut scene);
    scene.credit.prepare(&deal);
    let deposits = scene.credit.deposits(&deal);
    let borrow = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
    let opening = asked(&mut scene, &deal.borrower, router, borrow.abi_encode());
    assert!(opening.contains(&oracle), "{opening:?}");
    scene.credit.go_to_deadline(&deal);
    let (borrower, amount) = (deal.borrower.clone(), usd6.whole(10_000));
    scene.credit.fund(&borrower, usd6, amount, router);
    let repay = ILoanRouter::repayCall { terms: deal.terms.clone(), amount };
    for (who, to, data) in [
        (&alice, usdai, withdraw.abi_encode()),
        (&alice, susdai, request.abi_encode()),
        (&borrower, router, repay.abi_encode()),
    ] {
        let callees = asked(&mut scene, who, to, data);
        assert!(!callees.contains(&oracle), "{callees:?}");
    }
}

/// Prices are asked of the feeds that were named, and of nothing whose price can be moved in a transaction: the oracle
/// calls two addresses, and keeps nothing of what they say.
#[test]
fn o10_no_spot_price_is_used_anywhere() {
    let (mut scene, sequencer) = with_sequencer();
    let (usdai, oracle, feed) = (scene.usdai(), scene.oracle, scene.feed);
    let (alice, usd6) = (scene.credit.redemptions.world().alice.clone(), scene.credit.usd6);
    let deposit = IUSDai::deposit_0Call {
        depositToken: usd6.token,
        depositAmount: usd6.whole(100),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    let callees = asked(&mut scene, &alice, usdai, deposit.abi_encode());
    let known = BTreeSet::from([oracle, feed, sequencer, usd6.token]);
    assert!(callees.is_subset(&known), "{callees:?}");
    assert!(callees.contains(&feed) && callees.contains(&sequencer), "{callees:?}");
    // What was the price a moment ago is nowhere: with the same balances everywhere another answer is another price.
    let before = done(scene.pegged());
    scene.says(feed, 997);
    assert_eq!([before, done(scene.pegged())], [whole(1, 18), whole(997, 15)]);
}

/// An oracle that does whatever it likes stops what asks it, with a named error, and nothing else.
#[test]
fn o07_an_oracle_that_misbehaves_stops_entry_alone() {
    let mut scene = Scene::new();
    let oracle = tests::check::made(scene.credit.redemptions.world().deploy("HostileOracle", &[]));
    let (usdai, router) = (scene.usdai(), scene.credit.router);
    scene.push(usdai, &IUSDai::setPriceOracleCall { priceOracle: oracle });
    scene.push(router, &ILoanRouter::setPriceOracleCall { priceOracle: oracle });
    let usd6 = scene.credit.usd6;
    let deal = deal(&mut scene);
    scene.credit.prepare(&deal);
    for mode in [Mode::Short, Mode::Empty, Mode::Burns] {
        scene.behaves(oracle, mode);
        refused(scene.mint(usd6, 100), IUSDai::PriceUnreadable { asset: usd6.token });
        let silent = ILoanRouter::PriceOracleSilent { priceOracle: oracle };
        refused(scene.credit.still(|credit| credit.borrow_sent(&deal)), silent);
        assert_eq!(done(scene.redeem(usd6, 100)), usd6.whole(100), "{mode:?}");
    }
    scene.behaves(oracle, Mode::Reverts);
    refused(scene.mint(usd6, 100), IAggregator::Refused {});
    refused(scene.credit.still(|credit| credit.borrow_sent(&deal)), IAggregator::Refused {});
    // Of a quarter of a megabyte nobody gets more than an error may be long.
    scene.behaves(oracle, Mode::RevertsLong);
    for error in [
        scene.mint(usd6, 100).map(drop).expect_err("minted"),
        scene.credit.still(|credit| credit.borrow_sent(&deal)).map(drop).expect_err("borrowed"),
    ] {
        let length = error.revert().map_or(0, |revert| revert.data.len());
        assert!((1..=132).contains(&length), "{length}");
    }
    // It may try to come back, or to change something where the router asks: neither goes through.
    scene.behaves(oracle, Mode::Reenters);
    let harvest = Bytes::from(IUSDai::harvestCall {}.abi_encode());
    scene.tell_feed(oracle, &IAggregator::armCall { target_: usdai, data_: harvest });
    assert_eq!(done(scene.mint(usd6, 100)), whole(100, 18));
    done(scene.credit.borrow_sent(&deal));
}
