//! `usdai authority`: what it shows, and that what it sends is what the authority takes.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use serde_json::Value;
use usdai_bindings::{IAuthority, IQEV, IUSDai};

use crate::stage::{DEPLOYER, OTHER_KEY, Stage, fail, succeed};

fn sealed() -> Stage {
    let stage = Stage::new();
    let config = stage.config(&[("sealed = false", "sealed = true")]);
    succeed(stage.with_config("deploy", &config, &["--yes"]));
    stage
}

/// A verb of the authority; the options of the chain come after it.
fn verb(stage: &Stage, arguments: &[&str]) -> std::process::Command {
    let mut command = stage.bare("authority");
    command.args(arguments).args(["--rpc-url", &stage.url, "--book"]).arg(stage.book_path());
    command
}

fn shown(stage: &Stage) -> Value {
    let mut command = verb(stage, &["show"]);
    command.env_remove("USDAI_PRIVATE_KEY").arg("--json");
    serde_json::from_str(&succeed(command)).expect("JSON")
}

#[test]
fn everything_is_shown() {
    let stage = Stage::deployed();
    let document = shown(&stage);
    assert_eq!(document["isSealed"], false);
    assert_eq!(document["admin"], DEPLOYER.to_string());
    assert_eq!(document["roles"], serde_json::json!({ "GUARDIAN": [DEPLOYER.to_string()] }));
    assert_eq!(document["modules"]["LOAN_BOOK"], "loan-book");
    assert_eq!(document["modules"].as_object().map(serde_json::Map::len), Some(20));
    assert_eq!(document["targets"].as_array().map(Vec::len), Some(12));
    assert_eq!(document["operations"], serde_json::json!([]));
    let text = succeed(verb(&stage, &["show"]));
    for word in ["not sealed", "pauseMint goes on", "SUSDAI_BRIDGE", "operations\n  none"] {
        assert!(text.contains(word), "{word:?} is not in:\n{text}");
    }
}

#[test]
fn an_operation_is_announced_carried_out_and_another_called_off() {
    let stage = sealed();
    let sent = stage.nonce(DEPLOYER);
    let call =
        ["--call", "usdai.setSupplyCap(5_000_000_000)", "--call", "authority.grantRole(MAKER, susdai)"];
    let schedule = |more: &[&str]| verb(&stage, &[&["schedule"], &call[..], more].concat());
    let said = succeed(schedule(&[]));
    for word in [
        "Nothing is sent",
        "It calls usdai.setSupplyCap(cap: 5000000000).",
        "It calls authority.grantRole(role: MAKER, account: susdai).",
        "It can be carried out in 3 days and within 14 days",
    ] {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
    assert_eq!(stage.nonce(DEPLOYER), sent);
    fail_with(schedule(&["--yes"]), OTHER_KEY, &["AccessControlUnauthorizedAccount"]);
    succeed(schedule(&["--yes"]));
    fail(schedule(&["--yes"]), &["OperationKnown"]);
    let document = shown(&stage);
    let operation = &document["operations"][0];
    assert_eq!(operation["state"], "waiting");
    assert_eq!(operation["calls"][0], "usdai.setSupplyCap(cap: 5000000000)");
    let id = operation["id"].as_str().expect("an id").to_owned();
    fail(verb(&stage, &["execute", &id, "--yes"]), &["OperationNotReady"]);
    stage.pass(3);
    assert_eq!(shown(&stage)["operations"][0]["state"], "ready");
    let mut execute = verb(&stage, &["execute", &id, "--yes"]);
    execute.env("USDAI_PRIVATE_KEY", OTHER_KEY);
    succeed(execute);
    assert_eq!(stage.ask(stage.contract("usdai"), &IUSDai::supplyCapCall {}), U256::from(5_000_000_000_u64));

    let file = stage.path("calls.txt");
    std::fs::write(&file, "# the cap again\n\nusdai.setSupplyCap(cap: 7)\n").expect("a file");
    let file = file.display().to_string();
    succeed(verb(&stage, &["schedule", &file, "--after", &id, "--yes"]));
    let document = shown(&stage);
    assert_eq!(document["operations"][0]["predecessor"], id.as_str());
    let other = document["operations"][0]["id"].as_str().expect("an id").to_owned();
    succeed(verb(&stage, &["cancel", &other, "--yes"]));
    assert_eq!(shown(&stage)["operations"], serde_json::json!([]));
    fail(verb(&stage, &["cancel", &other, "--yes"]), &["OperationNotPending"]);
}

#[test]
fn entries_are_paused_told_again_and_go_on() {
    let stage = sealed();
    let usdai = stage.contract("usdai");
    let until = |stage: &Stage| stage.ask(usdai, &IUSDai::mintPausedUntilCall {});
    succeed(verb(&stage, &["pause", "usdai", "--hours", "2"]));
    assert_eq!(until(&stage), 0, "nothing is sent unasked");
    succeed(verb(&stage, &["pause", "usdai", "--hours", "2", "--yes"]));
    assert!(until(&stage) > stage.block_time());
    assert!(succeed(verb(&stage, &["show"])).contains("pauseMint rests until"));
    succeed(verb(&stage, &["sync", "usdai", "--yes"]));
    succeed(verb(&stage, &["pause", "usdai", "--end", "--yes"]));
    assert!(until(&stage) <= stage.block_time());
    succeed(verb(&stage, &["pause", "all", "--hours", "1", "--yes"]));
    let qev = stage.contract("qev");
    let entry = IQEV::pauseRequestsCall::SELECTOR.into();
    let paused = IAuthority::pausedUntilCall { target: qev, entry };
    assert!(stage.ask(stage.contract("authority"), &paused) > stage.block_time());
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let stage = sealed();
    let unknown = format!("0x{}", "11".repeat(32));
    let rows: [(&[&str], i32, &str); 13] = [
        (&["schedule"], 1, "it is not said which calls the operation makes"),
        (&["schedule", "--call", "usdai"], 2, "is no call: write CONTRACT.FUNCTION(ARGUMENTS)"),
        (&["schedule", "--call", "bank.open()"], 2, "\"bank\" is no contract of the address book"),
        (&["schedule", "--call", "usdai.open()"], 2, "usdai has no function open with 0 arguments"),
        (
            &["schedule", "--call", "usdai.setSupplyCap(lots)"],
            2,
            "setSupplyCap: \"lots\" is no uint256 for cap",
        ),
        (&["schedule", "--call", "0x12: 0x34"], 2, "is no call"),
        (&["schedule", "absent.txt"], 2, "cannot read absent.txt"),
        (&["schedule", "--call", "usdai.pauseMint(1)"], 1, "PauseThroughGuardian"),
        (&["execute", "0x12"], 2, "an operation is 0x and 64 hexadecimal digits"),
        (&["execute", &unknown], 1, "no operation 0x1111"),
        (&["pause", "bank", "--hours", "1"], 1, "\"bank\" is not in the address book"),
        (&["pause", "cores", "--hours", "1"], 1, "cores has no way in that can be paused"),
        (&["pause", "usdai", "--hours", "337"], 2, "337 is not in 1..=336"),
    ];
    let sent = stage.nonce(DEPLOYER);
    for (arguments, code, words) in rows {
        let output = verb(&stage, arguments).output().expect("usdai starts");
        let said = crate::stage::everything(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(words), "{words:?} is not in: {said}");
    }
    assert_eq!(stage.nonce(DEPLOYER), sent);
}

#[track_caller]
fn fail_with(mut command: std::process::Command, key: &str, words: &[&str]) {
    command.env("USDAI_PRIVATE_KEY", key);
    fail(command, words);
}
