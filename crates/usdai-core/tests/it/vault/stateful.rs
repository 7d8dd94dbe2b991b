//! Random calls on a whole vault. `USDAI_STATEFUL_CALLS` sets how many, in all; 20,000 when unset.

use super::book::fee;
use super::machine::Vault;
use super::steps::{Call, any_call, apply, check_prices};
use proptest::prelude::*;
use usdai_core::{Shares, Usd};

/// Long enough for several epochs, short enough to shrink.
const LENGTH: usize = 100;
pub const GENESIS: u64 = 1_793_512_800;
const TWO_DAYS: u64 = 2 * 86_400;

fn config() -> ProptestConfig {
    let calls = std::env::var("USDAI_STATEFUL_CALLS").ok().map_or(20_000, |text| {
        text.replace('_', "").parse::<usize>().expect("USDAI_STATEFUL_CALLS is a number")
    });
    let cases = u32::try_from(calls.div_ceil(LENGTH)).expect("fewer than 400 billion calls");
    ProptestConfig { cases, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

/// What is true between any two calls.
#[track_caller]
fn check_ledgers(vault: &Vault) {
    let held =
        vault.balances.values().copied().try_fold(Shares::ZERO, Shares::checked_add).expect("balances");
    let waiting = vault.waiting(|_| true).expect("line");
    assert_eq!(held.checked_add(waiting), Ok(vault.supply), "every share has its place");
    let owed = vault.claims.values().copied().try_fold(Usd::ZERO, Usd::checked_add).expect("claims");
    assert_eq!(owed, vault.cash.reserved, "every reserved dollar is somebody's");
    let cash = &vault.cash;
    let bound = [cash.capacity, cash.exit_bucket].into_iter().try_fold(cash.reserved, Usd::checked_add);
    assert!(bound.expect("cash") <= cash.idle, "{cash:?}");
    assert!(vault.book.marks <= vault.book.principal && vault.book.accrued_fee <= vault.book.accrued);
    assert!(vault.supply <= usdai_core::vault::SUPPLY_CAP);
    assert!(
        vault.shortest_wait.is_none_or(|wait| wait.get() > TWO_DAYS),
        "left after {:?}",
        vault.shortest_wait
    );
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_sequence_of_calls_breaks_the_vault(
        bps in 0u16..=1_000, calls in proptest::collection::vec(any_call(), LENGTH),
    ) {
        let mut vault = Vault::new(GENESIS, fee(bps));
        for call in calls {
            let before = vault.clone();
            let outcome = apply(&mut vault, &call);
            check_prices(&before, &vault, &call);
            check_ledgers(&vault);
            if outcome.is_err() {
                prop_assert_eq!(format!("{before:?}"), format!("{vault:?}"), "a refusal left a trace");
            }
            if let Call::Donate(_) | Call::Pause(_) = call {
                prop_assert_eq!(before.optimistic()?, vault.optimistic()?);
            }
        }
    }
}
