//! X06, X16 of the adapter: messages, structs and options of any bytes, and native currency.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::{Outcome, Status};
use tests::{abi::IUSDai, random::Random};
use usdai_bindings::{IBridge, IOFT};

use crate::adapter::{Adapter, EID, PEER, arrival};
use crate::support::w;

/// Calls that are drawn.
const DRAWS: usize = 5_000;

/// A result, or a named error of the adapter, the hub or the token, or a revert without data.
#[track_caller]
fn answered(outcome: &Outcome, what: &str) -> usize {
    let mut errors = IOFT::IOFTErrors::SELECTORS
        .iter()
        .chain(IBridge::IBridgeErrors::SELECTORS)
        .chain(IUSDai::IUSDaiErrors::SELECTORS);
    match outcome.status {
        Status::Success => 0,
        Status::Revert if outcome.output.is_empty() => 1,
        Status::Revert if errors.any(|selector| outcome.output.starts_with(selector)) => 2,
        _ => panic!("{what}: {:?} with {}", outcome.status, outcome.output),
    }
}

fn bytes(random: &mut Random, length: usize) -> Vec<u8> {
    (0..length.div_ceil(32)).flat_map(|_| random.word().0).take(length).collect()
}

/// The endpoint brings messages of the peer of any bytes: none that decodes is answered without a name.
#[test]
fn x06_whatever_a_message_holds_is_answered() {
    let mut adapter = Adapter::new();
    let mut random = Random::seeded(40);
    let recipients =
        [B256::ZERO, adapter.oft.into_word(), adapter.stage.payee.into_word(), B256::repeat_byte(0xff)];
    let mut kinds = [0; 3];
    for draw in 0..DRAWS {
        let length = random.pick(&[0, 1, 31, 32, 39, 40, 41, 72, 200, 5_000]);
        let mut message = bytes(&mut random, length);
        if let Some(to) = message.get_mut(..32).filter(|_| draw % 3 != 0) {
            to.copy_from_slice(random.pick(&recipients).as_slice());
        }
        if let Some(amount) = message.get_mut(32..40).filter(|_| draw % 2 != 0) {
            amount.copy_from_slice(&random.pick(&[0, 0, 0, 1_000_000, u64::MAX]).to_be_bytes());
        }
        let outcome = adapter.endpoint_calls(arrival(message.clone()).abi_encode());
        kinds[answered(&outcome, &Bytes::from(message).to_string())] += 1;
    }
    // What has the right form is taken, when it is of nothing: nothing was sent.
    assert!(kinds[0] > 50 && kinds[1] == 0 && kinds[2] > 1_000, "{kinds:?}");
}

/// Every function that takes a struct or bytes, as it is made.
fn composed(payee: Address) -> Vec<Vec<u8>> {
    let parameters = || IOFT::SendParam {
        dstEid: EID,
        to: payee.into_word(),
        amountLD: w(1),
        minAmountLD: w(1),
        extraOptions: vec![0, 3, 1].into(),
        composeMsg: vec![].into(),
        oftCmd: vec![1].into(),
    };
    let fee = IOFT::MessagingFee { nativeFee: U256::ZERO, lzTokenFee: U256::ZERO };
    let option =
        |kind| IOFT::EnforcedOptionParam { eid: EID, msgType: kind, options: vec![0, 3, 9, 9].into() };
    vec![
        IOFT::sendCall { sendParam: parameters(), fee, refundAddress: payee }.abi_encode(),
        IOFT::quoteSendCall { sendParam: parameters(), payInLzToken: false }.abi_encode(),
        IOFT::quoteOFTCall { sendParam: parameters() }.abi_encode(),
        arrival([payee.into_word().as_slice(), &[0; 8]].concat()).abi_encode(),
        IOFT::combineOptionsCall { eid: EID, msgType: 1, extraOptions: vec![0, 3, 7].into() }.abi_encode(),
        IOFT::setEnforcedOptionsCall { enforcedOptions: vec![option(1), option(2)] }.abi_encode(),
        IOFT::allowInitializePathCall { origin: IOFT::Origin { srcEid: EID, sender: PEER, nonce: 1 } }
            .abi_encode(),
    ]
}

/// Calldata with words changed, cut or made longer: a result, a named error, or no data.
#[test]
fn x06_whatever_is_drawn_is_answered() {
    let mut adapter = Adapter::new();
    let callers = [adapter.stage.suite.authority, adapter.endpoint, adapter.stage.bridge.address];
    let calls = composed(adapter.stage.payee);
    let words = [0, 1, 2, 31, 32, 64, 96, 224, 1 << 32, u64::MAX].map(U256::from);
    let words = [&words[..], &[U256::MAX, w(1), U256::ONE << 255]].concat();
    let mut random = Random::seeded(41);
    let mut kinds = [0; 3];
    for _ in 0..DRAWS {
        let mut data = random.pick(&(0..calls.len()).map(|index| &calls[index]).collect::<Vec<_>>()).clone();
        for _ in 0..random.below(3) {
            let count = data.len().saturating_sub(4) / 32;
            let at = 4 + 32 * random.below(count);
            let word = random.pick(&words).to_be_bytes::<32>();
            if let Some(place) = data.get_mut(at..at + 32) {
                place.copy_from_slice(&word);
            }
        }
        match random.below(8) {
            0 => data.truncate(random.below(data.len() + 1)),
            1 => data.extend([0xff; 33]),
            _ => {}
        }
        let (oft, from) = (adapter.oft, random.pick(&callers));
        let tx = adapter.stage.chain().transaction(from, Some(oft), data.clone());
        let outcome = adapter.stage.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        kinds[answered(&outcome, &format!("{} by {from}", Bytes::from(data)))] += 1;
    }
    assert!(kinds.iter().all(|count| *count > DRAWS / 20), "{kinds:?}");
}

#[test]
fn x16_only_sending_takes_value() {
    let mut adapter = Adapter::new();
    let value = U256::from(5);
    let callers = [adapter.stage.suite.authority, adapter.endpoint, adapter.stage.bridge.address];
    let selectors = IOFT::IOFTCalls::SELECTORS.iter().copied();
    let padded = selectors.map(|selector| [selector.as_slice(), &[0; 12 * 32]].concat());
    for data in padded.chain(composed(adapter.stage.payee)).chain([vec![], vec![1, 2, 3]]) {
        for from in callers {
            let oft = adapter.oft;
            adapter.stage.chain().set_balance(from, w(1));
            let mut tx = adapter.stage.chain().transaction(from, Some(oft), data.clone());
            tx.value = value;
            let outcome = adapter.stage.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
            if data.starts_with(&IOFT::sendCall::SELECTOR) {
                // It looks at the value itself: the fee of this call is nothing.
                let expected = IOFT::NotEnoughNative { msgValue: value }.abi_encode();
                assert!(outcome.output.is_empty() || outcome.output == expected, "{}", outcome.output);
                assert_eq!(outcome.status, Status::Revert);
            } else {
                let expected = IOFT::ValueNotAccepted { value }.abi_encode();
                assert_eq!((outcome.status, outcome.output), (Status::Revert, expected.into()));
            }
        }
    }
    assert_eq!(adapter.stage.chain().balance(adapter.oft), U256::ZERO);
}
