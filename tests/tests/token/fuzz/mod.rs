//! X02 and X06 at large: random and mutated calldata from everybody.
//!
//! Runs of calls start from the same state and keep what succeeds. Each call ends in a result, a named error
//! that decodes, or, exactly when its calldata does not decode, in a revert without data. `USDAI_FUZZ_CALLS`
//! sets how many calls there are and `USDAI_FUZZ_SEED` where they start; a failure names its run.

mod generate;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use alloy_primitives::U256;
use stylus_chain::executor::{Outcome, Status, Transaction};
use tests::{
    abi::IErc20,
    calldata::{decodes, parameters},
    random::Random,
    token::{Subject, balance, functions, supply},
};

use crate::{Token, fuzzed};
use generate::Generator;

/// Calls from one start; what they changed is checked after each run.
const RUN: u64 = 500;
/// Calls without `USDAI_FUZZ_CALLS`.
const CALLS: u64 = 20_000;

/// The state from which each run starts, who sends, and whom calls name besides.
static START: LazyLock<fuzzed::Start> = LazyLock::new(fuzzed::start);

fn setting(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|error| panic!("{name}={text}: {error}")),
        Err(_) => otherwise,
    }
}

/// What the calls of the runs came to.
#[derive(Default)]
struct Tally {
    results: u64,
    errors: BTreeMap<[u8; 4], u64>,
    undecodable: u64,
    functions: BTreeSet<[u8; 4]>,
}

impl Tally {
    fn add(mut self, other: Self) -> Self {
        self.results += other.results;
        self.undecodable += other.undecodable;
        self.functions.extend(other.functions);
        for (selector, count) in other.errors {
            *self.errors.entry(selector).or_default() += count;
        }
        self
    }

    /// Enters the outcome of a call that is as it must be, or says what is wrong with it.
    fn enter(&mut self, tx: &Transaction, outcome: &Outcome) -> Result<(), String> {
        let selector = tx.data.first_chunk::<4>().copied();
        let function = functions::<Token>().into_iter().find(|(_, known)| Some(*known) == selector);
        let arguments = tx.data.get(4..).unwrap_or_default();
        let decodable = function.is_some_and(|(signature, _)| decodes(&parameters(signature), arguments));
        let expects_result = tx.value.is_zero() && decodable;
        match (outcome.status, selector) {
            (Status::Success, Some(selector)) if expects_result => {
                self.results += 1;
                self.functions.insert(selector);
            }
            (Status::Revert, _) if outcome.output.is_empty() && tx.value.is_zero() && !decodable => {
                self.undecodable += 1;
            }
            (Status::Revert, _) if Token::explains(&outcome.output) => {
                let error = outcome.output.first_chunk().copied().unwrap_or_default();
                *self.errors.entry(error).or_default() += 1;
            }
            (status, _) => {
                return Err(format!("{status:?} with {}, arguments decode: {decodable}", outcome.output));
            }
        }
        Ok(())
    }
}

/// `calls` calls from the start.
fn run(seed: u64, calls: u64) -> Tally {
    let fuzzed::Start { token, people, contracts, .. } = &*START;
    let mut token = token.clone();
    let (contract, mut time) = (token.token(), Random::seeded(!seed));
    let mut holders: BTreeSet<_> = people.iter().map(|person| person.address).collect();
    holders.extend(token.others());
    holders.extend(contracts);
    let mut generator = Generator::new(&START, Random::seeded(seed));
    let mut tally = Tally::default();
    for index in 0..calls {
        fuzzed::pass_time(&mut token, &mut time);
        let tx = generator.transaction(&mut token);
        let chain = &mut token.world_mut().chain;
        let outcome = chain.simulate(&tx).unwrap_or_else(|error| panic!("run {seed}, call {index}: {error}"));
        if let Err(what) = tally.enter(&tx, &outcome) {
            panic!("run {seed}, call {index}: {} sends {} with {} wei: {what}", tx.from, tx.data, tx.value);
        }
        if outcome.status == Status::Success && !outcome.logs.is_empty() {
            let receipt =
                chain.transact(&tx).unwrap_or_else(|error| panic!("run {seed}, call {index}: {error}"));
            assert!(receipt.is_success(), "run {seed}, call {index}: {:?}", receipt.output);
            holders.extend(receipt.logs_of::<IErc20::Transfer>(contract).iter().map(|event| event.to));
        }
    }
    let sum = holders.iter().fold(U256::ZERO, |sum, holder| sum.saturating_add(balance(&mut token, *holder)));
    assert_eq!(sum, supply(&mut token), "run {seed}: balances and supply");
    token.sound();
    tally
}

#[test]
fn x02_x06_random_calldata_never_ends_in_an_unexplained_revert() {
    let (calls, seed) = (setting("USDAI_FUZZ_CALLS", CALLS), setting("USDAI_FUZZ_SEED", 1));
    LazyLock::force(&START);
    let (next, started) = (AtomicU64::new(0), Instant::now());
    let work = || {
        let mut tally = Tally::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let done = index * RUN;
            if done >= calls {
                return tally;
            }
            tally = tally.add(run(seed + index, RUN.min(calls - done)));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let tallies = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
    });
    let tally = tallies.into_iter().fold(Tally::default(), |sum, tally| match tally {
        Ok(tally) => sum.add(tally),
        Err(panic) => std::panic::resume_unwind(panic),
    });
    report(&tally, calls, started.elapsed().as_secs_f64());
    // A generator that reaches little proves little.
    if calls >= CALLS {
        let all: BTreeSet<_> = functions::<Token>().into_iter().map(|(_, selector)| selector).collect();
        let never: Vec<_> = all.difference(&tally.functions).collect();
        assert!(never.len() <= fuzzed::NEVER, "never succeeded: {never:02x?}");
        assert!(tally.errors.len() >= fuzzed::ERRORS, "{} kinds of errors", tally.errors.len());
    }
}

fn report(tally: &Tally, calls: u64, seconds: f64) {
    let errors: u64 = tally.errors.values().sum();
    assert_eq!(tally.results + errors + tally.undecodable, calls);
    println!(
        "{calls} calls in {seconds:.1} s, {:.0} a second: {} results of {} functions, {errors} errors of \
         {} kinds, {} undecodable",
        calls as f64 / seconds.max(1e-9),
        tally.results,
        tally.functions.len(),
        tally.errors.len(),
        tally.undecodable,
    );
}
