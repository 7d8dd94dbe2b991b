//! The table of `docs/trust.md` is what the contracts do: who may call what by the table of this test, which the others
//! hold to the programs, and how long it waits by the authority's own answer.

use std::collections::BTreeSet;

use alloy_primitives::{Address, B256};
use alloy_sol_types::SolCall;
use tests::{
    Suite,
    abi::{IAuthority, IUSDai},
    check::done,
};

use crate::functions::{Function, functions};
use crate::matrix::who_may;
use crate::stage::Stage;
use crate::table::CONTRACTS;
use crate::who::Who;
use crate::words::{SIGNERS, WORDS};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/trust.md");
/// Around the table.
const BEGIN: &str = "<!-- powers: written by `cargo test -p tests --test powers page` -->\n";
const END: &str = "<!-- end of powers -->\n";
/// The order of the table.
const ROLES: [&str; 12] = [
    "ADMIN",
    "GUARDIAN",
    "STRATEGIST",
    "UNDERWRITER",
    "TITLE_AGENT",
    "BAILEE",
    "APPRAISER",
    "INSURER",
    "MONITOR",
    "PUBLISHER",
    "BRIDGE",
    "MAKER",
];

/// A row, but for its words.
struct Power {
    role: &'static str,
    contract: &'static str,
    name: String,
    waits: String,
}

/// Whose power a function is; none for what is nobody's in particular.
fn role_of(who: Who) -> Option<&'static str> {
    match who {
        Who::Role(role) => Some(role),
        Who::Authority => Some("ADMIN"),
        Who::Entry | Who::Cancellers => Some("GUARDIAN"),
        Who::TitleAgent | Who::AgentOrOwner => Some("TITLE_AGENT"),
        _ => None,
    }
}

/// How long an operation of this call has to wait, as the authority says.
#[track_caller]
fn delay(stage: &mut Stage, target: Address, data: Vec<u8>) -> u64 {
    let calls = vec![IAuthority::Call { target, data: data.into() }];
    done(stage.credit.suite().ask(&IAuthority::delayOfCall { calls })) / 86_400
}

/// What is scheduled to have a function called: of some functions more than one, as their arguments decide.
fn orders(stage: &mut Stage, contract: &'static str, function: &Function) -> Vec<Vec<u8>> {
    let account = stage.holder().address;
    let module = |name: &[u8]| {
        IAuthority::setModuleCall { name: B256::right_padding_from(name), module: account }.abi_encode()
    };
    let roles = ["MAKER", "BRIDGE", "GUARDIAN", "STRATEGIST"].map(Suite::role);
    match (contract, function.name()) {
        ("authority", "grantRole") => {
            roles.map(|role| IAuthority::grantRoleCall { role, account }.abi_encode()).into()
        }
        ("authority", "revokeRole") => {
            roles.map(|role| IAuthority::revokeRoleCall { role, account }.abi_encode()).into()
        }
        ("authority", "setModule") => vec![module(b"ROUTER"), module(b"LOAN_BOOK")],
        // Whether an asset is redeemed into from then on.
        ("usdai", "setAsset") => [false, true].map(|redeems| set_asset(stage.spare, redeems)).into(),
        _ => vec![stage.sample(contract, function, account)],
    }
}

fn set_asset(asset: Address, redeems: bool) -> Vec<u8> {
    let call = IUSDai::setAssetCall {
        asset,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: false,
        redeemEnabled: redeems,
    };
    call.abi_encode()
}

/// How long a power waits, in words.
fn waits(stage: &mut Stage, contract: &'static str, function: &Function, who: Who) -> String {
    let at_once = ["schedule", "seal", "pause", "pauseAll", "cancel"];
    let is_order =
        who == Who::Authority || (who == Who::Role("ADMIN") && !at_once.contains(&function.name()));
    if !is_order {
        return "at once".to_owned();
    }
    if function.name() == "push" {
        return "as its call".to_owned();
    }
    let target = stage.contract(contract);
    let all = orders(stage, contract, function);
    let days: BTreeSet<u64> = all.into_iter().map(|data| delay(stage, target, data)).collect();
    let days = days.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    match days.rsplit_once(", ") {
        Some((before, last)) => format!("{before} or {last} days"),
        None => format!("{days} days"),
    }
}

fn powers(stage: &mut Stage) -> Vec<Power> {
    let mut all: Vec<Power> = Vec::new();
    for (contract, table) in CONTRACTS {
        for function in functions(contract).into_iter().filter(|function| function.changes) {
            let who = who_may(table, &function);
            let Some(role) = role_of(who) else { continue };
            let waits = waits(stage, contract, &function, who);
            all.push(Power { role, contract, name: function.name().to_owned(), waits });
        }
    }
    all
}

/// The bound and the never of a power.
#[track_caller]
fn words(power: &Power) -> (&'static str, &'static str, bool) {
    let full = format!("{}.{}", power.contract, power.name);
    let found = WORDS.iter().find(|(name, ..)| *name == full || *name == power.name);
    let (name, bound, never) = found.unwrap_or_else(|| panic!("`words.rs` says nothing of {full}"));
    (bound, never, *name == power.name)
}

fn written(stage: &mut Stage) -> String {
    let all = powers(stage);
    let mut text = "| who | power | waits | within | can never |\n|---|---|---|---|---|\n".to_owned();
    for role in ROLES {
        let mut shared = BTreeSet::new();
        for power in all.iter().filter(|power| power.role == role) {
            let (bound, never, is_shared) = words(power);
            let Power { contract, name, waits, .. } = power;
            if is_shared {
                if !shared.insert(name) {
                    continue;
                }
                let of = all.iter().filter(|other| other.name == *name && other.role == role);
                let of: Vec<_> = of.map(|other| format!("`{}`", other.contract)).collect();
                text +=
                    &format!("| {role} | `{name}` of {} | {waits} | {bound} | {never} |\n", of.join(", "));
            } else {
                text += &format!("| {role} | `{contract}.{name}` | {waits} | {bound} | {never} |\n");
            }
        }
        for (_, power, bound, never) in SIGNERS.iter().filter(|(signer, ..)| *signer == role) {
            text += &format!("| {role} | {power} | at once | {bound} | {never} |\n");
        }
    }
    text
}

#[test]
fn page_has_the_powers_that_the_contracts_have() {
    let table = written(&mut Stage::new());
    let page = std::fs::read_to_string(PAGE).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    let (before, rest) = page.split_once(BEGIN).unwrap_or_else(|| panic!("no line {BEGIN}"));
    let (present, after) = rest.split_once(END).unwrap_or_else(|| panic!("no line {END}"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
        let page = format!("{before}{BEGIN}{table}{END}{after}");
        std::fs::write(PAGE, page).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
        return;
    }
    let only = |sign, these: &str, those: &str| -> Vec<String> {
        let lines = these.lines().filter(|line| !those.lines().any(|other| other == *line));
        lines.map(|line| format!("{sign} {line}")).collect()
    };
    let differences = [only('-', present, &table), only('+', &table, present)].concat();
    assert!(
        differences.is_empty() && present == table,
        "docs/trust.md differs; UPDATE_SNAPSHOTS=1 rewrites its table:\n{}",
        differences.join("\n")
    );
}

#[test]
fn page_says_nothing_of_powers_that_nobody_has() {
    let all = powers(&mut Stage::new());
    for (name, ..) in WORDS {
        let is_there = all
            .iter()
            .any(|power| *name == power.name || *name == format!("{}.{}", power.contract, power.name));
        assert!(is_there, "{name}");
    }
}
