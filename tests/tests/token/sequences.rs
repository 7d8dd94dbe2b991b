//! Long random sequences of everything that anyone can do to the token, against a model of its books.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolError, SolEvent};
use proptest::prelude::*;
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    World,
    abi::IUSDai,
    check::{done, solvent},
};

use crate::support::{
    ask, runs,
    token::{Operation, allowance, balance, balances_are_the_supply, operation, people, perform},
    u,
};

/// Dollars have 6 decimals, USDai 18.
const SCALE: u64 = 1_000_000_000_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Books {
    balances: BTreeMap<Address, U256>,
    allowances: BTreeMap<(Address, Address), U256>,
    nonces: BTreeMap<Address, U256>,
    supply: U256,
    dollars: U256,
}

/// An event in the order of the log, or the selector of the error.
type Expected = Result<Vec<Event>, [u8; 4]>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Event {
    Transfer(Address, Address, U256),
    Approval(Address, Address, U256),
    Exchange([Address; 2], U256, U256),
}

impl Books {
    fn balance(&self, who: Address) -> U256 {
        self.balances.get(&who).copied().unwrap_or_default()
    }

    fn allowance(&self, owner: Address, spender: Address) -> U256 {
        self.allowances.get(&(owner, spender)).copied().unwrap_or_default()
    }

    fn shift(&mut self, from: Address, to: Address, value: U256) -> Expected {
        let held = self.balance(from);
        let left = held.checked_sub(value).ok_or(IUSDai::ERC20InsufficientBalance::SELECTOR)?;
        self.balances.insert(from, left);
        self.balances.insert(to, self.balance(to) + value);
        Ok(vec![Event::Transfer(from, to, value)])
    }

    fn approve(&mut self, owner: Address, spender: Address, value: U256) -> Expected {
        self.allowances.insert((owner, spender), value);
        Ok(vec![Event::Approval(owner, spender, value)])
    }

    /// What the operation, whose amount is `value`, must do.
    fn apply(&mut self, operation: Operation, people: &[Address], value: U256) -> Expected {
        match operation {
            Operation::Transfer { from, to, .. } => self.shift(people[from], people[to], value),
            Operation::Approve { owner, spender, .. } => self.approve(people[owner], people[spender], value),
            Operation::Permit { owner, spender, .. } => {
                *self.nonces.entry(people[owner]).or_default() += U256::ONE;
                self.approve(people[owner], people[spender], value)
            }
            Operation::TransferFrom { spender, from, to, .. } => {
                let allowed = self.allowance(people[from], people[spender]);
                let left = allowed.checked_sub(value).ok_or(IUSDai::ERC20InsufficientAllowance::SELECTOR)?;
                let moved = self.shift(people[from], people[to], value)?;
                if allowed != U256::MAX {
                    self.allowances.insert((people[from], people[spender]), left);
                }
                Ok(moved)
            }
            Operation::Deposit { who, to, .. } => self.mint(people[who], people[to], value),
            Operation::Withdraw { who, .. } => self.burn(people[who], value),
        }
    }

    fn mint(&mut self, who: Address, to: Address, dollars: U256) -> Expected {
        if dollars.is_zero() {
            return Err(IUSDai::ZeroAmount::SELECTOR);
        }
        if dollars > u(1_000_001) {
            return Err(IUSDai::TokenBalanceTooLow::SELECTOR);
        }
        let minted = dollars * U256::from(SCALE);
        self.balances.insert(to, self.balance(to) + minted);
        self.supply += minted;
        self.dollars += dollars;
        Ok(vec![Event::Transfer(Address::ZERO, to, minted), Event::Exchange([who, to], dollars, minted)])
    }

