//! Whatever is sent, the answer is a result, a named error, or, for what does not decode, a revert without data.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolInterface};
use stylus_chain::executor::{Outcome, Status};
use tests::{
    abi::ICaliber::{self, ICaliberCalls, ICaliberErrors},
    calldata::{encoded, maximum, parameters},
    credit::signed,
    random::Random,
};

use crate::support::{DRAFT, Stage, WITHDRAWN, u, wad};

/// Calls that are drawn of each state.
const DRAWS: usize = 3_000;

/// Calls that take structs, texts or lists, as they are made.
fn composed(stage: &Stage) -> Vec<Vec<u8>> {
    let (scene, paper, title) = (&stage.scene, &stage.paper, stage.title);
    let document = paper.document.clone();
    let appraisal = scene.appraisal(5);
    let policy = scene.policy("another");
    let signature = signed(&scene.people.appraiser, scene.appraisal_digest(title, &appraisal));
    let [from, to] = [&scene.people.borrower, &scene.people.operator].map(|account| account.address);
    let register = ICaliber::registerCall { document: scene.paper("another").document, owner: from };
    let append = ICaliber::appendAppraisalCall {
        document: document.clone(),
        appraisal: appraisal.clone(),
        signature: signature.clone(),
    };
    let insure = ICaliber::appendPolicyCall { document: document.clone(), policy: policy.clone(), signature };
    let data = vec![1, 2, 3].into();
    vec![
        register.abi_encode(),
        scene.attest_call(paper).abi_encode(),
        ICaliber::activateCall { document: document.clone() }.abi_encode(),
        ICaliber::withdrawCall { document: document.clone() }.abi_encode(),
        scene.redeem_call(from, paper, scene.now()).abi_encode(),
        append.abi_encode(),
        insure.abi_encode(),
        ICaliber::safeTransferFrom_1Call { from, to, tokenId: title, data }.abi_encode(),
        ICaliber::documentDigestCall { document }.abi_encode(),
        ICaliber::appraisalDigestCall { title, appraisal }.abi_encode(),
        ICaliber::policyDigestCall { title, policy }.abi_encode(),
    ]
}

/// Whether a function takes a struct, bytes or a list.
fn is_composed(signature: &str) -> bool {
    signature.matches('(').count() > 1 || signature.contains("bytes)") || signature.contains("[]")
}

/// Every function, with arguments of words where it takes those.
fn calls(stage: &Stage) -> Vec<Vec<u8>> {
    let composed = composed(stage);
    let has = |selector: &[u8; 4]| composed.iter().any(|call| call.starts_with(selector));
    let words = ICaliberCalls::SIGNATURES.iter().zip(ICaliberCalls::SELECTORS);
    let words = words.filter(|(_, selector)| !has(selector)).map(|(signature, selector)| {
        assert!(!is_composed(signature), "{signature} is not in the list");
        encoded(*selector, &vec![stage.title; parameters(signature).len()])
    });
    words.chain(composed.clone()).collect()
}

/// Words that mean something somewhere.
fn pool(stage: &Stage) -> Vec<U256> {
    let scene = &stage.scene;
    let people = &scene.people;
    let accounts = [
        people.borrower.address,
        people.operator.address,
        people.stranger.address,
        scene.router,
        scene.auction,
        scene.caliber,
        scene.metadata,
        Address::ZERO,
    ];
    let addresses = accounts.map(|account| U256::from_be_bytes(account.into_word().0));
    let numbers = [0, 1, 2, 3, 5, 6, 8, 32, 64, 96, 224, 10_001, 1 << 16, 1 << 32, 1 << 40, u64::MAX];
    let large = [u(1) << 64, u(1) << 96, u(1) << 128, u(1) << 160, u(1) << 255, U256::MAX, wad(1)];
    let mut pool = vec![stage.title, U256::from(scene.now())];
    pool.extend(addresses);
    pool.extend(numbers.map(U256::from));
    pool.extend(large);
    pool
}

