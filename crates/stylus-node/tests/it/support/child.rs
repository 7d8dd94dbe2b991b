//! A node in a process of its own, which can be killed: this test program, started again to run nothing but [`child`].

use std::{
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use serde_json::{Value, json};
use stylus_node::{Node, NodeConfig, serve};

use super::client::Client;

/// What the child is told: its parameters as JSON.
const PARAMETERS: &str = "STYLUS_NODE_CHILD";

/// The other side. Does nothing when it is not started by a test.
#[test]
#[ignore = "runs in a process that another test starts"]
fn child() {
    let Ok(parameters) = std::env::var(PARAMETERS) else { return };
    let parameters: Value = serde_json::from_str(&parameters).expect("JSON");
    let mut config = NodeConfig { listen: ([127, 0, 0, 1], 0).into(), ..NodeConfig::default() };
    config.state = parameters["state"].as_str().map(Into::into);
    config.block_time = parameters["blockMilliseconds"].as_u64().map(Duration::from_millis);
    config.accounts = parameters["accounts"].as_u64().unwrap_or(config.accounts.into()) as u32;
    config.chain.chain_id = parameters["chainId"].as_u64().unwrap_or(config.chain.chain_id);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let serving = match Node::open(config) {
            Ok(node) => serve(node).await.expect("a free port"),
            Err(error) => {
                eprintln!("error: {error}");
                std::process::exit(1);
            }
        };
        println!("listening on {}", serving.address);
        std::future::pending::<()>().await;
    });
}

/// A running child.
pub struct ChildNode {
    process: Child,
    pub address: SocketAddr,
}

/// A child that ended before it listened.
#[derive(Debug)]
pub struct Ended {
    pub status: ExitStatus,
    pub error: String,
}

impl ChildNode {
    /// Starts one that keeps its chain in `state`.
    #[track_caller]
    pub fn start(state: &Path) -> Self {
        Self::try_start(&json!({ "state": state })).expect("it starts")
    }

    /// Starts one with these parameters.
    pub fn try_start(parameters: &Value) -> Result<Self, Ended> {
        Self::wait(Self::spawn(parameters, None))
    }

    /// Starts one whose files can have at most so many blocks of 1,024 bytes.
    pub fn start_with_file_limit(state: &Path, blocks: u64) -> Result<Self, Ended> {
        Self::wait(Self::spawn(&json!({ "state": state }), Some(blocks)))
    }

    /// Starts one and kills it before it can have answered anything.
    pub fn start_and_kill(state: &Path) {
        let mut process = Self::spawn(&json!({ "state": state }), None);
        process.kill().expect("killed");
        process.wait().expect("ended");
    }

    pub fn client(&self) -> Client {
        Client::of(self.address)
    }

    /// Ends it as a power cut would.
    pub fn kill(mut self) {
        self.process.kill().expect("killed");
        self.process.wait().expect("ended");
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.process.try_wait().expect("a child")
    }

    fn spawn(parameters: &Value, file_blocks: Option<u64>) -> Child {
        let program = std::env::current_exe().expect("this program");
        let mut command = match file_blocks {
            None => Command::new(program),
            Some(blocks) => {
                // A write beyond the limit fails, as on a full disk, instead of ending the process.
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", 2 * blocks)]);
                shell.arg(program);
                shell
            }
        };
        command
            .args(["support::child::child", "--exact", "--ignored", "--nocapture"])
            .env(PARAMETERS, parameters.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it can be started")
    }

    fn wait(mut process: Child) -> Result<Self, Ended> {
        let output = process.stdout.take().expect("its output");
        for line in BufReader::new(output).lines() {
            let line = line.expect("a line");
            if let Some(address) = line.split("listening on ").nth(1) {
                let address = address.trim().parse().expect("an address");
                return Ok(Self { process, address });
            }
        }
        let mut error = String::new();
        process.stderr.take().expect("its errors").read_to_string(&mut error).expect("text");
        Err(Ended { status: process.wait().expect("ended"), error })
    }
}

impl Drop for ChildNode {
    fn drop(&mut self) {
        // It may be gone already.
        let _gone = self.process.kill();
        let _ended = self.process.wait();
    }
}
