//! A hub that keeps what leaves.

use crate::fake::Fake;
use crate::scene::{ANYONE, BRIDGE, OTHER, Scene, done, number, open, open_with, refused};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;

#[motsu::test]
fn what_leaves_is_kept_and_gifts_move_nothing(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, true);
    scene.holds(hub.address(), 500);
    done(scene.take(BRIDGE, 100));
    assert_eq!([BRIDGE, hub.address()].map(|account| scene.balance(account)), [900, 600].map(number));
    assert_eq!((scene.totals(), scene.limits(BRIDGE)), ([100, 0].map(number), [100, 0].map(number)));
    let needed = number(101);
    refused(
        scene.bring(BRIDGE, alice, 101),
        abi::OutstandingTooLow { bridge: BRIDGE, outstanding: number(100), needed },
    );
    done(scene.bring(BRIDGE, alice, 100));
    assert_eq!([alice, hub.address()].map(|account| scene.balance(account)), [100, 500].map(number));
    assert_eq!(fake.sender(ANYONE).bridged.get(), U256::ZERO);
}

fn tell<C: SolCall>(hostile: &Contract<MockHostile>, sender: Address, call: C) {
    done(hostile.sender(sender).call(&call.abi_encode()));
}

fn behave(hostile: &Contract<MockHostile>, mode: Mode) {
    tell(hostile, ANYONE, IMockHostile::setModeCall { mode: mode as u8 });
}

fn fund(scene: &Scene, hostile: &Contract<MockHostile>) {
    for bridge in [BRIDGE, OTHER] {
        tell(hostile, ANYONE, IMockHostile::mintCall { to: bridge, value: number(1_000) });
        tell(hostile, bridge, IMockHostile::approveCall { spender: scene.hub.address(), value: U256::MAX });
    }
}

#[motsu::test]
fn all_of_it_arrives_or_nothing_leaves(
    hub: Contract<Bridge>,
    fake: Contract<Fake>,
    hostile: Contract<MockHostile>,
) {
    let scene = open_with(&hub, &fake, hostile.address(), true);
    let token = hostile.address();
    let needed = number(100);
    refused(scene.take(BRIDGE, 100), abi::TokenAllowanceTooLow { token, allowance: U256::ZERO, needed });
    fund(&scene, &hostile);
    for mode in [Mode::False, Mode::Reverts, Mode::Garbage, Mode::Short] {
        behave(&hostile, mode);
        refused(scene.take(BRIDGE, 100), abi::TransferFailed { token });
    }
    behave(&hostile, Mode::MovesNothing);
    refused(scene.take(BRIDGE, 100), abi::ArrivedTooLittle { arrived: U256::ZERO, needed });
    behave(&hostile, Mode::Fee);
    refused(scene.take(BRIDGE, 100), abi::ArrivedTooLittle { arrived: number(99), needed });
    behave(&hostile, Mode::BalanceReverts);
    refused(scene.take(BRIDGE, 100), abi::BalanceUnreadable { token });
    assert_eq!((scene.totals(), scene.limits(BRIDGE)), ([0, 0].map(number), [100, 100].map(number)));
    behave(&hostile, Mode::Plain);
    done(scene.take(BRIDGE, 100));
    assert_eq!(scene.totals(), [100, 0].map(number));
}

#[motsu::test]
fn what_cannot_be_paid_waits(
    hub: Contract<Bridge>,
    fake: Contract<Fake>,
    hostile: Contract<MockHostile>,
    alice: Address,
) {
    let scene = open_with(&hub, &fake, hostile.address(), true);
    fund(&scene, &hostile);
    for bridge in [BRIDGE, OTHER] {
        done(scene.take(bridge, 100));
    }
    let failed = || abi::TransferFailed { token: hostile.address() };
    for mode in [Mode::Reverts, Mode::RevertsHuge] {
        behave(&hostile, mode);
        done(scene.bring(BRIDGE, alice, 50));
        assert!(scene.release(BRIDGE, alice).is_err());
    }
    // What may have moved something is undone.
    for mode in [Mode::False, Mode::Garbage, Mode::Short] {
        behave(&hostile, mode);
        refused(scene.release(BRIDGE, alice), failed());
        refused(scene.bring(OTHER, alice, 50), failed());
    }
    assert_eq!((scene.amounts(BRIDGE), scene.queued(BRIDGE, alice)), ([0, 100].map(number), number(100)));
    behave(&hostile, Mode::Plain);
    assert_eq!(done(scene.release(BRIDGE, alice)), number(100));
    let balance = hostile.sender(alice).call(&IMockHostile::balanceOfCall { account: alice }.abi_encode());
    assert_eq!(done(balance), number(100).to_be_bytes_vec());
    assert_eq!(scene.totals(), [100, 0].map(number));
}
