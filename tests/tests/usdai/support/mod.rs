//! What the tests of USDai share.

pub mod calldata;
pub mod permit;
pub mod random;
pub mod snapshot;
pub mod storage;
pub mod token;

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use proptest::test_runner::{Config, RngSeed};
use stylus_chain::{
    chain::{Account, CallError, Program, Receipt},
    executor::{Outcome, Status},
};
use tests::{World, abi::IUSDai, check::done};

/// Signature and selector of every function of the interface.
pub fn functions() -> Vec<(&'static str, [u8; 4])> {
    let calls = IUSDai::IUSDaiCalls::SIGNATURES.iter().zip(IUSDai::IUSDaiCalls::SELECTORS);
    calls.map(|(signature, selector)| (*signature, *selector)).collect()
}

/// A selector and as many zero words as the longest argument list has; they decode for every function.
pub fn zero_call(selector: [u8; 4]) -> Bytes {
    [selector.as_slice(), &[0; 12 * 32]].concat().into()
}

/// Property runs that are the same every time: `cases` of them, from `seed`.
pub fn runs(cases: u32, seed: u64) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

/// A transaction's outcome without mining it.
#[track_caller]
pub fn simulate(world: &mut World, from: Address, data: impl Into<Bytes>, value: U256) -> Outcome {
    let mut tx = world.chain.transaction(from, Some(world.usdai), data);
    tx.value = value;
    match world.chain.simulate(&tx) {
        Ok(outcome) => outcome,
        Err(invalid) => panic!("{invalid}"),
    }
}

/// Refused without data, as documented for what cannot be decoded and for re-entrance.
#[track_caller]
pub fn refused_without_data(outcome: &Outcome) {
    assert_eq!((outcome.status, outcome.output.as_ref()), (Status::Revert, &[][..]));
}

/// What USDai answers.
#[track_caller]
pub fn ask<C: SolCall>(world: &mut World, call: &C) -> C::Return {
    done(world.chain.call(world.usdai, call))
}

/// Sends a call to USDai.
pub fn tell<C: SolCall>(world: &mut World, from: &Account, call: &C) -> Result<Receipt, CallError> {
    world.chain.send(from, world.usdai, call)
}

/// Sends a call to USDai as its authority.
pub fn rule<C: SolCall>(world: &mut World, call: &C) -> Result<Receipt, CallError> {
    world.chain.send(&world.admin, world.usdai, call)
}

/// Alice deposits for the recipient, with no minimum.
pub fn deposit(
    world: &mut World,
    asset: Address,
    amount: U256,
    recipient: Address,
) -> Result<Receipt, CallError> {
    let alice = world.alice.clone();
    let call = IUSDai::deposit_0Call {
        depositToken: asset,
        depositAmount: amount,
        usdaiAmountMinimum: U256::ZERO,
        recipient,
    };
    tell(world, &alice, &call)
}

/// Alice redeems for herself, with no minimum.
pub fn withdraw(world: &mut World, asset: Address, amount: U256) -> Result<Receipt, CallError> {
    let alice = world.alice.clone();
    let call = IUSDai::withdraw_0Call {
        withdrawToken: asset,
        usdaiAmount: amount,
        withdrawAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    tell(world, &alice, &call)
}

/// What a step of the set-up made.
#[track_caller]
pub fn made<T>(result: anyhow::Result<T>) -> T {
    result.unwrap_or_else(|error| panic!("{error:#}"))
}

/// Another USDai, as deployed, whose authority is the world's and who has no parameters yet.
#[track_caller]
pub fn deploy_bare(world: &mut World) -> Address {
    let program = made(Program::load("usdai").map_err(Into::into));
    let deployed = world.chain.deploy(&program, &world.admin.address.abi_encode());
    made(deployed.map_err(Into::into)).address
}

/// A number as a word of storage or calldata.
pub fn word(value: impl Into<U256>) -> B256 {
    B256::from(value.into())
}

/// A number.
pub fn u(value: u128) -> U256 {
    U256::from(value)
}
