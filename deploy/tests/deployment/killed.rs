//! A deployment that is killed anywhere is finished by the next run, which ends as if nothing had happened.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use alloy_primitives::{Bytes, U256};
use deploy::client::Outgoing;
use deploy::deployment::contracts::suite;
use deploy::deployment::precompiles::STYLUS_DEPLOYER;
use serde_json::{Value, json};

use crate::proxy::{Point, Proxy, Request};
use crate::stage::{DEPLOYER, KEY, OTHER_KEY, Stage, checkout, succeed};

const SENDING: &str = "eth_sendRawTransaction";
const SIGKILL: i32 = 9;
/// So many points are tried at a time.
const PARTS: usize = 2;
/// Has every step tried, which takes a quarter of an hour: steps of a kind send the same requests.
const EVERY_STEP: &str = "USDAI_EVERY_STEP";

/// What is done at the end of set-up is tried as well.
const SEALED: (&str, &str) = ("sealed = false", "sealed = true");
const CAP: (&str, &str) = ("supply_cap = \"100_000_000\"", "supply_cap = \"5\"");

/// A stage behind a proxy.
struct Scene {
    stage: Stage,
    config: PathBuf,
    proxy: Proxy,
    held: mpsc::Receiver<()>,
    holder: mpsc::Sender<()>,
}

impl Scene {
    fn new() -> Self {
        let stage = Stage::new();
        let (holder, held) = mpsc::channel();
        let proxy = Proxy::start(stage.address(), holder.clone());
        let config = stage.config(&[SEALED]);
        Self { stage, config, proxy, held, holder }
    }

    fn command(&self) -> Command {
        let url = format!("http://{}", self.proxy.address);
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        command.env_remove("USDAI_ARTIFACTS").env("USDAI_PRIVATE_KEY", KEY);
        command.arg("--root").arg(checkout()).args(["deploy", "--yes", "--no-build", "--rpc-url", &url]);
        command.arg("--config").arg(&self.config).arg("--book").arg(self.stage.book_path());
        command
    }

    /// Runs to the end; returns the methods of all requests.
    fn run(&self) -> Vec<String> {
        self.proxy.hold(None);
        succeed(self.command());
        self.proxy.methods()
    }

    /// Runs until the point and kills there; false if the run ended before.
    fn kill_at(&self, point: Point) -> bool {
        self.proxy.hold(Some(point));
        let mut child =
            self.command().stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut complaints = child.stderr.take().expect("a pipe");
        let ended = self.holder.clone();
        let listener = thread::spawn(move || {
            let mut text = String::new();
            let _read = complaints.read_to_string(&mut text);
            // Either the tool ended by itself, which has to be noticed, or it was killed, and nobody listens.
            let _told = ended.send(());
            text
        });
        self.held.recv().expect("held, or ended");
        child.kill().expect("a signal");
        let status = child.wait().expect("its end");
        let text = listener.join().expect("its words");
        while self.held.try_recv().is_ok() {}
        match status.signal() {
            Some(signal) => assert_eq!(signal, SIGKILL),
            None => assert!(status.success(), "{text}"),
        }
        status.signal().is_some()
    }

    /// The address book without the hashes of its transactions, each of which is looked for on the chain. Hashes
    /// differ from run to run because the chain's fee for data, which is sent along, follows its clock.
    fn book(&self) -> Value {
        let mut book = self.stage.book();
        assert_eq!(book.get("pending"), None);
        let [contracts, wiring] = ["contracts", "wiring"].map(|part| book[part].take());
        let contracts = serde_json::from_value::<BTreeMap<String, Value>>(contracts).expect("contracts");
        let wiring = serde_json::from_value::<Vec<Value>>(wiring).expect("orders");
        let mut hashes = BTreeSet::new();
        let mut entries: Vec<Value> = contracts.into_values().chain(wiring).collect();
        for entry in &mut entries {
            let hash = entry["transaction"].take();
            let receipt = self.stage.rpc("eth_getTransactionReceipt", json!([hash]));
            assert_eq!(receipt["status"], "0x1", "{entry}");
            assert_eq!(receipt["blockNumber"], format!("{:#x}", entry["block"].as_u64().expect("a number")));
            assert!(hashes.insert(hash.to_string()), "{entry} shares a transaction");
        }
        assert_eq!(hashes.len() as u64, self.nonce(), "a transaction is in no entry");
        book["entries"] = entries.into();
        book
    }

    fn nonce(&self) -> u64 {
        self.stage.nonce(DEPLOYER)
    }
}

#[test]
fn a_run_killed_at_any_request_is_finished_by_the_next() {
    thread::scope(|scope| {
        for part in 0..PARTS {
            scope.spawn(move || kill_at_every_point(part));
        }
    });
}

