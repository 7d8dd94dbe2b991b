//! The constructor, and the router.

use crate::fake::Fake;
use crate::scene::{ADMIN, Scene, constructor, done, log, open, refused};
use alloy_primitives::Address;
use loan_positions::LoanPositions;
use loan_positions::abi::ILoanPositions as abi;
use motsu::prelude::*;

#[motsu::test]
fn the_router_is_named_once(contract: Contract<LoanPositions>, fake: Contract<Fake>, alice: Address) {
    let scene = Scene { positions: &contract, router: fake.address() };
    let set = |caller, router| scene.send(caller, abi::setRouterCall { router });
    refused(scene.raw(alice, &constructor(Address::ZERO)), abi::ZeroAddress {});
    done(scene.raw(alice, &constructor(ADMIN)));
    refused(scene.raw(alice, &constructor(alice)), abi::AlreadyConstructed {});
    assert_eq!(scene.ask(abi::routerCall {})._0, Address::ZERO);
    refused(set(alice, fake.address()), abi::NotAuthority { caller: alice });
    refused(set(ADMIN, Address::ZERO), abi::ZeroAddress {});
    refused(set(ADMIN, alice), abi::NoContract { account: alice });
    done(set(ADMIN, fake.address()));
    scene.ended_with([log(abi::RouterSet { router: fake.address() })]);
    refused(set(ADMIN, contract.address()), abi::RouterKnown { router: fake.address() });
    assert_eq!(scene.ask(abi::routerCall {})._0, fake.address());
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(
    contract: Contract<LoanPositions>,
    fake: Contract<Fake>,
    alice: Address,
) {
    let scene = open(&contract, &fake);
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
