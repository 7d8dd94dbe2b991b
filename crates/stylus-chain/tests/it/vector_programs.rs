//! Stylus programs from the recorded cases beside these tests.

use serde_json::Value;
use stylus_chain::chain::Program;

const CASES: &str = include_str!("../vectors/cases.json");

/// The program with this name in the recorded cases.
pub fn program(name: &str) -> Program {
    Program::from_code(bytes(name, "code")).expect("program code")
}

/// Its module.
pub fn wasm(name: &str) -> Vec<u8> {
    bytes(name, "wasm")
}

fn bytes(name: &str, field: &str) -> Vec<u8> {
    let file: Value = serde_json::from_str(CASES).expect("JSON");
    let text = file["programs"][name][field].as_str().expect("a program with inline bytes").to_owned();
    hex::decode(text.trim_start_matches("0x")).expect("hex")
}
