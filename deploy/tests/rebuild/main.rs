//! Deploying and verifying what was built for it. A binary of its own, because others take the programs as they lie
//! there.

#[path = "../deployment/stage.rs"]
#[allow(dead_code, reason = "the other binary uses the rest")]
mod stage;

use std::process::Command;

use deploy::deployment::contracts::{Contract, suite};
use stage::{Stage, checkout, local_config, succeed};

#[test]
fn a_deployment_records_the_commit_that_it_was_built_from_and_a_rebuild_is_the_same() {
    let stage = Stage::new();
    for name in ["deploy", "verify"] {
        let mut command = stage.command(name, if name == "deploy" { &["--yes"] } else { &[] });
        command.arg("--config").arg(local_config());
        succeed(command);
    }
    let git = Command::new("git").arg("-C").arg(checkout()).args(["rev-parse", "HEAD"]).output();
    let commit = git.ok().filter(|output| output.status.success());
    let commit = commit.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    for Contract { name, .. } in suite(false) {
        let recorded = stage.book()["contracts"][name]["gitCommit"].clone();
        let recorded = recorded.as_str().map(|text| text.trim_end_matches("-dirty").to_owned());
        assert_eq!(recorded, commit, "{name}");
    }
}
