//! Whatever is no signature of the round: false, and no refusal.

use crate::points::{negated, off_curve, outside_g1, unreduced};
use crate::rounds::ROUNDS;
use crate::support::{Stage, signature_of};

/// A genuine one, of round 1,000.
fn genuine() -> (u64, Vec<u8>) {
    let (round, compressed) = ROUNDS[1];
    (round, signature_of(&compressed))
}

#[track_caller]
fn are_refused(forgeries: &[(&str, Vec<u8>)]) {
    let (round, signature) = genuine();
    let mut stage = Stage::quicknet();
    assert!(stage.verify(round, &signature));
    for (what, forgery) in forgeries {
        assert_ne!(*forgery, signature, "{what}");
        assert!(!stage.verify(round, forgery), "{what}");
    }
}

#[test]
fn no_bit_may_be_flipped() {
    let (round, signature) = genuine();
    let mut stage = Stage::quicknet();
    for byte in (0..96).step_by(5).chain([47, 48, 95]) {
        for bit in [0, 3, 7] {
            let mut flipped = signature.clone();
            flipped[byte] ^= 1 << bit;
            assert!(!stage.verify(round, &flipped), "bit {bit} of byte {byte}");
        }
    }
}

#[test]
fn a_point_must_be_one_of_the_group() {
    let (_, signature) = genuine();
    are_refused(&[
        ("infinity", vec![0; 96]),
        ("infinity as it is written elsewhere", [&[0x40][..], &[0; 95]].concat()),
        ("x off the curve", off_curve(&signature, 0)),
        ("y off the curve", off_curve(&signature, 1)),
        ("x above the modulus", unreduced(&signature, 0)),
        ("y above the modulus", unreduced(&signature, 1)),
        ("outside the subgroup", outside_g1()),
        ("negated", negated(&signature, 1)),
        ("y before x", [&signature[48..], &signature[..48]].concat()),
        ("of another round", signature_of(&ROUNDS[0].1)),
        ("all ones", vec![0xff; 96]),
    ]);
}

#[test]
fn a_signature_has_96_bytes() {
    let (_, signature) = genuine();
    let (_, compressed) = ROUNDS[1];
    are_refused(&[
        ("nothing", vec![]),
        ("compressed", compressed.to_vec()),
        ("a byte short", signature[..95].to_vec()),
        ("a byte long", [&signature[..], &[0]].concat()),
        ("padded", [&[0; 16], &signature[..48], &[0; 16], &signature[48..]].concat()),
        ("twice", [&signature[..], &signature].concat()),
        ("very long", vec![1; 100_000]),
    ]);
}
