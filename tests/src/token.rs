//! The tokens as tests of both see them: USDai in its world, the vault's share in its.

pub mod operation;
pub mod permit;
mod susdai;
mod usdai;

use std::fmt::Debug;

use alloy_primitives::{Address, B256, Bytes, Log, U256};
use alloy_sol_types::{SolCall, SolEvent};
use stylus_chain::{
    chain::{Account, CallError, Receipt},
    executor::{Outcome, Status},
};

use crate::{
    World,
    abi::IErc20,
    calldata::{encoded, maximum},
    check::done,
};
use operation::Amount;

/// How many people hold a token in the tests of both.
pub const PEOPLE: usize = 3;

/// A contract that is a token, with a chain and people around it.
pub trait Subject: Clone + Debug + Sized {
    /// The token's name, also in its EIP-712 domain.
    const NAME: &'static str;
    /// Its symbol.
    const SYMBOL: &'static str;
    /// Its files: the program's and those of `abi/`.
    const FILE: &'static str;
    /// How names of its snapshots begin.
    const SNAPSHOTS: &'static str;
    /// ERC-165 ids beside those of ERC-20 with permit.
    const INTERFACES: &'static [u32];
    /// How many kinds of [`Subject::turn`] there are.
    const TURNS: u8;
    /// Of what the parts are that enter.
    const ENTRY: U256;

    /// A new one, in which people can enter and nobody has.
    fn start() -> Self;
    /// The chain and the people.
    fn world(&self) -> &World;
    /// See [`Subject::world`].
    fn world_mut(&mut self) -> &mut World;
    /// The token's contract.
    fn token(&self) -> Address;
    /// Takes another contract of the same program for the token.
    fn set_token(&mut self, token: Address);
    /// Who may hold the token besides alice, bob and carol.
    fn others(&self) -> Vec<Address>;
    /// What the interface declares.
    fn interface() -> Interface;
    /// Whether an event is one of the interface's.
    fn declares(log: &Log) -> bool;
    /// Whether bytes are one of the interface's errors with its arguments.
    fn explains(data: &[u8]) -> bool;
    /// The arguments of a constructor that names this authority.
    fn construction(&self, authority: Address) -> Vec<u8>;

    /// Pays so much in and gets tokens for `to`.
    ///
    /// # Errors
    /// A refusal of the token's.
    fn enter(&mut self, who: &Account, to: Address, paid: U256) -> Result<Receipt, CallError>;
    /// Does what only this token can do; turns are numbers below [`Subject::TURNS`].
    ///
    /// # Errors
    /// A refusal of the token's.
    fn turn(&mut self, turn: u8, who: &Account, amount: Amount) -> Result<Receipt, CallError>;
    /// What [`Subject::enter`] must do.
    fn foresee_entry(&mut self, who: Address, to: Address, paid: U256) -> Foreseen;
    /// What [`Subject::turn`] must do.
    fn foresee_turn(&mut self, turn: u8, who: &Account, amount: Amount) -> Foreseen;
    /// What the token's own ledger says it has.
    fn reserve(&mut self) -> U256;
    /// An event that is not of ERC-20: who paid and who received, what came in and what went out. None for those
    /// that move no tokens.
    fn exchange(log: &Log) -> Option<Event>;
    /// What holds for this token in every state.
    ///
    /// # Panics
    /// It does not.
    #[track_caller]
    fn sound(&mut self);
}

