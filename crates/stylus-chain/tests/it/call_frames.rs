//! The tree of calls of a traced transaction, where programs are in it.

use alloy_primitives::{Address, Bytes};
use stylus_chain::{chain::Chain, trace::CallFrame};

use crate::vector_programs::program;

/// Does what its call data lists.
const LISTED: &str = "call_evm_cold_warm";

fn finish(status: u8) -> Vec<u8> {
    vec![0x0a, status]
}

fn call(to: Address, value: u8, payload: &[u8]) -> Vec<u8> {
    let value = [vec![0; 31], vec![value]].concat();
    [&[1][..], to.as_slice(), &value, &u64::MAX.to_le_bytes(), &length(payload), payload].concat()
}

fn static_call(to: Address, payload: &[u8]) -> Vec<u8> {
    [&[3][..], to.as_slice(), &u64::MAX.to_le_bytes(), &length(payload), payload].concat()
}

fn length(payload: &[u8]) -> [u8; 2] {
    u16::try_from(payload.len()).expect("a short payload").to_le_bytes()
}

/// The outermost call of a transaction that sends the program the list that `list` makes from its address.
#[track_caller]
fn traced(list: impl FnOnce(Address) -> Vec<u8>) -> CallFrame {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let listed = chain.deploy_without_constructor(&program(LISTED)).expect("deployed").address;
    let tx = chain.transaction(&alice, Some(listed), Bytes::from(list(listed)));
    let mut block = chain.open_block();
    block.trace(&tx).expect("valid").call.expect("a call")
}

#[test]
fn a_frame_tells_how_its_program_ended() {
    let cases = [
        ("returned", finish(0), Some(0)),
        ("returned something else", finish(7), Some(7)),
        ("left early", vec![0x15, 1], Some(1)),
        ("trapped", vec![0x0f], None),
        ("ran out of ink", vec![0x10], None),
    ];
    for (name, list, status) in cases {
        let frame = traced(|_| list);
        let run = frame.program.expect("a program");
        assert_eq!(run.status, status, "{name}");
        assert!(run.ink > 0 && frame.host_calls.iter().all(|call| call.start_ink <= run.ink), "{name}");
    }
}

#[test]
fn a_host_call_names_the_call_that_it_made() {
    // Inside a static call no value can be sent: that call is refused before it is one.
    let frame = traced(|listed| {
        let inner = [call(listed, 1, &finish(0)), call(listed, 0, &finish(0)), finish(0)].concat();
        [call(Address::ZERO, 0, &[]), static_call(listed, &inner), finish(0)].concat()
    });
    let made = |frame: &CallFrame| -> Vec<_> {
        let calls = frame.host_calls.iter().filter(|call| call.name.ends_with("call_contract"));
        calls.map(|call| call.made).collect()
    };
    assert_eq!(made(&frame), [Some(0), Some(1)]);
    let [to_nobody, to_itself] = &frame.calls[..] else { panic!("{:?}", frame.calls) };
    assert_eq!(to_nobody.program, None);
    assert_eq!(made(to_itself), [None, Some(0)]);
    assert_eq!(to_itself.calls.len(), 1);
}
