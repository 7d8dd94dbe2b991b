//! `debug_trace*` with `stylusTracer`: the steps that Nitro's tracer gives, packed so that `cargo stylus` reads them.

use alloy_primitives::{Address, B256, Bytes, hex};
use serde_json::{Value, json};

use crate::support::{
    Client, Running,
    accounts::FIRST,
    evm, json,
    program::{self, Ops},
};

/// Fixed bytes of arguments and results, and which of them a run of any length may follow: what `cargo stylus` 0.10
/// takes apart, and insists that nothing is left.
const PACKING: &[(&str, usize, bool, usize, bool)] = &[
    ("user_entrypoint", 4, false, 0, false),
    ("user_returned", 0, false, 4, false),
    ("read_args", 0, false, 0, true),
    ("write_result", 0, true, 0, false),
    ("exit_early", 4, false, 0, false),
    ("storage_load_bytes32", 32, false, 32, false),
    ("storage_cache_bytes32", 64, false, 0, false),
    ("storage_flush_cache", 1, false, 0, false),
    ("transient_load_bytes32", 32, false, 32, false),
    ("transient_store_bytes32", 64, false, 0, false),
    ("account_balance", 20, false, 32, false),
    ("contract_address", 0, false, 20, false),
    ("evm_gas_left", 0, false, 8, false),
    ("evm_ink_left", 0, false, 8, false),
    ("msg_reentrant", 0, false, 4, false),
    ("msg_sender", 0, false, 20, false),
    ("msg_value", 0, false, 32, false),
    ("tx_origin", 0, false, 20, false),
    ("pay_for_memory_grow", 2, false, 0, false),
    ("call_contract", 20 + 8 + 32, true, 5, false),
    ("delegate_call_contract", 20 + 8, true, 5, false),
    ("static_call_contract", 20 + 8, true, 5, false),
    ("create1", 32, true, 24, false),
    ("create2", 64, true, 24, false),
    ("emit_log", 4, true, 0, false),
    ("read_return_data", 8, false, 0, true),
    ("return_data_size", 0, false, 4, false),
    ("evm_call_contract", 0, false, 0, false),
    ("evm_delegate_call_contract", 0, false, 0, false),
    ("evm_static_call_contract", 0, false, 0, false),
    ("evm_create1", 0, false, 0, false),
    ("evm_create2", 0, false, 0, false),
];

/// Checks every step: known, packed as it should be, with address and steps exactly where something was entered, and
/// ink that only becomes less. Returns the names, those of inner steps in brackets.
fn outline(steps: &Value) -> String {
    let mut ink = u64::MAX;
    let names = json::list(steps).iter().map(|step| {
        let name = step["name"].as_str().expect("a name");
        let packing = PACKING.iter().find(|packing| packing.0 == name);
        let (_, args, more_args, outs, more_outs) = packing.unwrap_or_else(|| panic!("{step}"));
        for (field, fixed, more) in [("args", args, more_args), ("outs", outs, more_outs)] {
            let length = json::bytes(&step[field]).len();
            assert!(length == *fixed || *more && length > *fixed, "{field} of {step}");
        }
        let [start, end] = ["startInk", "endInk"].map(|field| step[field].as_u64().expect("a number"));
        assert!(start >= end, "{step}");
        if !name.starts_with("evm_c") && !name.starts_with("user_") {
            assert!(ink >= start, "{step}");
            ink = end;
        }
        let enters = name.ends_with("call_contract") || name.starts_with("evm_c");
        assert_eq!((step.get("address").is_some(), step.get("steps").is_some()), (enters, enters), "{step}");
        match enters {
            true => {
                json::address(&step["address"]);
                format!("{name}[{}]", outline(&step["steps"]))
            }
            false => name.to_owned(),
        }
    });
    names.collect::<Vec<_>>().join(" ")
}

struct World {
    client: Client,
    program: Address,
    adder: Address,
    caller: Address,
    creator: Address,
}

fn world(node: &Running) -> World {
    let client = node.client();
    let program = client.program(&program::code());
    let adder = client.contract(&evm::ADDER);
    let caller = client.contract(&evm::proxy(evm::CALL, program));
    let creator = client.contract(&evm::CREATOR);
    World { client, program, adder, caller, creator }
}