/// A call with some words of others, cut or made longer now and then.
fn changed(random: &mut Random, call: &[u8], pool: &[U256]) -> Vec<u8> {
    let mut call = call.to_vec();
    for _ in 0..random.below(4) {
        let words = call.len().saturating_sub(4) / 32;
        let Some(place) = call.get_mut(4 + 32 * random.below(words)..).and_then(|rest| rest.get_mut(..32))
        else {
            continue;
        };
        let word = if random.once_in(8) { U256::from_be_bytes(random.word().0) } else { random.pick(pool) };
        place.copy_from_slice(&word.to_be_bytes::<32>());
    }
    if random.once_in(10) {
        call.truncate(random.below(call.len() + 1));
    } else if random.once_in(10) {
        call.extend(vec![0xff; random.below(70)]);
    }
    call
}

#[track_caller]
fn simulated(stage: &mut Stage, from: Address, data: Vec<u8>) -> Outcome {
    let caliber = stage.scene.caliber;
    let tx = stage.scene.chain().transaction(from, Some(caliber), data);
    stage.scene.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"))
}

#[test]
fn every_call_is_answered() {
    let mut answered = [0_usize; 3];
    for state in DRAFT..=WITHDRAWN {
        let mut stage = Stage::at(state);
        let people = stage.scene.people.clone();
        let callers = [
            people.borrower.address,
            people.agent.address,
            people.monitor.address,
            people.underwriter.address,
            people.buyers[0].address,
            stage.scene.router,
            stage.scene.auction,
            stage.scene.suite().authority,
        ];
        let (calls, pool, mut random) = (calls(&stage), pool(&stage), Random::seeded(state.into()));
        for _ in 0..DRAWS {
            let call = &calls[random.below(calls.len())];
            let data = changed(&mut random, call, &pool);
            let from = random.pick(&callers);
            let outcome = simulated(&mut stage, from, data.clone());
            let kind = answer(&outcome, &data);
            assert!(
                kind < 3,
                "{:?} with {} to {} of {from}",
                outcome.status,
                outcome.output,
                Bytes::from(data)
            );
            answered[kind] += 1;
        }
    }
    println!("{answered:?}: results, errors, undecodable");
    assert!(answered.iter().all(|count| *count > 1_000), "{answered:?}");
}

/// 0 for a result, 1 for a named error, 2 for no data where the call does not decode, 3 for anything else.
fn answer(outcome: &Outcome, data: &[u8]) -> usize {
    let is_silent = outcome.output.is_empty();
    let decodes = ICaliberCalls::abi_decode_validate(data).is_ok();
    match outcome.status {
        Status::Success => 0,
        Status::Revert if ICaliberErrors::abi_decode_validate(&outcome.output).is_ok() => 1,
        Status::Revert if is_silent && !decodes => 2,
        _ => 3,
    }
}

/// A value of a type that a function has something to say about.
fn meaningful(stage: &Stage, kind: &str) -> U256 {
    match kind {
        "uint256" => stage.title,
        "address" => U256::from_be_bytes(stage.owner.into_word().0),
        _ => U256::ZERO,
    }
}

#[test]
fn dirty_bits_are_refused() {
    let mut stage = Stage::at(DRAFT);
    let from = stage.scene.people.borrower.address;
    let mut checked = 0;
    for (signature, selector) in ICaliberCalls::SIGNATURES.iter().zip(ICaliberCalls::SELECTORS) {
        if is_composed(signature) {
            continue;
        }
        let kinds = parameters(signature);
        for (index, kind) in kinds.iter().enumerate() {
            let dirty = !maximum(kind);
            for bit in (0..256).filter(|bit| dirty.bit(*bit)).step_by(7) {
                let mut words: Vec<_> = kinds.iter().map(|kind| meaningful(&stage, kind)).collect();
                words[index] |= U256::ONE << bit;
                let outcome = simulated(&mut stage, from, encoded(*selector, &words));
                assert_eq!((outcome.status, outcome.output), (Status::Revert, Bytes::new()), "{signature}");
                checked += 1;
            }
        }
    }
    assert!(checked > 400, "{checked}");
}
