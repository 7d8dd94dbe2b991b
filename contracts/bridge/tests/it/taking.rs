//! Tokens that leave.

use crate::fake::Fake;
use crate::scene::{ANYONE, BRIDGE, DAY, OTHER, done, log, number, open, refused};
use alloy_primitives::{Address, U256};
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use kit::clock::pass;
use kit::errors::IKit;
use motsu::prelude::*;

#[motsu::test]
fn a_bridge_takes_what_it_holds_within_its_limit(hub: Contract<Bridge>, fake: Contract<Fake>) {
    let scene = open(&hub, &fake, false);
    done(scene.take(BRIDGE, 60));
    scene.ended_with([log(abi::CrosschainBurn { from: BRIDGE, amount: number(60), sender: BRIDGE })]);
    assert_eq!((scene.balance(BRIDGE), fake.sender(ANYONE).bridged.get()), (number(940), number(60)));
    assert_eq!((scene.amounts(BRIDGE), scene.totals()), ([60, 0].map(number), [60, 0].map(number)));
    assert_eq!(scene.limits(BRIDGE), [100, 40].map(number));
    let too_low = |available, needed| abi::BurningLimitTooLow {
        bridge: BRIDGE,
        available: number(available),
        needed: number(needed),
    };
    refused(scene.take(BRIDGE, 41), too_low(40, 41));
    done(scene.take(BRIDGE, 40));
    refused(scene.take(BRIDGE, 1), too_low(0, 1));
    // The limits of another bridge are its own.
    done(scene.take(OTHER, 100));
    assert_eq!(scene.totals(), [200, 0].map(number));
    pass(DAY / 2);
    refused(scene.take(BRIDGE, 51), too_low(50, 51));
    done(scene.take(BRIDGE, 50));
    assert_eq!((scene.amounts(BRIDGE), scene.amounts(OTHER)), ([150, 0].map(number), [100, 0].map(number)));
}

#[motsu::test]
fn what_is_refused_is_named(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    let burn = |sender, from, amount| scene.send(sender, abi::crosschainBurnCall { from, amount });
    refused(burn(alice, alice, number(1)), abi::NotBridge { caller: alice });
    // Nobody's tokens but its own, however much was approved.
    scene.holds(alice, 50);
    refused(burn(BRIDGE, alice, number(1)), abi::NotOwnTokens { from: alice, bridge: BRIDGE });
    refused(burn(BRIDGE, BRIDGE, U256::ZERO), abi::ZeroAmount {});
    let needed = U256::MAX;
    refused(
        burn(BRIDGE, BRIDGE, needed),
        abi::BurningLimitTooLow { bridge: BRIDGE, available: number(100), needed },
    );
    scene.holds(BRIDGE, 9);
    // What the token refuses is passed on.
    let too_low = |balance, needed| IKit::ERC20InsufficientBalance { sender: BRIDGE, balance, needed };
    refused(scene.take(BRIDGE, 10), too_low(number(9), number(10)));
    scene.has_role(BRIDGE, false);
    refused(scene.take(BRIDGE, 1), abi::NotBridge { caller: BRIDGE });
    assert_eq!(scene.totals(), [0, 0].map(number));
}

#[motsu::test]
fn both_standards_have_their_names(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    done(scene.send(BRIDGE, abi::burnCall { from: BRIDGE, amount: number(10) }));
    done(scene.send(BRIDGE, abi::mintCall { to: alice, amount: number(4) }));
    assert_eq!((scene.amounts(BRIDGE), scene.balance(alice)), ([6, 0].map(number), number(4)));
    for (id, expected) in [(0x01ffc9a7_u32, true), (0x33331994, true), (0xffffffff, false), (0, false)] {
        let call = abi::supportsInterfaceCall { interfaceId: id.to_be_bytes().into() };
        assert_eq!(scene.ask(call)._0, expected);
    }
    let id = testing::interface_id(&["crosschainMint(address,uint256)", "crosschainBurn(address,uint256)"]);
    assert_eq!(id, 0x33331994_u32.to_be_bytes());
}
