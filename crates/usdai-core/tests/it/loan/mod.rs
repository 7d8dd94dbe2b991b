//! Loans: each function at its edges, then whole lives of random ones against integers without bounds.

mod accrual;
mod close;
mod default;
mod errors;
mod impairment;
mod late;
mod ledger;
mod life;
mod page;
mod pay;
pub mod random;
mod schedule;
mod split;
mod terms;
mod waterfall;
mod weaknesses;

use crate::model::decimals_of;
use usdai_core::loan::{Loan, Opening, Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Seconds, Timestamp, U256, Wad};

/// A twelfth of 365 days.
pub const MONTH: u64 = 2_628_000;
pub const DAY: u64 = 86_400;
pub const START: u64 = 1_800_000_000;
/// 15% in 365 days, per second.
pub const FIFTEEN_PERCENT: u64 = 4_756_468_797;
/// A dollar of six decimals.
pub const DOLLAR: u64 = 1_000_000;

pub fn amount(units: u64) -> AssetAmount {
    AssetAmount::new(U256::from(units))
}

pub fn at(seconds: u64) -> Timestamp {
    Timestamp::new(START + seconds)
}

pub fn tranche(units: u64, rate: u64) -> Tranche {
    Tranche { amount: amount(units), rate: Wad::new(U256::from(rate)) }
}

/// Ten thousand dollars at 15%, twelve months, ten days of grace, without fees, reserve and late rate.
pub fn ten_thousand(schedule: Schedule) -> Terms<'static> {
    const ONE: &[Tranche] = &[Tranche {
        amount: AssetAmount::new(U256::from_limbs([10_000 * DOLLAR, 0, 0, 0])),
        rate: Wad::new(U256::from_limbs([FIFTEEN_PERCENT, 0, 0, 0])),
    }];
    Terms {
        decimals: decimals_of(6),
        schedule,
        interval: Seconds::new(MONTH),
        instalments: 12,
        grace: Seconds::new(10 * DAY),
        late_rate: Wad::new(U256::ZERO),
        origination_fee: AssetAmount::ZERO,
        exit_fee: AssetAmount::ZERO,
        reserve_instalments: 0,
        tranches: ONE,
    }
}

/// The loan as it begins.
#[track_caller]
pub fn open(terms: &Terms<'_>) -> Loan {
    Opening::new(terms, at(0)).expect("terms of a table").loan
}

/// The number of units, which fits 64 bits in a table.
pub fn units_of(amount: AssetAmount) -> u64 {
    u64::try_from(amount.raw()).expect("an amount of a table")
}

/// The number of units, however many.
pub fn units_of_any(amount: AssetAmount) -> num_bigint::BigUint {
    crate::model::big(amount.raw())
}
