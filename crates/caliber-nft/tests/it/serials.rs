//! Serials and the tree over them, beside one that is built level by level.

use crate::model::{config, keccak, serials};
use caliber_nft::{
    CaliberError, PROOF_MOST, SERIALS_MOST, Word, check_serials, is_proven, serial_hash, serial_proof,
    serial_root,
};
use proptest::prelude::*;

fn pair(left: Word, right: Word) -> Word {
    keccak(&[left.min(right), left.max(right)].concat())
}

fn level_by_level(serials: &[Word]) -> Word {
    let mut level: Vec<Word> = serials.iter().map(|serial| keccak(serial)).collect();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|nodes| if let [left, right] = nodes { pair(*left, *right) } else { nodes[0] })
            .collect();
    }
    level[0]
}

fn sorted(mut words: Vec<Word>) -> Vec<Word> {
    words.sort_unstable();
    words.dedup();
    words
}

#[test]
fn roots_and_proofs_of_every_size_up_to_70_and_of_the_most() {
    for count in (1..=70).chain([SERIALS_MOST]) {
        let serials = serials(0, count as u32);
        let root = serial_root(&keccak, &serials).expect("a root");
        assert_eq!(root, level_by_level(&serials), "{count}");
        for index in (0..count).step_by(1 + count / 70) {
            let (proof, length) = serial_proof(&keccak, &serials, index).expect("a proof");
            assert!(length <= PROOF_MOST && 1 << length <= 2 * count.max(1), "{count} {index} {length}");
            assert!(is_proven(&keccak, &root, &serials[index], &proof[..length]), "{count} {index}");
        }
    }
}

#[test]
fn lists_have_bounds_and_an_order() {
    let [a, b, c] = [[1; 32], [2; 32], [3; 32]];
    let disorder = |serial| Err(CaliberError::SerialsOutOfOrder { serial });
    for (list, expected) in [
        (vec![a], Ok(())),
        (vec![a, b, c], Ok(())),
        (vec![a, a], disorder(a)),
        (vec![b, a], disorder(a)),
        (vec![a, c, b], disorder(b)),
        (vec![a, b, c, c], disorder(c)),
        (vec![], Err(CaliberError::QuantityOutOfRange { quantity: 0 })),
        (serials(0, 1_025), Err(CaliberError::QuantityOutOfRange { quantity: 1_025 })),
    ] {
        assert_eq!(check_serials(&list), expected);
        assert_eq!(serial_root(&keccak, &list).map(|_| ()), expected);
        assert_eq!(serial_proof(&keccak, &list, 0).map(|_| ()), expected);
    }
    let beyond = serial_proof(&keccak, &[a, b], 2).map(|_| ());
    assert_eq!(beyond, Err(CaliberError::QuantityOutOfRange { quantity: 2 }));
}

/// N06: one spelling, and no way to move a letter from manufacturer to number.
#[test]
fn n06_a_serial_has_one_hash_and_another_serial_another() {
    let hash = |manufacturer, number| serial_hash(&keccak, manufacturer, number);
    assert_ne!(hash("AB", "C1"), hash("A", "BC1"));
    assert_ne!(hash("A", "1"), hash("1", "A"));
    for (manufacturer, number) in
        [("NVIDIA", "sn-1"), ("nvidia", "SN-1"), ("NVIDIA", " SN-1"), ("", "1"), ("A", "")]
    {
        assert!(hash(manufacturer, number).is_err(), "{manufacturer} {number}");
    }
}

/// Two nodes hash to the root of the four serials below them, and yet are no two serials with that root.
#[test]
fn a_node_cannot_be_passed_off_as_a_serial() {
    let serials = serials(0, 4);
    let root = serial_root(&keccak, &serials).expect("a root");
    let leaf = |index: usize| keccak(&serials[index]);
    let nodes = sorted(vec![pair(leaf(0), leaf(1)), pair(leaf(2), leaf(3))]);
    assert_eq!(pair(nodes[0], nodes[1]), root);
    assert_ne!(serial_root(&keccak, &nodes), Ok(root));
    assert!(!is_proven(&keccak, &root, &nodes[0], &nodes[1..]));
    assert!(!is_proven(&keccak, &root, &root, &[]));
    assert!(!is_proven(&keccak, &root, &serials[0], &[[0; 32]; PROOF_MOST + 1]));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn only_what_is_under_a_root_is_proven(
        words in prop::collection::vec(any::<Word>(), 1..40),
        index: prop::sample::Index,
        foreign: Word,
        place: prop::sample::Index,
        bit in 0..256_usize,
    ) {
        let words = sorted(words);
        let index = index.index(words.len());
        let root = serial_root(&keccak, &words).expect("a root");
        let (mut proof, length) = serial_proof(&keccak, &words, index).expect("a proof");
        prop_assert!(is_proven(&keccak, &root, &words[index], &proof[..length]));
        prop_assert!(words.contains(&foreign) || !is_proven(&keccak, &root, &foreign, &proof[..length]));
        if length > 0 {
            proof[place.index(length)][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!is_proven(&keccak, &root, &words[index], &proof[..length]));
            prop_assert!(!is_proven(&keccak, &root, &words[index], &proof[..length - 1]));
        }
    }
}
