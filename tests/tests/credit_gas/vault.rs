//! What the vault's own transactions cost with loans in its book, and that their number does not matter.

use alloy_primitives::U256;
use stylus_chain::chain::Receipt;
use tests::Credit;
use tests::abi::ISUSDai;
use tests::check::done;
use tests::gas::Measured;
use tests::whole;

use crate::scenes::with_loans_of_the_vault;

/// Net asset value, asked in a transaction.
#[track_caller]
fn nav(scene: &Credit) -> Receipt {
    let mut scene = scene.clone();
    let keeper = scene.people.keeper.clone();
    done(scene.redemptions.tell_vault(&keeper, &ISUSDai::navCall {}))
}

/// A deposit of somebody who has shares.
#[track_caller]
fn deposit(scene: &Credit) -> Receipt {
    let mut scene = scene.clone();
    let alice = scene.redemptions.world().alice.clone();
    let deposit = ISUSDai::deposit_0Call { assets: whole(100, 18), receiver: alice.address };
    done(scene.redemptions.tell_vault(&alice, &deposit))
}

#[track_caller]
pub fn measured(all: &mut Measured) {
    all.push(("nav, no loan", nav(&with_loans_of_the_vault(0, 0))));
    all.push(("nav, 1 loan", nav(&with_loans_of_the_vault(1, 10_000))));
    let scene = with_loans_of_the_vault(50, 10_000);
    all.push(("nav, 50 loans in 3 currencies", nav(&scene)));
    all.push(("deposit, 50 loans in 3 currencies", deposit(&scene)));
}

#[test]
fn nav_and_deposit_cost_the_same_with_one_loan_and_with_many() {
    let loans = std::env::var("USDAI_BOOK_LOANS").map_or(200, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("USDAI_BOOK_LOANS: {error}"))
    });
    // A hundred dollars each, so that ten thousand are within the borrower's credit.
    let [mut one, mut many] = [1, loans].map(|count| with_loans_of_the_vault(count, 100));
    let [lent_in_one, lent] = [&mut one, &mut many].map(|scene| scene.vault_loans().principal);
    assert!(lent > lent_in_one * U256::from(loans - 1), "{lent} in {loans}, {lent_in_one} in one");
    for (name, act) in [("nav", nav as fn(&Credit) -> Receipt), ("deposit", deposit)] {
        let [few, most] = [&one, &many].map(act);
        println!("{name}: {} with 1 loan, {} with {loans}", few.gas_used, most.gas_used);
        // A division takes a little longer for other numbers.
        assert!(most.gas_used.abs_diff(few.gas_used) * 1_000 < few.gas_used, "{name}: {few:?}, {most:?}");
    }
}
