//! `ArbWasmCache`: who may cache, what it costs, and what it saves.

use alloy_primitives::{Address, B256, U256, keccak256};
use stylus_chain::{
    arbos,
    config::Config,
    executor::Status,
    precompiles::{ARB_OWNER, ARB_WASM_CACHE, ArbOwner, ArbWasm, ArbWasmCache},
    programs::{self, ProgramRecord},
    system::CACHE_MANAGER,
};
use stylus_wasm::Rules;

use super::world::{ALICE, World, only_log, reverted_with, succeeded, took_all_gas};
use crate::vector_programs::wasm;

/// A world in which a minimal program is active.
fn with_program(config: Config) -> (World, Address, B256) {
    let mut world = World::with(config);
    let module = wasm("act_minimal");
    let code = stylus_wasm::encode_code(&module);
    let codehash = keccak256(&code);
    let info = stylus_wasm::activate(&module, &world.config.rules, 0).expect("a valid module").info;
    let record = ProgramRecord::new(&info, &world.config.rules, world.time);
    programs::insert_genesis(&mut world.db, codehash, record);
    let program = world.put_code("program", code);
    (world, program, codehash)
}

#[test]
fn a_cached_program_is_cheaper_until_it_is_evicted() {
    let (mut world, program, codehash) = with_program(Config::default());
    let is_cached = ArbWasmCache::codehashIsCachedCall { codehash };
    assert!(!world.ask(ARB_WASM_CACHE, &is_cached));
    let before = world.transact(ALICE, program, U256::ZERO, vec![]).gas_used;

    let outcome = world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: program });
    succeeded(&outcome);
    let event: ArbWasmCache::UpdateProgramCache = only_log(&outcome, ARB_WASM_CACHE);
    assert_eq!((event.manager, event.codehash, event.cached), (arbos::CHAIN_OWNER, codehash, true));
    assert!(world.ask(ARB_WASM_CACHE, &is_cached));
    // 69 * 128 and the program's own 18 fall away.
    let cached = world.transact(ALICE, program, U256::ZERO, vec![]).gas_used;
    assert_eq!(before - cached, 8_832 + 18);

    let again = world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: program });
    succeeded(&again);
    assert_eq!(again.logs.len(), 0, "it was cached already");

    let outcome = world.own(ARB_WASM_CACHE, &ArbWasmCache::evictCodehashCall { codehash });
    let event: ArbWasmCache::UpdateProgramCache = only_log(&outcome, ARB_WASM_CACHE);
    assert!(!event.cached);
    assert!(!world.ask(ARB_WASM_CACHE, &is_cached));
    assert_eq!(world.transact(ALICE, program, U256::ZERO, vec![]).gas_used, before);
}

#[test]
fn caching_pays_for_state_initialisation_and_event() {
    let (mut world, program, _) = with_program(Config::default());
    let call = ArbWasmCache::cacheProgramCall { addr: program };
    let data = alloy_sol_types::SolCall::abi_encode(&call);
    let zeros = data.iter().filter(|byte| **byte == 0).count() as u64;
    let intrinsic = 21_000 + 16 * (data.len() as u64 - zeros) + 4 * zeros;
    let outcome = world.own(ARB_WASM_CACHE, &call);
    // ArbOS' state, a word of arguments, code hash, manager and owner, parameters, record; LOG3 with a
    // word; the program's init cost; module hash; record.
    let expected = 800 + 3 + 2_600 + 800 + 800 + 100 + 800 + (375 * 4 + 8 * 32) + 18 + 800 + 20_000;
    assert_eq!(outcome.gas_used - intrinsic, expected);
}

#[test]
fn others_lose_all_gas() {
    let (mut world, program, codehash) = with_program(Config::default());
    let outcome = world.send(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: program });
    took_all_gas(&world, &outcome);
    let outcome = world.send(ARB_WASM_CACHE, &ArbWasmCache::evictCodehashCall { codehash });
    took_all_gas(&world, &outcome);
}

#[test]
fn only_active_programs_can_be_cached() {
    let (mut world, program, _) = with_program(Config::default());
    let plain = world.put_code("plain", vec![0x00]);
    let outcome = world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: plain });
    reverted_with(&outcome, &ArbWasm::ProgramNeedsUpgrade { version: 0, stylusVersion: 2 });
    world.time += 365 * 86_400 + 7;
    let age = world.time - super::world::START;
    let outcome = world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: program });
    reverted_with(&outcome, &ArbWasm::ProgramExpired { ageInSeconds: age });
}

#[test]
fn managers_are_appointed_by_owners() {
    let (mut world, program, _) = with_program(Config::default());
    let managers = ArbWasmCache::allCacheManagersCall {};
    assert_eq!(world.ask(ARB_WASM_CACHE, &managers), [CACHE_MANAGER]);
    succeeded(&world.own(ARB_OWNER, &ArbOwner::addWasmCacheManagerCall { manager: ALICE }));
    assert_eq!(world.ask(ARB_WASM_CACHE, &managers), [CACHE_MANAGER, ALICE]);
    assert!(world.ask(ARB_WASM_CACHE, &ArbWasmCache::isCacheManagerCall { manager: ALICE }));
    succeeded(&world.send(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: program }));
    // The first member goes, the last one takes its place.
    succeeded(&world.own(ARB_OWNER, &ArbOwner::removeWasmCacheManagerCall { manager: CACHE_MANAGER }));
    assert_eq!(world.ask(ARB_WASM_CACHE, &managers), [ALICE]);
    let outcome = world.own(ARB_OWNER, &ArbOwner::removeWasmCacheManagerCall { manager: CACHE_MANAGER });
    assert_eq!((outcome.status, outcome.output.len()), (Status::Revert, 0));
}

#[test]
fn the_first_version_cached_by_code_hash() {
    let rules = Rules { arbos_version: 30, ..Rules::default() };
    let (mut world, program, codehash) = with_program(Config { rules, ..Config::default() });
    let by_address = world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheProgramCall { addr: program });
    took_all_gas(&world, &by_address);
    succeeded(&world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheCodehashCall { codehash }));
    assert!(world.ask(ARB_WASM_CACHE, &ArbWasmCache::codehashIsCachedCall { codehash }));
    world.config.rules.arbos_version = 31;
    let by_hash = world.own(ARB_WASM_CACHE, &ArbWasmCache::cacheCodehashCall { codehash });
    took_all_gas(&world, &by_hash);
}
