//! A suite that asks feeds, goes to other chains and lets only some mint.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue, sol};
use serde_json::json;
use usdai_bindings::{IAuthority, IBridge, IOFT, IPriceOracle, IUSDai};

use crate::stage::{DEPLOYER, KEY, OTHER, Stage, fail, succeed};

sol! {
    function set(int256 answer, uint256 startedAt, uint256 updatedAt) external;
    function delegates(address app) external view returns (address);
}

const EID: u32 = 30_101;
const HERE: u32 = 30_110;
const PEER: &str = "0x00000000000000000000000000000000000000a1";
const ROOT: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";
/// Type 3; worker 1, 17 bytes, option 1, and 100,000 gas.
const OPTIONS: &str = "0x000301001101000000000000000000000000000186a0";

/// A chain with LayerZero's endpoint, a feed and a sequencer's feed, and the configuration that names them.
struct Scene {
    stage: Stage,
    config: PathBuf,
    endpoint: Address,
    feed: Address,
}

impl Scene {
    fn new() -> Self {
        let stage = Stage::new();
        let endpoint = stage.put("EndpointV2", &(HERE, DEPLOYER).abi_encode());
        let [feed, sequencer] = [8_u64, 0].map(|decimals| stage.put("Aggregator", &decimals.abi_encode()));
        let of_bridge = |token: &str| {
            let adapter = format!("{token}-oft");
            format!(
                "{{ token = \"{token}\", bridge = \"{adapter}\", minting = \"1_000\", burning = \"2_000\" }}"
            )
        };
        let of_peer = |token: &str| {
            format!("{{ token = \"{token}\", eid = {EID}, peer = \"{PEER}\", receive_gas = 100_000 }}")
        };
        let lists = [&of_bridge as &dyn Fn(&str) -> String, &of_peer]
            .map(|line| format!("[{}, {}]", line("usdai"), line("susdai")));
        let feeds = format!(
            "feeds = [{{ token = \"0xab8e440727a38bbb180f7032ca4a8009e7b52b80\", aggregator = \"{feed}\", \
             maximum_age_seconds = 90_000, least = \"0.5\", most = \"1.5\", tolerance_bps = 50 }}]"
        );
        let config = stage.config(&[
            ("BRIDGE = []", "BRIDGE = [\"usdai-oft\", \"susdai-oft\"]"),
            ("endpoint = \"none\"", &format!("endpoint = \"{endpoint}\"")),
            ("delegate = \"nobody\"", "delegate = \"deployer\""),
            ("limits = []", &format!("limits = {}", lists[0])),
            ("peers = []", &format!("peers = {}", lists[1])),
            ("sequencer = \"none\"", &format!("sequencer = \"{sequencer}\"")),
            ("feeds = []", &feeds),
            ("mode = \"open\"", "mode = \"closed\""),
            ("root = \"none\"", &format!("root = \"{ROOT}\"")),
            ("inviter = \"nobody\"", &format!("inviter = \"{OTHER}\"")),
            ("address_cap = \"0\"", "address_cap = \"1_000\""),
            ("per_block_bps = 10_000", "per_block_bps = 100"),
        ]);
        Self { stage, config, endpoint, feed }
    }

    fn run(&self, name: &str, arguments: &[&str]) -> std::process::Command {
        self.stage.with_config(name, &self.config, arguments)
    }
}

#[test]
fn all_of_it_is_deployed_as_configured() {
    let scene = Scene::new();
    let stage = &scene.stage;
    let plan = succeed(scene.run("deploy", &["--yes"]));
    for word in [
        "susdai-oft(authority: 0x",
        "authority.grantRole(role: BRIDGE, account: usdai-oft)",
        "usdai.openTranche(cap: 100000000000000000000000000 (100,000,000.00 with 18 decimals), perBlockBps: 100)",
        "usdai.setPriceChecked(asset: USD 0xab8e440727A38bBB180f7032ca4a8009E7b52B80, checked: true)",
        "usdai.setAccess(mode: 0, root: 0x1111",
    ] {
        assert!(plan.contains(word), "{word:?} is not in:\n{plan}");
    }
    succeed(scene.run("verify", &[]));
    let sent = stage.nonce(DEPLOYER);
    succeed(scene.run("deploy", &["--yes"]));
    assert_eq!(stage.nonce(DEPLOYER), sent);

    let usdai = stage.contract("usdai");
    let one = U256::from(10).pow(U256::from(18));
    let tranche = stage.ask(usdai, &IUSDai::trancheCall {});
    assert_eq!(tranche.perBlock, one * U256::from(1_000_000));
    for token in ["usdai", "susdai"] {
        let [hub, adapter] = ["bridge", "oft"].map(|kind| stage.contract(&format!("{token}-{kind}")));
        let bridge = adapter;
        assert_eq!(stage.ask(hub, &IBridge::mintingMaxLimitOfCall { bridge }), one * U256::from(1_000));
        assert_eq!(stage.ask(hub, &IBridge::burningMaxLimitOfCall { bridge }), one * U256::from(2_000));
        let peer: Address = PEER.parse().expect("an address");
        assert_eq!(stage.ask(adapter, &IOFT::peersCall { eid: EID }), peer.into_word());
        let options = stage.ask(adapter, &IOFT::enforcedOptionsCall { eid: EID, msgType: 1 });
        assert_eq!(options.to_string(), OPTIONS);
        assert_eq!(stage.ask(scene.endpoint, &delegatesCall { app: adapter }), DEPLOYER);
    }
    // The feed says that a dollar is worth one, and the oracle that the sequencer has to be asked first.
    let now = U256::from(stage.block_time());
    stage.send(
        KEY,
        scene.feed,
        &setCall { answer: "100000000".parse().expect("a number"), startedAt: now, updatedAt: now },
    );
    let sequencer = stage.ask(stage.contract("price-oracle"), &IPriceOracle::sequencerCall {});
    assert_eq!(sequencer.gracePeriod, 3_600);
}

