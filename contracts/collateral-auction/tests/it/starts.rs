//! Sales as they begin.

use crate::fake::Fake;
use crate::scene::{ADMIN, DAY, END, LOAN, TITLE, done, log, number, open, refused};
use alloy_primitives::{Address, U256};
use collateral_auction::CollateralAuction;
use collateral_auction::abi::ICollateralAuction as abi;
use motsu::prelude::*;

#[motsu::test]
fn the_router_starts_a_sale_of_what_the_auction_holds(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    alice: Address,
) {
    let scene = open(&auction, &caliber, &router, Address::repeat_byte(0xcc));
    let start = |caller, call| scene.send(caller, call);
    for caller in [alice, ADMIN, caliber.address(), Address::ZERO] {
        refused(start(caller, scene.sale(1_000)), abi::NotRouter { caller });
    }
    let caller = router.address();
    for decimals in [0, 5, 19, u8::MAX] {
        let call = abi::startCall { decimals, ..scene.sale(1_000) };
        refused(start(caller, call), abi::DecimalsOutOfRange { decimals });
    }
    caliber.sender(ADMIN).is_broken.set(true);
    refused(start(caller, scene.sale(1_000)), abi::ContractSilent { contract_: caliber.address() });
    caliber.sender(ADMIN).is_broken.set(false);
    caliber.sender(ADMIN).owner.set(alice);
    refused(start(caller, scene.sale(1_000)), abi::TitleNotHeld { title: TITLE });
    caliber.sender(ADMIN).owner.set(auction.address());
    assert_eq!((scene.round(), scene.bound()), ((0, U256::ZERO, 0, U256::ZERO), U256::MAX));
    done(start(caller, scene.sale(1_000)));
    scene.ended_with([log(abi::Started {
        title: TITLE,
        loan: LOAN,
        currency: scene.currency,
        owed: number(1_000),
        reserve: number(1_100),
        endsAt: END,
    })]);
    let sale = scene.ask(abi::auctionCall { title: TITLE });
    assert_eq!((sale.loan, sale.currency, sale.bidder), (LOAN, scene.currency, Address::ZERO));
    assert_eq!((sale.round, sale.reserve, sale.highestBid), (1, number(1_100), U256::ZERO));
    assert_eq!((sale.endsAt, sale.latestEnd, sale.leastBid), (END, END + DAY, number(1_100)));
    assert_eq!(scene.bound(), number(1_100));
    refused(start(caller, scene.sale(1_000)), abi::AlreadyForSale { title: TITLE });
}

/// The value is asked for now, and rounded up to the currency's units.
#[motsu::test]
fn the_reserve_is_no_more_than_the_value(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
) {
    let scene = open(&auction, &caliber, &router, Address::repeat_byte(0xcc));
    let unit = 1_000_000_000_000_u64;
    let table = [
        (6, number(1_000) * number(unit), 1_000),
        (6, number(1_000) * number(unit) + number(1), 1_001),
        (6, number(1_099) * number(unit) + number(unit - 1), 1_100),
        (6, number(5_000) * number(unit), 1_100),
        (18, number(1_001), 1_001),
        (18, number(1_101), 1_100),
        (6, U256::ZERO, 0),
    ];
    for (index, (decimals, value, reserve)) in table.into_iter().enumerate() {
        scene.is_worth(value);
        let title = U256::from(index);
        done(scene.send(router.address(), abi::startCall { title, decimals, ..scene.sale(1_000) }));
        assert_eq!(scene.ask(abi::auctionCall { title }).reserve, number(reserve), "{index}");
    }
}
