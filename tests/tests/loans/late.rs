//! Paying early, late, in pieces, and what others can do to who pays: scenarios L06, L09, L11, L12, L18 to L20.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Receipt;
use tests::{
    Credit,
    abi::{ILoanLens, ILoanPositions, ILoanRouter},
    check::{done, refused},
    credit::{DAY, Deal, typed},
    whole,
};

use crate::support::{Stage, State, balances, begin, send_as, status, u};

fn of_repay(receipt: &Receipt) -> U256 {
    receipt.returned::<ILoanRouter::repayCall>().expect("an amount")
}

fn lenders(deal: &Deal) -> [Address; 2] {
    [deal.terms.trancheSpecs[0].lender, deal.terms.trancheSpecs[1].lender]
}

#[test]
fn l06_a_unit_paid_before_blocks_no_payment_and_averts_no_default() {
    let (mut start, deal) = begin();
    done(start.borrow(&deal));
    let (stranger, borrower) = (start.people.stranger.clone(), deal.borrower.clone());
    start.wait(1);
    done(start.pay_due(&deal));
    // Between two instalments a unit is a prepayment; whoever pays all right after it pays a unit less.
    let mut scene = start.clone();
    let quote = scene.quote(&deal);
    assert_eq!((quote.instalments, quote.total), (0, U256::ZERO));
    scene.fund(&borrower, deal.currency, quote.payoff, scene.router);
    done(scene.repay(&stranger, &deal, u(1)));
    let call = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: quote.payoff };
    assert_eq!(of_repay(&done(scene.tell(&borrower, &call))), quote.payoff - u(1));
    assert_eq!(
        (status(&mut scene, &deal), scene.balance(deal.currency, borrower.address) >= u(1)),
        (4, true)
    );
    // An instalment that is open takes no part of it; what was prepaid makes the next one smaller, never dearer.
    let mut scene = start.clone();
    scene.go_to_deadline(&deal);
    let quote = scene.quote(&deal);
    let needed = quote.principal.saturating_add(quote.interest);
    for amount in [u(1), needed - u(1)] {
        refused(scene.repay(&stranger, &deal, amount), ILoanRouter::BelowDue { amount, needed });
        scene.go_to_deadline(&deal);
    }
    assert_eq!(of_repay(&done(scene.repay(&borrower, &deal, needed))), needed);
    // Nor does it keep a title from being sold: not in time, not in the cure window, not after it.
    let mut scene = start;
    scene.go_to_end_of_grace(&deal);
    scene.wait(1);
    assert!(scene.repay(&stranger, &deal, u(1)).is_err());
    done(scene.call_default(&deal));
    assert!(scene.cure(&stranger, &deal, u(1)).is_err());
    scene.go_to_end_of_cure(&deal);
    let until = scene.now();
    scene.wait(1);
    refused(scene.repay(&stranger, &deal, u(1)), ILoanRouter::CureWindowOver { until });
    done(scene.foreclose(&deal));
}

#[test]
fn l09_nobody_but_the_auction_brings_proceeds_and_it_only_for_what_it_sold() {
    let mut stage = Stage::at(State::Foreclosed);
    let (loan, router) = (stage.loan, stage.scene.router);
    let call = ILoanRouter::onCollateralLiquidatedCall { loan, proceeds: whole(1_000_000, 6) };
    for (_, caller) in stage.callers().into_iter().filter(|(name, _)| *name != "auction") {
        let result = send_as(&mut stage.scene, caller, router, &call);
        refused(result, ILoanRouter::NotAuction { caller });
    }
    assert!(!stage.scene.ask(&ILoanRouter::proceedsCall { loan }).isSold);
    refused(stage.scene.recover(&stage.deal), ILoanRouter::TitleUnsold { loan });
    // Of two loans whose titles are for sale the one is paid whose title was sold.
    let Stage { mut scene, deal, .. } = Stage::at(State::None);
    done(scene.borrow_sent(&deal));
    let mut other = deal.clone();
    other.terms.title = scene.title("second");
    done(scene.borrow(&other));
    scene.go_to_end_of_grace(&other);
    scene.wait(1);
    done(scene.call_default(&deal));
    done(scene.call_default(&other));
    scene.go_to_end_of_cure(&other);
    scene.wait(1);
    done(scene.foreclose(&deal));
    done(scene.foreclose(&other));
    let buyer = scene.people.buyers[0].clone();
    let price = scene.sale(other.terms.title).leastBid;
    scene.sell(&other, &buyer, price);
    let [loan, second] = [&deal, &other].map(|deal| scene.loan_id(&deal.terms));
    refused(scene.recover(&deal), ILoanRouter::TitleUnsold { loan });
    let sold = scene.ask(&ILoanRouter::proceedsCall { loan: second });
    assert_eq!((sold.isSold, sold.amount), (true, price));
    done(scene.recover(&other));
    assert_eq!((status(&mut scene, &deal), status(&mut scene, &other)), (3, 4));
}

