//! Currencies that block, charge, shrink or lie: whose sale waits for them, and whose does not.

use alloy_primitives::{Address, U256};
use alloy_sol_types::sol;
use tests::{
    Credit,
    abi::{ICollateralAuction, fixtures::IOdd},
    check::{done, refused},
    credit::Deal,
    whole,
};

use crate::sales_support::{deal, donate, least, on_sale, turn, u, waiting, withdraw_to};

sol! {
    interface ISweep {
        function sweep(address account, address to, uint256 extra) external;
        function lie(address account, uint256 balance) external;
    }
}

/// A second sale, of a dollar, which is led by the third buyer.
fn sale_in_dollars(scene: &mut Credit) -> (Deal, U256) {
    let dollar = scene.usd6;
    let other = deal(scene, "second", dollar);
    done(scene.borrow(&other));
    scene.default_and_foreclose(&other);
    let (buyer, price) = (scene.people.buyers[2].clone(), least(scene, &other));
    done(scene.bid(&buyer, &other, price));
    (other, price)
}

fn failed(deal: &Deal) -> ICollateralAuction::TransferFailed {
    ICollateralAuction::TransferFailed { token: deal.currency.token }
}

/// Who was outbid and is blocked by the currency blocks no bid, and has its money sent elsewhere; a winner that is
/// blocked has its title all the same.
#[test]
fn a_blocked_bidder_blocks_no_bid_and_a_blocked_winner_no_settlement() {
    let (mut scene, deal) = on_sale("BlocklistToken");
    let [first, second, _] = scene.people.buyers.clone();
    let price = least(&mut scene, &deal);
    done(scene.bid(&first, &deal, price));
    let block = |account: Address| IOdd::setBlockedCall { account, blocked: true };
    turn(&mut scene, deal.currency, &block(first.address));
    let higher = least(&mut scene, &deal);
    done(scene.bid(&second, &deal, higher));
    refused(scene.withdraw_bid(&first, &deal), failed(&deal));
    assert_eq!(waiting(&mut scene, &deal, first.address), price);
    let elsewhere = scene.people.stranger.address;
    done(withdraw_to(&mut scene, &deal, &first, elsewhere));
    assert_eq!(scene.balance(deal.currency, elsewhere), price);
    turn(&mut scene, deal.currency, &block(second.address));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    assert_eq!(scene.owner(deal.terms.title), second.address);
    done(scene.recover(&deal));
}

/// A currency that does not move, or that blocks the auction or the router, has its own sale wait, with all that is in
/// it; another sale goes on meanwhile, and this one once the currency moves.
#[test]
fn a_currency_that_stands_still_holds_up_its_own_sale_alone() {
    type Blocked = fn(&Credit) -> Option<Address>;
    let cases: [(&str, Blocked); 3] = [
        ("PausableToken", |_| None),
        ("BlocklistToken", |scene| Some(scene.auction)),
        ("BlocklistToken", |scene| Some(scene.router)),
    ];
    for (fixture, blocked) in cases {
        let (mut scene, deal) = on_sale(fixture);
        let (other, _) = sale_in_dollars(&mut scene);
        let (buyer, account) = (scene.people.buyers[0].clone(), blocked(&scene));
        let price = least(&mut scene, &deal);
        done(scene.next_round(&deal).or_else(|_| scene.bid(&buyer, &deal, price)));
        if scene.sale(deal.terms.title).highestBid.is_zero() {
            let price = least(&mut scene, &deal);
            done(scene.bid(&buyer, &deal, price));
        }
        let stop = |scene: &mut Credit, stops: bool| match account {
            Some(account) => turn(scene, deal.currency, &IOdd::setBlockedCall { account, blocked: stops }),
            None => turn(scene, deal.currency, &IOdd::setPausedCall { paused_: stops }),
        };
        stop(&mut scene, true);
        scene.go_past_round(&other);
        done(scene.settle(&other));
        done(scene.recover(&other));
        let before = scene.sale(deal.terms.title);
        if scene.now() <= before.endsAt {
            scene.go_past_round(&deal);
        }
        refused(scene.settle(&deal), failed(&deal));
        let after = scene.sale(deal.terms.title);
        assert_eq!((after.highestBid, after.bidder), (before.highestBid, buyer.address), "{fixture}");
        assert_eq!(scene.owner(deal.terms.title), scene.auction, "{fixture}");
        stop(&mut scene, false);
        done(scene.settle(&deal));
        assert_eq!(scene.owner(deal.terms.title), buyer.address, "{fixture}");
        done(scene.recover(&deal));
    }
}

