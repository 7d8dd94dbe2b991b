//! `debug_trace*` with `callTracer`.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{Revert, SolError};
use serde_json::{Value, json};
use stylus_chain::config::Config;
use stylus_node::NodeConfig;

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm, json,
    program::{self, Ops},
};

fn traced(client: &Client, receipt: &Value) -> Value {
    client.ok("debug_traceTransaction", json!([receipt["transactionHash"], { "tracer": "callTracer" }]))
}

/// The tree with what matters of each call: type, callee, error, and the calls in it.
fn outline(call: &Value) -> String {
    let callee = call["to"].as_str().unwrap_or("nobody");
    let error = call["error"].as_str().map(|error| format!(" {error:?}")).unwrap_or_default();
    let calls: Vec<_> = call["calls"].as_array().into_iter().flatten().map(outline).collect();
    let calls = if calls.is_empty() { String::new() } else { format!(" [{}]", calls.join(", ")) };
    format!("{} {callee}{error}{calls}", call["type"].as_str().expect("a type"))
}

struct Contracts {
    client: Client,
    names: Vec<(Address, &'static str)>,
}

impl Contracts {
    fn on(node: &Running) -> Self {
        let mut contracts = Self { client: node.client(), names: Vec::new() };
        for (name, code) in [
            ("adder", &evm::ADDER[..]),
            ("reverter", &evm::REVERTER),
            ("creator", &evm::CREATOR),
            ("invalid", &evm::INVALID),
            ("greedy", &evm::GREEDY),
        ] {
            contracts.names.push((contracts.client.contract(code), name));
        }
        contracts.names.push((contracts.client.program(&program::code()), "program"));
        for (name, opcode, target) in [
            ("caller", evm::CALL, "program"),
            ("delegator", evm::DELEGATECALL, "program"),
            ("asker", evm::STATICCALL, "program"),
            ("to reverter", evm::CALL, "reverter"),
        ] {
            let code = evm::proxy(opcode, contracts.address(target));
            contracts.names.push((contracts.client.contract(&code), name));
        }
        contracts.names.push((Address::repeat_byte(0x42), "stranger"));
        contracts
    }

    fn address(&self, name: &str) -> Address {
        self.names.iter().find(|(_, known)| *known == name).unwrap_or_else(|| panic!("{name}")).0
    }

