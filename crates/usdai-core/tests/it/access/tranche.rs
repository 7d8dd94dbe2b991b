//! What one block may mint.

use super::{held, usd};
use proptest::prelude::*;
use usdai_core::access::{AMOUNT_MAXIMUM, Tranche};
use usdai_core::{AccessError, Bps, MathError, U256, Usd};

fn tranche(per_block: u128, minted: u128, block: u64) -> Tranche {
    Tranche { per_block, minted, block }
}

fn share(bps: u16) -> Bps {
    Bps::new(bps).expect("a share of a table")
}

#[test]
fn a_block_has_its_share_rounded_down() {
    let empty = |open| Err(AccessError::TrancheEmpty { open: usd(open) });
    for (open, bps, expected) in [
        (0, 10_000, empty(0)),
        (1, 10_000, Ok(1)),
        (1, 9_999, empty(1)),
        (9_999, 1, empty(9_999)),
        (10_000, 1, Ok(1)),
        (19_999, 1, Ok(1)),
        (20_000, 1, Ok(2)),
        (100, 0, empty(100)),
        (AMOUNT_MAXIMUM, 10_000, Ok(AMOUNT_MAXIMUM)),
        (AMOUNT_MAXIMUM + 1, 10_000, Err(AccessError::Math(MathError::Overflow))),
    ] {
        let opened = Tranche::open(usd(open), share(bps));
        assert_eq!(opened, expected.map(|per_block| tranche(per_block, 0, 0)), "{bps} of {open}");
    }
}

#[test]
fn a_block_mints_its_share_and_the_next_one_again() {
    let over = |amount, left| Err(AccessError::BlockShareExceeded { amount: usd(amount), left: usd(left) });
    let before = tranche(100, 60, 7);
    for (block, amount, expected) in [
        (7, 0, Ok(60)),
        (7, 40, Ok(100)),
        (7, 41, over(41, 40)),
        (8, 100, Ok(100)),
        (8, 101, over(101, 100)),
        // A block that comes later has a number of its own, whatever that is.
        (6, 100, Ok(100)),
    ] {
        let outcome = before.mint(usd(amount), block);
        assert_eq!(outcome, expected.map(|minted| tranche(100, minted, block)), "{amount} in {block}");
    }
    // One that was narrowed in the middle of a block has nothing left.
    assert_eq!(tranche(50, 60, 7).left(7), Usd::ZERO);
    assert_eq!(before.mint(Usd::new(U256::MAX), 9), {
        let (amount, left) = (Usd::new(U256::MAX), usd(100));
        Err(AccessError::BlockShareExceeded { amount, left })
    });
}

proptest! {
    #[test]
    fn a_bound_is_its_slot(per_block in held(), minted in held(), block: u64) {
        let bound = tranche(per_block, minted, block);
        prop_assert_eq!(Tranche::unpack(bound.pack()), bound);
    }

    /// However much is asked for in however many pieces, no block mints more than its share, and what is refused
    /// changes nothing.
    #[test]
    fn no_block_mints_more_than_its_share(
        per_block in 1..=1_000_000_u128,
        asked in prop::collection::vec((0_u64..4, 0..=400_000_u128), 1..60),
    ) {
        let (mut bound, mut block) = (tranche(per_block, 0, 0), 100);
        let mut minted = [0_u128; 256];
        for (passed, amount) in asked {
            block += passed / 3;
            let left = bound.left(block);
            match bound.mint(usd(amount), block) {
                Ok(after) => {
                    prop_assert!(usd(amount) <= left);
                    minted[usize::try_from(block).unwrap() - 100] += amount;
                    bound = after;
                }
                Err(error) => {
                    prop_assert_eq!(error, AccessError::BlockShareExceeded { amount: usd(amount), left });
                    prop_assert!(usd(amount) > left);
                }
            }
        }
        prop_assert!(minted.into_iter().all(|minted| minted <= per_block));
    }
}