type Case = (fn(&World) -> (Address, Bytes), &'static str);

#[rustfmt::skip]
const CASES: &[Case] = &[
    (|on| (on.program, Ops::new().store(1, 2).load(1).finish(0).done()),
     "user_entrypoint read_args storage_cache_bytes32 storage_flush_cache storage_load_bytes32 write_result user_returned"),
    (|on| (on.program, Ops::new().finish(3).done()), "user_entrypoint read_args write_result user_returned"),
    (|on| (on.program, Ops::new().exit(1).done()), "user_entrypoint read_args exit_early user_returned"),
    (|on| (on.program, Ops::new().trap().done()), "user_entrypoint read_args"),
    (|on| (on.program, Ops::new().endless().done()), "user_entrypoint read_args"),
    (|on| (on.program, Ops::new().call(on.adder, 0, &[]).finish(0).done()),
     "user_entrypoint read_args evm_ink_left call_contract[] evm_ink_left write_result user_returned"),
    (|on| (on.program, Ops::new().static_call(on.program, &Ops::new().finish(0).done()).finish(0).done()),
     "user_entrypoint read_args evm_ink_left static_call_contract[user_entrypoint read_args write_result user_returned] evm_ink_left write_result user_returned"),
    (|on| (on.program, Ops::new().call(on.caller, 0, &Ops::new().finish(0).done()).delegate_call(on.adder, &[]).finish(0).done()),
     "user_entrypoint read_args evm_ink_left call_contract[evm_call_contract[user_entrypoint read_args write_result user_returned]] evm_ink_left evm_ink_left delegate_call_contract[] evm_ink_left write_result user_returned"),
    (|on| (on.program, Ops::new().create(&evm::init_code(&evm::ECHO)).finish(0).done()),
     "user_entrypoint read_args evm_ink_left evm_create1[] create1 evm_ink_left write_result user_returned"),
    (|on| (on.program, Ops::new().create2(B256::ZERO, &evm::proxy(evm::CALL, on.adder)).finish(0).done()),
     "user_entrypoint read_args evm_ink_left evm_create2[evm_call_contract[]] create2 evm_ink_left write_result user_returned"),
    (|on| (on.caller, Ops::new().finish(0).done()),
     "evm_call_contract[user_entrypoint read_args write_result user_returned]"),
    (|on| (on.creator, evm::init_code(&evm::ECHO)), "evm_create1[]"),
    (|on| (on.adder, Bytes::new()), ""),
];

#[test]
fn the_steps_of_programs() {
    let node = Running::start();
    let world = world(&node);
    for (call, expected) in CASES {
        let (to, input) = call(&world);
        let transaction = json!({ "from": FIRST, "to": to, "input": input, "gas": "0x200000" });
        let called =
            world.client.ok("debug_traceCall", json!([transaction, "latest", { "tracer": "stylusTracer" }]));
        let receipt = world.client.transact(transaction);
        let hash = &receipt["transactionHash"];
        let steps = world.client.ok("debug_traceTransaction", json!([hash, { "tracer": "stylusTracer" }]));
        assert_eq!(outline(&steps), *expected);
        assert_eq!(outline(&called), *expected, "debug_traceCall");
        // `cargo stylus` sends its tracer's source and wants the same.
        let source = "{ \"hostio\": function(info) {}, \"result\": function() { return this.open; } }";
        let scripted = world.client.ok("debug_traceTransaction", json!([hash, { "tracer": source }]));
        assert_eq!(scripted, steps);
    }
}

#[test]
fn entry_tells_the_length_of_the_call_data_and_return_the_status() {
    let node = Running::start();
    let world = world(&node);
    for (ops, status) in [(Ops::new().finish(0), 0u32), (Ops::new().finish(7), 7), (Ops::new().exit(1), 1)] {
        let input = ops.done();
        let call = json!({ "to": world.program, "input": input });
        let steps = world.client.ok("debug_traceCall", json!([call, "latest", { "tracer": "stylusTracer" }]));
        let steps = json::list(&steps);
        let length = Bytes::from((input.len() as u32).to_be_bytes());
        assert_eq!(steps.first().map(|step| &step["args"]), Some(&json!(length)));
        let status = Bytes::from(status.to_be_bytes());
        assert_eq!(steps.last().map(|step| &step["outs"]), Some(&json!(status)));
    }
}

#[test]
fn a_call_that_was_refused_takes_no_place_of_another() {
    let node = Running::start();
    let world = world(&node);
    // The first call asks for value in a static frame and enters nothing.
    let inner = Ops::new().call(world.adder, 5, &[]).static_call(world.caller, &[0x0a, 0]).finish(0).done();
    let input = Ops::new().static_call(world.program, &inner).finish(0).done();
    let call = json!({ "to": world.program, "input": input });
    let steps = world.client.ok("debug_traceCall", json!([call, "latest", { "tracer": "stylusTracer" }]));
    let inner = "user_entrypoint read_args write_result user_returned";
    assert_eq!(
        outline(&steps),
        format!(
            "user_entrypoint read_args evm_ink_left static_call_contract[user_entrypoint read_args evm_ink_left \
             call_contract[] evm_ink_left evm_ink_left static_call_contract[evm_call_contract[{inner}]] evm_ink_left \
             write_result user_returned] evm_ink_left write_result user_returned"
        )
    );
}

#[test]
fn values_are_packed_as_nitro_packs_them() {
    let node = Running::start();
    let world = world(&node);
    let input = Ops::new().call(world.adder, 0, &hex!("0102")).finish(0).done();
    let call = json!({ "to": world.program, "input": input });
    let steps = world.client.ok("debug_traceCall", json!([call, "latest", { "tracer": "stylusTracer" }]));
    let call = json::list(&steps).iter().find(|step| step["name"] == "call_contract").expect("the call");
    let args = [world.adder.as_slice(), &[0xff; 8], &[0; 32], &hex!("0102")].concat();
    assert_eq!(call["args"], json!(Bytes::from(args)));
    assert_eq!(call["outs"], json!(Bytes::from(hex!("0000002000"))));
    assert_eq!(call["address"], json!(world.adder));
}