/// Kills at every point of this part, each time on a chain as it was before.
fn kill_at_every_point(part: usize) {
    let scene = Scene::new();
    let snapshot = || scene.stage.rpc("evm_snapshot", json!([]));
    let mut start = snapshot();
    let methods = scene.run();
    let (book, nonce) = (scene.book(), scene.nonce());
    assert_eq!(nonce as usize, methods.iter().filter(|method| *method == SENDING).count());

    // What comes before the first transaction is signed is the plan, which changes nothing.
    let plan = methods.iter().position(|method| method == SENDING).expect("it sends") - 3;
    let mut step = 0;
    let points = methods.iter().enumerate().skip(plan).flat_map(|(request, method)| {
        let is_tried = tries(step, nonce as usize);
        step += usize::from(method == SENDING);
        if !is_tried {
            return [None, None].into_iter().flatten();
        }
        let request = Request::Number(request);
        let answered = (method == SENDING).then_some(Point { request, is_answered: true });
        [Some(Point { request, is_answered: false }), answered].into_iter().flatten()
    });
    for point in points.skip(part).step_by(PARTS) {
        scene.stage.rpc("evm_revert", json!([start]));
        start = snapshot();
        // The first requests come before there is a book.
        let _absent = fs::remove_file(scene.stage.book_path());
        assert!(scene.kill_at(point), "{point:?} was not reached");
        scene.run();
        assert_eq!((scene.book(), scene.nonce()), (book.clone(), nonce), "after {point:?} of {methods:?}");
    }
    succeed(scene.stage.with_config("verify", &scene.config, &[]));
}

/// The first step and the last ones, and those where orders begin: of so many, contracts first.
fn tries(step: usize, steps: usize) -> bool {
    let orders = suite(false).count();
    let is_edge = step == 0 || (orders - 1..=orders).contains(&step) || step + 2 > steps;
    is_edge || std::env::var_os(EVERY_STEP).is_some()
}

#[test]
fn a_deployment_that_is_killed_after_every_step_gets_there() {
    let undisturbed = Scene::new();
    undisturbed.run();

    let scene = Scene::new();
    let mut deaths = 0;
    while scene.kill_at(Point { request: Request::First(SENDING), is_answered: true }) {
        deaths += 1;
    }
    assert_eq!(deaths, undisturbed.nonce());
    assert_eq!(scene.nonce(), deaths, "something was sent twice");
    assert_eq!(scene.book(), undisturbed.book());
    let before = (scene.book(), scene.nonce());
    let methods = scene.run();
    assert!(!methods.iter().any(|method| method == SENDING));
    assert_eq!((scene.book(), scene.nonce()), before);
    succeed(scene.stage.with_config("verify", &scene.config, &[]));
}

#[test]
fn g08_a_deployment_that_somebody_else_sends_is_taken_over() {
    let scene = Scene::new();
    let snapshot = scene.stage.rpc("evm_snapshot", json!([]));
    let methods = scene.run();
    let hash = scene.stage.book()["contracts"]["authority"]["transaction"].clone();
    let ours = scene.stage.rpc("eth_getTransactionByHash", json!([hash]));
    scene.stage.rpc("evm_revert", json!([snapshot]));
    fs::remove_file(scene.stage.book_path()).expect("the book");

    assert!(scene.kill_at(Point { request: Request::First(SENDING), is_answered: false }));
    let value: U256 = serde_json::from_value(ours["value"].clone()).expect("an amount");
    let data: Bytes = serde_json::from_value(ours["input"].clone()).expect("calldata");
    scene.stage.send_with(OTHER_KEY, Outgoing { to: STYLUS_DEPLOYER, data, value });
    scene.run();
    let book = scene.stage.book();
    let theirs = scene.stage.rpc("eth_getBlockByNumber", json!(["0x2", false]));
    assert_eq!(book["contracts"]["authority"]["transaction"], theirs["transactions"][0]);
    assert_eq!(book["contracts"]["authority"]["block"], 2);
    assert_eq!(scene.nonce() + 1, methods.iter().filter(|method| *method == SENDING).count() as u64);
    succeed(scene.stage.with_config("verify", &scene.config, &[]));
}

/// Once set-up is over: what is announced, and what is carried out when it has waited, each once.
#[test]
fn an_operation_is_announced_and_carried_out_once_wherever_runs_are_killed() {
    let mut scene = Scene::new();
    scene.run();
    scene.config = scene.stage.config(&[SEALED, CAP]);
    for days in [0, 3] {
        scene.stage.pass(days);
        let before = fs::read(scene.stage.book_path()).expect("a book");
        let snapshot = || scene.stage.rpc("evm_snapshot", json!([]));
        let (mut start, sent) = (snapshot(), scene.nonce());
        let methods = scene.run();
        let (book, nonce) = (scene.book(), scene.nonce());
        assert_eq!(nonce, sent + 1, "one transaction");
        let sending = methods.iter().position(|method| method == SENDING).expect("it sends");
        let points = (sending - 3..methods.len()).flat_map(|request| {
            let request = Request::Number(request);
            [false, true].map(|is_answered| Point { request, is_answered })
        });
        for point in points {
            scene.stage.rpc("evm_revert", json!([start]));
            start = snapshot();
            fs::write(scene.stage.book_path(), &before).expect("the book as it was");
            assert!(scene.kill_at(point), "{point:?} was not reached");
            scene.run();
            assert_eq!(
                (scene.book(), scene.nonce()),
                (book.clone(), nonce),
                "after {point:?} of {methods:?}"
            );
        }
    }
    succeed(scene.stage.with_config("verify", &scene.config, &[]));
}
