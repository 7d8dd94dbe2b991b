//! What the attacks on redemptions share.

use alloy_primitives::U256;
use tests::{LoanReport, Redemptions, abi::ISUSDai, check::done};

pub use crate::vault_support::{DAY, mul_div, wad};

/// A number.
pub fn u(number: u64) -> U256 {
    U256::from(number)
}

/// The vault's cash ledger.
#[track_caller]
pub fn cash(scene: &mut Redemptions) -> ISUSDai::cashReturn {
    scene.ask_vault(&ISUSDai::cashCall {})
}

/// Reports that so much principal comes back.
#[track_caller]
pub fn repay(scene: &mut Redemptions, amount: U256) {
    let standing = scene.standing();
    let principal = standing.principal - amount;
    done(scene.suite.staking.report(&LoanReport { principal, principal_paid: amount, ..standing }));
}