/// Signatures of an interface with their selectors and first topics.
#[derive(Clone, Debug)]
pub struct Interface {
    /// The functions.
    pub functions: Vec<(&'static str, [u8; 4])>,
    /// The errors.
    pub errors: Vec<(&'static str, [u8; 4])>,
    /// The events.
    pub events: Vec<(&'static str, B256)>,
}

/// An event in which tokens move or may be moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// From, to, how many.
    Transfer(Address, Address, U256),
    /// Owner, spender, how many.
    Approval(Address, Address, U256),
    /// Who paid and who received, what came in, what went out.
    Exchange([Address; 2], U256, U256),
}

/// The events in the order of the log and the token's ledger afterwards, or the selector of the error.
pub type Foreseen = Result<(Vec<Event>, U256), [u8; 4]>;

impl Interface {
    /// Pairs signatures with selectors and topics as the bindings list them.
    #[must_use]
    pub fn new(
        functions: (&[&'static str], &[[u8; 4]]),
        errors: (&[&'static str], &[[u8; 4]]),
        events: (&[&'static str], &[[u8; 32]]),
    ) -> Self {
        let pairs = |(names, selectors): (&[&'static str], &[[u8; 4]])| {
            names.iter().copied().zip(selectors.iter().copied()).collect()
        };
        let topics = events.1.iter().map(|topic| B256::from(*topic));
        Self {
            functions: pairs(functions),
            errors: pairs(errors),
            events: events.0.iter().copied().zip(topics).collect(),
        }
    }
}

/// Signature and selector of every function of the token.
#[must_use]
pub fn functions<S: Subject>() -> Vec<(&'static str, [u8; 4])> {
    S::interface().functions
}

/// What the token answers.
///
/// # Panics
/// It refuses.
#[track_caller]
pub fn ask<S: Subject, C: SolCall>(subject: &mut S, call: &C) -> C::Return {
    let token = subject.token();
    done(subject.world_mut().chain.call(token, call))
}

/// Sends a call to the token.
///
/// # Errors
/// Its refusal.
pub fn tell<S: Subject, C: SolCall>(subject: &mut S, from: &Account, call: &C) -> Result<Receipt, CallError> {
    let token = subject.token();
    subject.world_mut().chain.send(from, token, call)
}

/// Sends a call to the token as its authority.
///
/// # Errors
/// Its refusal.
pub fn rule<S: Subject, C: SolCall>(subject: &mut S, call: &C) -> Result<Receipt, CallError> {
    let admin = subject.world().admin.clone();
    tell(subject, &admin, call)
}

/// A transaction's outcome without mining it.
///
/// # Panics
/// There is no such transaction.
#[track_caller]
pub fn simulate<S: Subject>(subject: &mut S, from: Address, data: impl Into<Bytes>, value: U256) -> Outcome {
    let token = subject.token();
    let chain = &mut subject.world_mut().chain;
    let mut tx = chain.transaction(from, Some(token), data);
    tx.value = value;
    match chain.simulate(&tx) {
        Ok(outcome) => outcome,
        Err(invalid) => panic!("{invalid}"),
    }
}

/// Refused without data, as documented for what cannot be decoded and for re-entrance.
///
/// # Panics
/// It ended otherwise.
#[track_caller]
pub fn refused_without_data(outcome: &Outcome) {
    assert_eq!((outcome.status, outcome.output.as_ref()), (Status::Revert, &[][..]));
}

/// Ended in a result or in an error of the interface.
///
/// # Panics
/// It ended otherwise.
#[track_caller]
pub fn answered<S: Subject>(subject: &mut S, from: Address, data: impl Into<Bytes>, what: &str) {
    let outcome = simulate(subject, from, data, U256::ZERO);
    let named = S::interface().errors.iter().any(|(_, selector)| outcome.output.starts_with(selector));
    let good = outcome.status == Status::Success || (outcome.status == Status::Revert && named);
    assert!(good, "{what}: {:?} with {}", outcome.status, outcome.output);
}

/// A call with such an argument for each parameter; `bytes` are empty, their length stands where it should.
pub fn filled(selector: [u8; 4], kinds: &[&str], argument: impl Fn(&str) -> U256) -> Vec<u8> {
    let tail = U256::from(kinds.len() * 32);
    let word = |kind: &&str| if *kind == "bytes" { tail } else { argument(kind) & maximum(kind) };
    let mut words: Vec<_> = kinds.iter().map(word).collect();
    words.push(U256::ZERO);
    encoded(selector, &words)
}

/// A selector and as many zero words as the longest argument list has; they decode for every function.
#[must_use]
pub fn zero_call(selector: [u8; 4]) -> Bytes {
    [selector.as_slice(), &[0; 12 * 32]].concat().into()
}

/// Alice, bob and carol.
pub fn people<S: Subject>(subject: &S) -> [Account; PEOPLE] {
    let World { alice, bob, carol, .. } = subject.world();
    [alice, bob, carol].map(Account::clone)
}

/// Tokens of an account.
#[track_caller]
pub fn balance<S: Subject>(subject: &mut S, account: Address) -> U256 {
    ask(subject, &IErc20::balanceOfCall { account })
}

/// What the spender may still move.
#[track_caller]
pub fn allowance<S: Subject>(subject: &mut S, owner: Address, spender: Address) -> U256 {
    ask(subject, &IErc20::allowanceCall { owner, spender })
}

/// Tokens in existence.
#[track_caller]
pub fn supply<S: Subject>(subject: &mut S) -> U256 {
    ask(subject, &IErc20::totalSupplyCall {})
}

/// The nonce of the owner's next permit.
#[track_caller]
pub fn nonce<S: Subject>(subject: &mut S, owner: Address) -> U256 {
    ask(subject, &IErc20::noncesCall { owner })
}

/// Everybody's tokens are the supply: no account but these ever gets any in the tests of both.
///
/// # Panics
/// They are not.
#[track_caller]
pub fn balances_are_the_supply<S: Subject>(subject: &mut S) {
    let mut holders = people(subject).map(|person| person.address).to_vec();
    holders.extend(subject.others());
    let sum = holders.iter().fold(U256::ZERO, |sum, holder| sum.saturating_add(balance(subject, *holder)));
    assert_eq!(sum, supply(subject));
    assert_eq!(balance(subject, Address::ZERO), U256::ZERO);
}

/// The token's events of a receipt in which tokens move or may be moved; all are of its interface.
///
/// # Panics
/// One is not.
#[track_caller]
pub fn events<S: Subject>(subject: &S, receipt: &Receipt) -> Vec<Event> {
    let token = subject.token();
    let own = receipt.logs.iter().filter(|log| log.address == token);
    own.filter_map(|log| {
        assert!(S::declares(log), "{log:?}");
        if let Ok(e) = IErc20::Transfer::decode_log_data(&log.data) {
            return Some(Event::Transfer(e.from, e.to, e.value));
        }
        if let Ok(e) = IErc20::Approval::decode_log_data(&log.data) {
            return Some(Event::Approval(e.owner, e.spender, e.value));
        }
        S::exchange(log)
    })
    .collect()
}
