//! State and block overrides: what they change, and that nothing of it stays.

use alloy_primitives::{Address, B256, Bytes, U256};
use serde_json::{Value, json};

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm, json,
    program::{self, Ops},
};

const ABSENT: Address = Address::repeat_byte(0x66);

fn word(number: u64) -> B256 {
    U256::from(number).into()
}

struct World {
    adder: Address,
    program: Address,
}

/// Call, what is otherwise, and what comes out; none if it fails.
type Case = (&'static str, fn(&World) -> (Value, Value), Option<fn(&World) -> Bytes>);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("code and a slot of an account that is not there", |_| (
        json!({ "to": ABSENT }),
        json!({ ABSENT.to_string(): {
            "code": Bytes::from(evm::ADDER), "stateDiff": { word(0).to_string(): word(8) },
        } }),
    ), Some(|_| word(8).into())),
    ("other code", |on| (json!({ "to": on.adder, "input": "0x99" }), json!({ on.adder.to_string(): { "code": Bytes::from(evm::ECHO) } })), Some(|_| Bytes::from([0x99]))),
    ("no code", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "code": "0x" } })), Some(|_| Bytes::new())),
    ("one slot", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "stateDiff": { word(0).to_string(): word(41) } } })), Some(|_| word(41).into())),
    ("another slot", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "stateDiff": { word(1).to_string(): word(41) } } })), Some(|_| word(5).into())),
    ("all slots", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "state": { word(1).to_string(): word(41) } } })), Some(|_| word(0).into())),
    ("slots of a program", |on| (json!({ "to": on.program, "input": Ops::new().load(1).load(2).finish(0).done() }), json!({ on.program.to_string(): { "state": { word(2).to_string(): word(9) } } })), Some(|_| [word(0), word(9)].concat().into())),
    ("a program as other code", |on| (json!({ "to": ABSENT, "input": Ops::new().load(1).finish(0).done() }), json!({ ABSENT.to_string(): { "code": program::code() }, on.adder.to_string(): { "nonce": "0x5" } })), Some(|_| word(0).into())),
    ("a balance to spend", |_| (json!({ "from": ABSENT, "to": ABSENT, "value": "0xde0b6b3a7640000" }), json!({ ABSENT.to_string(): { "balance": "0x8ac7230489e80000", "code": "0x475f5260205ff3" } })), Some(|_| U256::from(10u64.pow(19)).to_be_bytes::<32>().into())),
    ("a nonce", |on| (json!({ "to": on.adder }), json!({ FIRST.to_string(): { "nonce": "0x7777" } })), Some(|_| word(5).into())),
    ("both kinds of slots", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "state": {}, "stateDiff": {} } })), None),
    ("code that reverts", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "code": "0x5f5ffd", "balance": "0x1", "nonce": "0x9", "state": {} } })), None),
    ("code that loops", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "code": Bytes::from(evm::LOOP), "state": { word(7).to_string(): word(7) } } })), None),
    ("an account elsewhere, which is not supported", |on| (json!({ "to": on.adder }), json!({ on.adder.to_string(): { "movePrecompileToAddress": ABSENT } })), None),
];

/// Everything that an override can touch.
fn digest(client: &Client, world: &World, block: &str) -> Value {
    let accounts = [FIRST, SECOND, ABSENT, world.adder, world.program];
    let of = |account: Address| {
        let slots = (0..3).map(|slot| client.ok("eth_getStorageAt", json!([account, slot, block])));
        json!([client.ok("eth_getAccountInfo", json!([account, block])), slots.collect::<Vec<_>>()])
    };
    json!([accounts.map(of).to_vec(), client.ok("eth_blockNumber", json!([]))])
}

#[test]
fn overrides_act_and_leave_nothing() {
    let node = Running::start();
    let client = node.client();
    let world = World { adder: client.contract(&evm::ADDER), program: client.program(&program::code()) };
    client.succeed(json!({ "from": FIRST, "to": world.adder, "value": "0x5" }));
    client.succeed(
        json!({ "from": FIRST, "to": world.program, "input": Ops::new().store(1, 6).finish(0).done() }),
    );
    let old = format!("{:#x}", client.block_number());
    client.ok("evm_mine", json!([]));
    // Edits that are in no block yet.
    client.ok("anvil_setBalance", json!([ABSENT, "0x3"]));
    let before = [digest(&client, &world, "latest"), digest(&client, &world, &old)];
    for (what, case, expected) in CASES {
        let (call, state) = case(&world);
        for block in ["latest", "pending", &old] {
            let result = client.call("eth_call", json!([call, block, state]));
            assert_eq!(result.ok(), expected.map(|bytes| json!(bytes(&world))), "{what} at {block}");
            let _gas = client.call("eth_estimateGas", json!([call, block, state]));
            let options = json!({ "tracer": "callTracer", "stateOverrides": state });
            let _trace = client.call("debug_traceCall", json!([call, block, options]));
        }
        assert_eq!(digest(&client, &world, "latest"), before[0], "{what}");
        assert_eq!(digest(&client, &world, &old), before[1], "{what}");
    }
}

#[test]
fn the_block_can_be_another() {
    let node = Running::start();
    let client = node.client();
    let environment = client.contract(&evm::ENVIRONMENT);
    let call = json!({ "to": environment });
    let seen = |overrides: Value| {
        let data = json::bytes(&client.ok("eth_call", json!([call, "latest", null, overrides])));
        let words: Vec<_> = data.chunks(32).map(U256::from_be_slice).collect();
        (words[0], words[1])
    };
    let (time, number) = seen(json!({}));
    assert_eq!(number, U256::from(2));
    assert_eq!(seen(json!({ "number": "0x99" })).1, U256::from(0x99));
    assert_eq!(seen(json!({ "time": "0x9999999999" })).0, U256::from(0x99_9999_9999u64));
    assert!(seen(json!({})).0 >= time);
    for unsupported in [
        json!({ "baseFeePerGas": "0x1" }),
        json!({ "coinbase": ABSENT }),
        json!({ "gasLimit": "0x1" }),
        json!({ "prevRandao": B256::ZERO }),
        json!({ "difficulty": "0x2" }),
        json!({ "blockHash": { "0x1": B256::ZERO } }),
    ] {
        let refusal = client.refused("eth_call", json!([call, "latest", null, unsupported]));
        assert_eq!(refusal.code, -32_602, "{unsupported}: {refusal:?}");
    }
}

/// What `cargo stylus check` does: the code of a program at an address where nothing is, and its activation.
#[test]
fn a_program_is_activated_in_a_call() {
    use crate::support::world::{ARB_WASM, activateProgramCall};
    use alloy_sol_types::SolCall;
    let node = Running::start();
    let client = node.client();
    let input = Bytes::from(activateProgramCall { program: ABSENT }.abi_encode());
    let from = Address::repeat_byte(0x67);
    let call = json!({ "from": from, "to": ARB_WASM, "value": "0xde0b6b3a7640000", "input": input });
    let state = json!({ ABSENT.to_string(): { "code": program::code() }, from.to_string(): { "balance": U256::MAX } });
    for _ in 0..2 {
        let data = json::bytes(&client.ok("eth_call", json!([call, "latest", state])));
        let returned = activateProgramCall::abi_decode_returns(&data).expect("version and fee");
        assert_eq!(returned.version, 2);
        assert!(returned.dataFee > U256::ZERO);
    }
    let code = json!({ ABSENT.to_string(): { "code": program::code() } });
    client.refused("eth_call", json!([{ "to": ABSENT, "input": "0x" }, "latest", code]));
}
