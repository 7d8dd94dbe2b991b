//! X06, X16: calldata that does not decode and native currency are refused; whatever else is sent, the answer is a
//! result or a named error.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolError;
use stylus_chain::executor::{Outcome, Status};
use tests::{
    abi::IUSDai,
    calldata::{decodes, encoded, maximum, parameters},
    random::Random,
};
use usdai_bindings::IBridge;

use crate::support::{Stage, w};

/// Transactions that are drawn.
const DRAWS: usize = 5_000;

fn functions() -> Vec<(&'static str, [u8; 4])> {
    let all = IBridge::IBridgeCalls::SIGNATURES.iter().zip(IBridge::IBridgeCalls::SELECTORS);
    all.map(|(signature, selector)| (*signature, *selector)).collect()
}

#[track_caller]
fn is_refused_without_data(outcome: &Outcome, what: &str) {
    assert_eq!((outcome.status, outcome.output.as_ref()), (Status::Revert, &[][..]), "{what}");
}

/// Whoever may call most: the authority, and a bridge.
fn callers(stage: &Stage) -> [Address; 3] {
    [stage.suite.authority, stage.bridge.address, stage.payee]
}

#[test]
fn x06_short_and_dirty_calldata_is_refused() {
    let mut stage = Stage::burning();
    let caller = stage.suite.authority;
    for length in 0..4 {
        is_refused_without_data(&stage.simulate(caller, vec![0xff; length]), "no selector");
    }
    for (signature, selector) in functions() {
        let kinds = parameters(signature);
        let call = encoded(selector, &vec![U256::ZERO; kinds.len()]);
        for length in (4..call.len()).step_by(9) {
            is_refused_without_data(&stage.simulate(caller, call[..length].to_vec()), signature);
        }
        for (place, kind) in kinds.iter().enumerate().filter(|(_, kind)| maximum(kind) != U256::MAX) {
            for bit in [0, 100, 255] {
                let word = U256::ONE << bit;
                if word & maximum(kind) != U256::ZERO {
                    continue;
                }
                let mut words = vec![U256::ZERO; kinds.len()];
                words[place] = word;
                let outcome = stage.simulate(caller, encoded(selector, &words));
                is_refused_without_data(&outcome, signature);
            }
        }
    }
}

#[test]
fn x16_no_function_takes_value() {
    let mut stage = Stage::burning();
    let (hub, value) = (stage.hub, U256::ONE);
    let stray = [vec![], vec![1, 2, 3, 4]];
    let all = functions().into_iter().map(|(_, selector)| encoded(selector, &[U256::ZERO; 3])).chain(stray);
    for data in all {
        for caller in callers(&stage) {
            stage.chain().set_balance(caller, w(1));
            let mut tx = stage.chain().transaction(caller, Some(hub), data.clone());
            tx.value = value;
            let outcome = stage.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
            let expected = IBridge::ValueNotAccepted { value }.abi_encode();
            assert_eq!((outcome.status, outcome.output), (Status::Revert, expected.into()));
        }
    }
    assert_eq!(stage.chain().balance(hub), U256::ZERO);
}

/// A result, an error of the hub's or of its token's, or no data where it does not decode.
#[track_caller]
fn answered(outcome: &Outcome, decodes: bool, what: &str) {
    let selectors = IBridge::IBridgeErrors::SELECTORS.iter().chain(IUSDai::IUSDaiErrors::SELECTORS);
    let is_named = selectors.into_iter().any(|selector| outcome.output.starts_with(selector));
    let good = match outcome.status {
        Status::Success => decodes,
        Status::Revert if decodes => is_named,
        Status::Revert => outcome.output.is_empty(),
        _ => false,
    };
    assert!(good, "{what}: {:?} with {}", outcome.status, outcome.output);
}

#[test]
fn x06_whatever_is_drawn_is_answered() {
    let mut stage = Stage::burning();
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    assert!(stage.take(&bridge, w(500)).is_ok());
    stage.set_limits(bridge.address, w(100), w(1_000));
    assert!(stage.bring(&bridge, payee, w(200)).is_ok());
    stage.chain().warp(20_000);
    let addresses = [stage.hub, stage.token, bridge.address, stage.other.address, payee, Address::ZERO];
    let words: Vec<_> = addresses
        .iter()
        .map(|address| U256::from_be_bytes(address.into_word().0))
        .chain([U256::ZERO, U256::ONE, w(1), w(50), w(100_000_000), U256::from(u128::MAX), U256::MAX])
        .collect();
    let mut random = Random::seeded(6);
    let [mut successes, mut silent] = [0; 2];
    for _ in 0..DRAWS {
        let (signature, selector) = random.pick(&functions());
        let kinds = parameters(signature);
        let is_wild = random.once_in(4);
        let mut arguments = Vec::new();
        for kind in &kinds {
            let word = random.pick(&words);
            arguments.push(if is_wild { word } else { word & maximum(kind) });
        }
        let mut data = encoded(selector, &arguments);
        if random.once_in(6) {
            data.truncate(random.below(data.len() + 1));
        }
        let known = functions().into_iter().find(|(_, selector)| data.starts_with(selector));
        let decodes = known.is_some_and(|(signature, _)| decodes(&parameters(signature), &data[4..]));
        let from = random.pick(&callers(&stage));
        let outcome = stage.simulate(from, data.clone());
        answered(&outcome, decodes, &format!("{signature} by {from}: {}", Bytes::from(data)));
        successes += usize::from(outcome.status == Status::Success);
        silent += usize::from(!decodes);
    }
    assert!(successes > DRAWS / 4 && silent > DRAWS / 20, "{successes} and {silent} of {DRAWS}");
}
