//! Calldata of every kind: it gives a document or is refused without data, and never ends otherwise.

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::SolCall;
use proptest::prelude::*;
use stylus_chain::executor::{Outcome, Status};
use tests::{calldata, check::refused};
use usdai_bindings::IPositionMetadata::{ValueNotAccepted, tokenURICall};

use crate::support::{Stage, largest, waiting};

/// The words of the arguments.
const WORDS: usize = 11;

#[track_caller]
fn simulated(stage: &mut Stage, data: Vec<u8>) -> Outcome {
    let anyone = stage.chain.account("anyone");
    let tx = stage.chain.transaction(&anyone, Some(stage.metadata), data);
    stage.chain.simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"))
}

#[track_caller]
fn is_refused_without_data(stage: &mut Stage, data: Vec<u8>) {
    let outcome = simulated(stage, data);
    assert_eq!((outcome.status, outcome.output), (Status::Revert, Bytes::new()));
}

#[test]
fn what_does_not_decode_is_refused() {
    let mut stage = Stage::new();
    let call = waiting().abi_encode();
    for length in (0..call.len()).step_by(9) {
        is_refused_without_data(&mut stage, call[..length].to_vec());
    }
    is_refused_without_data(&mut stage, vec![0xde, 0xad, 0xbe, 0xef]);
}

/// The redemption contract copies what it passes on, up to a limit of its own.
#[test]
fn a_document_is_short_and_cheap() {
    let mut stage = Stage::new();
    for (what, position, most_bytes, most_gas) in
        [("small", waiting(), 5_000, 150_000), ("largest", largest(), 8_000, 200_000)]
    {
        let outcome = simulated(&mut stage, position.abi_encode());
        println!("{what}: {} bytes, {} gas", outcome.output.len(), outcome.gas_used);
        assert!(outcome.output.len() < most_bytes && outcome.gas_used < most_gas, "{what}");
    }
}

#[test]
fn no_function_takes_native_currency() {
    let mut stage = Stage::new();
    let anyone = stage.chain.account("anyone");
    let value = U256::ONE;
    refused(stage.chain.send_value(&anyone, stage.metadata, value, &waiting()), ValueNotAccepted { value });
}

fn word() -> impl Strategy<Value = U256> {
    let any_bits =
        (any::<[u64; 4]>(), 0..256_usize).prop_map(|(limbs, shift)| U256::from_limbs(limbs) >> shift);
    prop_oneof![any_bits, Just(U256::ZERO), Just(U256::ONE), Just(U256::MAX)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_position_has_a_document(mut words in prop::collection::vec(word(), WORDS), dirty in 0..WORDS) {
        let mut stage = Stage::new();
        let kinds = calldata::parameters(tokenURICall::SIGNATURE);
        for (place, kind) in kinds.iter().enumerate().filter(|(place, _)| *place != dirty) {
            words[place] &= calldata::maximum(kind);
        }
        let data = calldata::encoded(tokenURICall::SELECTOR, &words);
        if calldata::decodes(&kinds, &data[4..]) {
            let Ok(position) = tokenURICall::abi_decode(&data) else { panic!("{words:?}") };
            let document = stage.document(&position);
            prop_assert_eq!(&document["name"], &format!("USDai Redemption Position #{}", position.id));
        } else {
            is_refused_without_data(&mut stage, data);
        }
    }
}
