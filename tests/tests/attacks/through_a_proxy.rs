//! The program behind a proxy in EVM bytecode: its storage is the proxy's, and so must its guard be.

use alloy_primitives::{Address, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use tests::{
    World,
    abi::{IUSDai, fixtures::IReentering},
    check::{done, made, refused, solvent},
    whole,
};

use crate::support::token;

/// The same world, where `usdai` is a proxy before the program with a storage of its own.
fn behind_a_proxy() -> World {
    let mut world = World::new();
    let proxy = made(world.deploy("AttackProxy", &world.usdai.abi_encode()));
    let tx = world.chain.transaction(&world.admin, Some(proxy), constructor(world.admin.address));
    done(world.chain.send_transaction(&tx));
    world.usdai = proxy;
    let dollar = world.dollar;
    done(crate::support::list(&mut world, dollar));
    done(crate::support::rule(&mut world, &IUSDai::setSupplyCapCall { cap: whole(1_000_000, 18) }));
    done(crate::support::rule(&mut world, &tests::OPEN));
    let recipient = world.treasury.address;
    done(crate::support::rule(&mut world, &IUSDai::setHarvestRecipientCall { recipient }));
    for person in [world.alice.clone(), world.bob.clone(), world.carol.clone()] {
        done(world.approve(&person, dollar, U256::MAX));
    }
    world
}

/// What the SDK's constructors listen to: the selector of `stylus_constructor()`.
fn constructor(admin: Address) -> Vec<u8> {
    let hash = keccak256("stylus_constructor()");
    [hash.as_slice().split_at(4).0, &admin.abi_encode()].concat()
}

#[test]
fn a_proxy_is_constructed_once() {
    let mut world = behind_a_proxy();
    let alice = world.alice.clone();
    let tx = world.chain.transaction(&alice, Some(world.usdai), constructor(alice.address));
    refused(world.chain.send_transaction(&tx), IUSDai::AlreadyConstructed {});
}

#[test]
fn nothing_gets_into_a_proxy_while_it_calls() {
    let mut world = behind_a_proxy();
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    let token = token(&mut world, "ReenteringToken");
    done(world.deposit(&alice, token, whole(100, 6)));
    done(world.deposit(&bob, dollar, whole(100, 6)));
    let inner: [Vec<u8>; 4] = [
        IUSDai::harvestCall {}.abi_encode(),
        IUSDai::totalSupplyCall {}.abi_encode(),
        IUSDai::balanceOfCall { account: alice.address }.abi_encode(),
        IUSDai::transferCall { to: Address::repeat_byte(1), value: U256::ZERO }.abi_encode(),
    ];
    for data in inner {
        let mut world = world.clone();
        let arm = IReentering::armCall { target: world.usdai, data: data.into(), strict: false };
        done(world.chain.send(&alice, token, &arm));
        done(world.withdraw(&alice, token, whole(10, 18), alice.address));
        let attempts = done(world.chain.call(token, &IReentering::attemptsCall {}));
        let successes = done(world.chain.call(token, &IReentering::successesCall {}));
        assert!(!attempts.is_zero() && successes.is_zero(), "{successes} of {attempts} got in");
        solvent(&mut world);
    }
}
