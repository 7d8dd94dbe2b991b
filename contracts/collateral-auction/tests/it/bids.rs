//! Bids, and what becomes of them.

use crate::fake::{Fake, REFUSED};
use crate::scene::{
    ADMIN, DAY, END, LOAN, Scene, TITLE, balance, come_to, done, fund, log, number, open, refused,
};
use alloy_primitives::{Address, U256};
use collateral_auction::CollateralAuction;
use collateral_auction::abi::ICollateralAuction as abi;
use mock_dollar::MockDollar;
use motsu::prelude::*;

#[motsu::test]
fn the_highest_bidder_gets_the_title_and_the_router_its_bid(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    dollar: Contract<MockDollar>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&auction, &caliber, &router, dollar.address());
    let (token, title) = (scene.currency, TITLE);
    refused(scene.bid(alice, 1_100), abi::NotForSale { title });
    scene.start(1_000);
    fund(&scene, &dollar, alice, 1_100);
    fund(&scene, &dollar, bob, 5_000);
    refused(scene.bid(alice, 1_099), abi::BidTooLow { arrived: number(1_099), least: number(1_100) });
    refused(scene.bid(alice, 0), abi::BidTooLow { arrived: U256::ZERO, least: number(1_100) });
    refused(
        scene.bid(alice, 1_101),
        abi::TokenBalanceTooLow { token, balance: number(1_100), needed: number(1_101) },
    );
    let all = scene.send(alice, abi::bidCall { title, amount: U256::MAX });
    refused(all, abi::TokenBalanceTooLow { token, balance: number(1_100), needed: U256::MAX });
    done(scene.bid(alice, 1_100));
    scene.ended_with([log(abi::Bid { title, bidder: alice, amount: number(1_100), endsAt: END })]);
    refused(scene.bid(bob, 1_154), abi::BidTooLow { arrived: number(1_154), least: number(1_155) });
    done(scene.bid(bob, 1_155));
    scene.ended_with([
        log(abi::Credited { account: alice, currency: token, amount: number(1_100) }),
        log(abi::Bid { title, bidder: bob, amount: number(1_155), endsAt: END }),
    ]);
    assert_eq!((scene.bound(), scene.withdrawable(alice)), (number(1_155), number(1_100)));
    is_paid_at_once_and_once(&scene, [alice, bob], auction.address());
    // One's own bid is outbid like any other.
    done(scene.bid(bob, 2_000));
    assert_eq!((scene.withdrawable(bob), balance(&dollar, bob)), (number(1_155), number(1_845)));
    refused(scene.settle(), abi::RoundRunning { endsAt: END });
    come_to(END - 1);
    refused(scene.settle(), abi::RoundRunning { endsAt: END });
    come_to(END);
    refused(scene.bid(alice, 5_000), abi::RoundOver { endsAt: END });
    refused(scene.next_round(), abi::HasBid {});
    done(scene.settle());
    scene.ended_with([log(abi::Settled { title, loan: LOAN, buyer: bob, proceeds: number(2_000) })]);
    assert_eq!(caliber.sender(ADMIN).owner.get(), bob);
    let (_, loan, proceeds) = router.sender(ADMIN).heard();
    assert_eq!((loan, proceeds, balance(&dollar, router.address())), (LOAN, number(2_000), number(2_000)));
    // What is left is what was outbid, and the sale is forgotten.
    assert_eq!(balance(&dollar, auction.address()), number(1_155));
    assert_eq!((scene.round(), scene.bound()), ((0, U256::ZERO, 0, U256::ZERO), U256::MAX));
    refused(scene.settle(), abi::NotForSale { title });
    refused(scene.next_round(), abi::NotForSale { title });
    assert_eq!(done(scene.withdraw(bob, alice)), number(1_155));
    assert_eq!(balance(&dollar, auction.address()), U256::ZERO);
}

/// Alice was outbid with 1,100.
fn is_paid_at_once_and_once(scene: &Scene<'_>, [alice, bob]: [Address; 2], auction: Address) {
    refused(scene.withdraw(bob, bob), abi::NothingToWithdraw {});
    refused(scene.withdraw(alice, Address::ZERO), abi::ZeroAddress {});
    refused(scene.withdraw(alice, auction), abi::TransferFailed { token: scene.currency });
    assert_eq!(done(scene.withdraw(alice, alice)), number(1_100));
    scene.ended_with([log(abi::Withdrawn {
        account: alice,
        currency: scene.currency,
        to: alice,
        amount: number(1_100),
    })]);
    refused(scene.withdraw(alice, alice), abi::NothingToWithdraw {});
}

#[motsu::test]
fn late_bids_move_the_end_by_a_day_at_most(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    dollar: Contract<MockDollar>,
    alice: Address,
) {
    const QUARTER: u64 = 15 * 60;
    let scene = open(&auction, &caliber, &router, dollar.address());
    scene.start(10);
    fund(&scene, &dollar, alice, u64::MAX);
    let mut amount = 11;
    let mut bid_at = |now| {
        come_to(now);
        done(scene.bid(alice, amount));
        amount = (amount * 105).div_ceil(100);
        scene.round().2
    };
    assert_eq!(bid_at(END - QUARTER - 1), END);
    let mut end = END;
    for _ in 0..96 {
        assert_eq!(bid_at(end - QUARTER), end + QUARTER);
        end += QUARTER;
    }
    assert_eq!((bid_at(end - QUARTER), end), (END + DAY, END + DAY));
    assert_eq!(bid_at(end - 1), end);
    come_to(end);
    refused(scene.bid(alice, u64::MAX), abi::RoundOver { endsAt: end });
    done(scene.settle());
}

#[motsu::test]
fn a_settlement_that_a_partner_refuses_leaves_all_as_it_was(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    dollar: Contract<MockDollar>,
    alice: Address,
) {
    let scene = open(&auction, &caliber, &router, dollar.address());
    scene.start(1_000);
    fund(&scene, &dollar, alice, 2_000);
    done(scene.bid(alice, 2_000));
    come_to(END);
    caliber.sender(ADMIN).refuses.set(true);
    assert_eq!(scene.settle(), Err(REFUSED.to_vec()));
    assert_eq!((scene.bound(), balance(&dollar, auction.address())), (number(2_000), number(2_000)));
    caliber.sender(ADMIN).refuses.set(false);
    done(scene.settle());
    assert_eq!(balance(&dollar, router.address()), number(2_000));
}
