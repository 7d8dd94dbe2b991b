//! Making a deposit, taking of it, and taking it back.

use crate::scene::{
    DAY, EXPIRATION, LOAN, NONE, NOW, Scene, TARGET, balance, done, fund, log, number, refused,
};
use alloy_primitives::{Address, B256, U256};
use deposit_timelock::DepositTimelock;
use deposit_timelock::abi::IDepositTimelock as abi;
use kit::clock::pass;
use mock_dollar::MockDollar;
use motsu::prelude::*;

#[motsu::test]
fn what_is_deposited_is_held(
    timelock: Contract<DepositTimelock>,
    dollar: Contract<MockDollar>,
    alice: Address,
    bob: Address,
) {
    let scene = Scene { timelock: &timelock, token: dollar.address() };
    assert_eq!(scene.held(alice), NONE);
    fund(&scene, &dollar, alice, 1_000);
    done(scene.send(alice, scene.deposit_with(bob, 1_000)));
    scene.ended_with([log(abi::Deposited {
        depositor: alice,
        target: TARGET,
        context: LOAN,
        token: scene.token,
        amount: number(1_000),
        expiration: EXPIRATION,
        counterparty: bob,
    })]);
    assert_eq!(scene.held(alice), (number(1_000), EXPIRATION, NOW, bob));
    assert_eq!(scene.held(bob), NONE);
    refused(scene.send(alice, scene.deposit(1)), abi::DepositExists {});
    assert_eq!(balance(&dollar, timelock.address()), number(1_000));
}

#[motsu::test]
fn bad_input_is_named(timelock: Contract<DepositTimelock>, dollar: Contract<MockDollar>, alice: Address) {
    let scene = Scene { timelock: &timelock, token: dollar.address() };
    let token = scene.token;
    let send = |call: abi::depositCall| scene.send(alice, call);
    let base = || scene.deposit(1_000);
    refused(send(abi::depositCall { target: Address::ZERO, ..base() }), abi::ZeroAddress {});
    refused(send(abi::depositCall { token: Address::ZERO, ..base() }), abi::ZeroAddress {});
    refused(send(abi::depositCall { context: B256::ZERO, ..base() }), abi::ContextMissing {});
    refused(send(abi::depositCall { amount: U256::ZERO, ..base() }), abi::ZeroAmount {});
    refused(scene.send(alice, scene.deposit_with(Address::ZERO, 1)), abi::ZeroAddress {});
    let latest = NOW + 365 * DAY;
    for expiration in [0, NOW - 1, NOW, latest + 1, EXPIRATION * 1_000, u64::MAX] {
        refused(
            send(abi::depositCall { expiration, ..base() }),
            abi::ExpirationOutOfRange { expiration, latest },
        );
    }
    let needed = number(1_000);
    refused(send(base()), abi::TokenAllowanceTooLow { token, allowance: U256::ZERO, needed });
    dollar.sender(alice).approve(timelock.address(), needed).motsu_unwrap();
    refused(send(base()), abi::TokenBalanceTooLow { token, balance: U256::ZERO, needed });
    fund(&scene, &dollar, alice, 1_000);
    done(send(abi::depositCall { expiration: latest, ..base() }));
    // The timelock is no token.
    let token = timelock.address();
    refused(send(abi::depositCall { token, ..base() }), abi::BalanceUnreadable { token });
}

#[motsu::test]
fn the_target_takes_until_and_with_the_last_second(
    timelock: Contract<DepositTimelock>,
    dollar: Contract<MockDollar>,
    alice: Address,
    bob: Address,
) {
    let scene = Scene { timelock: &timelock, token: dollar.address() };
    for (lender, amount) in [(alice, 1_000), (bob, 500)] {
        fund(&scene, &dollar, lender, amount);
        done(scene.send(lender, scene.deposit(amount)));
    }
    refused(scene.withdraw(alice, 0), abi::ZeroAmount {});
    refused(
        scene.withdraw(alice, 1_001),
        abi::DepositTooLow { deposited: number(1_000), needed: number(1_001) },
    );
    let all = abi::withdrawCall { context: LOAN, depositor: alice, token: scene.token, amount: U256::MAX };
    refused(
        scene.send(TARGET, abi::withdrawCall { ..all }),
        abi::DepositTooLow { deposited: number(1_000), needed: U256::MAX },
    );
    // Whoever else asks has no deposit, and the same cash is not there for another loan or in another token.
    let one = number(1);
    refused(scene.send(bob, abi::withdrawCall { amount: one, ..all }), abi::NoDeposit {});
    let context = B256::repeat_byte(2);
    refused(scene.send(TARGET, abi::withdrawCall { context, amount: one, ..all }), abi::NoDeposit {});
    refused(scene.send(TARGET, abi::withdrawCall { token: bob, amount: one, ..all }), abi::NoDeposit {});
    pass(EXPIRATION - NOW);
    refused(scene.cancel(alice), abi::NotExpired { expiration: EXPIRATION });
    done(scene.withdraw(alice, 700));
    scene.ended_with([log(abi::Withdrawn {
        depositor: alice,
        target: TARGET,
        context: LOAN,
        token: scene.token,
        amount: number(700),
        refund: number(300),
    })]);
    assert_eq!([alice, TARGET].map(|account| balance(&dollar, account)), [300, 700].map(number));
    assert_eq!((scene.held(alice), scene.claimable(alice)), (NONE, U256::ZERO));
    refused(scene.withdraw(alice, 1), abi::NoDeposit {});
    refused(scene.cancel(alice), abi::NoDeposit {});
    pass(1);
    refused(scene.withdraw(bob, 500), abi::Expired { expiration: EXPIRATION });
    assert_eq!(done(scene.cancel(bob)), number(500));
    scene.ended_with([log(abi::Cancelled {
        depositor: bob,
        target: TARGET,
        context: LOAN,
        token: scene.token,
        amount: number(500),
    })]);
    assert_eq!(balance(&dollar, bob), number(500));
    assert_eq!((scene.held(bob), balance(&dollar, timelock.address())), (NONE, U256::ZERO));
    // The place is free again.
    fund(&scene, &dollar, bob, 500);
    let expiration = EXPIRATION + 2;
    done(scene.send(bob, abi::depositCall { expiration, ..scene.deposit(500) }));
    assert_eq!(scene.held(bob), (number(500), expiration, EXPIRATION + 1, Address::ZERO));
}
