//! The constructor, and the router.

use crate::fake::Fake;
use crate::scene::{ADMIN, Scene, TITLE, constructor, done, log, open, refused};
use alloy_primitives::Address;
use collateral_auction::CollateralAuction;
use collateral_auction::abi::ICollateralAuction as abi;
use motsu::prelude::*;

#[motsu::test]
fn partners_are_named_once(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    alice: Address,
) {
    let scene = Scene { auction: &auction, caliber: &caliber, router: &router, currency: alice };
    let construct = |authority, caliber| scene.raw(alice, &constructor(authority, caliber));
    let set = |caller, router| scene.send(caller, abi::setRouterCall { router });
    refused(construct(Address::ZERO, caliber.address()), abi::ZeroAddress {});
    refused(construct(ADMIN, Address::ZERO), abi::ZeroAddress {});
    refused(construct(ADMIN, alice), abi::NoContract { account: alice });
    done(construct(ADMIN, caliber.address()));
    refused(construct(alice, caliber.address()), abi::AlreadyConstructed {});
    refused(set(alice, router.address()), abi::NotAuthority { caller: alice });
    refused(set(ADMIN, Address::ZERO), abi::ZeroAddress {});
    refused(set(ADMIN, alice), abi::NoContract { account: alice });
    // Without a router nobody starts a sale.
    refused(scene.send(Address::ZERO, abi::settleCall { title: TITLE }), abi::NotForSale { title: TITLE });
    done(set(ADMIN, router.address()));
    scene.ended_with([log(abi::RouterSet { router: router.address() })]);
    refused(set(ADMIN, auction.address()), abi::RouterKnown { router: router.address() });
    let named = [scene.ask(abi::routerCall {})._0, scene.ask(abi::caliberCall {})._0];
    assert_eq!(named, [router.address(), caliber.address()]);
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(
    auction: Contract<CollateralAuction>,
    caliber: Contract<Fake>,
    router: Contract<Fake>,
    alice: Address,
) {
    let scene = open(&auction, &caliber, &router, alice);
    refused(scene.send(alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    refused(
        scene.send(alice, abi::transferAuthorityCall { account: alice }),
        abi::NotAuthority { caller: alice },
    );
    done(scene.send(ADMIN, abi::transferAuthorityCall { account: alice }));
    assert_eq!(scene.ask(abi::pendingAuthorityCall {})._0, alice);
    done(scene.send(alice, abi::acceptAuthorityCall {}));
    assert_eq!(scene.ask(abi::authorityCall {})._0, alice);
}
