//! Compares an outcome and the change of state with what was recorded.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

use alloy_primitives::{Address, B256, Bytes, U256};
use revm::database::DbAccount;
use stylus_chain::executor::{Outcome, Status};

use crate::{
    activation,
    format::{Account, Case, Log, Step},
};

/// One thing that is not as recorded.
pub type Difference = String;

/// What is different in `outcome`.
pub fn outcome(case: &Case, step: &Step, outcome: &Outcome) -> Vec<Difference> {
    let expected = &step.expect;
    let mut found = Vec::new();
    equal(&mut found, "status", &expected.status.as_str(), &status(outcome.status));
    if !activation::same_output(case, step, &outcome.output) {
        equal(&mut found, "output", &expected.output, &outcome.output);
    }
    if expected.gas_used_exact.unwrap_or(case.exact_gas) {
        equal(&mut found, "gas_used", &expected.gas_used, &outcome.gas_used);
        equal(&mut found, "gas_refunded", &expected.gas_refunded, &outcome.gas_refunded);
    }
    if let Some(intrinsic) = expected.intrinsic_gas {
        equal(&mut found, "intrinsic_gas", &intrinsic, &outcome.intrinsic_gas);
    }
    equal(&mut found, "created", &expected.created, &outcome.created);
    logs(&mut found, &expected.logs, outcome);
    found
}

/// What is different between the recorded change of state and the one from `before` to `after`.
pub fn state(
    case: &Case,
    step: &Step,
    before: &BTreeMap<Address, DbAccount>,
    after: &BTreeMap<Address, DbAccount>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let known: BTreeSet<_> =
        before.keys().chain(after.keys()).chain(step.expect.post.keys()).copied().collect();
    let absent = DbAccount::default();
    for address in known {
        if !activation::is_compared(case, step, address) {
            continue;
        }
        let pick =
            |state: &'_ BTreeMap<Address, DbAccount>| state.get(&address).cloned().unwrap_or(absent.clone());
        let mut change = change(&pick(before), &pick(after));
        let mut expected = expectation(step.expect.post.get(&address));
        if address == step.tx.from {
            for side in [&mut change, &mut expected] {
                side.remove("balance");
                side.remove("nonce");
            }
        }
        equal(&mut found, &format!("post {address}"), &expected, &change);
    }
    found
}

type Changes = BTreeMap<String, String>;

fn change(before: &DbAccount, after: &DbAccount) -> Changes {
    let mut changes = Changes::new();
    let mut note = |name: String, before: String, after: String| {
        if before != after {
            changes.insert(name, after);
        }
    };
    note("balance".into(), format!("{:#x}", before.info.balance), format!("{:#x}", after.info.balance));
    note("nonce".into(), before.info.nonce.to_string(), after.info.nonce.to_string());
    note("code".into(), code(before).to_string(), code(after).to_string());
    let slots: BTreeSet<_> = before.storage.keys().chain(after.storage.keys()).collect();
    for slot in slots {
        let value = |account: &DbAccount| account.storage.get(slot).copied().unwrap_or_default();
        note(B256::from(*slot).to_string(), word(value(before)), word(value(after)));
    }
    changes
}

fn expectation(account: Option<&Account>) -> Changes {
    let mut changes = Changes::new();
    let Some(account) = account else { return changes };
    if let Some(balance) = account.balance {
        changes.insert("balance".into(), format!("{balance:#x}"));
    }
    if let Some(nonce) = account.nonce {
        changes.insert("nonce".into(), nonce.to_string());
    }
    if let Some(code) = &account.code {
        changes.insert("code".into(), code.to_string());
    }
    changes.extend(account.storage.iter().map(|(slot, value)| (slot.to_string(), value.to_string())));
    changes
}

fn logs(found: &mut Vec<Difference>, expected: &[Log], outcome: &Outcome) {
    equal(found, "number of logs", &expected.len(), &outcome.logs.len());
    for (index, (expected, log)) in expected.iter().zip(&outcome.logs).enumerate() {
        equal(found, &format!("log {index} address"), &expected.address, &log.address);
        equal(found, &format!("log {index} topics"), &expected.topics.as_slice(), &log.topics());
        if let Some(data) = &expected.data {
            equal(found, &format!("log {index} data"), data, &log.data.data);
        }
    }
}

fn equal<T: PartialEq + Debug>(found: &mut Vec<Difference>, name: &str, expected: &T, got: &T) {
    if expected != got {
        found.push(format!("{name}: expected {expected:?}, got {got:?}"));
    }
}

/// The recording knows four ways to end; a call of a program that is not active counts as out of gas there.
fn status(status: Status) -> &'static str {
    match status {
        Status::Success => "success",
        Status::Revert => "revert",
        Status::OutOfGas | Status::Halt => "out_of_gas",
        Status::StackOverflow => "stack_overflow",
    }
}

fn code(account: &DbAccount) -> Bytes {
    account.info.code.as_ref().map(|code| code.original_bytes()).unwrap_or_default()
}

fn word(value: U256) -> String {
    B256::from(value).to_string()
}
