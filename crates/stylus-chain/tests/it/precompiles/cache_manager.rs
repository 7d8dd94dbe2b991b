//! The auction of places in the program cache.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::sol;
use stylus_chain::{
    precompiles::{ARB_WASM_CACHE, ArbWasm, ArbWasmCache},
    programs::{self, ProgramRecord},
    system::CACHE_MANAGER,
};

use super::world::{ALICE, World, reverted_with, succeeded};

sol! {
    interface CacheManager {
        struct Entry { bytes32 codehash; uint64 size; uint192 bid; }
        function placeBid(address program) external payable;
        function getMinBid(address program) external view returns (uint192);
        function getMinBid(uint64 size) external view returns (uint192);
        function isPaused() external view returns (bool);
        function queueSize() external view returns (uint64);
        function cacheSize() external view returns (uint64);
        function decay() external view returns (uint64);
        function getEntries() external view returns (Entry[] memory);
        function setCacheSize(uint64 newSize) external;
        function setDecayRate(uint64 newDecay) external;
        function setPaused(bool paused) external;
        function evictAll() external;
        function sweepFunds() external;

        error NotChainOwner(address sender);
        error BidsArePaused();
        error AlreadyCached(bytes32 codehash);
        error AsmTooLarge(uint256 asm, uint256 queueSize, uint256 cacheSize);
        error BidTooSmall(uint192 bid, uint192 min);
    }
}

/// Machine code of each program of these tests.
const KIB: u32 = 500;
const SIZE: u64 = KIB as u64 * 1_024;

/// A world with `count` active programs and no decay of bids.
fn with_programs(count: u8) -> (World, Vec<(Address, B256)>) {
    let mut world = World::new();
    let program = |number: u8, world: &mut World| {
        let code = vec![0xef, 0xf0, 0x00, 0x00, number];
        let codehash = keccak256(&code);
        let record = ProgramRecord {
            version: 2,
            activated_at: programs::hours_since_start_down(world.time),
            asm_estimate_kb: KIB,
            ..ProgramRecord::default()
        };
        programs::insert_genesis(&mut world.db, codehash, record);
        (world.put_code(&format!("program {number}"), code), codehash)
    };
    let programs = (0..count).map(|number| program(number, &mut world)).collect();
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::setDecayRateCall { newDecay: 0 }));
    (world, programs)
}

fn bid(world: &mut World, program: Address, wei: u64) -> stylus_chain::executor::Outcome {
    world.pay(ALICE, CACHE_MANAGER, U256::from(wei), &CacheManager::placeBidCall { program })
}

fn is_cached(world: &mut World, codehash: B256) -> bool {
    world.ask(ARB_WASM_CACHE, &ArbWasmCache::codehashIsCachedCall { codehash })
}

fn least(world: &mut World, size: u64) -> u64 {
    world.ask(CACHE_MANAGER, &CacheManager::getMinBid_1Call { size }).to()
}

#[test]
fn it_starts_empty_and_open() {
    let mut world = World::new();
    assert!(!world.ask(CACHE_MANAGER, &CacheManager::isPausedCall {}));
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::queueSizeCall {}), 0);
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::cacheSizeCall {}), 512 << 20);
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::decayCall {}), 50_000_000_000);
}

#[test]
fn a_place_costs_nothing_while_there_is_room() {
    let (mut world, programs) = with_programs(1);
    let (program, codehash) = programs[0];
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::getMinBid_0Call { program }).to::<u64>(), 0);
    succeeded(&bid(&mut world, program, 0));
    assert!(is_cached(&mut world, codehash));
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::queueSizeCall {}), SIZE);
    let again = bid(&mut world, program, 0);
    reverted_with(&again, &CacheManager::AlreadyCached { codehash });
}

#[test]
fn the_lowest_bids_leave_for_a_higher_one() {
    let (mut world, programs) = with_programs(4);
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::setCacheSizeCall { newSize: 3 * SIZE }));
    for ((program, _), wei) in programs.iter().zip([30, 10, 20]) {
        succeeded(&bid(&mut world, *program, wei));
    }
    assert_eq!([1, 2, 3].map(|places| least(&mut world, places * SIZE)), [10, 20, 30]);
    let (last, last_hash) = programs[3];
    let short = bid(&mut world, last, 9);
    let error = CacheManager::BidTooSmall { bid: "9".parse().unwrap(), min: "10".parse().unwrap() };
    reverted_with(&short, &error);
    succeeded(&bid(&mut world, last, 10));
    assert!(is_cached(&mut world, last_hash) && !is_cached(&mut world, programs[1].1));
    let entries = world.ask(CACHE_MANAGER, &CacheManager::getEntriesCall {});
    let mut bids: Vec<u64> = entries.iter().map(|entry| entry.bid.to()).collect();
    bids.sort_unstable();
    assert_eq!(bids, [10, 20, 30]);
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::queueSizeCall {}), 3 * SIZE);
}

#[test]
fn old_bids_decay() {
    let (mut world, programs) = with_programs(2);
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::setCacheSizeCall { newSize: SIZE }));
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::setDecayRateCall { newDecay: 3 }));
    let start = world.time;
    succeeded(&bid(&mut world, programs[0].0, 1_000));
    world.time = start + 100;
    assert_eq!(least(&mut world, SIZE), 1_000 - 300);
    world.time = start + 400;
    assert_eq!(least(&mut world, SIZE), 0);
    succeeded(&bid(&mut world, programs[1].0, 0));
    assert!(!is_cached(&mut world, programs[0].1));
}

#[test]
fn what_has_no_place_is_refused() {
    let (mut world, programs) = with_programs(1);
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::setCacheSizeCall { newSize: SIZE - 1 }));
    let too_large = CacheManager::AsmTooLarge {
        asm: U256::from(SIZE),
        queueSize: U256::ZERO,
        cacheSize: U256::from(SIZE - 1),
    };
    reverted_with(&bid(&mut world, programs[0].0, 1), &too_large);
    let ask = world.send(CACHE_MANAGER, &CacheManager::getMinBid_1Call { size: SIZE });
    reverted_with(&ask, &too_large);
    let no_program = world.put_code("plain", vec![0x00]);
    reverted_with(&bid(&mut world, no_program, 1), &ArbWasm::ProgramNotActivated {});
}

#[test]
fn owners_pause_empty_and_sweep() {
    let (mut world, programs) = with_programs(3);
    for (program, _) in &programs {
        succeeded(&bid(&mut world, *program, 7));
    }
    let evict = CacheManager::evictAllCall {};
    reverted_with(&world.send(CACHE_MANAGER, &evict), &CacheManager::NotChainOwner { sender: ALICE });
    succeeded(&world.own(CACHE_MANAGER, &evict));
    assert_eq!(world.ask(CACHE_MANAGER, &CacheManager::queueSizeCall {}), 0);
    for (_, codehash) in &programs {
        assert!(!is_cached(&mut world, *codehash));
    }
    assert_eq!(world.balance(CACHE_MANAGER), U256::from(21));
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::sweepFundsCall {}));
    assert_eq!(world.balance(CACHE_MANAGER), U256::ZERO);
    succeeded(&world.own(CACHE_MANAGER, &CacheManager::setPausedCall { paused: true }));
    reverted_with(&bid(&mut world, programs[0].0, 7), &CacheManager::BidsArePaused {});
}
