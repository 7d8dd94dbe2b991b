//! Long random sequences of everything that can be done to the token, against a model of its books.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolError;
use proptest::prelude::*;
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    abi::IErc20,
    token::{
        Event, Foreseen, Subject, allowance, balance, balances_are_the_supply, events, nonce,
        operation::{Operation, operation, perform, runs, value},
        people, supply,
    },
};

use crate::Token;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Books {
    balances: BTreeMap<Address, U256>,
    allowances: BTreeMap<(Address, Address), U256>,
    nonces: BTreeMap<Address, U256>,
    supply: U256,
    reserve: U256,
}

/// The events in the order of the log, or the selector of the error.
type Expected = Result<Vec<Event>, [u8; 4]>;

impl Books {
    fn balance(&self, who: Address) -> U256 {
        self.balances.get(&who).copied().unwrap_or_default()
    }

    fn allowance(&self, owner: Address, spender: Address) -> U256 {
        self.allowances.get(&(owner, spender)).copied().unwrap_or_default()
    }

    fn shift(&mut self, from: Address, to: Address, value: U256) -> Expected {
        if from.is_zero() {
            self.supply += value;
        } else {
            let held = self.balance(from);
            let left = held.checked_sub(value).ok_or(IErc20::ERC20InsufficientBalance::SELECTOR)?;
            self.balances.insert(from, left);
        }
        if to.is_zero() {
            self.supply -= value;
        } else {
            self.balances.insert(to, self.balance(to) + value);
        }
        Ok(vec![Event::Transfer(from, to, value)])
    }

    fn approve(&mut self, owner: Address, spender: Address, value: U256) -> Expected {
        self.allowances.insert((owner, spender), value);
        Ok(vec![Event::Approval(owner, spender, value)])
    }

    /// What the operation, whose amount is `value`, must do; `own` is foreseen where it is no ERC-20.
    fn apply(&mut self, operation: Operation, people: &[Address], value: U256, own: Foreseen) -> Expected {
        match operation {
            Operation::Transfer { from, to, .. } => self.shift(people[from], people[to], value),
            Operation::Approve { owner, spender, .. } => self.approve(people[owner], people[spender], value),
            Operation::Permit { owner, spender, .. } => {
                *self.nonces.entry(people[owner]).or_default() += U256::ONE;
                self.approve(people[owner], people[spender], value)
            }
            Operation::TransferFrom { spender, from, to, .. } => {
                let allowed = self.allowance(people[from], people[spender]);
                let left = allowed.checked_sub(value).ok_or(IErc20::ERC20InsufficientAllowance::SELECTOR)?;
                let moved = self.shift(people[from], people[to], value)?;
                if allowed != U256::MAX {
                    self.allowances.insert((people[from], people[spender]), left);
                }
                Ok(moved)
            }
            Operation::Enter { .. } | Operation::Turn { .. } => {
                let (events, reserve) = own?;
                for event in &events {
                    if let Event::Transfer(from, to, value) = event {
                        self.shift(*from, *to, *value)?;
                    }
                }
                self.reserve = reserve;
                Ok(events)
            }
        }
    }
}

/// What the token must do beyond ERC-20.
fn foresee(token: &mut Token, operation: Operation, value: U256) -> Foreseen {
    let people = people(token);
    match operation {
        Operation::Enter { who, to, .. } => {
            token.foresee_entry(people[who].address, people[to].address, value)
        }
        Operation::Turn { turn, who, amount } => token.foresee_turn(turn, &people[who], amount),
        _ => Ok((Vec::new(), U256::ZERO)),
    }
}

/// The contract's books as the model has them.
fn read(token: &mut Token) -> Books {
    let people = people(token).map(|person| person.address);
    let others = token.others();
    let mut books = Books { supply: supply(token), reserve: token.reserve(), ..Books::default() };
    for owner in people.iter().chain(&others) {
        books.balances.insert(*owner, balance(token, *owner));
    }
    for owner in people {
        books.nonces.insert(owner, nonce(token, owner));
        for spender in people {
            books.allowances.insert((owner, spender), allowance(token, owner, spender));
        }
    }
    books
}

fn agrees(expected: &Expected, got: &Result<Receipt, CallError>, token: &Token) -> Result<(), TestCaseError> {
    match (expected, got) {
        (Ok(expected), Ok(receipt)) => prop_assert_eq!(&events(token, receipt), expected),
        (Err(selector), Err(CallError::Reverted(revert))) => {
            prop_assert_eq!(revert.data.get(..4), Some(selector.as_slice()), "{}", revert);
        }
        (expected, got) => prop_assert!(false, "{expected:?} was expected, but: {got:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(runs(32, 0x5e9))]

    #[test]
    fn any_sequence_keeps_books_and_events_like_the_model(
        operations in proptest::collection::vec(operation::<Token>(), 1..48),
    ) {
        let mut token = Token::start();
        let people = people(&token).map(|person| person.address);
        let mut books = read(&mut token);
        for operation in operations {
            let value = value(&mut token, operation);
            let before = books.clone();
            let own = foresee(&mut token, operation, value);
            let expected = books.apply(operation, &people, value, own);
            if expected.is_err() {
                books = before;
            }
            let got = perform(&mut token, operation);
            agrees(&expected, &got, &token)?;
            prop_assert_eq!(&read(&mut token), &books);
            token.sound();
        }
        balances_are_the_supply(&mut token);
    }
}
