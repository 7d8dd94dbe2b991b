//! `ArbOwner` and `ArbDebug`: what owners change, and that it lasts.

use alloy_primitives::{Address, FixedBytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::{
    arbos::{self, CHAIN_OWNER},
    executor::Status,
    precompiles::{
        ARB_DEBUG, ARB_OWNER, ARB_OWNER_PUBLIC, ARB_WASM, ArbDebug, ArbOwner, ArbOwnerPublic, ArbWasm,
    },
};
use stylus_wasm::Rules;

use super::world::{ALICE, World, only_log, succeeded, took_all_gas};

/// The rules that the next transaction would see.
fn rules(world: &mut World) -> Rules {
    arbos::effective(&mut world.db, &world.config.rules, world.time)
}

#[track_caller]
fn refused(world: &mut World, call: &impl SolCall) {
    let before = rules(world);
    let outcome = world.own(ARB_OWNER, call);
    assert_eq!((outcome.status, outcome.output.len()), (Status::Revert, 0));
    assert_eq!(rules(world), before);
}

#[test]
fn anybody_becomes_owner_of_a_development_chain() {
    let mut world = World::new();
    succeeded(&world.send(ARB_DEBUG, &ArbDebug::becomeChainOwnerCall {}));
    let owners = ArbOwnerPublic::getAllChainOwnersCall {};
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &owners), [CHAIN_OWNER, ALICE]);
    succeeded(&world.send(ARB_DEBUG, &ArbDebug::becomeChainOwnerCall {}));
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &owners).len(), 2, "a set");
    succeeded(&world.send(ARB_OWNER, &ArbOwner::removeChainOwnerCall { ownerToRemove: CHAIN_OWNER }));
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &owners), [ALICE]);
    let outcome = world.own(ARB_OWNER, &ArbOwner::addChainOwnerCall { newOwner: CHAIN_OWNER });
    took_all_gas(&world, &outcome);
}

#[test]
fn owners_pay_no_gas_and_their_acts_are_logged() {
    let mut world = World::new();
    let call = ArbOwner::setInkPriceCall { price: 20_000 };
    let data = call.abi_encode();
    let zeros = data.iter().filter(|byte| **byte == 0).count() as u64;
    let outcome = world.own(ARB_OWNER, &call);
    succeeded(&outcome);
    assert_eq!(outcome.gas_used, 21_000 + 4 * zeros + 16 * (data.len() as u64 - zeros));
    let event: ArbOwner::OwnerActs = only_log(&outcome, ARB_OWNER);
    assert_eq!((event.method, event.owner), (FixedBytes(ArbOwner::setInkPriceCall::SELECTOR), CHAIN_OWNER));
    assert_eq!(event.data.as_ref(), data);
}

#[test]
fn parameters_last_and_leave_the_others_alone() {
    let mut world = World::new();
    let mut expected = world.config.rules.clone();
    #[track_caller]
    fn becomes(world: &mut World, call: impl SolCall, expected: &Rules) {
        succeeded(&world.own(ARB_OWNER, &call));
        assert_eq!(rules(world), *expected);
    }
    macro_rules! set {
        ($field:ident, $value:expr, $call:ident { $argument:ident }) => {
            expected.$field = $value;
            becomes(&mut world, ArbOwner::$call { $argument: $value }, &expected);
        };
    }
    set!(ink_price, 16_777_215, setInkPriceCall { price });
    set!(max_stack_depth, u32::MAX, setWasmMaxStackDepthCall { depth });
    set!(free_pages, 9, setWasmFreePagesCall { pages });
    set!(page_gas, 65_535, setWasmPageGasCall { gas });
    set!(page_limit, 64, setWasmPageLimitCall { limit });
    set!(max_wasm_size, 1 << 20, setWasmMaxSizeCall { size });
    set!(expiry_days, 2, setWasmExpiryDaysCall { count });
    set!(keepalive_days, 1, setWasmKeepaliveDaysCall { count });
    set!(block_cache_size, 0, setWasmBlockCacheSizeCall { count });
    set!(max_fragment_count, 255, setMaxStylusContractFragmentsCall { maxFragments });
    set!(activation_gas, 123_456, setWasmActivationGasCall { gas });
    // Kept in units of 128, 32 and 2, rounded up.
    (expected.min_init_gas, expected.min_cached_init_gas) = (2, 11);
    becomes(&mut world, ArbOwner::setWasmMinInitGasCall { gas: 129, cached: 321 }, &expected);
    expected.init_cost_scalar = 51;
    becomes(&mut world, ArbOwner::setWasmInitCostScalarCall { percent: 101 }, &expected);
    expected.init_cost_scalar = 255;
    becomes(&mut world, ArbOwner::setWasmInitCostScalarCall { percent: u64::MAX }, &expected);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::inkPriceCall {}), 16_777_215);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::activationGasCall {}), 123_456);
}

#[test]
fn impossible_settings_are_refused() {
    let mut world = World::new();
    refused(&mut world, &ArbOwner::setInkPriceCall { price: 0 });
    refused(&mut world, &ArbOwner::setInkPriceCall { price: 1 << 24 });
    refused(&mut world, &ArbOwner::setL1PricePerUnitCall { pricePerUnit: U256::from(1) });
    refused(&mut world, &ArbOwner::scheduleArbOSUpgradeCall { newVersion: 62, timestamp: 0 });
    refused(&mut world, &ArbOwner::removeChainOwnerCall { ownerToRemove: ALICE });
    succeeded(&world.own(ARB_OWNER, &ArbOwner::setL1PricePerUnitCall { pricePerUnit: U256::ZERO }));
}

#[test]
fn a_scheduled_upgrade_comes_at_its_time() {
    let mut world = World::new();
    let old =
        Rules { arbos_version: 42, max_stack_depth: 262_144, max_wasm_size: 131_072, ..Rules::default() };
    world.config.rules = old.clone();
    let at = world.time + 1_000;
    succeeded(&world.own(ARB_OWNER, &ArbOwner::scheduleArbOSUpgradeCall { newVersion: 61, timestamp: at }));
    assert_eq!(rules(&mut world), old);
    let scheduled = world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getScheduledUpgradeCall {});
    assert_eq!((scheduled.arbosVersion, scheduled.scheduledForTimestamp), (61, at));
    world.time = at;
    let new = rules(&mut world);
    assert_eq!(new, Rules { arbos_version: 61, max_stack_depth: 22_000, max_wasm_size: 262_144, ..old });
}

#[test]
fn fee_accounts_are_set() {
    let mut world = World::new();
    let treasury = Address::repeat_byte(0x11);
    let call = ArbOwner::setNetworkFeeAccountCall { newNetworkFeeAccount: treasury };
    succeeded(&world.own(ARB_OWNER, &call));
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getNetworkFeeAccountCall {}), treasury);
    let call = ArbOwner::setInfraFeeAccountCall { newInfraFeeAccount: ALICE };
    succeeded(&world.own(ARB_OWNER, &call));
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getInfraFeeAccountCall {}), ALICE);
}
