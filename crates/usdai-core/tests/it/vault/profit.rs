//! What a stranger can gain who enters, waits at most a day, and could leave at the redemption price.
//!
//! Nothing leaves within a day: a request waits for its epoch. So this is what shares would fetch from a
//! buyer who pays the redemption price.

use super::book::fee;
use super::machine::{Holder, Vault};
use super::slow::SlowPrice;
use super::stateful::GENESIS;
use super::steps::{Call, any_call, apply, prices, rounding};
use crate::model::{big, usd};
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::{Seconds, Shares, U256, Usd};

const DAY: u64 = 86_400;
const TRADER: Holder = 99;

/// Splits what comes in over the day at random; `None` stops the trade.
struct Trade {
    paid: BigUint,
    allowed: BigUint,
    waited: u64,
}

impl Trade {
    /// The trader's part of what time released, and of what the calls of others left by rounding.
    fn observe(&mut self, before: &Vault, after: &Vault, call: &Call) {
        let ([_, old], [_, new]) = (prices(before), prices(after));
        if let Call::Warp(seconds) = call {
            self.waited += seconds;
            self.allowed += new.gain_since(&old, &big(before.balance(TRADER).raw()));
        } else {
            self.allowed += rounding(&old);
        }
    }

    #[track_caller]
    fn check(&self, vault: &Vault) {
        let conservative = SlowPrice::new(&vault.conservative().expect("value below 2^256"));
        let worth = conservative.to_assets_down(&big(vault.balance(TRADER).raw()));
        let most = &self.paid + &self.allowed;
        assert!(worth <= most, "paid {}, now worth {worth}, of which streamed {}", self.paid, self.allowed);
    }
}

fn history() -> impl Strategy<Value = Vec<Call>> {
    proptest::collection::vec(any_call(), 0..40)
}

fn vault_after(bps: u16, calls: &[Call]) -> Vault {
    let mut vault = Vault::new(GENESIS, fee(bps));
    for call in calls {
        // Refusals belong to random calls.
        let _ = apply(&mut vault, call);
    }
    vault
}

proptest! {
    /// Any history, any entries during a day of any calls: the gain is at most what was streamed to those
    /// shares meanwhile, and the roundings that others left.
    #[test]
    fn a_day_earns_only_what_it_streams(
        bps in 0u16..=1_000, past in history(), day in history(), amount in 1u64.., entries in 1usize..5,
    ) {
        let mut vault = vault_after(bps, &past);
        let mut trade = Trade { paid: BigUint::ZERO, allowed: BigUint::ZERO, waited: 0 };
        for (index, call) in day.iter().enumerate() {
            let before = vault.clone();
            if index % entries == 0 && vault.deposit(TRADER, usd(amount)).is_ok() {
                trade.paid += amount;
                trade.observe(&before, &vault, &Call::Deposit(TRADER, U256::from(amount)));
                trade.check(&vault);
            }
            let call = match call {
                Call::Warp(seconds) => Call::Warp(seconds % DAY),
                other => other.clone(),
            };
            if matches!(call, Call::Warp(seconds) if trade.waited + seconds > DAY) { break }
            let before = vault.clone();
            let _ = apply(&mut vault, &call);
            trade.observe(&before, &vault, &call);
            trade.check(&vault);
        }
    }

    /// Alone at one instant: whatever the trader deposits and mints, in whatever pieces, is worth at most
    /// what it cost, to the wei.
    #[test]
    fn an_instant_earns_nothing(
        bps in 0u16..=1_000, past in history(), entries in proptest::collection::vec((any::<bool>(), 1u64..), 1..20),
    ) {
        let mut vault = vault_after(bps, &past);
        let mut paid = Usd::ZERO;
        for (is_mint, amount) in entries {
            if is_mint {
                if let Ok(cost) = vault.mint(TRADER, Shares::new(U256::from(amount))) {
                    paid = paid.checked_add(cost)?;
                }
            } else if vault.deposit(TRADER, usd(amount)).is_ok() {
                paid = paid.checked_add(usd(amount))?;
            }
            let worth = vault.conservative()?.to_assets_down(vault.balance(TRADER))?;
            prop_assert!(worth <= paid, "{paid:?} became {worth:?}");
        }
    }

    /// V10: around a harvest of any size, minutes before and after it, the gain is that of the minutes.
    #[test]
    fn v10_a_sandwiched_harvest_pays_for_the_time_alone(
        seed in 1u64 << 40.., harvest in 1u64.., stake in 1u64 << 40.., before in 0u64..3_600, after in 0u64..3_600,
    ) {
        let mut vault = Vault::new(GENESIS, fee(500));
        vault.deposit(0, usd(seed)).expect("first deposit");
        vault.deposit(TRADER, usd(stake)).expect("second deposit");
        vault.warp(Seconds::new(before));
        vault.harvest(usd(harvest)).expect("harvest");
        vault.warp(Seconds::new(after));
        let worth = vault.conservative()?.to_assets_down(vault.balance(TRADER))?;
        let streamed = big(U256::from(harvest)) * after / 604_800u32;
        let share = streamed * stake / (big(U256::from(seed)) + stake) + 1u8;
        prop_assert!(big(worth.raw()) <= BigUint::from(stake) + share);
        prop_assert!(after > 0 || worth <= usd(stake));
    }
}
