//! Rounds in which nobody bids.

use crate::fake::Fake;
use crate::scene::{ADMIN, DAY, LOAN, NOW, TITLE, come_to, done, fund, log, number, open, refused};
use alloy_primitives::{Address, U256};
use collateral_auction::CollateralAuction;
use collateral_auction::abi::ICollateralAuction as abi;
use mock_dollar::MockDollar;
use motsu::prelude::*;

#[motsu::test]
fn the_reserve_falls_until_there_is_none_and_a_unit_buys_the_title(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    dollar: Contract<MockDollar>,
    alice: Address,
) {
    let scene = open(&auction, &caliber, &router, dollar.address());
    scene.start(910);
    let rounds = [(1, 1_001, 7), (2, 901, 7), (3, 811, 7), (4, 730, 7), (5, 657, 7), (6, 0, 14), (6, 0, 14)];
    let mut start = NOW;
    for (index, (round, reserve, days)) in rounds.into_iter().enumerate() {
        let end = start + days * DAY;
        assert_eq!(scene.round(), (round, number(reserve), end, number(reserve.max(1))));
        assert_eq!(scene.bound(), number(reserve));
        come_to(end - 1);
        refused(scene.next_round(), abi::RoundRunning { endsAt: end });
        refused(scene.settle(), abi::NoBid {});
        // Over, it counts for no more than the next, whenever that begins.
        come_to(end + 5);
        let next = rounds.get(index + 1);
        assert_eq!(scene.bound(), number(next.map_or(0, |(_, reserve, _)| *reserve)));
        refused(scene.bid(alice, 5_000), abi::RoundOver { endsAt: end });
        if let Some((round, reserve, days)) = next {
            done(scene.next_round());
            scene.ended_with([log(abi::RoundStarted {
                title: TITLE,
                round: *round,
                reserve: number(*reserve),
                endsAt: end + 5 + days * DAY,
            })]);
        }
        start = end + 5;
    }
    done(scene.next_round());
    fund(&scene, &dollar, alice, 1);
    refused(scene.bid(alice, 0), abi::BidTooLow { arrived: U256::ZERO, least: number(1) });
    done(scene.bid(alice, 1));
    assert_eq!(scene.bound(), number(1));
    come_to(start + 14 * DAY);
    done(scene.settle());
    assert_eq!(caliber.sender(ADMIN).owner.get(), alice);
    let (_, loan, proceeds) = router.sender(ADMIN).heard();
    assert_eq!((loan, proceeds), (LOAN, number(1)));
}
