//! What lenders' books accrue against what they are paid.

use super::at;
use super::random::any_agreement;
use crate::model::big;
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::AccrualRate;
use usdai_core::loan::Opening;

const WAD: u64 = 1_000_000_000_000_000_000;

proptest! {
    /// Over a whole interval, in any number of tranches: never more than is paid, and less by the roundings only.
    #[test]
    fn books_accrue_what_is_paid(agreement in any_agreement()) {
        let terms = agreement.plain();
        let loan = Opening::new(&terms, at(0))?.loan;
        let interval = terms.interval.get();
        let paid = terms.decimals.to_usd(loan.instalment(&terms)?.interest)?;
        let mut sum = BigUint::ZERO;
        for index in 0..terms.tranches.len() {
            sum += big(loan.accrual_rate(&terms, index)?.raw());
        }
        let (accrued, paid) = (sum * interval, big(paid.raw()) * WAD);
        prop_assert!(accrued <= paid);
        let roundings = big(terms.decimals.one_unit().raw()) * WAD + interval * terms.tranches.len() as u64 + WAD;
        prop_assert!(paid - accrued <= roundings);
        prop_assert_eq!(loan.accrual_rate(&terms, terms.tranches.len())?, AccrualRate::ZERO);
    }
}
