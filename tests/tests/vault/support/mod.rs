//! What the tests of the vault share.

pub mod books;
pub mod calls;
pub mod permit;
pub mod price;
pub mod slots;

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use proptest::test_runner::{Config, RngSeed};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{LoanReport, Staking, abi::ISUSDai, check::done, whole};

pub const DAY: u64 = 86_400;
/// A stream's period.
pub const WEEK: u64 = 7 * DAY;
/// The highest rate of interest per second and dollar of principal, 18 decimals.
pub const HIGHEST_RATE: u64 = 31_709_791_983;

/// Property runs that are the same every time. `USDAI_VAULT_CASES` multiplies them.
pub fn runs(cases: u32, seed: u64) -> Config {
    let times = std::env::var("USDAI_VAULT_CASES").map_or(1, |text| match text.parse::<u32>() {
        Ok(times) => times,
        Err(error) => panic!("USDAI_VAULT_CASES={text}: {error}"),
    });
    let cases = cases.saturating_mul(times);
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

/// A number.
pub fn u(value: u128) -> U256 {
    U256::from(value)
}

/// So many whole USDai or shares.
pub fn wad(units: u64) -> U256 {
    whole(units, 18)
}

/// Does one transaction and sets the clock back, so that the next is at the same instant.
#[track_caller]
pub fn still<T>(staking: &mut Staking, act: impl FnOnce(&mut Staking) -> T) -> T {
    let now = staking.world.chain.timestamp();
    let outcome = act(staking);
    go_to(staking, now);
    outcome
}

/// The next call runs at this time.
#[track_caller]
pub fn go_to(staking: &mut Staking, timestamp: u64) {
    if let Err(error) = staking.world.chain.set_timestamp(timestamp) {
        panic!("{error}");
    }
}

/// What the vault answers.
#[track_caller]
pub fn ask<C: SolCall>(staking: &mut Staking, call: &C) -> C::Return {
    done(staking.ask(call))
}

/// Alice, bob and carol.
pub fn people(staking: &Staking) -> [Account; 3] {
    [&staking.world.alice, &staking.world.bob, &staking.world.carol].map(Account::clone)
}

/// USDai of an account.
#[track_caller]
pub fn usdai(staking: &mut Staking, account: Address) -> U256 {
    done(staking.world.usdai_of(account))
}

/// The account stakes for itself; returns the shares.
#[track_caller]
pub fn stake(staking: &mut Staking, who: &Account, assets: U256) -> U256 {
    done(staking.stake(who, assets))
}

/// Mints shares for the account itself; returns what it cost.
pub fn mint(staking: &mut Staking, who: &Account, shares: U256) -> Result<U256, CallError> {
    let receipt = staking.tell(who, &ISUSDai::mint_0Call { shares, receiver: who.address })?;
    Ok(receipt.returned::<ISUSDai::mint_0Call>().unwrap_or_default())
}

/// Sends the loan book what it needs to pay interest.
#[track_caller]
pub fn fund_book(staking: &mut Staking, value: U256) {
    let book = staking.book.address;
    done(staking.give(book, value));
}

/// The report that says what the vault knows already: only time passes.
#[track_caller]
pub fn standing(staking: &mut Staking) -> LoanReport {
    let loans = ask(staking, &ISUSDai::loansCall {});
    LoanReport {
        principal: loans.principal,
        marks: loans.marks,
        accrued: U256::MAX,
        rate: loans.ratePerSecond,
        ..LoanReport::default()
    }
}

/// Lends so much more at a yearly rate in basis points of all principal.
#[track_caller]
pub fn lend(staking: &mut Staking, sent: U256, yearly: u64) -> Receipt {
    let report = standing(staking);
    let principal = report.principal + sent;
    let rate = principal * u(u128::from(HIGHEST_RATE)) * U256::from(yearly) / U256::from(10_000);
    done(staking.report(&LoanReport { principal, rate, sent, ..report }))
}

/// So much principal is gone.
#[track_caller]
pub fn lose(staking: &mut Staking, lost: U256) {
    let report = standing(staking);
    let principal = report.principal - lost;
    let rate = report.rate.min(principal * u(u128::from(HIGHEST_RATE)));
    done(staking.report(&LoanReport { principal, rate, ..report }));
}
