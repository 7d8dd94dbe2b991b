//! The grid and sealing.

use proptest::prelude::*;
use qev_auction::{Opening, SealedFor, Tick, TickError};
use usdai_core::U256;

#[test]
fn ticks_are_basis_points_up_to_ten_percent_and_tens_above() {
    for (number, bps) in
        [(1, 1), (10, 10), (999, 999), (1_000, 1_000), (1_001, 1_010), (1_100, 2_000), (1_900, 10_000)]
    {
        assert_eq!(Tick::new(number).map(Tick::bps), Ok(bps), "{number}");
    }
    for number in [0, 1_901, u16::MAX] {
        assert_eq!(Tick::new(number), Err(TickError { number }));
    }
    let all: Vec<u16> = (1..=1_900).filter_map(|number| Tick::new(number).ok()).map(Tick::bps).collect();
    assert!(all.is_sorted_by(|low, high| low < high) && all.len() == 1_900);
}

#[test]
fn what_is_no_rate_opens_as_a_decoy() {
    let maximum = Tick::new(1_100).expect("a tick");
    for (number, opened) in [
        (0, None),
        (1, None),
        (9, None),
        (10, Some(10)),
        (1_099, Some(1_099)),
        (1_100, Some(1_100)),
        (1_101, Some(1_100)),
        (1_900, Some(1_100)),
        (1_901, None),
        (u16::MAX, None),
    ] {
        assert_eq!(Tick::of_opened(number, maximum).map(Tick::get), opened, "{number}");
    }
}

#[test]
fn a_preimage_is_the_words_in_their_order() {
    let opening = Opening { tick: 0x0102, shares: 0x03, salt: 0x04 };
    let sealed =
        SealedFor { domain: U256::from(5), chain_id: 6, contract: U256::from(7), epoch: 8, position: 9 };
    let bytes = opening.preimage(&sealed);
    let words: Vec<U256> = bytes.chunks_exact(32).map(U256::from_be_slice).collect();
    assert_eq!(words, [5_u64, 6, 7, 8, 9, 0x0102, 3, 4].map(U256::from));
    let mask = Opening::mask_preimage(4, &sealed);
    let words: Vec<U256> = mask.chunks_exact(32).map(U256::from_be_slice).collect();
    assert_eq!(words, [4_u64, 5, 6, 7, 8, 9].map(U256::from));
}

proptest! {
    #[test]
    fn an_opening_is_thirty_bytes_and_back(tick: u16, shares in 0..=Opening::SHARES_MAXIMUM, salt: u128) {
        let opening = Opening { tick, shares, salt };
        let bytes = opening.to_bytes();
        prop_assert_eq!(bytes.len(), 30);
        prop_assert_eq!(Opening::from_bytes(&bytes), opening);
    }

    #[test]
    fn a_masked_bid_is_found_with_its_salt_and_mask(
        tick: u16,
        shares in 0..=Opening::SHARES_MAXIMUM,
        salt: u128,
        mask: [u8; 32],
    ) {
        let opening = Opening { tick, shares, salt };
        prop_assert_eq!(Opening::unmasked(salt, &opening.masked(&mask), &mask), opening);
        prop_assert_eq!(&opening.masked(&[0; 32])[..], &opening.to_bytes()[..14]);
    }

    /// Any change of the bid or of what it is sealed for is another preimage.
    #[test]
    fn a_commitment_binds_everything(
        tick: u16,
        shares in 0..=Opening::SHARES_MAXIMUM,
        salt: u128,
        ids: [u64; 5],
        which in 0..8usize,
    ) {
        let opening = Opening { tick, shares, salt };
        let [domain, chain_id, contract, epoch, position] = ids;
        let (domain, contract) = (U256::from(domain), U256::from(contract));
        let sealed = SealedFor { domain, chain_id, contract, epoch, position };
        let (mut other, mut elsewhere) = (opening, sealed);
        match which {
            0 => other.tick ^= 1,
            1 => other.shares ^= 1,
            2 => other.salt ^= 1,
            3 => elsewhere.domain ^= U256::ONE,
            4 => elsewhere.chain_id ^= 1,
            5 => elsewhere.contract ^= U256::ONE,
            6 => elsewhere.epoch ^= 1,
            _ => elsewhere.position ^= 1,
        }
        prop_assert_ne!(opening.preimage(&sealed), other.preimage(&elsewhere));
    }
}
