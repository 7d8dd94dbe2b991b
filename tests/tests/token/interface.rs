//! X05: selectors, errors and events are those of the files in `abi/`, and no others.

use std::collections::BTreeSet;

use alloy_primitives::{B256, U256, hex, keccak256};
use serde_json::Value;
use stylus_chain::executor::Status;
use tests::{
    abi::IErc20,
    check::made,
    random::Random,
    snapshot,
    token::{Interface, Subject, ask, functions, refused_without_data, simulate, zero_call},
};

use crate::Token;

/// The constructor's selector, the same for every Stylus program.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// Signature and selector of every error.
fn errors() -> Vec<(&'static str, [u8; 4])> {
    Token::interface().errors
}

/// Signature and first topic of every event.
fn events() -> Vec<(&'static str, B256)> {
    Token::interface().events
}

/// Declarations of one type in the JSON, as canonical signatures.
fn declared(kind: &str) -> BTreeSet<String> {
    let path = format!("{}/../abi/{}.json", env!("CARGO_MANIFEST_DIR"), Token::FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
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
    the_same("function", functions::<Token>().into_iter().map(|(signature, _)| signature));
    the_same("error", errors().into_iter().map(|(signature, _)| signature));
    the_same("event", events().into_iter().map(|(signature, _)| signature));
}

#[test]
fn x05_selectors_are_unique_and_the_hashes_of_their_signatures() {
    let mut all: Vec<_> = functions::<Token>();
    all.extend(errors());
    for (signature, selector) in &all {
        assert_eq!(keccak256(signature)[..4], selector[..], "{signature}");
    }
    for (signature, topic) in events() {
        assert_eq!(keccak256(signature), topic, "{signature}");
    }
    let distinct: BTreeSet<_> = functions::<Token>().into_iter().map(|(_, selector)| selector).collect();
    assert_eq!(distinct.len(), functions::<Token>().len());
    let distinct: BTreeSet<_> = errors().into_iter().map(|(_, selector)| selector).collect();
    assert_eq!(distinct.len(), errors().len());
    assert!(!distinct.contains(&CONSTRUCTOR));
}

#[test]
fn x05_the_interface_is_what_it_was() {
    let mut lines: Vec<String> = functions::<Token>()
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
    snapshot::matches(&format!("{}interface.txt", Token::SNAPSHOTS), &(lines.join("\n") + "\n"));
}

#[test]
fn x05_the_program_answers_every_function() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    for (signature, selector) in functions::<Token>() {
        let outcome = simulate(&mut token, alice, zero_call(selector), U256::ZERO);
        let is_error = errors().iter().any(|(_, error)| outcome.output.starts_with(error));
        assert!(outcome.status == Status::Success || is_error, "{signature}: {outcome:?}");
    }
}

#[test]
fn x05_the_program_answers_nothing_else() {
    let mut token = Token::start();
    let (alice, admin) = (token.world().alice.address, token.world().admin.address);
    let mut random = Random::seeded(5);
    let known: BTreeSet<_> =
        functions::<Token>().into_iter().map(|(_, selector)| selector).chain([CONSTRUCTOR]).collect();
    let neighbours = functions::<Token>()
        .into_iter()
        .flat_map(|(_, [a, b, c, d])| [[a, b, c, d ^ 1], [a ^ 0x80, b, c, d], [d, c, b, a]]);
    let drawn: Vec<_> = (0..2_000).map(|_| (random.number() as u32).to_be_bytes()).collect();
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
                refused_without_data(&simulate(&mut token, from, zero_call(selector), U256::ZERO));
            }
        }
    }
    for short in [vec![], vec![0x70], vec![0x70, 0xa0, 0x82]] {
        refused_without_data(&simulate(&mut token, alice, short, U256::ZERO));
    }
}

#[test]
fn x05_erc20_is_in_the_interface() {
    let Interface { functions, errors, events } = Token::interface();
    let common = IErc20::IErc20Calls::SIGNATURES.iter().zip(IErc20::IErc20Calls::SELECTORS);
    assert!(common.clone().all(|(name, selector)| functions.contains(&(*name, *selector))));
    let common = IErc20::IErc20Errors::SIGNATURES.iter().zip(IErc20::IErc20Errors::SELECTORS);
    assert!(common.clone().all(|(name, selector)| errors.contains(&(*name, *selector))));
    let common = IErc20::IErc20Events::SIGNATURES.iter().zip(IErc20::IErc20Events::SELECTORS);
    assert!(common.clone().all(|(name, topic)| events.contains(&(*name, B256::from(*topic)))));
}

#[test]
fn the_token_says_what_it_is() {
    let mut token = Token::start();
    assert_eq!(ask(&mut token, &IErc20::nameCall {}), Token::NAME);
    assert_eq!(ask(&mut token, &IErc20::symbolCall {}), Token::SYMBOL);
    assert_eq!(ask(&mut token, &IErc20::decimalsCall {}), 18);
    // ERC-165, ERC-20, its metadata, ERC-2612, ERC-5267.
    let common = [0x01ff_c9a7, 0x3637_2b07, 0xa219_a025, 0x9d8f_f7da, 0x84b0_196e];
    let supported: Vec<u32> = [&common[..], Token::INTERFACES].concat();
    let mut supports =
        |id: u32| ask(&mut token, &IErc20::supportsInterfaceCall { interfaceId: id.to_be_bytes().into() });
    for id in &supported {
        assert!(supports(*id), "{id:#010x}");
        for bit in 0..32 {
            let other = id ^ (1 << bit);
            assert_eq!(supports(other), supported.contains(&other), "{other:#010x}");
        }
    }
    assert!(!supports(u32::MAX));
    assert!(!supports(0));
}
