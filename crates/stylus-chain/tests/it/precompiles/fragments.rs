//! Programs in fragments: activation, and a call of the result.

use alloy_primitives::{Address, U256};
use stylus_chain::{
    config::Config,
    executor::{Outcome, Status},
    precompiles::{ARB_WASM, ArbWasm},
};
use stylus_wasm::{Root, Rules};

use super::world::{ALICE, World, reverted_with, succeeded};
use crate::vector_programs::wasm;

const ONE_ETHER: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// Puts the program `echo_0` into two fragments and returns its root.
fn put_root(world: &mut World) -> (Root, Address) {
    let module = wasm("echo_0");
    let stream = stylus_wasm::encode_code(&module).split_off(4);
    let halves = stream.split_at(stream.len() / 2);
    let fragments = [("first", halves.0), ("second", halves.1)]
        .map(|(name, slice)| world.put_code(name, [&[0xef, 0xf0, 0x01][..], slice].concat()));
    let length = u32::try_from(module.len()).expect("a short module");
    let root = Root { dictionary: 0, length, fragments: fragments.to_vec() };
    let address = world.put_code("root", stylus_wasm::encode_root(&root));
    (root, address)
}

fn activate(world: &mut World, program: Address) -> Outcome {
    world.pay(ALICE, ARB_WASM, ONE_ETHER, &ArbWasm::activateProgramCall { program })
}

#[track_caller]
fn refused(world: &mut World, root: Root) {
    let program = world.put_code("bad root", stylus_wasm::encode_root(&root));
    let outcome = activate(world, program);
    assert_eq!((outcome.status, outcome.output.len()), (Status::Revert, 0));
}

#[test]
fn a_root_is_activated_and_runs() {
    let mut world = World::new();
    let (_, program) = put_root(&mut world);
    let split = activate(&mut world, program);
    succeeded(&split);
    let output = world.transact(ALICE, program, U256::ZERO, vec![7, 8, 9]);
    succeeded(&output);
    assert_eq!(output.output.as_ref(), [7, 8, 9]);
    // Two cold accounts and a few words more than the same module in one piece.
    let whole = world.put_code("whole", stylus_wasm::encode_code(&wasm("echo_0")));
    let one = activate(&mut world, whole);
    succeeded(&one);
    let extra = split.gas_used - one.gas_used;
    assert!((5_200..5_300).contains(&extra), "{extra}");
}

#[test]
fn roots_that_do_not_fit_their_fragments_are_refused() {
    let mut world = World::new();
    let (root, _) = put_root(&mut world);
    refused(&mut world, Root { length: root.length + 1, ..root.clone() });
    refused(&mut world, Root { length: root.length - 1, ..root.clone() });
    refused(&mut world, Root { fragments: vec![], ..root.clone() });
    refused(&mut world, Root { fragments: vec![ALICE; 2], ..root.clone() });
    refused(&mut world, Root { fragments: root.fragments.repeat(3), ..root.clone() });
    refused(&mut world, Root { fragments: root.fragments.iter().rev().copied().collect(), ..root.clone() });
    refused(&mut world, Root { length: u32::MAX, ..root });
}

#[test]
fn before_arbos_60_there_are_no_fragments() {
    let rules = Rules { arbos_version: 51, ..Rules::default() };
    let mut world = World::with(Config { rules, ..Config::default() });
    let (_, program) = put_root(&mut world);
    reverted_with(&activate(&mut world, program), &ArbWasm::ProgramNotWasm {});
}
