//! Tokens that come back.

use crate::fake::Fake;
use crate::scene::{ANYONE, BRIDGE, DAY, OTHER, done, log, number, open, refused};
use alloy_primitives::{Address, U256};
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use kit::clock::pass;
use motsu::prelude::*;

#[motsu::test]
fn a_bridge_brings_at_most_what_it_took(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    let too_low = |outstanding, needed| abi::OutstandingTooLow {
        bridge: BRIDGE,
        outstanding: number(outstanding),
        needed: number(needed),
    };
    done(scene.take(OTHER, 100));
    refused(scene.bring(BRIDGE, alice, 1), too_low(0, 1));
    done(scene.take(BRIDGE, 50));
    refused(scene.bring(BRIDGE, alice, 51), too_low(50, 51));
    done(scene.bring(BRIDGE, alice, 20));
    scene.ended_with([log(abi::CrosschainMint { to: alice, amount: number(20), sender: BRIDGE })]);
    refused(scene.bring(BRIDGE, alice, 31), too_low(30, 31));
    done(scene.bring(BRIDGE, alice, 30));
    assert_eq!((scene.balance(alice), scene.amounts(BRIDGE)), (number(50), [0, 0].map(number)));
    assert_eq!((scene.totals(), fake.sender(ANYONE).bridged.get()), ([100, 0].map(number), number(100)));
}

#[motsu::test]
fn what_is_refused_is_named(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    done(scene.take(BRIDGE, 100));
    let mint = |to, amount| scene.send(BRIDGE, abi::crosschainMintCall { to, amount });
    refused(scene.bring(alice, alice, 1), abi::NotBridge { caller: alice });
    refused(mint(Address::ZERO, number(1)), abi::ZeroAddress {});
    for to in [hub.address(), fake.address()] {
        refused(mint(to, number(1)), abi::RecipientRefused { to });
    }
    refused(mint(alice, U256::ZERO), abi::ZeroAmount {});
    let needed = U256::MAX;
    refused(mint(alice, needed), abi::OutstandingTooLow { bridge: BRIDGE, outstanding: number(100), needed });
    done(scene.set_limits(BRIDGE, 0, 100));
    refused(mint(alice, number(1)), abi::MintingLimitMissing { bridge: BRIDGE });
    done(scene.set_limits(BRIDGE, 100, 100));
    scene.has_role(BRIDGE, false);
    refused(mint(alice, number(1)), abi::NotBridge { caller: BRIDGE });
    assert_eq!(scene.amounts(BRIDGE), [100, 0].map(number));
}

#[motsu::test]
fn what_is_above_the_limit_is_queued(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    done(scene.set_limits(BRIDGE, 30, 100));
    done(scene.take(BRIDGE, 100));
    done(scene.bring(BRIDGE, alice, 30));
    done(scene.bring(BRIDGE, alice, 5));
    let events = |brought, queued| {
        let (account, amount) = (alice, number(queued));
        [
            log(abi::CrosschainMint { to: alice, amount: number(brought), sender: BRIDGE }),
            log(abi::Queued { bridge: BRIDGE, account, amount }),
        ]
    };
    scene.ended_with(events(5, 5));
    assert_eq!((scene.balance(alice), scene.queued(BRIDGE, alice)), (number(30), number(5)));
    pass(DAY / 3);
    // Ten have refilled, and five of them are for the queue.
    assert_eq!(scene.limits(BRIDGE), [5, 33].map(number));
    done(scene.bring(BRIDGE, alice, 20));
    scene.ended_with(events(20, 15));
    assert_eq!((scene.balance(alice), scene.queued(BRIDGE, alice)), (number(35), number(20)));
    assert_eq!((scene.amounts(BRIDGE), scene.totals()), ([45, 20].map(number), [45, 20].map(number)));
    assert_eq!(fake.sender(ANYONE).bridged.get(), number(65));
}

#[motsu::test]
fn what_the_token_refuses_is_queued(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    done(scene.take(BRIDGE, 100));
    scene.blocks(alice);
    done(scene.bring(BRIDGE, alice, 40));
    scene.ended_with([
        log(abi::CrosschainMint { to: alice, amount: number(40), sender: BRIDGE }),
        log(abi::Queued { bridge: BRIDGE, account: alice, amount: number(40) }),
    ]);
    assert_eq!((scene.amounts(BRIDGE), scene.balance(alice)), ([60, 40].map(number), U256::ZERO));
    // It has used nothing of the limit, and keeps its part of it.
    assert_eq!(scene.limits(BRIDGE)[0], number(60));
    refused(scene.release(BRIDGE, alice), kit::errors::IKit::ERC20InvalidReceiver { receiver: alice });
    scene.blocks(Address::ZERO);
    assert_eq!(done(scene.release(BRIDGE, alice)), number(40));
    assert_eq!((scene.amounts(BRIDGE), scene.balance(alice)), ([60, 0].map(number), number(40)));
}
