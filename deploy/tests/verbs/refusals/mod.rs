//! What is refused before anything is sent, and with which words.

mod arrange;
mod table;

use alloy_primitives::{Address, B256, U256, address, hex};
use serde_json::Value;
use usdai_bindings::{IToken, IUSDai};

use crate::stage::{Stage, refuse};

/// Nobody, with no ETH.
const STRANGER: Address = address!("000000000000000000000000000000000000dEaD");
/// A key whose account nobody has funded.
const POOR_KEY: B256 = B256::repeat_byte(7);

#[test]
fn another_chain_or_book_is_refused() {
    let stage = Stage::new();
    let missing = stage.file("missing.json");
    let error = refuse(stage.command_with(&["price"], &missing), 1);
    check(&error, "refused", "NoBook", &["chain 412346", "missing.json", "usdai deploy"]);

    let mut other = stage.book();
    other.genesis_hash = B256::repeat_byte(1);
    let error = refuse(written(&stage, &other, &["price"]), 1);
    check(&error, "refused", "OtherChain", &["begins with block", "--state"]);

    let mut other = stage.book();
    other.chain_id = 42_161;
    let error = refuse(written(&stage, &other, &["price"]), 1);
    check(&error, "failed", "", &["is chain 412346, but", "is for chain 42161", "nothing was sent"]);
    let error = refuse(stage.command(&["mint", "1", "--chain-id", "42161"]), 1);
    check(&error, "failed", "", &["--chain-id is for chain 42161"]);

    let mut other = stage.book();
    other.contracts.remove("susdai");
    let error = refuse(written(&stage, &other, &["stake", "1"]), 1);
    check(&error, "refused", "NotInBook", &["sUSDai", "usdai deploy"]);
    other.contracts.insert("usdai".into(), stage.entry(STRANGER));
    let error = refuse(written(&stage, &other, &["mint", "1"]), 1);
    check(&error, "refused", "NoCode", &["0x000000000000000000000000000000000000dEaD"]);

    std::fs::write(stage.file("other.json"), "{").expect("a damaged book");
    let error = refuse(stage.command_with(&["price"], &stage.file("other.json")), 1);
    check(&error, "failed", "", &["is damaged", "restore it"]);

    let nobody = stage.command_at(&["price"], "http://127.0.0.1:9", &stage.book_path());
    check(&refuse(nobody, 1), "failed", "", &["http://127.0.0.1:9 does not answer", "is the node running"]);
    let secret = stage.command_at(&["price"], "ftp://user:hunter2@127.0.0.1", &stage.book_path());
    let error = refuse(secret, 2);
    check(&error, "usage", "", &["--rpc-url is no address like"]);
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

/// Without `--book` it is the one of the chain in the project.
#[test]
fn the_book_is_looked_for_in_the_project() {
    let stage = Stage::new();
    let root = stage.file("project");
    let price = |root: &std::path::Path| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_usdai"));
        command.args(["price", "--rpc-url", &stage.url(), "--root"]).arg(root);
        command
    };
    check(&refuse(price(&root), 1), "failed", "", &["is in no USD.AI project", "--book"]);
    std::fs::create_dir_all(root.join("contracts")).expect("a folder");
    std::fs::write(root.join("contracts/Cargo.toml"), "").expect("a manifest");
    check(&refuse(price(&root), 1), "refused", "NoBook", &["deploy/addresses/412346.json"]);
    stage.book().write(&root.join("deploy/addresses/412346.json")).expect("the book is written");
    assert!(price(&root).output().expect("usdai starts").status.success());
}

#[test]
fn a_sender_without_key_or_ether_is_refused() {
    let stage = Stage::new();
    let mut command = stage.command(&["transfer", "1", &stage.bob.address.to_string()]);
    command.env_remove("USDAI_PRIVATE_KEY");
    check(&refuse(command, 2), "usage", "", &["no key to sign with", "--keystore"]);
    let mut command = stage.command(&["transfer", "1", &stage.bob.address.to_string(), "--ledger"]);
    command.env("USDAI_PRIVATE_KEY", hex::encode(POOR_KEY));
    check(&refuse(command, 2), "usage", "", &["several keys to sign with (--ledger and USDAI_PRIVATE_KEY)"]);
    let mut command = stage.command(&["balance"]);
    command.env_remove("USDAI_PRIVATE_KEY");
    check(&refuse(command, 1), "refused", "WhoseBalance", &["address"]);

    let poor = stage.poor();
    stage.succeed(&["mint", "2", "--asset", "USD", "--to", &poor.to_string()]);
    let mut command = stage.command(&["transfer", "1", &stage.bob.address.to_string()]);
    command.env("USDAI_PRIVATE_KEY", hex::encode(POOR_KEY));
    let error = refuse(command, 1);
    check(&error, "refused", "NotEnoughForGas", &["0.00 ETH", "Send ETH on this chain"]);
    assert_eq!(error["details"]["balanceWei"], "0");
}

