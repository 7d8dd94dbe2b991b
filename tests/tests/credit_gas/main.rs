//! Sizes on chain and gas of titles, loans, their sales and the vault that lends, exact to the unit, and their targets.
//!
//! The programs are cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and without
//! the L1 part. Currencies are tokens in Solidity. The public contracts pay 332,446, 525,774 and 1,105,801 to borrow
//! from 1, 2 and 5 lenders; 139,925, 149,582 and 229,277 for the first instalment of 36; 224,812 for one to the vault;
//! 76,709 to 301,228 for the vault's net asset value, and 132,451 for a deposit with 50 loans.

mod loans;
mod page;
mod sales;
mod scenes;
mod titles;
mod vault;

use tests::gas::{self, Measured};

/// Sizes of the programs are in the snapshot in this order.
const PROGRAMS: [&str; 10] = [
    "caliber",
    "caliber-metadata",
    "loan-router",
    "loan-opening",
    "loan-default",
    "loan-positions",
    "deposit-timelock",
    "loan-book",
    "collateral-auction",
    "loan-lens",
];

/// Bytes that a program may have on chain (EIP-170).
const SIZE: usize = 24_576;

const TARGETS: [(&str, u64); 11] = [
    ("borrow, 1 tranche", 300_000),
    ("borrow, 2 tranches", 420_000),
    ("borrow, 5 tranches", 750_000),
    ("repay the first of 36, 1 tranche", 110_000),
    ("repay the first of 36, 2 tranches", 125_000),
    ("repay the first of 36, 5 tranches", 175_000),
    ("repay the first of 36, vault and curator", 165_000),
    ("nav, no loan", 46_000),
    ("nav, 1 loan", 46_000),
    ("nav, 50 loans in 3 currencies", 46_000),
    ("deposit, 50 loans in 3 currencies", 100_000),
];

/// To register and attest a title of eight serials, and for each further one.
const TITLE: u64 = 450_000;
const SERIAL: u64 = 23_500;

#[track_caller]
fn measured() -> Measured {
    let mut all = Measured::new();
    titles::measured(&mut all);
    loans::of_openings(&mut all);
    loans::of_payments(&mut all);
    loans::of_the_book(&mut all);
    sales::of_defaults(&mut all);
    sales::of_defaults_before_the_vault(&mut all);
    vault::measured(&mut all);
    all
}

#[test]
fn gas_is_what_it_was() {
    gas::are_as_recorded("credit_gas.json", &PROGRAMS, &measured());
}

#[test]
fn gas_and_sizes_meet_their_targets() {
    let all = measured();
    let of = |name: &str| gas::of(&all, name).gas_used;
    let [few, many] = [8, titles::MANY].map(|serials| {
        ["register", "attest"].iter().map(|call| of(&format!("{call}, {serials} serials"))).sum::<u64>()
    });
    let further = (many - few).div_ceil(titles::MANY as u64 - 8);
    let mut missed = Vec::new();
    let mut compare = |what: &str, got: u64, target: u64| {
        println!("{what}: {got} of {target}");
        if got > target {
            missed.push(format!("{what}: {got}, target {target}"));
        }
    };
    for (name, target) in TARGETS {
        compare(name, of(name), target);
    }
    compare("register and attest, 8 serials", few, TITLE);
    compare("each further serial", further, SERIAL);
    for program in PROGRAMS {
        compare(program, gas::size_on_chain(program) as u64, SIZE as u64);
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
