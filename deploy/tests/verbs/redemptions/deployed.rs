//! The same against `usdai node`, with the suite that `usdai deploy` puts there and drand's own key.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use alloy::providers::Provider;
use deploy::client::{ChainArguments, Client};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::scene::whole;
use crate::stage::complaint;

/// Key of the first development account, which is public.
const FIRST_KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/// A node in a process of its own, which ends with this.
struct Deployed {
    node: Child,
    url: String,
    folder: TempDir,
}

#[test]
fn the_suite_that_the_tool_deploys_pays_who_leaves() {
    let deployed = Deployed::start();
    deployed.run("deploy --yes --no-build --config deploy/config/local.toml");
    for line in ["faucet 10_000", "mint 5_000", "stake 4_000"] {
        deployed.run(line);
    }
    let done = deployed.ask("redeem 1_000 --bid 1.5%");
    assert_eq!((&done["position"]["id"], &done["position"]["sealedFor"]), (&"1".into(), &1.into()));
    deployed.run("redeem 500");

    let epoch = deployed.ask("epoch");
    deployed.go_on(&epoch, "lockTime");
    assert_eq!(deployed.ask("epoch")["stage"], "revealing", "although no block was made since");
    deployed.run("reveal 1");
    deployed.go_on(&epoch, "clearTime");
    deployed.run("keeper --once");
    assert_eq!(deployed.ask("epoch 1")["outcome"]["bidServed"]["formatted"], "1000.00");
    let paid = deployed.ask("claim");
    assert_eq!(paid["received"]["units"], whole(1_500).to_string());
    assert_eq!(deployed.ask("balance")["usdai"]["units"], whole(2_500).to_string());
}

impl Deployed {
    fn start() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        let command = command.args(["node", "--port", "0", "--root"]).arg(checkout());
        let mut node = command.stdout(Stdio::piped()).spawn().expect("the node starts");
        let lines = BufReader::new(node.stdout.take().expect("its output")).lines();
        let mut url = String::new();
        for line in lines.map_while(Result::ok) {
            if let Some(rest) = line.strip_prefix("listening on ") {
                url = rest.split(' ').next().unwrap_or_default().to_owned();
            }
            if line.starts_with("Test dollar") {
                break;
            }
        }
        assert!(!url.is_empty(), "the node ended before it listened");
        Self { node, url, folder: TempDir::new().expect("a folder") }
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        command.args(line.split(' ')).args(["--rpc-url", &self.url]).current_dir(checkout());
        command.arg("--book").arg(self.folder.path().join("book.json"));
        command
            .env("USDAI_OPENINGS", self.folder.path().join("openings"))
            .env("USDAI_PRIVATE_KEY", FIRST_KEY);
        command
    }

    #[track_caller]
    fn run(&self, line: &str) {
        let output = self.command(line).output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", complaint(&output));
    }

    #[track_caller]
    fn ask(&self, line: &str) -> Value {
        let output = self.command(line).arg("--json").output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", complaint(&output));
        serde_json::from_slice(&output.stdout).expect("a document")
    }

    /// Sets the node's clock to a minute after a time of an epoch.
    fn go_on(&self, epoch: &Value, time: &str) {
        let now = self.ask("epoch")["timestamp"].as_u64().expect("a time");
        let seconds = epoch[time].as_u64().expect("a time") + 60 - now;
        let work = async {
            let client = Client::connect(&ChainArguments { rpc_url: self.url.clone() }).await?;
            let asked = client.provider().raw_request::<_, Value>("evm_increaseTime".into(), [seconds]).await;
            asked.expect("its clock can be set");
            Ok::<_, deploy::client::ClientError>(())
        };
        Runtime::new().expect("a runtime").block_on(work).expect("the node answers");
    }
}

impl Drop for Deployed {
    fn drop(&mut self) {
        // It keeps nothing, so that there is nothing to save.
        let _gone = self.node.kill();
        let _ended = self.node.wait();
    }
}

fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("deploy/ lies in the checkout")
}