/// What no look beforehand has found, the simulation finds: the contract's own error with its remedy.
#[test]
fn what_would_revert_is_not_sent() {
    let stage = Stage::new();
    let share_cap = |asset| IUSDai::setAssetCall {
        asset,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 5_000,
        mintEnabled: true,
        redeemEnabled: true,
    };
    stage.succeed(&["mint", "10", "--asset", &stage.plain.to_string()]);
    stage.order(stage.usdai, &share_cap(stage.dollar));
    let height = stage.height();
    for options in [&[][..], &["--no-permit"], &["--dry-run"]] {
        let error = refuse(stage.command(&[&["mint", "100", "--asset", "USD"], options].concat()), 1);
        check(
            &error,
            "reverted",
            "ShareCapExceeded",
            &["too much of the reserve", "Deposit less, or another asset."],
        );
        assert_eq!(error["details"]["arguments"][0]["value"], stage.dollar.to_string());
        assert_eq!(error["transaction"], Value::Null);
    }
    assert_eq!(stage.height(), height, "the approval was not sent either");
}

/// A token that only pretends to approve passes the simulation, in which its caller is a contract.
#[test]
fn what_was_sent_before_a_refusal_is_told() {
    let stage = Stage::new();
    let token = stage.another_dollar("ForgetfulToken");
    stage.list(token);
    stage.order(token, &IToken::mintCall { to: stage.alice.address, value: U256::from(5_000_000) });
    let error = refuse(stage.command(&["mint", "5", "--asset", &token.to_string()]), 1);
    check(&error, "reverted", "TokenAllowanceTooLow", &["approved less of the token"]);
    assert_eq!(error["sent"].as_array().map(Vec::len), Some(1), "{error}");
    assert!(error["sent"][0]["title"].as_str().is_some_and(|title| title.starts_with("let USDai take 5.00")));
}

#[test]
fn an_expired_program_is_told_with_its_remedy() {
    let stage = Stage::new();
    stage.chain(|chain| {
        chain.warp(366 * 86_400);
        chain.mine(1);
    });
    for arguments in [&["price"][..], &["stake", "1"], &["balance"], &["mint", "1"]] {
        let error = refuse(stage.command(arguments), 1);
        check(&error, "reverted", "ProgramExpired", &["activation ended", "usdai keepalive"]);
    }
}

#[test]
fn words_that_cannot_be_right_are_usage_errors() {
    let stage = Stage::new();
    let bob = stage.bob.address.to_string();
    for (arguments, word) in [
        (&["mint", "-1"][..], "\"-1\" is negative"),
        (&["mint", ""], "the amount is empty"),
        (&["mint", "1,5"], "could be a decimal point"),
        (&["mint", "ten"], "is no amount"),
        (&["mint", "1", "--min", "x"], "is no amount"),
        (&["stake", "1", "--tolerance", "100.01"], "from 0 to 100"),
        (&["stake", "1", "--tolerance", "0.001"], "at most two decimals"),
        (&["stake", "1", "--tolerance", "1", "--min", "1"], "cannot be used with"),
        (&["transfer", "1"], "required"),
        (&["transfer", "1", "0x123"], "40 hexadecimal digits"),
        (&["transfer", "1", "0x000000000000000000000000000000000000dEAD"], "EIP-55"),
        (&["redeem-everything"], "unrecognized subcommand"),
    ] {
        let output = stage.command(arguments).output().expect("usdai starts");
        let said = crate::stage::complaint(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
    let fine = ["mint", "1.0000001", "--asset", "USD"];
    let error = refuse(stage.command(&fine), 2);
    check(&error, "usage", "", &["7 decimals, the token has 6"]);
    let error = refuse(stage.command(&["transfer", "1.5", &bob, "--wei"]), 2);
    check(&error, "usage", "", &["whole number of smallest units"]);
}

#[track_caller]
fn check(error: &Value, kind: &str, name: &str, words: &[&str]) {
    assert_eq!(error["kind"], kind, "{error:#}");
    assert_eq!(error["details"]["name"].as_str().unwrap_or_default(), name, "{error:#}");
    let said = format!("{} {}", error["message"], error["remedy"]).replace("\\\"", "\"");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

fn written(stage: &Stage, book: &deploy::book::Book, arguments: &[&str]) -> std::process::Command {
    let path = stage.file("other.json");
    book.write(&path).expect("the book is written");
    stage.command_with(arguments, &path)
}

impl Stage {
    fn poor(&self) -> Address {
        let key = alloy::signers::local::PrivateKeySigner::from_bytes(&POOR_KEY).expect("a key");
        key.address()
    }
}
