//! `ArbWasm`: activation, its price, what follows from it, and how it ends.

use alloy_primitives::{Address, B256, U256, keccak256};
use stylus_chain::{
    arbos,
    config::Config,
    executor::{Outcome, Status},
    precompiles::{ARB_WASM, ArbWasm},
};
use stylus_wasm::Rules;

use super::world::{ALICE, World, only_log, reverted_with, succeeded, took_all_gas};
use crate::vector_programs::wasm;

/// A module of 64 bytes that does nothing.
const MINIMAL: &str = "act_minimal";
const ONE_ETHER: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);
const DAY: u64 = 86_400;

/// A world with that program, and its code hash.
fn with_program(config: Config) -> (World, Address, B256) {
    let mut world = World::with(config);
    let code = stylus_wasm::encode_code(&wasm(MINIMAL));
    let codehash = keccak256(&code);
    let program = world.put_code("program", code);
    (world, program, codehash)
}

fn activate(world: &mut World, program: Address, value: U256) -> Outcome {
    world.pay(ALICE, ARB_WASM, value, &ArbWasm::activateProgramCall { program })
}

#[track_caller]
fn activated(world: &mut World, program: Address) -> U256 {
    let outcome = activate(world, program, ONE_ETHER);
    succeeded(&outcome);
    let event: ArbWasm::ProgramActivated = only_log(&outcome, ARB_WASM);
    event.dataFee
}

#[test]
fn activation_costs_what_nitro_charges() {
    // Recorded at ArbOS 42 for a call data of 19 + 4 bytes that are not zero and 13 that are.
    let rules = Rules { arbos_version: 42, ..Rules::default() };
    let (mut world, program, _) = with_program(Config { rules, ..Config::default() });
    let data_gas = |program: Address| {
        let zeros = 12 + program.iter().filter(|byte| **byte == 0).count() as u64;
        21_000 + 16 * (36 - zeros) + 4 * zeros
    };
    let outcome = activate(&mut world, program, ONE_ETHER);
    succeeded(&outcome);
    assert_eq!(outcome.gas_used - data_gas(program), 1_832_330 - 21_420);
    let again = activate(&mut world, program, ONE_ETHER);
    reverted_with(&again, &ArbWasm::ProgramUpToDate {});
    assert_eq!(again.gas_used - data_gas(program), 1_682_294 - 21_420);
}

#[test]
fn the_fee_goes_to_the_network_and_the_rest_back() {
    let (mut world, program, codehash) = with_program(Config::default());
    let (rich, collected) = (world.balance(ALICE), world.balance(arbos::CHAIN_OWNER));
    let outcome = activate(&mut world, program, ONE_ETHER);
    let event: ArbWasm::ProgramActivated = only_log(&outcome, ARB_WASM);
    assert_eq!((event.codehash, event.program, event.version), (codehash, program, 2));
    let module =
        stylus_wasm::activate(&wasm(MINIMAL), &world.config.rules, 0).expect("a valid module").module;
    assert_eq!(event.moduleHash, keccak256(module));
    let gas_fee = U256::from(outcome.gas_used) * U256::from(world.config.base_fee);
    assert_eq!(world.balance(ALICE), rich - gas_fee - event.dataFee);
    assert_eq!(world.balance(arbos::CHAIN_OWNER), collected + event.dataFee);
    assert_eq!(world.balance(ARB_WASM), U256::ZERO);
}

#[test]
fn too_little_value_changes_nothing() {
    let (mut world, program, codehash) = with_program(Config::default());
    let want = {
        let (mut other, program, _) = with_program(Config::default());
        activated(&mut other, program)
    };
    let have = want - U256::from(1);
    let short = activate(&mut world, program, have);
    reverted_with(&short, &ArbWasm::ProgramInsufficientValue { have, want });
    let version = world.send(ARB_WASM, &ArbWasm::codehashVersionCall { codehash });
    reverted_with(&version, &ArbWasm::ProgramNotActivated {});
    // The demand was taken back as well: a second later the price is the same.
    succeeded(&activate(&mut world, program, want));
}

#[test]
fn only_programs_are_activated() {
    let mut world = World::new();
    for code in [vec![], vec![0x60, 0, 0x60, 0, 0xfd], vec![0xef, 0x00], vec![0xef, 0xf0, 0x03, 0, 1]] {
        let account = world.put_code("no program", code);
        reverted_with(&activate(&mut world, account, ONE_ETHER), &ArbWasm::ProgramNotWasm {});
    }
    // A damaged stream and a fragment are refused without data, and most gas stays.
    for code in [vec![0xef, 0xf0, 0, 0, 0xff, 0xff], vec![0xef, 0xf0, 0, 2, 1], vec![0xef, 0xf0, 1, 1]] {
        let account = world.put_code("damaged", code);
        let outcome = activate(&mut world, account, ONE_ETHER);
        assert_eq!((outcome.status, outcome.output.len()), (Status::Revert, 0));
        assert!(outcome.gas_used < 1_800_000, "{}", outcome.gas_used);
    }
}

