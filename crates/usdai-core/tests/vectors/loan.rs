//! Recorded terms in ours.

use crate::numbers::{apart, list, number, seconds, word};
use num_bigint::BigUint;
use serde_json::Value;
use usdai_core::loan::{Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Wad};

/// The recorded tranches with amounts in units of 10^-decimals.
pub fn tranches(recorded: &Value, factor: &BigUint) -> Vec<Tranche> {
    let tranche = |tranche: &Value| Tranche {
        amount: AssetAmount::new(word(&(number(&tranche["amount"]) * factor))),
        rate: Wad::new(word(&number(&tranche["rate"]))),
    };
    list(recorded).map(tranche).collect()
}

/// The recorded terms, without fees and reserve.
pub fn terms<'a>(model: &Value, recorded: &Value, decimals: u8, tranches: &'a [Tranche]) -> Terms<'a> {
    let schedule = match model.as_str().expect("a model's name") {
        "amortized_v1_0" => Schedule::Level,
        "simple_v1_0" | "simple_v1_1" => Schedule::Linear,
        other => panic!("no such model: {other}"),
    };
    let interval = seconds(&recorded["repaymentInterval"]);
    let instalments = seconds(&recorded["duration"]) / interval;
    Terms {
        decimals: Decimals::new(decimals).expect("6 to 18 decimals"),
        schedule,
        interval: Seconds::new(interval),
        instalments: u16::try_from(instalments).expect("instalments"),
        grace: Seconds::new(seconds(&recorded["gracePeriodDuration"])),
        late_rate: Wad::new(word(&number(&recorded["gracePeriodRate"]))),
        origination_fee: AssetAmount::ZERO,
        exit_fee: AssetAmount::ZERO,
        reserve_instalments: 0,
        tranches,
    }
}

/// What a tranche should have, exactly.
pub struct Share {
    pub numerator: BigUint,
    pub denominator: BigUint,
}

impl Share {
    /// Whether ours is strictly nearer than theirs, by integers without bounds.
    pub fn is_nearer(&self, ours: &BigUint, theirs: &BigUint) -> bool {
        let distance = |amount: &BigUint| apart(&(amount * &self.denominator), &self.numerator);
        distance(ours) < distance(theirs)
    }
}