/// A bid is what arrives of it. With a fee nobody is owed more than there is, and the loan gets what the router got.
#[test]
fn a_fee_is_the_bidders_and_leaves_nobody_short() {
    let (mut scene, deal) = on_sale("FeeToken");
    turn(&mut scene, deal.currency, &IOdd::setFeeCall { bps: u(100), addedOnTop: false });
    let [first, second, _] = scene.people.buyers.clone();
    let price = least(&mut scene, &deal);
    let arrived = price - price / u(100);
    refused(scene.bid(&first, &deal, price), ICollateralAuction::BidTooLow { arrived, least: price });
    done(scene.bid(&first, &deal, price * u(2)));
    done(scene.bid(&second, &deal, price * u(4)));
    let (auction, router, currency) = (scene.auction, scene.router, deal.currency);
    let net = |amount: U256| amount - amount / u(100);
    assert_eq!(waiting(&mut scene, &deal, first.address), net(price * u(2)));
    scene.go_past_round(&deal);
    let before = scene.balance(currency, router);
    done(scene.settle(&deal));
    assert_eq!(scene.balance(currency, router), before + net(net(price * u(4))));
    done(scene.withdraw_bid(&first, &deal));
    assert_eq!(scene.balance(currency, auction), U256::ZERO);
    let loan = scene.loan_id(&deal.terms);
    let brought = scene.ask(&tests::abi::ILoanRouter::proceedsCall { loan }).amount;
    assert_eq!(brought, net(net(price * u(4))));
    done(scene.recover(&deal));
}

/// A currency that takes from everybody's balance leaves its own sale short, which anybody may make good; no other
/// currency's money fills the hole.
#[test]
fn a_currency_that_shrinks_takes_from_no_other() {
    let (mut scene, deal) = on_sale("RebasingToken");
    let (buyer, price) = (scene.people.buyers[0].clone(), least(&mut scene, &deal));
    done(scene.bid(&buyer, &deal, price));
    let (other, of_other) = sale_in_dollars(&mut scene);
    turn(&mut scene, deal.currency, &IOdd::rebaseCall { factor: whole(5, 17) });
    let ends_at = scene.sale(deal.terms.title).endsAt;
    if scene.now() <= ends_at {
        scene.go_past_round(&deal);
    }
    refused(scene.settle(&deal), failed(&deal));
    let auction = scene.auction;
    assert_eq!(scene.balance(other.currency, auction), of_other);
    let missing = price - scene.balance(deal.currency, auction);
    donate(&mut scene, deal.currency, auction, missing + u(1));
    done(scene.settle(&deal));
    assert_eq!(scene.owner(deal.terms.title), buyer.address);
    scene.go_past_round(&other);
    done(scene.settle(&other));
    assert_eq!(scene.balance(other.currency, auction), U256::ZERO);
}

/// A currency that says what there is not, or takes at once what comes, buys nothing.
#[test]
fn a_bid_that_does_not_arrive_is_none() {
    for fixture in ["AttackBalanceToken", "AttackSweepToken", "FalseToken"] {
        let (mut scene, deal) = on_sale(fixture);
        let (buyer, price, auction) =
            (scene.people.buyers[0].clone(), least(&mut scene, &deal), scene.auction);
        let sink = scene.people.stranger.address;
        match fixture {
            "AttackBalanceToken" => {
                let balance = whole(1, 30);
                turn(&mut scene, deal.currency, &ISweep::lieCall { account: auction, balance });
            }
            "AttackSweepToken" => {
                let call = ISweep::sweepCall { account: auction, to: sink, extra: U256::ZERO };
                turn(&mut scene, deal.currency, &call);
            }
            _ => turn(&mut scene, deal.currency, &IOdd::refuseCall { refuses: true }),
        }
        let bid = scene.bid(&buyer, &deal, price);
        if fixture == "FalseToken" {
            refused(bid, failed(&deal));
        } else {
            refused(bid, ICollateralAuction::BidTooLow { arrived: U256::ZERO, least: price });
        }
        assert_eq!(scene.sale(deal.terms.title).bidder, Address::ZERO, "{fixture}");
    }
}
