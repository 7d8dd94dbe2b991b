//! Everything that the contracts let anybody change but what is everybody's, from the JSON of their interfaces.

use std::path::Path;

use alloy_dyn_abi::DynSolType;
use alloy_primitives::keccak256;
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../abi");

/// What anyone may do, or does with what is their own: others call these.
const EVERYBODYS: &[&str] = &[
    "acceptAdmin",
    "appendAppraisal",
    "appendPolicy",
    "approve",
    "attest",
    "bid",
    "borrow",
    "callDefault",
    "cancel",
    "cancelEarly",
    "claim",
    "claimFees",
    "clear",
    "collect",
    "commit",
    "cure",
    "deposit",
    "depositWithCounterparty",
    "depositWithPermit",
    "execute",
    "foreclose",
    "harvest",
    "keep",
    "lock",
    "mint",
    "nextRound",
    "permit",
    "proveBeacon",
    "reconcile",
    "recover",
    "redeem",
    "refinance",
    "release",
    "remark",
    "renounceRole",
    "repay",
    "requestRedeem",
    "requestRedeemWithCommitment",
    "resume",
    "reveal",
    "revealMany",
    "safeTransferFrom",
    "setApprovalForAll",
    "setOperator",
    "setReferrer",
    "sweep",
    "sync",
    "transfer",
    "transferFrom",
    "transferFromWithFingerprint",
    "withdraw",
    "withdrawBid",
    "withdrawCommitment",
    "withdrawMany",
];
/// What would end the adversary's powers: `seal` has it wait, a delisted target is listed again by `addTarget`.
const LEFT_OUT: &[&str] = &["seal", "schedule", "push"];

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its contract's name.
    pub contract: &'static str,
    /// Its own.
    pub name: String,
    /// The beginning of its calldata.
    pub selector: [u8; 4],
    /// What it takes.
    pub arguments: DynSolType,
}

impl Function {
    /// Whether a contract takes it from its authority alone.
    pub fn is_order(&self) -> bool {
        let names = ["addAsset", "removeAsset", "openTranche", "openSeason", "removeFeed", "acceptAuthority"];
        let is_order = self.name.starts_with("set") || names.contains(&self.name.as_str());
        self.contract != "authority" && (is_order || self.name == "transferAuthority")
    }
}

/// Those of a contract, less what is everybody's; `withdraw` and the like are privileged nowhere.
#[track_caller]
pub fn functions(contract: &'static str) -> Vec<Function> {
    let path = Path::new(FOLDER).join(contract).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let items: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{contract}: {error}"));
    let changing = items.iter().filter(|item| {
        let is_view = matches!(item["stateMutability"].as_str(), Some("view" | "pure"));
        item["type"] == "function" && !is_view
    });
    let all = changing.map(|item| function(contract, item));
    // `cancel` and `mint` are privileged in these.
    let is_privileged = |function: &Function| match (function.contract, function.name.as_str()) {
        ("authority", "cancel") | ("bridge", "mint") => true,
        ("susdai", "claim") => true,
        (_, name) => !EVERYBODYS.contains(&name) && !LEFT_OUT.contains(&name),
    };
    all.filter(is_privileged).collect()
}

fn function(contract: &'static str, item: &Value) -> Function {
    let name = text(&item["name"]).to_owned();
    let types = types(&item["inputs"]);
    let [a, b, c, d, ..] = keccak256(format!("{name}{types}")).0;
    let arguments = if types == "()" {
        DynSolType::Tuple(vec![])
    } else {
        DynSolType::parse(&types).unwrap_or_else(|error| panic!("{name}{types}: {error}"))
    };
    Function { contract, name, selector: [a, b, c, d], arguments }
}

fn types(inputs: &Value) -> String {
    let all: Vec<_> = inputs.as_array().into_iter().flatten().map(kind).collect();
    format!("({})", all.join(","))
}

fn kind(input: &Value) -> String {
    match text(&input["type"]).strip_prefix("tuple") {
        Some(rest) => format!("{}{rest}", types(&input["components"])),
        None => text(&input["type"]).to_owned(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
