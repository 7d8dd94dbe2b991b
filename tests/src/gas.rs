//! Size on chain and gas of transactions, against a snapshot and against targets.

use serde_json::{Map, Value, json};
use stylus_chain::chain::{Program, Receipt};

use crate::snapshot;

/// Every measured transaction by name.
pub type Measured = Vec<(&'static str, Receipt)>;

/// The most that a program may be and cost.
#[derive(Clone, Copy, Debug)]
pub struct Targets<'a> {
    /// Bytes of code on chain.
    pub size: usize,
    /// Gas for entering the cached program, which every call pays.
    pub entry: u64,
    /// Gas of whole transactions by name.
    pub totals: &'a [(&'a str, u64)],
}

/// The snapshot `file` holds the program's size and what was measured, to the unit.
///
/// # Panics
/// Something differs, or a transaction failed.
#[track_caller]
pub fn is_as_recorded(file: &str, program: &str, measured: &Measured) {
    record(file, [("bytes on chain".into(), size_on_chain(program).into())].into_iter().collect(), measured);
}

/// The same of several programs, whose sizes go by name.
///
/// # Panics
/// Something differs, or a transaction failed.
#[track_caller]
pub fn are_as_recorded(file: &str, programs: &[&str], measured: &Measured) {
    let sizes =
        programs.iter().map(|program| (format!("bytes on chain: {program}"), size_on_chain(program).into()));
    record(file, sizes.collect(), measured);
}

#[track_caller]
fn record(file: &str, mut all: Map<String, Value>, measured: &Measured) {
    for (name, receipt) in measured {
        assert!(receipt.is_success(), "{name}");
        all.insert((*name).into(), described(receipt));
    }
    // One transaction a line, so that a difference shows as two lines.
    let lines: Vec<String> = all.iter().map(|(name, value)| format!("  {}: {value}", json!(name))).collect();
    snapshot::matches(file, &format!("{{\n{}\n}}\n", lines.join(",\n")));
}

/// Nothing is above its target.
///
/// # Panics
/// Something is, or has a target and was not measured.
#[track_caller]
pub fn meets(targets: &Targets, program: &str, measured: &Measured) {
    let mut missed = Vec::new();
    let mut compare = |what: &str, got: u64, target: u64| {
        println!("{what}: {got} of {target}");
        if got > target {
            missed.push(format!("{what}: {got}, target {target}"));
        }
    };
    compare("bytes on chain", size_on_chain(program) as u64, targets.size as u64);
    for (name, target) in targets.totals {
        let receipt = of(measured, name);
        compare(name, receipt.gas_used, *target);
        compare(&format!("entry of {name}"), receipt.split.entry, targets.entry);
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// What was measured by this name.
///
/// # Panics
/// Nothing was.
#[track_caller]
pub fn of<'a>(measured: &'a Measured, name: &str) -> &'a Receipt {
    let found = measured.iter().find(|(other, _)| *other == name);
    found.map_or_else(|| panic!("{name} is not measured"), |(_, receipt)| receipt)
}

/// The parts add up to the whole.
///
/// # Panics
/// They do not, or a part that every transaction has is nothing.
#[track_caller]
pub fn accounts_for_all(measured: &Measured) {
    for (name, receipt) in measured {
        let split = receipt.split;
        let sum = split.intrinsic + split.entry + split.wasm + split.storage + split.other;
        assert_eq!(sum - receipt.gas_refunded, receipt.gas_used, "{name}");
        assert!(split.entry > 0 && split.wasm > 0 && split.storage > 0, "{name}: {split:?}");
    }
}

/// Bytes of a program's code on chain.
///
/// # Panics
/// It was not built; the message says how to.
#[track_caller]
#[must_use]
pub fn size_on_chain(program: &str) -> usize {
    let program = Program::load(program).unwrap_or_else(|error| panic!("{error}"));
    program.code().len()
}

fn described(receipt: &Receipt) -> Value {
    let split = receipt.split;
    json!({
        "total": receipt.gas_used,
        "intrinsic": split.intrinsic,
        "entry": split.entry,
        "wasm": split.wasm,
        "storage": split.storage,
        "other": split.other,
        "refunded": receipt.gas_refunded,
    })
}
