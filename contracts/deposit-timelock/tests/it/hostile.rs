//! Tokens that misbehave.

use crate::blocking::Blocking;
use crate::scene::{EXPIRATION, LOAN, NONE, NOW, Scene, TARGET, done, log, number, refused};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use deposit_timelock::DepositTimelock;
use deposit_timelock::abi::IDepositTimelock as abi;
use kit::clock::pass;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;

/// Calls the token.
#[track_caller]
fn token<C: SolCall>(hostile: &Contract<MockHostile>, sender: Address, call: C) -> C::Return {
    let output = done(hostile.sender(sender).call(&call.abi_encode()));
    C::abi_decode_returns(&output, true).unwrap_or_else(|_| panic!("{} has no result", C::SIGNATURE))
}

fn behave(hostile: &Contract<MockHostile>, mode: Mode) {
    done(hostile.sender(TARGET).call(&IMockHostile::setModeCall { mode: mode as u8 }.abi_encode()));
}

fn fund(scene: &Scene, hostile: &Contract<MockHostile>, lender: Address, value: u64) {
    let (spender, value) = (scene.timelock.address(), number(value));
    done(hostile.sender(lender).call(&IMockHostile::mintCall { to: lender, value }.abi_encode()));
    token(hostile, lender, IMockHostile::approveCall { spender, value });
}

fn balance(hostile: &Contract<MockHostile>, account: Address) -> U256 {
    token(hostile, account, IMockHostile::balanceOfCall { account })._0
}

#[motsu::test]
fn what_arrives_is_held(timelock: Contract<DepositTimelock>, hostile: Contract<MockHostile>, alice: Address) {
    let scene = Scene { timelock: &timelock, token: hostile.address() };
    let deposit = || scene.send(alice, scene.deposit(1_000));
    fund(&scene, &hostile, alice, 2_000);
    let failed = || abi::TransferFailed { token: scene.token };
    for mode in [Mode::False, Mode::Reverts, Mode::Garbage, Mode::Short] {
        behave(&hostile, mode);
        refused(deposit(), failed());
    }
    behave(&hostile, Mode::MovesNothing);
    refused(deposit(), abi::ZeroAmount {});
    behave(&hostile, Mode::BalanceReverts);
    refused(deposit(), abi::BalanceUnreadable { token: scene.token });
    assert_eq!(scene.held(alice), NONE);
    behave(&hostile, Mode::Fee);
    done(deposit());
    assert_eq!(scene.held(alice).0, number(990));
    behave(&hostile, Mode::ReturnsHuge);
    done(scene.withdraw(alice, 990));
    assert_eq!(balance(&hostile, TARGET), number(990));
}

/// What cannot be paid back waits; what cannot be paid to the target leaves all as it was.
#[motsu::test]
fn a_deposit_is_never_lost(
    timelock: Contract<DepositTimelock>,
    hostile: Contract<MockHostile>,
    alice: Address,
) {
    let scene = Scene { timelock: &timelock, token: hostile.address() };
    fund(&scene, &hostile, alice, 1_000);
    done(scene.send(alice, scene.deposit(1_000)));
    for mode in [Mode::False, Mode::Reverts, Mode::Garbage, Mode::Short, Mode::MovesNothing] {
        behave(&hostile, mode);
        refused(scene.withdraw(alice, 1_000), abi::TransferFailed { token: scene.token });
    }
    assert_eq!(scene.held(alice).0, number(1_000));
    pass(EXPIRATION - NOW + 1);
    refused(scene.cancel(alice), abi::TransferFailed { token: scene.token });
    behave(&hostile, Mode::Plain);
    assert_eq!(done(scene.cancel(alice)), number(1_000));
    assert_eq!(balance(&hostile, alice), number(1_000));
}

#[motsu::test]
fn a_depositor_that_cannot_be_paid_blocks_nobody(
    timelock: Contract<DepositTimelock>,
    blocking: Contract<Blocking>,
    alice: Address,
    bob: Address,
) {
    let scene = Scene { timelock: &timelock, token: blocking.address() };
    let claim = |who, to| {
        let call = abi::claimCall { token: scene.token, to };
        scene.send(who, call).map(|answer| answer.amount)
    };
    refused(claim(alice, alice), abi::NothingToClaim {});
    for _ in 0..2 {
        blocking.sender(alice).balances.insert(alice, number(1_000));
        done(scene.send(alice, scene.deposit(1_000)));
        blocking.sender(alice).blocked.set(alice);
        done(scene.withdraw(alice, 600));
        scene.ended_with([
            log(abi::Withdrawn {
                depositor: alice,
                target: TARGET,
                context: LOAN,
                token: scene.token,
                amount: number(600),
                refund: number(400),
            }),
            log(abi::Credited { account: alice, token: scene.token, amount: number(400) }),
        ]);
        blocking.sender(alice).blocked.set(Address::ZERO);
    }
    assert_eq!(
        (scene.claimable(alice), blocking.sender(bob).balances.get(TARGET)),
        (number(800), number(1_200))
    );
    blocking.sender(alice).blocked.set(alice);
    refused(claim(alice, Address::ZERO), abi::ZeroAddress {});
    refused(claim(bob, bob), abi::NothingToClaim {});
    refused(claim(alice, alice), abi::TransferFailed { token: scene.token });
    assert_eq!(done(claim(alice, bob)), number(800));
    scene.ended_with([log(abi::Claimed {
        account: alice,
        token: scene.token,
        to: bob,
        amount: number(800),
    })]);
    assert_eq!((scene.claimable(alice), blocking.sender(bob).balances.get(bob)), (U256::ZERO, number(800)));
    refused(claim(alice, bob), abi::NothingToClaim {});
}