    fn burn(&mut self, who: Address, value: U256) -> Expected {
        let paid = value / U256::from(SCALE);
        if value.is_zero() {
            return Err(IUSDai::ZeroAmount::SELECTOR);
        }
        if paid.is_zero() {
            return Err(IUSDai::BelowOneUnit::SELECTOR);
        }
        let dollars = self.dollars.checked_sub(paid).ok_or(IUSDai::ReserveTooLow::SELECTOR)?;
        let left = self.balance(who).checked_sub(value).ok_or(IUSDai::ERC20InsufficientBalance::SELECTOR)?;
        self.balances.insert(who, left);
        self.supply -= value;
        self.dollars = dollars;
        Ok(vec![Event::Transfer(who, Address::ZERO, value), Event::Exchange([who, who], value, paid)])
    }
}

/// USDai's events of a receipt.
fn events(world: &World, receipt: &Receipt) -> Vec<Event> {
    let own = receipt.logs.iter().filter(|log| log.address == world.usdai);
    own.map(|log| {
        if let Ok(e) = IUSDai::Transfer::decode_log_data(&log.data) {
            return Event::Transfer(e.from, e.to, e.value);
        }
        if let Ok(e) = IUSDai::Approval::decode_log_data(&log.data) {
            return Event::Approval(e.owner, e.spender, e.value);
        }
        if let Ok(e) = IUSDai::Deposited::decode_log_data(&log.data) {
            return Event::Exchange([e.caller, e.recipient], e.depositAmount, e.mintAmount);
        }
        match IUSDai::Withdrawn::decode_log_data(&log.data) {
            Ok(e) => Event::Exchange([e.caller, e.recipient], e.usdaiAmount, e.withdrawAmount),
            Err(error) => panic!("{log:?}: {error}"),
        }
    })
    .collect()
}

/// The amount of the operation in the present state, by the rule that `perform` has.
fn value(world: &mut World, operation: Operation, people: &[Address]) -> U256 {
    match operation {
        Operation::Transfer { from, amount, .. } => amount.of(balance(world, people[from])),
        Operation::TransferFrom { spender, from, amount, .. } => {
            let allowed = allowance(world, people[from], people[spender]);
            amount.of(allowed.min(balance(world, people[from])))
        }
        Operation::Approve { owner, amount, .. } | Operation::Permit { owner, amount, .. } => {
            amount.of(balance(world, people[owner]))
        }
        Operation::Deposit { amount, .. } => amount.of(u(1_000_000)),
        Operation::Withdraw { who, amount } => amount.of(balance(world, people[who])),
    }
}

/// The contract's books as the model has them.
fn read(world: &mut World, people: &[Address]) -> Books {
    let dollar = world.dollar;
    let dollars = done(world.asset(dollar)).ledger;
    let mut books = Books { supply: done(world.supply()), dollars, ..Books::default() };
    for owner in people {
        books.balances.insert(*owner, balance(world, *owner));
        books.nonces.insert(*owner, ask(world, &IUSDai::noncesCall { owner: *owner }));
        for spender in people {
            books.allowances.insert((*owner, *spender), allowance(world, *owner, *spender));
        }
    }
    books
}

fn agrees(expected: &Expected, got: &Result<Receipt, CallError>, world: &World) -> Result<(), TestCaseError> {
    match (expected, got) {
        (Ok(expected), Ok(receipt)) => prop_assert_eq!(&events(world, receipt), expected),
        (Err(selector), Err(CallError::Reverted(revert))) => {
            prop_assert_eq!(revert.data.get(..4), Some(selector.as_slice()), "{}", revert);
        }
        (expected, got) => prop_assert!(false, "{expected:?} was expected, but: {got:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(runs(16, 0x5e9))]

    #[test]
    fn any_sequence_keeps_books_and_events_like_the_model(
        operations in proptest::collection::vec(operation(), 1..48),
    ) {
        let mut world = World::new();
        let people = people(&world).map(|person| person.address);
        let mut books = read(&mut world, &people);
        for operation in operations {
            let value = value(&mut world, operation, &people);
            let before = books.clone();
            let expected = books.apply(operation, &people, value);
            if expected.is_err() {
                books = before;
            }
            let got = perform(&mut world, operation);
            agrees(&expected, &got, &world)?;
            prop_assert_eq!(&read(&mut world, &people), &books);
        }
        balances_are_the_supply(&mut world);
        solvent(&mut world);
    }
}
