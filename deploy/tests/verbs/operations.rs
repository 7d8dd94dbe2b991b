//! The run-books: every command in them is one that there is, and every order in them one that a contract takes.

use std::collections::BTreeMap;
use std::process::Command;

use alloy_primitives::Address;
use deploy::deployment::contracts::CONTRACTS;
use deploy::verbs::parse_call;
use tempfile::TempDir;

const RUN_BOOKS: &str = include_str!("../../../docs/operations.md");
/// An endpoint at which nobody answers.
const NOBODY: &str = "http://127.0.0.1:1";
/// What the command line says of words that it does not know.
const USAGE: &str = "For more information, try";
/// Stands in text for the number of an operation.
const ID: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";

/// What is written in the place of something: in code between backquotes, and alone on a line of a block.
fn commands() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut is_block = false;
    for line in RUN_BOOKS.lines().map(str::trim) {
        if line.starts_with("```") {
            is_block = !is_block;
        } else if is_block {
            found.push(line.to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    let whole = found.iter().filter(|command| command.starts_with("usdai ") && !command.ends_with(" --help"));
    whole.map(|command| words(command)).filter(|words| is_complete(words)).collect()
}

/// As a shell splits them: single quotes hold words together, and what is behind # is a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
            continue;
        }
        let part = part.split(" #").next().unwrap_or_default();
        words.extend(part.split_whitespace().map(|word| match word {
            "ID" => ID.into(),
            "ADDRESS" => Address::repeat_byte(1).to_string(),
            other => other.into(),
        }));
    }
    words
}

/// Text names a verb without its arguments, as a block does not.
fn is_complete(words: &[String]) -> bool {
    let bare = ["authority", "deploy", "keeper", "mint", "reveal", "title", "verify", "withdraw"];
    !(words.len() <= 3 && words.get(1).is_some_and(|verb| bare.contains(&verb.as_str())))
        || words.iter().any(|word| word == "show")
}

#[test]
fn every_command_is_one() {
    let folder = TempDir::new().expect("a folder");
    let commands = commands();
    assert!(commands.len() > 50, "{} commands", commands.len());
    for words in commands {
        let output = Command::new(env!("CARGO_BIN_EXE_usdai"))
            .args(&words[1..])
            .current_dir(folder.path())
            .env("USDAI_RPC_URL", NOBODY)
            .env_remove("USDAI_PRIVATE_KEY")
            .output()
            .expect("usdai starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains(USAGE), "{}: {said}", words.join(" "));
        assert!(matches!(output.status.code(), Some(1 | 2)), "{}: {said}", words.join(" "));
    }
}

#[test]
fn every_order_is_one_that_its_contract_takes() {
    let directory: BTreeMap<_, _> =
        (1..).zip(CONTRACTS).map(|(byte, contract)| (contract.name, Address::repeat_byte(byte))).collect();
    let mut orders = 0;
    for words in commands() {
        for pair in words.windows(2).filter(|pair| pair[0] == "--call") {
            parse_call(&pair[1], &directory).unwrap_or_else(|error| panic!("{}: {error}", pair[1]));
            orders += 1;
        }
    }
    assert!(orders > 15, "{orders} orders");
}

/// A verb that there is not, or an option that it does not take, would be seen.
#[test]
fn a_command_that_is_none_is_found_out() {
    for line in
        ["authority shew", "cores verify", "access set --mode half", "authority pause usdai --hours 400"]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_usdai"))
            .args(line.split(' '))
            .env("USDAI_RPC_URL", NOBODY)
            .output()
            .expect("usdai starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(USAGE), "{line}: {said}");
    }
}
