//! Rounds that are what they say: quicknet's own, and those of a beacon with the tests' key.

use alloy_primitives::hex;

use crate::support::{Stage, contract_form, secret, sign, signature_of};

/// Rounds of quicknet as its `public` endpoint states them.
pub const ROUNDS: [(u64, [u8; 48]); 3] = [
    (
        123,
        hex!(
            "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92"
        ),
    ),
    (
        1_000,
        hex!(
            "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
        ),
    ),
    (
        657_413,
        hex!(
            "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
        ),
    ),
];

#[test]
fn rounds_of_quicknet_are_verified() {
    let mut stage = Stage::quicknet();
    for (round, compressed) in ROUNDS {
        assert!(stage.verify(round, &signature_of(&compressed)), "{round}");
    }
}

#[test]
fn a_signature_is_that_of_its_round_alone() {
    let mut stage = Stage::quicknet();
    for (round, compressed) in ROUNDS {
        let signature = signature_of(&compressed);
        let others = ROUNDS.iter().map(|(other, _)| *other).filter(|other| *other != round);
        for other in others.chain([round - 1, round + 1, round << 32, 0, u64::MAX]) {
            assert!(!stage.verify(other, &signature), "that of {round} for {other}");
        }
    }
}

#[test]
fn any_beacon_of_the_scheme_can_be_followed() {
    for number in 1..4 {
        let secret = secret(number);
        let mut stage = match Stage::of(&contract_form(&secret.sk_to_pk())) {
            Ok(stage) => stage,
            Err(error) => panic!("{error}"),
        };
        for round in [0, 1, 34_348_612, u64::MAX] {
            assert!(stage.verify(round, &sign(&secret, round)), "{round} by key {number}");
        }
        let (round, compressed) = ROUNDS[0];
        assert!(!stage.verify(round, &signature_of(&compressed)), "quicknet's by key {number}");
    }
}

#[test]
fn a_signature_by_another_key_is_none() {
    let mut stage = Stage::quicknet();
    for (round, _) in ROUNDS {
        assert!(!stage.verify(round, &sign(&secret(1), round)), "{round}");
    }
}
