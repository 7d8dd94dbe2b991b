//! A suite whose set-up is over: what the configuration changes from then on is announced, waits and is carried out.

use std::path::PathBuf;

use alloy_primitives::U256;
use serde_json::Value;
use usdai_bindings::{IAuthority, IUSDai};

use crate::stage::{DEPLOYER, KEY, OTHER_KEY, Stage, fail, succeed};

const SEALED: (&str, &str) = ("sealed = false", "sealed = true");
const CAP: (&str, &str) = ("supply_cap = \"100_000_000\"", "supply_cap = \"5\"");

fn sealed() -> (Stage, PathBuf) {
    let stage = Stage::new();
    let config = stage.config(&[SEALED]);
    succeed(stage.with_config("deploy", &config, &["--yes"]));
    (stage, config)
}

/// `usdai deploy --yes` as the account with this key.
fn as_other(stage: &Stage, config: &std::path::Path, arguments: &[&str]) -> std::process::Command {
    let mut command = stage.with_config("deploy", config, arguments);
    command.env("USDAI_PRIVATE_KEY", OTHER_KEY);
    command
}

fn cap(stage: &Stage) -> U256 {
    stage.ask(stage.contract("usdai"), &IUSDai::supplyCapCall {})
}

#[test]
fn the_end_of_set_up_is_the_last_order() {
    let (stage, config) = sealed();
    let book = stage.book();
    let orders = book["wiring"].as_array().expect("orders");
    assert_eq!(orders.last().expect("an order")["order"], "authority.seal()");
    assert!(stage.ask(stage.contract("authority"), &IAuthority::isSealedCall {}));
    succeed(stage.with_config("verify", &config, &[]));
    fail(stage.verify(&[]), &["authority", "sealed"]);
    let sent = stage.nonce(DEPLOYER);
    let said = succeed(stage.with_config("deploy", &config, &["--yes"]));
    assert!(said.contains("Everything is there as configured"), "{said}");
    assert_eq!(stage.nonce(DEPLOYER), sent);
}

#[test]
fn a_change_is_announced_waits_and_is_carried_out_by_anybody() {
    let (stage, _) = sealed();
    let config = stage.config(&[SEALED, CAP]);
    let sent = stage.nonce(DEPLOYER);
    let said = succeed(stage.with_config("deploy", &config, &[]));
    for word in [
        "set-up is over",
        "usdai.setSupplyCap(cap: 5000",
        "to be scheduled, ready in 3 days then",
        "1 transactions",
    ] {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
    assert!(!said.contains("orders to the authority"), "{said}");
    fail(as_other(&stage, &config, &["--yes"]), &["only the administrator", "1 orders", "nothing was sent"]);
    assert_eq!(stage.nonce(DEPLOYER), sent);

    succeed(stage.with_config("deploy", &config, &["--yes"]));
    assert_eq!(stage.nonce(DEPLOYER), sent + 1);
    let last = stage.book()["wiring"].as_array().and_then(|given| given.last().cloned()).expect("an order");
    assert!(last["order"].as_str().is_some_and(|text| text.starts_with("schedule 0x")), "{last}");
    let said = succeed(stage.with_config("deploy", &config, &["--yes"]));
    for word in ["waits, ready in ", "1 operations wait; nothing was sent."] {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
    assert_eq!(stage.nonce(DEPLOYER), sent + 1);
    fail(
        stage.with_config("verify", &config, &[]),
        &["usdai supply cap", "5.00 USDai", "100,000,000.00 USDai"],
    );

    stage.pass(3);
    let said = succeed(as_other(&stage, &config, &["--yes"]));
    assert!(said.contains("ready to be carried out, expires in 1"), "{said}");
    assert_eq!(cap(&stage), U256::from(5) * U256::from(10).pow(U256::from(18)));
    assert_eq!(stage.nonce(DEPLOYER), sent + 1, "somebody else paid");
    succeed(stage.with_config("verify", &config, &[]));

    // The same once more is another operation.
    let back = stage.config(&[SEALED]);
    for config in [&back, &stage.config(&[SEALED, CAP])] {
        succeed(stage.with_config("deploy", config, &["--yes"]));
        stage.pass(3);
        succeed(stage.with_config("deploy", config, &["--yes"]));
    }
    assert_eq!(cap(&stage), U256::from(5) * U256::from(10).pow(U256::from(18)));
}

#[test]
fn what_expired_or_was_called_off_is_announced_again() {
    let (stage, _) = sealed();
    let config = stage.config(&[SEALED, CAP]);
    let authority = stage.contract("authority");
    let announce = || succeed(stage.with_config("deploy", &config, &["--yes"]));
    announce();
    let id = stage.ask(authority, &IAuthority::operationsCall {}).ids[0];
    stage.send(KEY, authority, &IAuthority::cancelCall { id });
    assert!(announce().contains("to be scheduled"));
    stage.pass(18);
    assert!(announce().contains("to be scheduled"));
    stage.pass(4);
    announce();
    assert_eq!(cap(&stage), U256::from(5) * U256::from(10).pow(U256::from(18)));
}

#[test]
fn waits_are_as_long_as_the_authority_says() {
    let (stage, _) = sealed();
    let config = stage.config(&[
        SEALED,
        CAP,
        (
            "GUARDIAN = [\"deployer\"]",
            "GUARDIAN = [\"deployer\", \"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\"]",
        ),
        ("loan_book = \"loan-book\"", "loan_book = \"0x00000000000000000000000000000000000000b0\""),
        ("harvest_recipient = \"susdai\"", "harvest_recipient = \"deployer\""),
    ]);
    let document: Value =
        serde_json::from_str(&succeed(stage.with_config("deploy", &config, &["--json"]))).expect("JSON");
    assert_eq!(document["plan"]["orders"], serde_json::json!([]));
    let operations = document["plan"]["operations"].as_array().expect("operations");
    for (call, days) in [
        ("authority.grantRole(role: GUARDIAN", 14),
        ("usdai.setSupplyCap(", 3),
        ("usdai.setHarvestRecipient(", 7),
        ("susdai.setLoanBook(", 90),
    ] {
        let found = operations
            .iter()
            .find(|operation| operation["text"].as_str().is_some_and(|text| text.starts_with(call)));
        let standing = &found.unwrap_or_else(|| panic!("no {call} in {operations:?}"))["standing"];
        assert_eq!(
            (&standing["state"], &standing["delay"]),
            (&"unannounced".into(), &(days * 86_400).into()),
            "{call}"
        );
    }
    assert_eq!(operations.len(), 4);
}
