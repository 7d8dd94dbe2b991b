//! Checks that name the line that called them.

use std::fmt::Debug;

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolError;
use stylus_chain::chain::CallError;

use crate::{World, whole};

/// How a call ended, as a sentence: "done", or the error with its numbers.
pub fn outcome<T>(result: &Result<T, CallError>) -> String {
    match result {
        Ok(_) => "done".into(),
        Err(error) => error.to_string(),
    }
}

/// What the call gave.
///
/// # Panics
/// It failed; the message is its error.
#[track_caller]
pub fn done<T>(result: Result<T, CallError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

/// What a step of the set-up made.
///
/// # Panics
/// It failed; the message says how.
#[track_caller]
pub fn made<T>(result: anyhow::Result<T>) -> T {
    result.unwrap_or_else(|error| panic!("{error:#}"))
}

/// Refused with exactly this error, numbers included.
///
/// # Panics
/// It succeeded, or failed otherwise.
#[track_caller]
pub fn refused<T: Debug, E: SolError + Debug + PartialEq>(result: Result<T, CallError>, expected: E) {
    match result {
        Ok(value) => panic!("done with {value:?}, where {expected:?} was expected"),
        Err(error) => match error.decode::<E>() {
            Some(got) => assert_eq!(got, expected),
            None => panic!("{error}, where {expected:?} was expected"),
        },
    }
}

/// Every USDai is covered by the books, and the books by balances of tokens that say one.
///
/// # Panics
/// One of them is not.
#[track_caller]
pub fn solvent(world: &mut World) {
    covered(world);
    booked(world);
}

/// The books, at par, are worth at least every USDai in existence.
///
/// # Panics
/// They are worth less.
#[track_caller]
pub fn covered(world: &mut World) {
    let assets = done(world.assets());
    let supply = done(world.supply());
    let worth = assets.iter().fold(U256::ZERO, |sum, state| {
        sum.saturating_add(state.ledger.saturating_mul(whole(1, 18_u8.saturating_sub(state.decimals))))
    });
    assert!(worth >= supply, "the books are worth {worth}, the supply is {supply}: {assets:?}");
}

/// No asset has more in the books than there is of it.
///
/// # Panics
/// One has.
#[track_caller]
pub fn booked(world: &mut World) {
    for state in done(world.assets()) {
        if let Some(balance) = state.balance {
            assert!(state.ledger <= balance, "more in the books than there is: {state:?}");
        }
    }
}

/// The ledger of an asset.
///
/// # Panics
/// It is another.
#[track_caller]
pub fn ledger(world: &mut World, asset: Address, expected: U256) {
    assert_eq!(done(world.asset(asset)).ledger, expected);
}

/// A hundred good dollars go in and come out again, whatever the other assets do, and a harvest goes through.
///
/// # Panics
/// They do not.
#[track_caller]
pub fn good_asset_works(world: &mut World) {
    let (carol, dollar) = (world.carol.clone(), world.dollar);
    let hundred = whole(100, 6);
    let minted = done(world.deposit(&carol, dollar, hundred));
    assert_eq!(minted, whole(100, 18));
    assert_eq!(done(world.withdraw(&carol, dollar, minted, carol.address)), hundred);
    done(world.harvest());
}