    /// An outline with names for addresses; those that were made are called `made`.
    fn named(&self, call: &Value) -> String {
        let mut text = outline(call);
        for (address, name) in &self.names {
            text = text.replace(&format!("{address:?}"), name);
        }
        let words = text.split_inclusive([' ', ']', ',']);
        words
            .map(|word| if word.starts_with("0x") { word.replace(&word[..42], "made") } else { word.into() })
            .collect()
    }
}

/// Target, call data, outline of the tree.
type Case = (&'static str, fn(&Contracts) -> Bytes, &'static str);

#[rustfmt::skip]
const TREES: &[Case] = &[
    ("stranger", |_| Bytes::new(), "CALL stranger"),
    ("adder", |_| Bytes::new(), "CALL adder"),
    ("program", |_| Ops::new().store(1, 2).finish(0).done(), "CALL program"),
    ("program", |_| Ops::new().finish(1).done(), r#"CALL program "execution reverted""#),
    ("program", |_| Ops::new().trap().done(), r#"CALL program "execution reverted""#),
    ("program", |_| Ops::new().exit(0).done(), "CALL program"),
    ("program", |to| Ops::new().call(to.address("adder"), 0, &[]).finish(0).done(), "CALL program [CALL adder]"),
    ("program", |to| Ops::new().static_call(to.address("adder"), &[]).finish(0).done(), r#"CALL program [STATICCALL adder "write protection"]"#),
    ("program", |to| Ops::new().call(to.address("invalid"), 0, &[]).finish(0).done(), r#"CALL program [CALL invalid "invalid opcode"]"#),
    ("program", |to| Ops::new().call_with_gas(to.address("greedy"), 30_000, &[]).finish(0).done(), r#"CALL program [CALL greedy "execution reverted"]"#),
    ("program", |to| Ops::new().call_with_gas(to.address("adder"), 300, &[]).finish(0).done(), r#"CALL program [CALL adder "out of gas"]"#),
    ("program", |to| Ops::new().call(to.address("stranger"), 5, &[]).finish(0).done(), r#"CALL program [CALL stranger "insufficient balance for transfer"]"#),
    ("program", |to| Ops::new().call(Address::with_last_byte(4), 0, &[7]).call(to.address("adder"), 0, &[]).finish(0).done(), "CALL program [CALL made, CALL adder]"),
    ("program", |to| {
        let innermost = Ops::new().store(3, 4).finish(0).done();
        let inner = Ops::new().call(to.address("program"), 0, &innermost).finish(0).done();
        Ops::new().call(to.address("caller"), 0, &inner).call(to.address("adder"), 0, &[]).finish(0).done()
    }, "CALL program [CALL caller [CALL program [CALL program]], CALL adder]"),
    ("delegator", |to| Ops::new().delegate_call(to.address("adder"), &[]).finish(0).done(), "CALL delegator [DELEGATECALL program [DELEGATECALL adder]]"),
    ("asker", |_| Ops::new().load(1).finish(0).done(), "CALL asker [STATICCALL program]"),
    ("asker", |_| Ops::new().store(1, 1).finish(0).done(), r#"CALL asker "execution reverted" [STATICCALL program "execution reverted"]"#),
    ("program", |_| Ops::new().create(&evm::init_code(&evm::ECHO)).finish(0).done(), "CALL program [CREATE made]"),
    ("program", |_| Ops::new().create2(B256::ZERO, &evm::init_code(&evm::ECHO)).finish(0).done(), "CALL program [CREATE2 made]"),
    ("program", |_| Ops::new().create(&evm::REVERTER).finish(0).done(), r#"CALL program [CREATE nobody "execution reverted"]"#),
    ("creator", |_| evm::init_code(&evm::ECHO), "CALL creator [CREATE made]"),
    ("creator", |to| evm::proxy(evm::CALL, to.address("adder")), "CALL creator [CREATE made [CALL adder]]"),
    ("to reverter", |_| Bytes::from(Revert::from("no").abi_encode()), r#"CALL to reverter "execution reverted" [CALL reverter "execution reverted"]"#),
];

#[test]
fn the_tree_of_calls() {
    let node = Running::start();
    let contracts = Contracts::on(&node);
    for (target, data, expected) in TREES {
        let (to, input) = (contracts.address(target), data(&contracts));
        let transaction = json!({ "from": FIRST, "to": to, "input": input, "gas": "0x200000" });
        let called = contracts
            .client
            .ok("debug_traceCall", json!([transaction, "latest", { "tracer": "callTracer" }]));
        let receipt = contracts.client.transact(transaction);
        let trace = traced(&contracts.client, &receipt);
        assert_eq!(contracts.named(&trace), *expected);
        assert_eq!(contracts.named(&called), *expected, "debug_traceCall");
        assert_eq!(trace["gasUsed"], receipt["gasUsed"], "{expected}");
        assert_eq!((&trace["gas"], &trace["from"]), (&json!("0x200000"), &json!(FIRST)), "{expected}");
        adds_up(&trace);
    }
}

/// Whether no call used more gas than it had, or than its caller used, and who called whom.
fn adds_up(call: &Value) {
    let used = json::number(&call["gasUsed"]);
    assert!(used <= json::number(&call["gas"]), "{call}");
    let calls = call["calls"].as_array().into_iter().flatten();
    let inner: u64 = calls.clone().map(|call| json::number(&call["gasUsed"])).sum();
    assert!(inner <= used + 2_300 * 10, "{call}");
    calls.for_each(adds_up);
}

#[test]
fn a_transaction_that_creates() {
    let node = Running::start();
    let client = node.client();
    let receipt = client.succeed(json!({ "from": FIRST, "input": evm::init_code(&evm::ECHO) }));
    let trace = traced(&client, &receipt);
    assert_eq!((&trace["type"], &trace["to"]), (&json!("CREATE"), &receipt["contractAddress"]));
    assert_eq!(trace["output"], json!(Bytes::from(evm::ECHO)));
    let refused = client.transact(json!({ "from": FIRST, "input": "0x5f5ffd", "gas": "0x20000" }));
    assert_eq!(refused["status"], "0x0");
    assert_eq!(outline(&traced(&client, &refused)), r#"CREATE nobody "execution reverted""#);
}

#[test]
fn a_reason_is_named_and_the_top_can_be_had_alone() {
    let node = Running::start();
    let contracts = Contracts::on(&node);
    let input = Bytes::from(Revert::from("too late").abi_encode());
    let call = json!({ "to": contracts.address("to reverter"), "input": input });
    let trace = contracts.client.ok("debug_traceCall", json!([call, "latest", { "tracer": "callTracer" }]));
    assert_eq!(
        (&trace["revertReason"], &trace["calls"][0]["revertReason"]),
        (&json!("too late"), &json!("too late"))
    );
    let options = json!({ "tracer": "callTracer", "tracerConfig": { "onlyTopCall": true } });
    let top = contracts.client.ok("debug_traceCall", json!([call, "latest", options]));
    assert_eq!((top.get("calls"), &top["revertReason"]), (None, &json!("too late")));
    let overridden =
        json!({ "tracer": "callTracer", "stateOverrides": { SECOND.to_string(): { "code": "0x5f5ffd" } } });
    let trace = contracts.client.ok("debug_traceCall", json!([{ "to": SECOND }, "latest", overridden]));
    assert_eq!(trace["error"], "execution reverted");
}

#[test]
fn calls_a_thousand_deep_are_told_whole() {
    let chain = Config { tx_gas_limit: 1 << 40, ..Config::default() };
    let node = Running::with(NodeConfig { chain, ..NodeConfig::default() });
    let client = node.client();
    let deep = client.contract(&evm::DEEP);
    let receipt =
        client.transact(json!({ "from": FIRST, "to": deep, "gas": U256::from(100_000_000_000u64) }));
    for tracer in ["callTracer", "stylusTracer"] {
        let raw =
            client.text("debug_traceTransaction", json!([receipt["transactionHash"], { "tracer": tracer }]));
        let depth = match tracer {
            "callTracer" => raw.matches("\"type\":\"CALL\"").count(),
            _ => raw.matches("evm_call_contract").count(),
        };
        assert!(depth >= 1_024, "{tracer}: {depth} calls");
    }
    client.block_number();
}

#[test]
fn unknown_tracers_and_transactions_are_refused() {
    let node = Running::start();
    let client = node.client();
    let hash = client.succeed(json!({ "from": FIRST, "to": SECOND }))["transactionHash"].clone();
    for (params, message) in [
        (json!([hash, { "tracer": "prestateTracer" }]), "tracer not supported"),
        (json!([hash, { "tracer": "{step: function() {}}" }]), "tracer not supported"),
        (json!([hash]), "tracer not supported"),
        (json!([B256::ZERO, { "tracer": "callTracer" }]), "transaction not found"),
        (json!([hash, { "tracer": "callTracer", "tracerConfig": { "onlyTopCall": 7 } }]), "invalid"),
    ] {
        let refusal = client.refused("debug_traceTransaction", params.clone());
        assert!(refusal.message.contains(message), "{params}: {refusal:?}");
    }
}
