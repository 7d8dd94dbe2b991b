//! The balance as wallets see it, referrers, and the authority's place.

use crate::fake::Fake;
use crate::scene::{Scene, constructor, cores, done, log, open, refused};
use alloy_primitives::{Address, U256};
use cores::Cores;
use cores::abi::ICores as abi;
use motsu::prelude::*;

#[motsu::test]
fn nothing_moves(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address, bob: Address) {
    let scene = open(&contract, &fake);
    for value in [U256::ZERO, cores(1)] {
        refused(scene.send(alice, abi::transferCall { to: bob, value }), abi::NotTransferable {});
        refused(scene.send(alice, abi::approveCall { spender: bob, value }), abi::NotTransferable {});
        let from = abi::transferFromCall { from: alice, to: bob, value };
        refused(scene.send(bob, from), abi::NotTransferable {});
    }
    assert_eq!(scene.ask(abi::allowanceCall { owner: alice, spender: bob })._0, U256::ZERO);
    assert_eq!(scene.ask(abi::nameCall {})._0, "Cores");
    assert_eq!(scene.ask(abi::symbolCall {})._0, "CORES");
    assert_eq!(scene.ask(abi::decimalsCall {})._0, 18);
}

#[motsu::test]
fn a_referrer_is_named_once(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address, bob: Address) {
    let scene = open(&contract, &fake);
    let refer = |account, referrer| scene.send(account, abi::setReferrerCall { referrer });
    refused(refer(alice, Address::ZERO), abi::ZeroAddress {});
    refused(refer(alice, alice), abi::SelfReferral {});
    done(refer(alice, bob));
    scene.ended_with([log(abi::Referred { account: alice, referrer: bob })]);
    assert_eq!(scene.ask(abi::referrerOfCall { account: alice })._0, bob);
    refused(refer(alice, contract.address()), abi::ReferrerKnown { referrer: bob });
    // The other way round is another account's choice.
    done(refer(bob, alice));
    assert_eq!(scene.ask(abi::referrerOfCall { account: contract.address() })._0, Address::ZERO);
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address) {
    let scene = Scene { contract: &contract, authority: fake.address() };
    refused(scene.raw(alice, &constructor(Address::ZERO)), abi::ZeroAddress {});
    done(scene.raw(alice, &constructor(scene.authority)));
    refused(scene.raw(alice, &constructor(alice)), abi::AlreadyConstructed {});
    let offer = || abi::transferAuthorityCall { account: alice };
    refused(scene.send(alice, offer()), abi::NotAuthority { caller: alice });
    refused(scene.send(alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    done(scene.send(scene.authority, offer()));
    assert_eq!(scene.ask(abi::pendingAuthorityCall {})._0, alice);
    done(scene.send(alice, abi::acceptAuthorityCall {}));
    assert_eq!(scene.ask(abi::authorityCall {})._0, alice);
}