type Row = (&'static str, fn(&Stage), &'static [&'static str]);

const DIFFERENCES: [Row; 9] = [
    (
        "a peer",
        |stage| order(stage, "usdai-oft", &peer(EID, OTHER)),
        &["usdai-oft peer at 30101", "00a1", "79c8"],
    ),
    ("a peer more", |stage| order(stage, "susdai-oft", &peer(7, OTHER)), &["susdai-oft peer at 7", "none"]),
    ("options", no_options, &["usdai-oft options of messages to 30101", OPTIONS]),
    (
        "a delegate",
        |stage| order(stage, "usdai-oft", &IOFT::setDelegateCall { delegate: OTHER }),
        &["usdai-oft delegate at the endpoint", "0x7099"],
    ),
    (
        "limits",
        fewer,
        &["usdai-bridge limits of usdai-oft", "1,000.00 in and 2,000.00 out", "0.00 in and 0.00 out"],
    ),
    ("no role", revoke, &["BRIDGE of usdai-oft"]),
    ("a feed more", more_feeds, &["feed of 0x7099", "none", "60 seconds old at most"]),
    ("no sequencer", no_sequencer, &["price-oracle sequencer feed", "3600 seconds of grace", "nobody"]),
    ("a dollar's price", unchecked, &["reserve asset USD mints at", "its feed's price", "a dollar"]),
];

#[test]
fn what_differs_is_named() {
    let scene = Scene::new();
    let stage = &scene.stage;
    succeed(scene.run("deploy", &["--yes"]));
    for (what, change, words) in DIFFERENCES {
        let snapshot = stage.rpc("evm_snapshot", json!([]));
        change(stage);
        eprintln!("{what}");
        fail(scene.run("verify", &[]), words);
        stage.rpc("evm_revert", json!([snapshot]));
    }
    succeed(scene.run("verify", &[]));
}

/// An endpoint that comes later brings the adapters and leaves the rest as it is.
#[test]
fn an_endpoint_is_added_to_a_suite_that_stands() {
    let scene = Scene::new();
    let stage = &scene.stage;
    succeed(stage.deploy(&["--yes"]));
    let (usdai, sent) = (stage.contract("usdai"), stage.nonce(DEPLOYER));
    succeed(scene.run("deploy", &["--yes"]));
    assert_eq!(stage.contract("usdai"), usdai);
    assert!(stage.nonce(DEPLOYER) > sent);
    succeed(scene.run("verify", &[]));
}

fn order<C: SolCall>(stage: &Stage, name: &str, call: &C) {
    let push = IAuthority::pushCall { target: stage.contract(name), data: call.abi_encode().into() };
    stage.send(KEY, stage.contract("authority"), &push);
}

fn peer(eid: u32, account: Address) -> IOFT::setPeerCall {
    IOFT::setPeerCall { eid, peer: account.into_word() }
}

fn no_options(stage: &Stage) {
    let none = IOFT::EnforcedOptionParam { eid: EID, msgType: 1, options: "0x0003".parse().expect("bytes") };
    order(stage, "usdai-oft", &IOFT::setEnforcedOptionsCall { enforcedOptions: vec![none] });
}

fn fewer(stage: &Stage) {
    let bridge = stage.contract("usdai-oft");
    let limits = IBridge::setLimitsCall { bridge, mintingLimit: U256::ZERO, burningLimit: U256::ZERO };
    order(stage, "usdai-bridge", &limits);
}

fn revoke(stage: &Stage) {
    let (role, account): (B256, _) = (keccak256("BRIDGE"), stage.contract("usdai-oft"));
    stage.send(KEY, stage.contract("authority"), &IAuthority::revokeRoleCall { role, account });
}

fn more_feeds(stage: &Stage) {
    let one = U256::from(10).pow(U256::from(18));
    let aggregator = stage.put("Aggregator", &8_u64.abi_encode());
    let feed = IPriceOracle::setFeedCall {
        token: OTHER,
        aggregator,
        maximumAge: 60,
        least: one,
        most: one,
        toleranceBps: 0,
    };
    order(stage, "price-oracle", &feed);
}

fn no_sequencer(stage: &Stage) {
    let none = IPriceOracle::setSequencerCall { aggregator: Address::ZERO, gracePeriod: 0 };
    order(stage, "price-oracle", &none);
}

fn unchecked(stage: &Stage) {
    let asset = deploy::node::TEST_DOLLAR;
    order(stage, "usdai", &IUSDai::setPriceCheckedCall { asset, checked: false });
}
