//! The interface: selectors are unique, all are routed, nothing else is, and `abi/usdai.json` is up to date.
//!
//! `USDAI_WRITE_ABI=1 cargo test -p usdai --test it abi` writes the JSON from `abi/usdai.sol`.

use alloy_json_abi::JsonAbi;
use alloy_primitives::Address;
use motsu::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use usdai::UsdAi;
use usdai::abi::CONSTRUCTOR;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../abi")
}

/// The interface, whose declarations the parser wants one by one and each on one line.
fn interface() -> JsonAbi {
    let source = std::fs::read_to_string(folder().join("usdai.sol")).expect("abi/usdai.sol");
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let (_, body) = code.split_once('{').expect("an interface with a body");
    let declarations: Vec<_> = body
        .split(';')
        .filter(|declaration| declaration.trim() != "}")
        .map(|declaration| declaration.split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|declaration| declaration.replace("( ", "(").replace(" )", ")"))
        .chain([CONSTRUCTOR.to_owned()])
        .collect();
    JsonAbi::parse(declarations.iter().map(String::as_str)).expect("declarations that parse")
}

fn selectors(interface: &JsonAbi) -> Vec<u32> {
    interface.functions().map(|function| u32::from_be_bytes(function.selector().0)).collect()
}

#[test]
fn the_json_is_that_of_the_interface() {
    let path = folder().join("usdai.json");
    let expected = serde_json::to_string_pretty(&interface()).expect("JSON") + "\n";
    if std::env::var_os("USDAI_WRITE_ABI").is_some() {
        std::fs::write(&path, &expected).expect("abi/usdai.json is written");
    }
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(present == expected, "abi/usdai.json is out of date; USDAI_WRITE_ABI=1 writes it");
}

#[test]
fn selectors_are_unique() {
    let all = selectors(&interface());
    assert_eq!(all.len(), 41);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(contract: &Contract<UsdAi>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed(contract: Contract<UsdAi>) {
    for function in interface().functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&contract, selector), "{}", function.signature());
    }
}

#[motsu::test]
fn nothing_else_is_routed(contract: Contract<UsdAi>) {
    let known = selectors(&interface());
    // Neighbours and single flipped bits, where a wrong comparison would show.
    for selector in &known {
        let flipped = (0..32).map(|bit| selector ^ (1 << bit));
        for other in flipped.filter(|other| !known.contains(other)) {
            assert!(!is_routed(&contract, other), "{other:#x}");
        }
    }
}

#[test]
fn selectors_of_the_deployed_usdai_are_kept() {
    let known = selectors(&interface());
    // For the same acts: deposit twice, withdraw twice, supplyCap, setSupplyCap,
    // bridgedSupply.
    for selector in [0x8b6099db, 0xd97e6ec0, 0x16762eed, 0xfdd2b4af, 0x8f770ad0, 0xb6a3f59a, 0x11c301e0_u32] {
        assert!(known.contains(&selector), "{selector:#x}");
    }
}
