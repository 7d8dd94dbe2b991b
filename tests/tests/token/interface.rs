//! X05: selectors, errors and events are those of `abi/usdai.sol` and `abi/usdai.json`, and no others.

use std::collections::BTreeSet;

use alloy_primitives::{B256, U256, hex, keccak256};
use serde_json::Value;
use tests::{World, abi::IUSDai};

use crate::support::{functions, made, random::Random, refused_without_data, simulate, snapshot, zero_call};

/// The constructor's selector, the same for every Stylus program.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// Signature and selector of every error.
fn errors() -> Vec<(&'static str, [u8; 4])> {
    let errors = IUSDai::IUSDaiErrors::SIGNATURES.iter().zip(IUSDai::IUSDaiErrors::SELECTORS);
    errors.map(|(signature, selector)| (*signature, *selector)).collect()
}

/// Signature and first topic of every event.
fn events() -> Vec<(&'static str, B256)> {
    let events = IUSDai::IUSDaiEvents::SIGNATURES.iter().zip(IUSDai::IUSDaiEvents::SELECTORS);
    events.map(|(signature, topic)| (*signature, B256::from(*topic))).collect()
}

/// Declarations of one type in the JSON, as canonical signatures.
fn declared(kind: &str) -> BTreeSet<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../abi/usdai.json");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let json: Vec<Value> = made(serde_json::from_str(&text).map_err(Into::into));
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    json.iter()
        .filter(|item| item["type"] == kind)
        .map(|item| {
            let inputs = item["inputs"].as_array().map(Vec::as_slice).unwrap_or_default();
            let types: Vec<_> = inputs.iter().map(|input| text(input, "type")).collect();
            format!("{}({})", text(item, "name"), types.join(","))
        })
        .collect()
}

#[track_caller]
fn the_same(kind: &str, from_solidity: impl IntoIterator<Item = &'static str>) {
    let expected: BTreeSet<_> = from_solidity.into_iter().map(str::to_owned).collect();
    assert_eq!(declared(kind), expected);
}

#[test]
fn x05_the_two_files_declare_the_same() {
    the_same("function", functions().into_iter().map(|(signature, _)| signature));
    the_same("error", errors().into_iter().map(|(signature, _)| signature));
    the_same("event", events().into_iter().map(|(signature, _)| signature));
}

#[test]
fn x05_selectors_are_unique_and_the_hashes_of_their_signatures() {
    let mut all: Vec<_> = functions();
    all.extend(errors());
    for (signature, selector) in &all {
        assert_eq!(keccak256(signature)[..4], selector[..], "{signature}");
    }
    for (signature, topic) in events() {
        assert_eq!(keccak256(signature), topic, "{signature}");
    }
    let distinct: BTreeSet<_> = functions().into_iter().map(|(_, selector)| selector).collect();
    assert_eq!(distinct.len(), functions().len());
    let distinct: BTreeSet<_> = errors().into_iter().map(|(_, selector)| selector).collect();
    assert_eq!(distinct.len(), errors().len());
    assert!(!distinct.contains(&CONSTRUCTOR));
}

#[test]
fn x05_the_interface_is_what_it_was() {
    let mut lines: Vec<String> = functions()
        .into_iter()
        .map(|(signature, selector)| format!("function {} {signature}", hex::encode_prefixed(selector)))
        .collect();
    lines.extend(
        errors()
            .into_iter()
            .map(|(signature, selector)| format!("error {} {signature}", hex::encode_prefixed(selector))),
    );
    lines.extend(events().into_iter().map(|(signature, topic)| format!("event {topic} {signature}")));
    lines.sort();
    snapshot::matches("interface.txt", &(lines.join("\n") + "\n"));
}

#[test]
fn x05_the_program_answers_every_function() {
    let mut world = World::new();
    let alice = world.alice.address;
    for (signature, selector) in functions() {
        let outcome = simulate(&mut world, alice, zero_call(selector), U256::ZERO);
        let is_error = errors().iter().any(|(_, error)| outcome.output.starts_with(error));
        assert!(
            outcome.status == stylus_chain::executor::Status::Success || is_error,
            "{signature}: {outcome:?}"
        );
    }
}

#[test]
fn x05_the_program_answers_nothing_else() {
    let mut world = World::new();
    let (alice, admin) = (world.alice.address, world.admin.address);
    let mut random = Random::seeded(5);
    let known: BTreeSet<_> =
        functions().into_iter().map(|(_, selector)| selector).chain([CONSTRUCTOR]).collect();
    let neighbours = functions()
        .into_iter()
        .flat_map(|(_, [a, b, c, d])| [[a, b, c, d ^ 1], [a ^ 0x80, b, c, d], [d, c, b, a]]);
    let drawn: Vec<_> = (0..2_000).map(|_| (random.next() as u32).to_be_bytes()).collect();
    // Functions that other tokens of the kind have and this one does not.
    let absent = [
        "increaseAllowance(address,uint256)",
        "mint(address,uint256)",
        "burn(uint256)",
        "burnFrom(address,uint256)",
        "pause()",
        "multicall(bytes[])",
        "owner()",
    ]
    .map(|signature| {
        let hash = keccak256(signature);
        [hash[0], hash[1], hash[2], hash[3]]
    });
    for selector in neighbours.chain(drawn).chain(absent) {
        if !known.contains(&selector) {
            for from in [alice, admin] {
                refused_without_data(&simulate(&mut world, from, zero_call(selector), U256::ZERO));
            }
        }
    }
    for short in [vec![], vec![0x70], vec![0x70, 0xa0, 0x82]] {
        refused_without_data(&simulate(&mut world, alice, short, U256::ZERO));
    }
}