#[test]
fn an_invalid_module_burns_all_gas_and_says_why() {
    let mut world = World::new();
    let module = wasm("rej_mem_129");
    let account = world.put_code("rejected", stylus_wasm::encode_code(&module));
    let outcome = activate(&mut world, account, ONE_ETHER);
    assert_eq!(outcome.status, Status::OutOfGas);
    took_all_gas(&world, &outcome);
    let why = stylus_wasm::activate(&module, &world.config.rules, 0).expect_err("too much memory");
    assert_eq!(outcome.rejected, Some(why));
}

#[test]
fn the_record_of_a_program_can_be_read() {
    let (mut world, program, codehash) = with_program(Config::default());
    activated(&mut world, program);
    let info = stylus_wasm::activate(&wasm(MINIMAL), &world.config.rules, 0).expect("a valid module").info;
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::codehashVersionCall { codehash }), 2);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::programVersionCall { program }), 2);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::programMemoryFootprintCall { program }), info.footprint);
    let size = world.ask(ARB_WASM, &ArbWasm::codehashAsmSizeCall { codehash });
    assert_eq!(size, info.asm_estimate.div_ceil(1_024) * 1_024);
    let gas = world.ask(ARB_WASM, &ArbWasm::programInitGasCall { program });
    // Init 18 and cached 11 are what the recording has for this module.
    assert_eq!((gas.gas, gas.gasWhenCached), (8_832 + 18 + 352 + 11, 352 + 11));
}

#[test]
fn parameters_are_those_of_the_rules() {
    let mut world = World::new();
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::stylusVersionCall {}), 2);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::inkPriceCall {}), 10_000);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::maxStackDepthCall {}), 22_000);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::freePagesCall {}), 2);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::pageGasCall {}), 1_000);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::pageRampCall {}), 620_674_314);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::pageLimitCall {}), 128);
    let least = world.ask(ARB_WASM, &ArbWasm::minInitGasCall {});
    assert_eq!((least.gas, least.cached), (8_832, 352));
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::initCostScalarCall {}), 100);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::expiryDaysCall {}), 365);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::keepaliveDaysCall {}), 31);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::blockCacheSizeCall {}), 32);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::activationGasCall {}), 0);
}

#[test]
fn an_activation_lasts_a_year_and_can_be_renewed_after_a_month() {
    let (mut world, program, codehash) = with_program(Config::default());
    let activation = world.time;
    let fee = activated(&mut world, program);
    let keepalive = ArbWasm::codehashKeepaliveCall { codehash };
    world.time = activation + 31 * DAY - 1;
    let early = world.pay(ALICE, ARB_WASM, ONE_ETHER, &keepalive);
    reverted_with(&early, &ArbWasm::ProgramKeepaliveTooSoon { ageInSeconds: 31 * DAY - 1 });
    world.time = activation + 31 * DAY;
    let renewed = world.pay(ALICE, ARB_WASM, ONE_ETHER, &keepalive);
    succeeded(&renewed);
    let event: ArbWasm::ProgramLifetimeExtended = only_log(&renewed, ARB_WASM);
    assert_eq!(event.codehash, codehash);
    // The record keeps the estimate in KiB rounded up, so the renewal costs a little more.
    assert!(event.dataFee >= fee && event.dataFee < fee * U256::from(101) / U256::from(100));
    world.time = activation + 31 * DAY + 100;
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::programTimeLeftCall { program }), 365 * DAY - 100);

    world.time = activation + (31 + 365) * DAY;
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::programTimeLeftCall { program }), 0);
    world.time = activation + (31 + 365) * DAY;
    succeeded(&world.transact(ALICE, program, U256::ZERO, vec![]));
    world.time = activation + (31 + 365) * DAY + 1;
    let expired = ArbWasm::ProgramExpired { ageInSeconds: 365 * DAY + 1 };
    reverted_with(&world.send(ARB_WASM, &ArbWasm::programVersionCall { program }), &expired);
    let call = world.transact(ALICE, program, U256::ZERO, vec![]);
    took_all_gas(&world, &call);
    activated(&mut world, program);
    succeeded(&world.transact(ALICE, program, U256::ZERO, vec![]));
}

#[test]
fn a_new_version_asks_for_a_new_activation() {
    let (mut world, program, codehash) = with_program(Config::default());
    activated(&mut world, program);
    world.config.rules.stylus_version = 3;
    let stale = ArbWasm::ProgramNeedsUpgrade { version: 2, stylusVersion: 3 };
    reverted_with(&world.send(ARB_WASM, &ArbWasm::codehashVersionCall { codehash }), &stale);
    let keepalive = ArbWasm::codehashKeepaliveCall { codehash };
    reverted_with(&world.pay(ALICE, ARB_WASM, ONE_ETHER, &keepalive), &stale);
    activated(&mut world, program);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::codehashVersionCall { codehash }), 3);
}

#[test]
fn before_stylus_there_is_nothing_at_the_address() {
    let rules = Rules { arbos_version: 29, ..Rules::default() };
    let mut world = World::with(Config { rules, ..Config::default() });
    let outcome = world.send(ARB_WASM, &ArbWasm::inkPriceCall {});
    assert_eq!((outcome.status, outcome.output.len()), (Status::Success, 0));
}
