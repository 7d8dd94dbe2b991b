//! How much may be lent: shares of classes, and when it is nothing.

use crate::model::{DAY, NOW, after, config, depreciation, document, serials, usd};
use caliber_nft::{
    Appraisal, AssetClass, CaliberError, Cover, LoanToValue, LoanToValues, Method, max_loan_down,
};
use proptest::prelude::*;
use usdai_core::{Timestamp, U256};

#[test]
fn a_share_has_a_cap_and_a_default() {
    for (value, is_good) in [(0, true), (7_000, true), (8_000, true), (8_001, false), (u16::MAX, false)] {
        let error = CaliberError::LoanToValueAboveCap { value };
        let expected = if is_good { Ok(value) } else { Err(error) };
        assert_eq!(LoanToValue::new(value).map(LoanToValue::get), expected);
    }
    assert_eq!(LoanToValue::DEFAULT.get(), 7_000);
    assert_eq!(LoanToValues::unpack(U256::ZERO), LoanToValues::DEFAULT);
    assert_eq!(LoanToValues::unpack(U256::MAX), LoanToValues::DEFAULT);
}

#[test]
fn worked_maxima_and_where_they_end() {
    let document = document(&serials(0, 1));
    let (appraisal, cover) = (document.appraisal, document.policy.cover);
    let short = Cover { expires_at: after(10), ..cover };
    let last = NOW.get() + 10 * DAY - 1;
    for (cover, share, now, expected) in [
        (cover, 7_000, NOW.get(), 700_000),
        (cover, 8_000, NOW.get(), 800_000),
        (cover, 0, NOW.get(), 0),
        // 73 days are a fifth of a year: 6% are lost.
        (cover, 7_000, NOW.get() + 73 * DAY, 658_000),
        // 180 days of 365 at 30%: 852,054.79.., of which 70% rounded down twice.
        (cover, 7_000, NOW.get() + 180 * DAY, 596_437),
        (cover, 7_000, NOW.get() + 180 * DAY + 1, 0),
        (cover, 7_000, NOW.get() - 1, 0),
        (short, 7_000, last, 694_246),
        (short, 7_000, last + 1, 0),
    ] {
        let share = LoanToValue::new(share).expect("a share");
        let found = max_loan_down(&appraisal, &cover, share, Timestamp::new(now));
        assert_eq!(found, Ok(usd(expected)), "{now}");
    }
}

fn share() -> impl Strategy<Value = LoanToValue> {
    (0..=LoanToValue::CAP).prop_map(|value| LoanToValue::new(value).expect("a share"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn shares_are_found_again(shares in [share(), share(), share(), share(), share()]) {
        let pairs = || AssetClass::ALL.into_iter().zip(shares);
        let all = pairs().fold(LoanToValues::DEFAULT, |all, (class, share)| all.with(class, share));
        prop_assert_eq!(LoanToValues::unpack(all.pack()), all);
        prop_assert!(pairs().all(|(class, share)| all.of(class) == share));
    }

    /// Never more than the share of what is left, nor more later, nor anything once it must be nothing.
    #[test]
    fn a_maximum_only_falls(
        value in 1..1_u128 << 96,
        yearly in 1..=10_000_u16,
        declines: bool,
        share in share(),
        expiry in 1..400 * DAY,
        [first, second] in [0..200 * DAY, 0..200 * DAY],
    ) {
        let method = if declines { Method::Declining } else { Method::StraightLine };
        let depreciation = depreciation(method, yearly, 500);
        let appraisal = Appraisal { value: usd(value), appraised_at: NOW, depreciation };
        let cover = Cover { insured: usd(1), expires_at: Timestamp::new(NOW.get() + expiry) };
        let at = |age| max_loan_down(&appraisal, &cover, share, Timestamp::new(NOW.get() + age)).expect("a maximum");
        let (early, late) = (first.min(second), first.max(second));
        prop_assert!(at(early) >= at(late));
        let left = appraisal.value_at_down(Timestamp::new(NOW.get() + late)).expect("a value").raw();
        let is_nothing = late >= expiry || late > 180 * DAY;
        let expected = left * U256::from(share.get()) / U256::from(10_000);
        prop_assert_eq!(at(late).raw(), if is_nothing { U256::ZERO } else { expected });
    }
}
