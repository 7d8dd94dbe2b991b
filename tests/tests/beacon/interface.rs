//! Calldata that does not decode and native currency: refused, and nothing else is there to be called.

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::executor::Status;
use tests::check::refused;
use usdai_bindings::IBeacon;

use crate::rounds::ROUNDS;
use crate::support::{Stage, signature_of};

fn genuine() -> IBeacon::verifyCall {
    let (round, compressed) = ROUNDS[0];
    IBeacon::verifyCall { round, signature: signature_of(&compressed).into() }
}

#[track_caller]
fn is_refused_without_data(stage: &mut Stage, data: Vec<u8>) {
    let anyone = stage.chain.account("anyone");
    let tx = stage.chain.transaction(&anyone, Some(stage.beacon), data);
    match stage.chain.simulate(&tx) {
        Ok(outcome) => assert_eq!((outcome.status, outcome.output), (Status::Revert, Bytes::new())),
        Err(invalid) => panic!("{invalid}"),
    }
}

#[test]
fn what_does_not_decode_is_refused() {
    let mut stage = Stage::quicknet();
    let call = genuine().abi_encode();
    for length in (0..call.len()).step_by(7) {
        is_refused_without_data(&mut stage, call[..length].to_vec());
    }
    // The round above its 8 bytes, the place and the length of the signature.
    for byte in [4, 27, 36, 64, 67, 68, 95, 98] {
        let mut dirty = call.clone();
        dirty[byte] ^= 0x80;
        is_refused_without_data(&mut stage, dirty);
    }
    is_refused_without_data(&mut stage, vec![0xde, 0xad, 0xbe, 0xef]);
}

#[test]
fn no_function_takes_native_currency() {
    let mut stage = Stage::quicknet();
    let anyone = stage.chain.account("anyone");
    let value = U256::ONE;
    let sent = stage.chain.send_value(&anyone, stage.beacon, value, &genuine());
    refused(sent, IBeacon::ValueNotAccepted { value });
}

#[test]
fn verifying_changes_nothing() {
    let mut stage = Stage::quicknet();
    let anyone = stage.chain.account("anyone");
    let slots =
        |stage: &Stage| (0..7).map(|slot| stage.chain.storage(stage.beacon, U256::from(slot))).collect();
    let before: Vec<U256> = slots(&stage);
    let receipt = match stage.chain.send(&anyone, stage.beacon, &genuine()) {
        Ok(receipt) => receipt,
        Err(error) => panic!("{error}"),
    };
    assert_eq!(receipt.returned::<IBeacon::verifyCall>().ok(), Some(true));
    assert!(receipt.logs.is_empty());
    assert_eq!(slots(&stage), before);
    assert!(before[..6].iter().all(|word| !word.is_zero()) && before[6].is_zero());
}
