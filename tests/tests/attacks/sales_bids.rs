//! Attacks on a sale by bidders and by those who have no part in it.

use alloy_primitives::{Address, B256, U256};
use tests::{
    Credit,
    abi::{ICaliber, ICollateralAuction},
    check::{done, refused},
    credit::{DAY, FINAL_ROUND},
};

use crate::sales_support::{deal, least, on_sale, send_as, u, waiting, withdraw_to};

/// Bidding against oneself costs the increment, all of which comes back; nobody else's money moves.
#[test]
fn who_outbids_itself_moves_nobody_elses_money() {
    let (mut scene, deal) = on_sale("PlainToken");
    let (first, other) = (scene.people.buyers[0].clone(), scene.people.buyers[1].clone());
    let price = least(&mut scene, &deal);
    done(scene.bid(&other, &deal, price));
    for _ in 0..3 {
        let next = least(&mut scene, &deal);
        let too_low = ICollateralAuction::BidTooLow { arrived: next - u(1), least: next };
        refused(scene.bid(&first, &deal, next - u(1)), too_low);
        done(scene.bid(&first, &deal, next));
    }
    assert_eq!(waiting(&mut scene, &deal, other.address), price);
    let (own, highest) = (waiting(&mut scene, &deal, first.address), scene.sale(deal.terms.title).highestBid);
    let (auction, currency) = (scene.auction, deal.currency);
    assert_eq!(scene.balance(currency, auction), price + own + highest);
    done(scene.withdraw_bid(&first, &deal));
    refused(scene.withdraw_bid(&first, &deal), ICollateralAuction::NothingToWithdraw {});
    done(withdraw_to(&mut scene, &deal, &other, first.address));
    assert_eq!(scene.balance(currency, auction), highest);
    // What leads can be withdrawn by nobody, and what is withdrawn goes where somebody is.
    scene.go_past_round(&deal);
    refused(scene.withdraw_bid(&first, &deal), ICollateralAuction::NothingToWithdraw {});
    refused(withdraw_to(&mut scene, &deal, &other, Address::ZERO), ICollateralAuction::ZeroAddress {});
    done(scene.settle(&deal));
    assert_eq!(scene.balance(currency, auction), U256::ZERO);
}

/// The second before the end is still the bidders', the end is the keeper's, and no second is both.
#[test]
fn the_last_second_belongs_to_bidders_and_the_end_to_the_winner() {
    let (mut scene, deal) = on_sale("PlainToken");
    let (first, second) = (scene.people.buyers[0].clone(), scene.people.buyers[1].clone());
    let ends_at = scene.sale(deal.terms.title).endsAt;
    let price = least(&mut scene, &deal);
    let mut unsold = scene.clone();
    unsold.go_to(ends_at - 1);
    refused(unsold.next_round(&deal), ICollateralAuction::RoundRunning { endsAt: ends_at });
    unsold.go_to(ends_at);
    unsold.still(|scene| {
        refused(scene.bid(&first, &deal, price), ICollateralAuction::RoundOver { endsAt: ends_at });
    });
    unsold.still(|scene| refused(scene.settle(&deal), ICollateralAuction::NoBid {}));
    done(unsold.next_round(&deal));
    let again = unsold.sale(deal.terms.title).endsAt;
    assert_eq!((unsold.sale(deal.terms.title).round, again), (2, ends_at + 7 * DAY));
    refused(unsold.next_round(&deal), ICollateralAuction::RoundRunning { endsAt: again });

    scene.go_to(ends_at - 1);
    done(scene.bid(&first, &deal, price));
    let ends_at = ends_at + 15 * 60;
    assert_eq!(scene.sale(deal.terms.title).endsAt, ends_at);
    scene.go_to(ends_at - 1);
    refused(scene.settle(&deal), ICollateralAuction::RoundRunning { endsAt: ends_at });
    scene.go_to(ends_at);
    let next = least(&mut scene, &deal);
    scene.still(|scene| {
        refused(scene.bid(&second, &deal, next), ICollateralAuction::RoundOver { endsAt: ends_at });
    });
    scene.still(|scene| refused(scene.next_round(&deal), ICollateralAuction::HasBid {}));
    done(scene.settle(&deal));
    assert_eq!(scene.owner(deal.terms.title), first.address);
    refused(scene.settle(&deal), ICollateralAuction::NotForSale { title: deal.terms.title });
}

/// Bids in the last second keep a round open for a day, and not a second longer.
#[test]
fn late_bids_keep_a_round_open_for_a_day() {
    let (mut scene, deal) = on_sale("PlainToken");
    let bidders = scene.people.buyers.clone();
    let begun = scene.sale(deal.terms.title);
    assert_eq!(begun.latestEnd, begun.endsAt + DAY);
    let mut bids = 0;
    loop {
        let ends_at = scene.sale(deal.terms.title).endsAt;
        let price = least(&mut scene, &deal);
        scene.go_to(ends_at - 1);
        done(scene.bid(&bidders[bids % 2], &deal, price));
        bids += 1;
        if scene.sale(deal.terms.title).endsAt == ends_at {
            break;
        }
    }
    assert_eq!((bids, scene.sale(deal.terms.title).endsAt), (97, begun.latestEnd));
    let price = least(&mut scene, &deal);
    scene.go_to(begun.latestEnd);
    let over = ICollateralAuction::RoundOver { endsAt: begun.latestEnd };
    scene.still(|scene| refused(scene.bid(&bidders[2], &deal, price), over));
    done(scene.settle(&deal));
}

