//! What is known of an account that mints.

use super::{held, usd};
use proptest::prelude::*;
use usdai_core::access::{AMOUNT_MAXIMUM, Minter, tag};
use usdai_core::{AccessError, MathError, U256, Usd};

const ROOT: u64 = 0x1235;

fn minter(minted: u128, cap: u128, tag: u64) -> Minter {
    Minter { minted, cap, tag }
}

#[test]
fn each_field_has_bits_of_its_own() {
    for (record, low, width) in [
        (minter(AMOUNT_MAXIMUM, 0, 0), 0, 96),
        (minter(0, AMOUNT_MAXIMUM, 0), 96, 96),
        (minter(0, 0, u64::MAX), 192, 64),
    ] {
        let ones = (U256::ONE << width) - U256::ONE;
        assert_eq!(record.pack(), ones << low, "{record:?}");
        assert_eq!(Minter::unpack(record.pack()), record);
    }
}

#[test]
fn a_tag_is_what_a_root_ends_with_and_never_zero() {
    for (root, expected) in [
        (U256::ZERO, 1),
        (U256::ONE, 1),
        (U256::from(2), 3),
        (U256::MAX, u64::MAX),
        (U256::from(0x1234) << 64, 1),
        (U256::from(0xfedc_ba98_7654_3210_u64), 0xfedc_ba98_7654_3211),
    ] {
        assert_eq!(tag(root), expected);
        assert!(!Minter::default().is_admitted(tag(root)), "nobody is admitted by saying nothing");
    }
}

#[test]
fn the_highest_cap_under_one_root_counts() {
    for (before, cap, under, expected) in [
        (minter(0, 0, 0), 5, ROOT, minter(0, 5, ROOT)),
        (minter(3, 0, 0), 0, ROOT, minter(3, 0, ROOT)),
        (minter(3, 5, ROOT), 4, ROOT, minter(3, 5, ROOT)),
        (minter(3, 5, ROOT), 5, ROOT, minter(3, 5, ROOT)),
        (minter(3, 5, ROOT), 6, ROOT, minter(3, 6, ROOT)),
        // Another root: what an earlier one allowed counts no longer, what was minted does.
        (minter(3, 5, ROOT), 4, ROOT + 2, minter(3, 4, ROOT + 2)),
        (minter(3, 5, ROOT), 0, ROOT + 2, minter(3, 0, ROOT + 2)),
    ] {
        assert_eq!(before.admit(cap, under), expected, "{before:?} with {cap} under {under}");
        assert!(expected.is_admitted(under) && !before.is_admitted(under + 4));
    }
}

#[test]
fn a_cap_may_be_reached() {
    let over = |total, cap| Err(AccessError::AddressCapExceeded { total: usd(total), cap: usd(cap) });
    let most = AMOUNT_MAXIMUM;
    for (minted, amount, cap, expected) in [
        (0, 0, 0, Ok(0)),
        (0, 1, 0, over(1, 0)),
        (0, 100, 100, Ok(100)),
        (40, 60, 100, Ok(100)),
        (40, 61, 100, over(101, 100)),
        (100, 1, 100, over(101, 100)),
        // A cap that was lowered stops what comes, and takes nothing back.
        (100, 0, 50, over(100, 50)),
        (0, most, most, Ok(most)),
        (most, 1, most, over(most + 1, most)),
    ] {
        let record = minter(minted, 7, ROOT);
        let outcome = record.mint(usd(amount), cap);
        assert_eq!(outcome, expected.map(|minted| minter(minted, 7, ROOT)), "{minted} + {amount} of {cap}");
    }
    let huge = minter(1, 0, 0).mint(Usd::new(U256::MAX), most);
    assert_eq!(huge, Err(AccessError::Math(MathError::Overflow)));
}

proptest! {
    #[test]
    fn a_record_is_its_slot(minted in held(), cap in held(), tag: u64) {
        let record = minter(minted, cap, tag);
        prop_assert_eq!(Minter::unpack(record.pack()), record);
    }

    #[test]
    fn what_is_left_can_be_minted_and_one_more_cannot(minted in held(), cap in held()) {
        let record = minter(minted, cap, ROOT);
        let left = record.left(cap);
        prop_assume!(minted <= cap);
        prop_assert_eq!(record.mint(left, cap).map(|after| after.left(cap)), Ok(Usd::ZERO));
        let more = Usd::new(left.raw() + U256::ONE);
        prop_assert!(record.mint(more, cap).is_err());
    }

    /// In whatever order an account shows what it has, it ends with the most of it.
    #[test]
    fn the_order_of_admissions_does_not_matter(mut caps in prop::collection::vec(held(), 1..6), minted in held()) {
        let shown = |caps: &[u128]| caps.iter().fold(minter(minted, 0, 0), |record, cap| record.admit(*cap, ROOT));
        let first = shown(&caps);
        caps.reverse();
        prop_assert_eq!(first, shown(&caps));
        prop_assert_eq!(Some(first.cap), caps.into_iter().max());
        prop_assert_eq!(first.minted, minted);
    }
}