/// What an instalment costs that is paid so many seconds late, computed from the terms and the schedule alone.
fn late_interest(deal: &Deal, row: &ILoanLens::Row, seconds: u64) -> U256 {
    let specs = &deal.terms.trancheSpecs;
    let weight: U256 = specs.iter().map(|spec| spec.rate * spec.amount).sum();
    let blended = weight / deal.principal();
    let up = |amount: U256, rate: U256| {
        let scaled = amount * U256::from(1_000_000_000_000_u64);
        (scaled * rate * u(seconds)).div_ceil(whole(1, 18))
    };
    let at_18 = up(row.principal, blended) + up(row.principal + row.interest, deal.terms.gracePeriodRate);
    at_18.div_ceil(U256::from(1_000_000_000_000_u64))
}

#[test]
fn l11_a_default_one_second_after_the_grace_and_late_interest_to_the_unit() {
    let (mut start, deal) = begin();
    done(start.borrow(&deal));
    let lens = start.lens;
    let row = start.look(lens, &ILoanLens::scheduleCall { terms: deal.lens_terms() })[0].clone();
    let grace = deal.terms.gracePeriodDuration;
    for seconds in [0, 1, 2, DAY, grace - 1, grace, grace + 1, 10 * DAY] {
        let mut scene = start.clone();
        scene.go_to(row.due + seconds);
        let expected = late_interest(&deal, &row, seconds);
        assert_eq!(scene.quote(&deal).lateInterest, expected, "{seconds}");
        let called = scene.clone().call_default(&deal);
        if seconds > grace {
            done(called);
        } else {
            refused(called, ILoanRouter::WithinGrace { until: row.due + grace });
        }
        let total = row.principal + row.interest + expected;
        let borrower = deal.borrower.clone();
        let receipt = done(scene.repay(&borrower, &deal, total));
        let [paid] = &receipt.logs::<ILoanRouter::LoanRepaid>()[..] else { panic!("one payment") };
        assert_eq!((paid.instalments, paid.lateInterest), (1, expected));
        assert_eq!((paid.principal, paid.interest, paid.prepaid), (row.principal, row.interest, U256::ZERO));
    }
}

#[test]
fn l12_paying_early_costs_no_interest_that_did_not_accrue() {
    let (mut start, deal) = begin();
    done(start.borrow(&deal));
    let principal = deal.principal();
    let borrower = deal.borrower.clone();
    // In the first interval everything is the first instalment's interest and the principal.
    let mut scene = start.clone();
    scene.wait(1);
    let quote = scene.quote(&deal);
    assert_eq!(quote.payoff, principal + quote.interest);
    let before = balances(&mut scene, &deal, &lenders(&deal));
    done(scene.repay(&borrower, &deal, U256::from(u64::MAX)));
    let after = balances(&mut scene, &deal, &lenders(&deal));
    assert_eq!(after[0] + after[1] - before[0] - before[1], quote.payoff);
    // Paid ahead and prepaid by a half, the next instalment has half the interest, and its principal is smaller.
    let mut scene = start;
    scene.wait(1);
    let first = scene.quote(&deal);
    let rest = principal - first.principal;
    done(scene.repay(&borrower, &deal, first.total + rest / u(2)));
    let outstanding = scene.standing(&deal).outstanding;
    assert_eq!(outstanding, rest - rest / u(2));
    let closed = scene.quote(&deal);
    assert_eq!((closed.total, closed.payoff), (U256::ZERO, outstanding));
    refused(
        scene.repay(&borrower, &deal, U256::ZERO),
        ILoanRouter::NothingPaid { opensAfter: closed.opensAfter },
    );
    scene.go_to_deadline(&deal);
    let second = scene.quote(&deal);
    assert!(second.interest * u(2) < first.interest, "{second:?}");
    assert!(second.principal < first.principal, "{second:?}");
    assert_eq!(of_repay(&done(scene.pay_due(&deal))), second.total);
}

