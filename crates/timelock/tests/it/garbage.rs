use alloy_primitives::keccak256;
use timelock::{CIPHERTEXT_LENGTH, open, open_committed};

use crate::support::{ROUND, context, key, sealed};

/// How many random ciphertexts are opened; 100,000 take minutes.
const COUNT: &str = "TIMELOCK_GARBAGE";
const DEFAULT_COUNT: u64 = 2_000;
/// Where the encrypted salt's point ends.
const POINT_END: usize = 97;

#[test]
fn no_changed_bit_goes_unnoticed() {
    let key = key();
    let sealed = sealed(key.network());
    let round = key.sign(ROUND).unwrap();
    for bit in 0..8 * CIPHERTEXT_LENGTH {
        let mut bytes = sealed.ciphertext;
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(open_committed(&bytes, &context(), &round, sealed.commitment).is_err(), "bit {bit}");
    }
}

/// A third is random from the first byte on, a third after the version, a third after a point that is one.
#[test]
fn garbage_opens_to_nothing() {
    let count = std::env::var(COUNT).map_or(DEFAULT_COUNT, |text| text.parse().expect("a number"));
    let key = key();
    let sealed = sealed(key.network());
    let round = key.sign(ROUND).unwrap();
    for number in 0..count {
        let mut bytes = random(number);
        match number % 3 {
            0 => bytes.truncate((number % 200).try_into().unwrap()),
            1 => bytes[0] = 1,
            _ => bytes[..POINT_END].copy_from_slice(&sealed.ciphertext[..POINT_END]),
        }
        assert!(open(&bytes, &context(), &round).is_err(), "number {number}");
    }
}

#[test]
fn points_that_are_none_are_refused() {
    let key = key();
    let sealed = sealed(key.network());
    let round = key.sign(ROUND).unwrap();
    // The flags of zcash's encoding: compressed, infinite, larger y.
    for flags in 0..8_u8 {
        for rest in [0, 1, 0x1f] {
            for fill in [0, 1, 0xff] {
                let mut bytes = sealed.ciphertext;
                bytes[1..POINT_END].fill(fill);
                bytes[1] = flags << 5 | rest;
                assert!(open(&bytes, &context(), &round).is_err(), "flags {flags:03b}, {rest}, {fill}");
            }
        }
    }
}

fn random(number: u64) -> Vec<u8> {
    let blocks =
        (0..5_u64).flat_map(|block| keccak256([number.to_be_bytes(), block.to_be_bytes()].concat()).0);
    blocks.take(CIPHERTEXT_LENGTH).collect()
}
