//! Currencies that misbehave.

use crate::fake::Fake;
use crate::scene::{ADMIN, END, Scene, come_to, done, number, open, refused};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use collateral_auction::CollateralAuction;
use collateral_auction::abi::ICollateralAuction as abi;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;

fn act<C: SolCall>(hostile: &Contract<MockHostile>, sender: Address, call: C) {
    done(hostile.sender(sender).call(&call.abi_encode()));
}

fn behave(hostile: &Contract<MockHostile>, mode: Mode) {
    act(hostile, ADMIN, IMockHostile::setModeCall { mode: mode as u8 });
}

fn fund(scene: &Scene, hostile: &Contract<MockHostile>, bidder: Address, value: u64) {
    act(hostile, bidder, IMockHostile::mintCall { to: bidder, value: number(value) });
    act(hostile, bidder, IMockHostile::approveCall { spender: scene.auction.address(), value: U256::MAX });
}

/// Of a token with a fee what arrives is the bid, and what the router gets is what it is told.
#[motsu::test]
fn what_arrives_is_the_bid(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    hostile: Contract<MockHostile>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&auction, &caliber, &router, hostile.address());
    scene.start(900);
    fund(&scene, &hostile, alice, 10_000);
    fund(&scene, &hostile, bob, 10_000);
    let failed = || abi::TransferFailed { token: scene.currency };
    for mode in [Mode::False, Mode::Reverts, Mode::RevertsHuge, Mode::Garbage, Mode::Short] {
        behave(&hostile, mode);
        refused(scene.bid(alice, 1_000), failed());
    }
    behave(&hostile, Mode::MovesNothing);
    refused(scene.bid(alice, 1_000), abi::BidTooLow { arrived: U256::ZERO, least: number(990) });
    behave(&hostile, Mode::BalanceReverts);
    refused(scene.bid(alice, 1_000), abi::BalanceUnreadable { token: scene.currency });
    behave(&hostile, Mode::Fee);
    refused(scene.bid(alice, 998), abi::BidTooLow { arrived: number(989), least: number(990) });
    done(scene.bid(alice, 1_000));
    assert_eq!(scene.bound(), number(990));
    behave(&hostile, Mode::ReturnsHuge);
    done(scene.bid(bob, 2_000));
    assert_eq!((scene.bound(), scene.withdrawable(alice)), (number(2_000), number(990)));
    behave(&hostile, Mode::Reverts);
    refused(scene.withdraw(alice, alice), failed());
    come_to(END);
    refused(scene.settle(), failed());
    assert_eq!((scene.bound(), scene.withdrawable(alice)), (number(2_000), number(990)));
    behave(&hostile, Mode::Fee);
    done(scene.settle());
    assert_eq!(router.sender(ADMIN).proceeds.get(), number(1_980));
    assert_eq!(done(scene.withdraw(alice, bob)), number(990));
}