#[test]
fn l18_payments_follow_the_position() {
    let (mut scene, deal) = begin();
    let loan = done(scene.borrow(&deal));
    let (positions, buyer) = (scene.positions, scene.people.stranger.clone());
    let token = typed::position(loan, 0);
    let lender = scene.people.lenders[0].clone();
    let sold = ILoanPositions::transferFromCall { from: lender.address, to: buyer.address, tokenId: token };
    // Nobody else sells it.
    let thief = scene.people.keeper.clone();
    let expected = ILoanPositions::ERC721InsufficientApproval { operator: thief.address, tokenId: token };
    refused(scene.chain().send(&thief, positions, &sold), expected);
    done(scene.chain().send(&lender, positions, &sold));

    let junior = scene.people.curator.address;
    let holders = [lender.address, buyer.address, junior];
    scene.go_to_deadline(&deal);
    let quote = scene.quote(&deal);
    let before = balances(&mut scene, &deal, &holders);
    let receipt = done(scene.pay_due(&deal));
    let after = balances(&mut scene, &deal, &holders);
    let [first, second] = &receipt.logs::<ILoanRouter::LenderRepaid>()[..] else { panic!("two payments") };
    assert_eq!((first.owner, second.owner), (buyer.address, junior));
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1] - before[1], first.principal + first.interest);
    assert_eq!(after[2] - before[2], second.principal + second.interest);
    assert_eq!(after[1] + after[2] - before[1] - before[2], quote.total);
    // Of a sale too.
    scene.default_and_foreclose(&deal);
    let bidder = scene.people.buyers[0].clone();
    let price = scene.sale(deal.terms.title).leastBid;
    scene.sell(&deal, &bidder, price);
    let before = balances(&mut scene, &deal, &holders);
    let receipt = done(scene.recover(&deal));
    let after = balances(&mut scene, &deal, &holders);
    let recovered = &receipt.logs::<ILoanRouter::LenderRecovered>()[0];
    assert_eq!((recovered.owner, after[0]), (buyer.address, before[0]));
    assert_eq!(after[1] - before[1], recovered.principal + recovered.interest + recovered.laterInterest);
}

#[test]
fn l19_nothing_is_done_twice_and_a_pause_stops_new_loans_only() {
    for (state, number) in [(State::Foreclosed, 3), (State::Recovered, 4)] {
        let Stage { mut scene, deal, .. } = Stage::at(state);
        let keeper = scene.people.keeper.clone();
        let wrong = ILoanRouter::WrongStatus { status: number };
        refused(scene.foreclose(&deal), wrong.clone());
        refused(scene.call_default(&deal), wrong.clone());
        refused(scene.repay(&keeper, &deal, deal.principal()), wrong.clone());
        refused(scene.cure(&keeper, &deal, deal.principal()), wrong);
    }
    let Stage { mut scene, deal, .. } = Stage::at(State::Recovered);
    refused(scene.recover(&deal), ILoanRouter::WrongStatus { status: 4 });
    refused(scene.settle(&deal), tests::abi::ICollateralAuction::NotForSale { title: deal.terms.title });

    let until = pause(&mut scene);
    let mut again = deal.clone();
    again.terms.title = scene.title("second");
    refused(scene.borrow(&again), ILoanRouter::BorrowingIsPaused { until });
    scene.go_to(until);
    done(scene.borrow(&again));
}

/// Has the guardian stop borrowing for as long as it may; returns when it begins again.
fn pause(scene: &mut Credit) -> u64 {
    let (router, until) = (scene.router, scene.now() + 14 * DAY);
    done(scene.redemptions.pause(router, Credit::PAUSE_BORROWING, until));
    until
}

#[test]
fn l20_no_parameter_reaches_a_loan_that_has_begun() {
    let (mut scene, deal) = begin();
    let router = scene.router;
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: 100 }));
    done(scene.borrow(&deal));
    assert_eq!(scene.standing(&deal).liquidationFeeRate, 100);
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: 1_000 }));
    scene.default_and_foreclose(&deal);
    let bidder = scene.people.buyers[0].clone();
    let price = scene.sale(deal.terms.title).leastBid;
    scene.sell(&deal, &bidder, price);
    let fees = scene.people.fees.address;
    let before = scene.balance(deal.currency, fees);
    let receipt = done(scene.recover(&deal));
    let fee = price / u(100);
    assert_eq!(receipt.logs::<ILoanRouter::LoanRecovered>()[0].fee, fee);
    assert_eq!(scene.balance(deal.currency, fees) - before, fee);
}
