//! Moving units, or not.

use crate::{MockHostile, Mode, answers};
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolValue;
use stylus_sdk::{ArbResult, msg};

/// A hundred percent, in the hundredths of one in which the fee is.
pub const BASIS_POINTS: u64 = 10_000;
/// The fee until one is set.
const DEFAULT_FEE: u64 = 100;

impl MockHostile {
    pub(crate) fn transfer(&mut self, from: Address, to: Address, value: U256) -> ArbResult {
        let mode = self.mode();
        if mode == Mode::Reenters {
            self.reenter();
        }
        let arrives = match mode {
            Mode::Fee => value.saturating_sub(self.fee_down(value)),
            Mode::MovesLess => value.saturating_sub(U256::ONE),
            Mode::MovesNothing | Mode::False => U256::ZERO,
            _ => value,
        };
        let leaves = if mode == Mode::Fee { value } else { arrives };
        let left = self.balances.get(from).checked_sub(leaves).ok_or_else(answers::reason)?;
        self.balances.insert(from, left);
        self.credit(to, arrives);
        if mode == Mode::Reenters {
            self.reenter();
        }
        answers::finish(mode, true.abi_encode())
    }

    pub(crate) fn spend(&mut self, from: Address, value: U256) -> Result<(), Vec<u8>> {
        let allowance = self.allowances.get(from).get(msg::sender());
        let left = allowance.checked_sub(value).ok_or_else(answers::reason)?;
        if allowance != U256::MAX {
            self.allowances.setter(from).insert(msg::sender(), left);
        }
        Ok(())
    }

    pub(crate) fn credit(&mut self, to: Address, value: U256) {
        let balance = self.balances.get(to).saturating_add(value);
        self.balances.insert(to, balance);
    }

    /// Whole and rest apart, because their product could pass 2^256.
    fn fee_down(&self, value: U256) -> U256 {
        let set = self.fee.get();
        let fee = if set.is_zero() { U256::from(DEFAULT_FEE) } else { set };
        let whole = U256::from(BASIS_POINTS);
        (value / whole * fee).saturating_add(value % whole * fee / whole)
    }
}
