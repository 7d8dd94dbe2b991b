//! The constructor, and the authority's place.

use crate::fake::Fake;
use crate::scene::{Scene, constructor, done, open, refused};
use alloy_primitives::Address;
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use motsu::prelude::*;

#[motsu::test]
fn it_is_constructed_once(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = Scene { hub: &hub, fake: &fake };
    let token = fake.address();
    let construct = |authority, token| scene.raw(alice, &constructor(authority, token, true));
    refused(construct(Address::ZERO, token), abi::ZeroAddress {});
    refused(construct(alice, Address::ZERO), abi::ZeroAddress {});
    refused(construct(alice, alice), abi::NoContract { account: alice });
    assert_eq!(scene.raw(alice, &constructor(alice, token, false)[..99]), Err(Vec::new()));
    done(construct(alice, token));
    refused(construct(alice, token), abi::AlreadyConstructed {});
    let named = (
        scene.ask(abi::authorityCall {})._0,
        scene.ask(abi::tokenCall {})._0,
        scene.ask(abi::locksCall {})._0,
    );
    assert_eq!(named, (alice, token, true));
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    assert!(!scene.ask(abi::locksCall {})._0);
    refused(scene.send(alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    refused(
        scene.send(alice, abi::transferAuthorityCall { account: alice }),
        abi::NotAuthority { caller: alice },
    );
    done(scene.send(fake.address(), abi::transferAuthorityCall { account: alice }));
    assert_eq!(scene.ask(abi::pendingAuthorityCall {})._0, alice);
    done(scene.send(alice, abi::acceptAuthorityCall {}));
    assert_eq!(scene.ask(abi::authorityCall {})._0, alice);
}