/// Two titles that are sold for one currency: what is bid for one pays for nothing of the other.
#[test]
fn two_sales_in_one_currency_have_books_of_their_own() {
    let (mut scene, first) = on_sale("PlainToken");
    let second = deal(&mut scene, "second", first.currency);
    done(scene.borrow(&second));
    scene.default_and_foreclose(&second);
    // The first title had its rounds meanwhile, each begun late.
    while scene.sale(first.terms.title).round < FINAL_ROUND {
        let ends_at = scene.sale(first.terms.title).endsAt;
        let now = scene.now();
        scene.go_to(now.max(ends_at));
        done(scene.next_round(&first));
    }
    let [cheap, dear, third] = scene.people.buyers.clone();
    let (auction, router, currency) = (scene.auction, scene.router, first.currency);
    done(scene.bid(&cheap, &first, u(1)));
    // Nobody bid for the second in its first round.
    done(scene.next_round(&second));
    let (price, before) = (least(&mut scene, &second), scene.balance(currency, router));
    done(scene.bid(&dear, &second, price));
    done(scene.bid(&third, &first, u(2)));
    assert_eq!(scene.balance(currency, auction), price + u(3));
    let ends_at = scene.sale(first.terms.title).endsAt;
    scene.go_to(ends_at);
    done(scene.settle(&first));
    assert_eq!(scene.balance(currency, router), before + u(2));
    done(scene.withdraw_bid(&cheap, &first));
    assert_eq!(scene.balance(currency, auction), price);
    let ends_at = scene.sale(second.terms.title).endsAt.max(scene.now());
    scene.go_to(ends_at);
    done(scene.settle(&second));
    assert_eq!(scene.balance(currency, router), before + u(2) + price);
    assert_eq!(scene.balance(currency, auction), U256::ZERO);
    // Each loan is paid what its own title brought.
    for (loan, brought) in [(&first, u(2)), (&second, price)] {
        let loan = scene.loan_id(&loan.terms);
        assert_eq!(scene.ask(&tests::abi::ILoanRouter::proceedsCall { loan }).amount, brought);
    }
}

/// Nobody but the router starts a sale, and the router none of a title that is not there.
#[test]
fn a_sale_is_started_by_the_router_for_a_title_that_is_there() {
    let (mut scene, deal) = on_sale("PlainToken");
    let (title, auction, people) = (deal.terms.title, scene.auction, scene.people.clone());
    let owed = u(1);
    let call = |title| ICollateralAuction::startCall {
        title,
        loan: B256::repeat_byte(1),
        currency: deal.currency.token,
        decimals: 6,
        owed,
    };
    let authority = scene.redemptions.suite.authority;
    let callers = [
        people.borrower.address,
        people.lenders[0].address,
        people.stranger.address,
        scene.caliber,
        scene.book,
        authority,
        auction,
    ];
    for caller in callers {
        let expected = ICollateralAuction::NotRouter { caller };
        refused(send_as(&mut scene, caller, auction, &call(title)), expected);
    }
    let other = scene.title("second");
    let router = scene.router;
    let for_sale = ICollateralAuction::AlreadyForSale { title };
    refused(send_as(&mut scene, router, auction, &call(title)), for_sale);
    let not_held = ICollateralAuction::TitleNotHeld { title: other };
    refused(send_as(&mut scene, router, auction, &call(other)), not_held);
    // A title does not get there but by a foreclosure.
    let borrower = people.borrower.clone();
    let send = ICaliber::transferFromCall { from: borrower.address, to: auction, tokenId: other };
    refused(scene.tell_caliber(&borrower, &send), ICaliber::HolderNotApproved {});
    // Nor does the auction sell what it was not told to.
    for stranger in [people.stranger.address, people.buyers[0].address, router] {
        let sell = ICaliber::sellCall { title, buyer: stranger };
        let caliber = scene.caliber;
        refused(
            send_as(&mut scene, stranger, caliber, &sell),
            ICaliber::NotAllowed { from: 6, to: 7, by: 6 },
        );
    }
}

/// A bid of more than a slot holds is refused and takes nothing.
#[test]
fn a_bid_of_everything_there_is_is_refused() {
    let (mut scene, deal) = on_sale("PlainToken");
    let (buyer, auction) = (scene.people.buyers[0].clone(), scene.auction);
    let before = scene.sale(deal.terms.title);
    for amount in [U256::ONE << 128, U256::MAX >> 1] {
        let mut scene = Credit::clone(&scene);
        refused(scene.bid(&buyer, &deal, amount), ICollateralAuction::ArithmeticOverflow {});
        assert_eq!(scene.balance(deal.currency, auction), U256::ZERO);
        assert_eq!(scene.sale(deal.terms.title).highestBid, before.highestBid);
    }
    // The most that it holds can be outbid by nobody, and is paid in full.
    let most = (U256::ONE << 128) - u(1);
    done(scene.bid(&buyer, &deal, most));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    assert_eq!(scene.balance(deal.currency, auction), U256::ZERO);
}
