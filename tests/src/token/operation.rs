//! Random operations on a token, and the states that they lead to.

use alloy_primitives::U256;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use stylus_chain::chain::{CallError, Receipt};

use super::permit::{Domain, Permit};
use super::{PEOPLE, Subject, allowance, balance, nonce, people, tell};
use crate::{abi::IErc20, check::done};

/// An amount in terms of what there is.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    /// Zero.
    Nothing,
    /// The smallest.
    One,
    /// So many 65,536ths of it.
    Part(u16),
    /// All of it.
    All,
    /// The smallest amount that there is not.
    OneMore,
    /// The largest number.
    Infinite,
}

/// Property runs that are the same every time: `cases` of them, from `seed`.
pub fn runs(cases: u32, seed: u64) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

/// Something that can be done to the token. People are numbers below [`PEOPLE`].
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum Operation {
    Transfer {
        from: usize,
        to: usize,
        amount: Amount,
    },
    TransferFrom {
        spender: usize,
        from: usize,
        to: usize,
        amount: Amount,
    },
    Approve {
        owner: usize,
        spender: usize,
        amount: Amount,
    },
    Permit {
        owner: usize,
        spender: usize,
        amount: Amount,
    },
    Enter {
        who: usize,
        to: usize,
        amount: Amount,
    },
    /// [`Subject::turn`].
    Turn {
        turn: u8,
        who: usize,
        amount: Amount,
    },
}

impl Amount {
    /// The amount where there is `whole`.
    #[must_use]
    pub fn of(self, whole: U256) -> U256 {
        match self {
            Self::Nothing => U256::ZERO,
            Self::One => U256::ONE,
            Self::Part(part) => (whole >> 16_usize).saturating_mul(U256::from(part)),
            Self::All => whole,
            Self::OneMore => whole.saturating_add(U256::ONE),
            Self::Infinite => U256::MAX,
        }
    }
}

/// Any amount.
pub fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        1 => Just(Amount::Nothing),
        1 => Just(Amount::One),
        6 => any::<u16>().prop_map(Amount::Part),
        2 => Just(Amount::All),
        1 => Just(Amount::OneMore),
        1 => Just(Amount::Infinite),
    ]
}

/// Any operation of the token.
pub fn operation<S: Subject>() -> impl Strategy<Value = Operation> {
    let any = (0..8_u8, [0..PEOPLE, 0..PEOPLE, 0..PEOPLE], 0..S::TURNS, amount());
    any.prop_map(|(kind, [one, two, three], turn, amount)| match kind {
        0 => Operation::Transfer { from: one, to: two, amount },
        1 => Operation::TransferFrom { spender: one, from: two, to: three, amount },
        2 => Operation::Approve { owner: one, spender: two, amount },
        3 => Operation::Permit { owner: one, spender: two, amount },
        4 => Operation::Enter { who: one, to: two, amount },
        _ => Operation::Turn { turn, who: one, amount },
    })
}

/// A state of the token that some operations lead to, all of which may fail but for the first entries:
/// everybody starts with a thousand tokens or so.
pub fn state<S: Subject>() -> impl Strategy<Value = S> {
    proptest::collection::vec(operation::<S>(), 0..8).prop_map(|operations| {
        let mut subject = S::start();
        for who in people(&subject) {
            done(subject.enter(&who, who.address, S::ENTRY.saturating_mul(U256::from(1_000))));
        }
        for operation in operations {
            let _may_fail = perform(&mut subject, operation);
        }
        subject
    })
}

/// The amount of the operation in the present state.
///
/// # Panics
/// The token does not answer.
#[track_caller]
pub fn value<S: Subject>(subject: &mut S, operation: Operation) -> U256 {
    let people = people(subject).map(|person| person.address);
    match operation {
        Operation::Transfer { from, amount, .. } => amount.of(balance(subject, people[from])),
        Operation::TransferFrom { spender, from, amount, .. } => {
            let allowed = allowance(subject, people[from], people[spender]);
            amount.of(allowed.min(balance(subject, people[from])))
        }
        Operation::Approve { owner, amount, .. } | Operation::Permit { owner, amount, .. } => {
            amount.of(balance(subject, people[owner]))
        }
        Operation::Enter { amount, .. } => amount.of(S::ENTRY),
        Operation::Turn { .. } => U256::ZERO,
    }
}

/// Does it.
///
/// # Errors
/// The token's refusal.
pub fn perform<S: Subject>(subject: &mut S, operation: Operation) -> Result<Receipt, CallError> {
    let value = value(subject, operation);
    let people = people(subject);
    let address = |index: usize| people[index].address;
    match operation {
        Operation::Transfer { from, to, .. } => {
            tell(subject, &people[from], &IErc20::transferCall { to: address(to), value })
        }
        Operation::TransferFrom { spender, from, to, .. } => {
            let call = IErc20::transferFromCall { from: address(from), to: address(to), value };
            tell(subject, &people[spender], &call)
        }
        Operation::Approve { owner, spender, .. } => {
            tell(subject, &people[owner], &IErc20::approveCall { spender: address(spender), value })
        }
        Operation::Permit { owner, spender, .. } => {
            let nonce = nonce(subject, address(owner));
            let (owner, spender, deadline) = (&people[owner], &people[spender], U256::MAX);
            let permit = Permit { owner: owner.address, spender: spender.address, value, nonce, deadline };
            let signed = permit.sign(owner, &Domain::of(subject));
            tell(subject, spender, &permit.call(signed))
        }
        Operation::Enter { who, to, .. } => subject.enter(&people[who], address(to), value),
        Operation::Turn { turn, who, amount } => subject.turn(turn, &people[who], amount),
    }
}
