//! Revert data in words: every error has a remedy, and no bytes are too strange.

use std::collections::BTreeSet;

use alloy_primitives::{Address, B256, U256, address, hex};
use alloy_sol_types::{Panic, Revert, SolError, SolValue, sol};
use deploy::remedy::{self, INTERFACES, Interface, documented};
use proptest::prelude::*;
use usdai_bindings::{IAuthority, ISUSDai, IUSDai};

sol! {
    error ContractInitializationError(address newContract, bytes data);
    error ProgramExpired(uint64 ageInSeconds);
    error ERC721NonexistentToken(uint256 tokenId);
    error Unheard(uint256 number);
}

const ALICE: Address = address!("00000000000000000000000000000000000a11ce");

#[test]
fn every_error_of_every_interface_has_a_remedy() {
    for (interface, text) in INTERFACES {
        let documented = documented(interface, text);
        let declared = text.lines().filter(|line| line.trim().starts_with("error ")).count();
        assert_eq!(documented.len(), declared, "errors of {interface} that are read");
        for error in documented {
            let name = &error.error.name;
            assert!(error.sentence.ends_with('.'), "{interface} {name}: {:?}", error.sentence);
            assert!(error.remedy.ends_with('.'), "{interface} {name}: {:?}", error.remedy);
        }
    }
}

/// What the compiler makes of the interfaces is what is read here.
#[test]
fn the_errors_are_those_of_the_bindings() {
    let cases: [(Interface, &[&str]); 3] = [
        (Interface::Usdai, IUSDai::IUSDaiErrors::SIGNATURES),
        (Interface::Susdai, ISUSDai::ISUSDaiErrors::SIGNATURES),
        (Interface::Authority, IAuthority::IAuthorityErrors::SIGNATURES),
    ];
    for (interface, expected) in cases {
        let text = INTERFACES.iter().find(|(present, _)| *present == interface).expect("an interface").1;
        let read: BTreeSet<_> = documented(interface, text).iter().map(|e| e.error.signature()).collect();
        let expected: BTreeSet<_> = expected.iter().map(|&signature| signature.to_owned()).collect();
        assert_eq!(read, expected, "errors of {interface}");
    }
}

#[test]
fn what_is_said() {
    let whole = U256::from(10).pow(U256::from(18));
    let cap = IUSDai::SupplyCapExceeded { total: whole * U256::from(2), cap: whole }.abi_encode();
    let inner = IUSDai::AlreadyConstructed {}.abi_encode();
    let unheard = hex::encode_prefixed(Unheard::SELECTOR);
    let cut_off = hex::encode_prefixed(IUSDai::MintPaused::SELECTOR);
    let cases: Vec<(Vec<u8>, &str, &[&str])> = vec![
        (IUSDai::ZeroAmount {}.abi_encode(), "ZeroAmount", &["An amount is zero.", "An amount above zero."]),
        (
            IUSDai::MintPaused { until: 1_735_689_600 }.abi_encode(),
            "MintPaused",
            &["until: 1735689600", "Minting rests until 2025-01-01 00:00:00 UTC.", "redeeming goes on"],
        ),
        (
            IUSDai::ERC20InsufficientBalance { sender: ALICE, balance: U256::ONE, needed: whole }
                .abi_encode(),
            "ERC20InsufficientBalance",
            &["has 1, less than 1000000000000000000 (1.00 with 18 decimals)", "A11cE"],
        ),
        (
            IUSDai::FeeTooHigh { fee: whole, maximum: U256::from(100) }.abi_encode(),
            "FeeTooHigh",
            &["At most 100."],
        ),
        (cap, "SupplyCapExceeded", &["USDai: The supply would be 2", "sUSDai: Only 1"]),
        (
            ProgramExpired { ageInSeconds: 9 }.abi_encode(),
            "ProgramExpired",
            &["9 seconds", "usdai keepalive"],
        ),
        (
            ERC721NonexistentToken { tokenId: U256::from(7) }.abi_encode(),
            "ERC721NonexistentToken",
            &["token 7 "],
        ),
        (
            ContractInitializationError { newContract: ALICE, data: inner.into() }.abi_encode(),
            "ContractInitializationError",
            &["AlreadyConstructed: USDai: The contract has its authority already.", "transferAuthority"],
        ),
        (Revert::from("Blacklistable: account").abi_encode(), "Error", &["says: Blacklistable: account."]),
        (Revert::from("\u{1b}[2J\u{202e}sent\n").abi_encode(), "Error", &["says:  [2Jsent ."]),
        (Panic::from(0x11).abi_encode(), "Panic", &["overflow", "smaller amount"]),
        (Panic::from(0x99).abi_encode(), "Panic", &["code: 153", "unknown kind"]),
        (Vec::new(), "no reason", &["without a reason", "usdai verify"]),
        (vec![1, 2], "0x0102", &["no interface known here"]),
        (Unheard { number: U256::ONE }.abi_encode(), &unheard, &["no interface known here"]),
        // A known selector whose arguments are cut off.
        (IUSDai::MintPaused::SELECTOR.to_vec(), &cut_off, &["no interface"]),
    ];
    for (data, name, words) in cases {
        let refusal = remedy::describe(&data);
        let text = refusal.to_string();
        assert_eq!(refusal.name, name, "{text}");
        for word in words {
            assert!(text.contains(word), "{word:?} is not in: {text}");
        }
        assert!(!refusal.remedy.is_empty() && !refusal.sentence.contains('`'), "{text}");
    }
}

#[test]
fn the_contract_decides_between_meanings() {
    let (total, cap) = (U256::from(7), U256::from(5));
    let data = IUSDai::SupplyCapExceeded { total, cap }.abi_encode();
    let of_vault = remedy::describe_from(Interface::Susdai, &data);
    assert_eq!(of_vault.sentence, "Only 5 more shares may exist.");
    let of_reserve = remedy::describe_from(Interface::Usdai, &data);
    assert_eq!(of_reserve.sentence, "The supply would be 7.");
    assert_eq!(of_reserve.arguments.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["total", "cap"]);
    // The authority does not have it, so it is whose ever it is.
    assert_eq!(remedy::describe_from(Interface::Authority, &data), remedy::describe(&data));
}

#[test]
fn errors_in_errors_end() {
    let mut data = IUSDai::ZeroAmount {}.abi_encode();
    for _ in 0..50 {
        data = ContractInitializationError { newContract: ALICE, data: data.into() }.abi_encode();
    }
    assert_eq!(remedy::describe(&data).name, "ContractInitializationError");
}

proptest! {
    #[test]
    fn no_data_panics(data in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(!remedy::describe(&data).to_string().is_empty());
    }

    #[test]
    fn no_arguments_panic(which in any::<usize>(), words in proptest::collection::vec(any::<[u8; 32]>(), 0..5)) {
        let errors: Vec<_> = INTERFACES.iter().flat_map(|(i, text)| documented(*i, text)).collect();
        let error = &errors[which % errors.len()].error;
        let words: Vec<_> = words.into_iter().map(B256::from).collect();
        let data = [error.selector().as_slice(), &words.abi_encode_packed()].concat();
        let refusal = remedy::describe(&data);
        prop_assert!(!refusal.remedy.is_empty());
    }
}
