//! Every unit to one tranche, never back, and never a unit from the exact share.

use super::{at, open, ten_thousand};
use crate::model::{big, decimals_of};
use proptest::prelude::*;
use usdai_core::loan::{Loan, MOST_TRANCHES, Payment, Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, U256, Wad};

fn tranches(amounts: &[u128]) -> Vec<Tranche> {
    let rate = Wad::new(U256::from(1_000_000_007u64));
    amounts.iter().map(|units| Tranche { amount: AssetAmount::new(U256::from(*units)), rate }).collect()
}

fn terms(tranches: &[Tranche]) -> Terms<'_> {
    Terms { decimals: decimals_of(18), tranches, ..ten_thousand(Schedule::Linear) }
}

/// Before the second instalment opens any amount is a prepayment.
fn prepay(terms: &Terms<'_>, loan: &Loan, units: u128) -> (Loan, Payment) {
    let paid_once = Loan { paid: 1, ..*loan };
    paid_once.pay(terms, AssetAmount::new(U256::from(units)), at(1)).expect("a prepayment")
}

#[track_caller]
fn check_shares(terms: &Terms<'_>, loan: &Loan) {
    let principal = terms.principal().expect("a sum");
    let balances = loan.balances(terms).expect("balances");
    assert_eq!(balances.total(), Ok(loan.outstanding));
    let whole = big(principal.raw());
    for (index, tranche) in terms.tranches.iter().enumerate() {
        let ours = big(balances.get(index).raw()) * &whole;
        let exact = big(loan.outstanding.raw()) * big(tranche.amount.raw());
        let apart = if ours > exact { &ours - &exact } else { &exact - &ours };
        assert!(apart < whole, "tranche {index} of {terms:?}: {loan:?}");
        assert!(index > 0 || ours <= exact, "the first one's share is rounded up");
    }
}

/// Every order in which units can come, one at a time and in jumps, for all small amounts.
#[test]
fn small_amounts_unit_by_unit() {
    for amounts in [[1, 1, 1, 1], [1, 2, 3, 4], [9, 1, 1, 1], [1, 1, 4, 4], [5, 7, 2, 1], [1, 1, 1, 12]] {
        let tranches = tranches(&amounts);
        let terms = terms(&tranches);
        let all: u128 = amounts.iter().sum();
        for step in 1..=all {
            let mut loan = open(&terms);
            let mut left = all;
            while left > 0 {
                (loan, _) = prepay(&terms, &loan, step.min(left));
                left = left.saturating_sub(step);
                check_shares(&terms, &loan);
            }
        }
    }
}

fn any_amounts() -> impl Strategy<Value = Vec<u128>> {
    let amount = prop_oneof![1u128..20, 1u128..1_000_000, 1u128..1 << 100];
    proptest::collection::vec(amount, 1..=MOST_TRANCHES)
}

proptest! {
    /// Any tranches, any jumps: there is always room, so no payment fails.
    #[test]
    fn shares_are_exact_to_a_unit(
        amounts in any_amounts(), jumps in proptest::collection::vec((any::<bool>(), 1u128..1 << 32), 1..40),
    ) {
        let tranches = tranches(&amounts);
        let terms = terms(&tranches);
        let all: u128 = amounts.iter().sum();
        let mut loan = open(&terms);
        let mut left = all;
        let mut repaid = vec![AssetAmount::ZERO; amounts.len()];
        let jumps = jumps.into_iter().map(|(few, jump)| if few { jump % 40 + 1 } else { jump * (all >> 36) + 1 });
        for jump in jumps.chain([u128::MAX]) {
            if left == 0 {
                break;
            }
            let jump = jump.min(left);
            left -= jump;
            let (after, payment) = prepay(&terms, &loan, jump);
            for (index, sum) in repaid.iter_mut().enumerate() {
                *sum = sum.checked_add(payment.principal.get(index))?;
            }
            check_shares(&terms, &after);
            loan = after;
        }
        let lent: Vec<AssetAmount> = tranches.iter().map(|tranche| tranche.amount).collect();
        prop_assert_eq!(repaid, lent);
        prop_assert_eq!(loan.extra_units, 0);
    }
}
