//! Mint, transfer, approve and spend.

use alloy_primitives::{Address, U256};
use mock_dollar::{AllowanceTooLow, Approval, BalanceTooLow, Error, MockDollar, Transfer};
use motsu::prelude::*;

fn units(amount: u64) -> U256 {
    U256::from(amount)
}

#[track_caller]
fn check_balances(dollar: &Contract<MockDollar>, expected: &[(Address, u64)]) {
    for (account, balance) in expected {
        assert_eq!(dollar.sender(*account).balance_of(*account), units(*balance), "of {account}");
    }
}

#[motsu::test]
fn the_constructor_sets_the_decimals(dollar: Contract<MockDollar>, alice: Address) {
    for decimals in [6, 18, 0, u8::MAX] {
        dollar.sender(alice).constructor(decimals);
        assert_eq!(dollar.sender(alice).decimals(), decimals);
    }
}

#[motsu::test]
fn anyone_mints(dollar: Contract<MockDollar>, alice: Address, bob: Address) {
    dollar.sender(alice).mint(bob, units(70)).motsu_unwrap();
    assert!(dollar.emitted(&Transfer { from: Address::ZERO, to: bob, value: units(70) }));
    check_balances(&dollar, &[(alice, 0), (bob, 70)]);
    let rest = U256::MAX - units(70);
    let beyond = dollar.sender(alice).mint(alice, rest + units(1)).motsu_unwrap_err();
    assert_eq!(beyond, Error::overflow());
    dollar.sender(alice).mint(alice, rest).motsu_unwrap();
    assert_eq!(dollar.sender(alice).total_supply(), U256::MAX);
}

#[motsu::test]
fn a_transfer_moves_what_there_is(dollar: Contract<MockDollar>, alice: Address, bob: Address) {
    dollar.sender(alice).mint(alice, units(100)).motsu_unwrap();
    assert!(dollar.sender(alice).transfer(bob, units(30)).motsu_unwrap());
    assert!(dollar.emitted(&Transfer { from: alice, to: bob, value: units(30) }));
    assert!(dollar.sender(alice).transfer(alice, units(70)).motsu_unwrap(), "to oneself");
    assert!(dollar.sender(bob).transfer(Address::ZERO, units(10)).motsu_unwrap(), "to nobody");
    check_balances(&dollar, &[(alice, 70), (bob, 20), (Address::ZERO, 10)]);
    let refused = dollar.sender(bob).transfer(alice, units(21)).motsu_unwrap_err();
    assert_eq!(refused, BalanceTooLow { owner: bob, balance: units(20), needed: units(21) }.into());
    check_balances(&dollar, &[(alice, 70), (bob, 20)]);
}

#[motsu::test]
fn spending_uses_up_an_allowance_but_not_an_unlimited_one(
    dollar: Contract<MockDollar>,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    dollar.sender(alice).mint(alice, units(100)).motsu_unwrap();
    dollar.sender(alice).approve(bob, units(60)).motsu_unwrap();
    assert!(dollar.emitted(&Approval { owner: alice, spender: bob, value: units(60) }));
    dollar.sender(bob).transfer_from(alice, carol, units(45)).motsu_unwrap();
    assert_eq!(dollar.sender(bob).allowance(alice, bob), units(15));
    let refused = dollar.sender(bob).transfer_from(alice, carol, units(16)).motsu_unwrap_err();
    assert_eq!(refused, AllowanceTooLow { spender: bob, allowance: units(15), needed: units(16) }.into());

    dollar.sender(alice).approve(bob, U256::MAX).motsu_unwrap();
    dollar.sender(bob).transfer_from(alice, carol, units(5)).motsu_unwrap();
    assert_eq!(dollar.sender(bob).allowance(alice, bob), U256::MAX);
    let refused = dollar.sender(bob).transfer_from(alice, carol, units(51)).motsu_unwrap_err();
    assert_eq!(refused, BalanceTooLow { owner: alice, balance: units(50), needed: units(51) }.into());
    check_balances(&dollar, &[(alice, 50), (bob, 0), (carol, 50)]);
}
