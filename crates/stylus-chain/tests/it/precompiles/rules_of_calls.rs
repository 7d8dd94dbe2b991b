//! What all precompiles of ArbOS have in common: what is no call, what a call costs, who may make it.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::{
    config::Config,
    executor::Status,
    precompiles::{
        ARB_DEBUG, ARB_GAS_INFO, ARB_INFO, ARB_OWNER, ARB_OWNER_PUBLIC, ARB_SYS, ARB_WASM, ARB_WASM_CACHE,
        ArbDebug, ArbInfo, ArbOwner, ArbOwnerPublic, ArbSys, ArbWasm, ArbWasmCache, addresses,
    },
};
use stylus_wasm::Rules;

use super::world::{ALICE, CALL, DELEGATECALL, STATICCALL, World, proxy, succeeded, took_all_gas};

/// Those that anybody may call.
const PUBLIC: [Address; 7] =
    [ARB_SYS, ARB_INFO, ARB_OWNER_PUBLIC, ARB_GAS_INFO, ARB_WASM, ARB_WASM_CACHE, ARB_DEBUG];

#[test]
fn what_is_no_call_takes_all_gas() {
    let mut world = World::new();
    for address in PUBLIC {
        for data in [vec![], vec![1, 2, 3], vec![0xde, 0xad, 0xbe, 0xef]] {
            let outcome = world.transact(ALICE, address, U256::ZERO, data);
            assert_eq!(outcome.status, Status::Revert);
            took_all_gas(&world, &outcome);
        }
    }
}

#[test]
fn arguments_must_decode() {
    let mut world = World::new();
    let call = ArbInfo::getBalanceCall { account: ALICE }.abi_encode();
    let (cut, _) = call.split_at(call.len() - 1);
    let outcome = world.transact(ALICE, ARB_INFO, U256::ZERO, cut.to_vec());
    took_all_gas(&world, &outcome);
    let longer = [&call[..], &[0; 40]].concat();
    succeeded(&world.transact(ALICE, ARB_INFO, U256::ZERO, longer));
}

#[test]
fn value_goes_to_payable_methods_only() {
    let mut world = World::new();
    let outcome = world.pay(ALICE, ARB_SYS, U256::from(1), &ArbSys::arbChainIDCall {});
    took_all_gas(&world, &outcome);
    let outcome = world.pay(ALICE, ARB_DEBUG, U256::from(1), &ArbDebug::becomeChainOwnerCall {});
    took_all_gas(&world, &outcome);
}

#[test]
fn reading_costs_the_state_and_three_gas_a_word() {
    let mut world = World::new();
    let intrinsic =
        |data: &[u8]| 21_000 + data.iter().map(|byte| if *byte == 0 { 4 } else { 16 }).sum::<u64>();
    #[track_caller]
    fn costs(world: &mut World, to: Address, data: Vec<u8>, gas: u64, intrinsic: u64) {
        let outcome = world.transact(ALICE, to, U256::ZERO, data);
        succeeded(&outcome);
        assert_eq!(outcome.gas_used - intrinsic, gas);
    }
    let table = [
        (ARB_SYS, ArbSys::arbChainIDCall {}.abi_encode(), 800 + 3),
        // Pure: no state is opened.
        (ARB_SYS, alias().abi_encode(), 2 * 3 + 3),
        (ARB_INFO, ArbInfo::getBalanceCall { account: ALICE }.abi_encode(), 800 + 3 + 700 + 3),
        (ARB_WASM, ArbWasm::inkPriceCall {}.abi_encode(), 800 + 100 + 3),
        (ARB_WASM, ArbWasm::minInitGasCall {}.abi_encode(), 800 + 100 + 6),
        (ARB_OWNER_PUBLIC, ArbOwnerPublic::isChainOwnerCall { addr: ALICE }.abi_encode(), 800 + 3 + 800 + 3),
        // One member: size and member are read; offset, length, member come back.
        (ARB_OWNER_PUBLIC, ArbOwnerPublic::getAllChainOwnersCall {}.abi_encode(), 800 + 2 * 800 + 9),
        (ARB_WASM_CACHE, ArbWasmCache::isCacheManagerCall { manager: ALICE }.abi_encode(), 800 + 3 + 800 + 3),
    ];
    for (to, data, gas) in table {
        let paid_before = intrinsic(&data);
        costs(&mut world, to, data, gas, paid_before);
    }
}

#[test]
fn too_little_gas_is_out_of_gas() {
    let mut world = World::new();
    world.gas_limit = 21_000 + 4 * 16 + 802;
    let outcome = world.send(ARB_SYS, &ArbSys::arbChainIDCall {});
    assert_eq!(outcome.status, Status::OutOfGas);
    world.gas_limit += 1;
    succeeded(&world.send(ARB_SYS, &ArbSys::arbChainIDCall {}));
}

#[test]
fn contracts_may_call_and_read_but_not_delegate() {
    let mut world = World::new();
    let question = ArbSys::arbChainIDCall {};
    for (opcode, expected) in
        [(CALL, Status::Success), (STATICCALL, Status::Success), (DELEGATECALL, Status::Revert)]
    {
        let proxy = world.put_code("proxy", proxy(opcode, ARB_SYS));
        assert_eq!(world.send(proxy, &question).status, expected, "opcode {opcode:#x}");
    }
    // A pure method needs nothing of its account.
    let delegate = world.put_code("delegate", proxy(DELEGATECALL, ARB_SYS));
    succeeded(&world.send(delegate, &alias()));
    // A static call writes nothing.
    for (opcode, expected) in [(CALL, Status::Success), (STATICCALL, Status::Revert)] {
        let proxy = world.put_code("writer", proxy(opcode, ARB_DEBUG));
        assert_eq!(
            world.send(proxy, &ArbDebug::becomeChainOwnerCall {}).status,
            expected,
            "opcode {opcode:#x}"
        );
    }
}

#[test]
fn a_revert_undoes_what_a_precompile_wrote() {
    let mut world = World::new();
    // Calls with its call data, then reverts whatever happened.
    let mut code = proxy(CALL, ARB_DEBUG);
    let end = code.len() - 10;
    code.truncate(end);
    code.extend([0x5f, 0x5f, 0xfd]);
    let reverting = world.put_code("reverting", code);
    assert_eq!(world.send(reverting, &ArbDebug::becomeChainOwnerCall {}).status, Status::Revert);
    assert!(!world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::isChainOwnerCall { addr: reverting }));
}

#[test]
fn only_owners_use_arb_owner_and_only_debug_chains_arb_debug() {
    let mut world = World::with(Config { debug: false, ..Config::default() });
    let outcome = world.send(ARB_OWNER, &ArbOwner::setInkPriceCall { price: 1 });
    assert_eq!(outcome.status, Status::Halt);
    took_all_gas(&world, &outcome);
    let outcome = world.send(ARB_DEBUG, &ArbDebug::becomeChainOwnerCall {});
    assert_eq!(outcome.status, Status::Halt);
    took_all_gas(&world, &outcome);
}

#[test]
fn methods_come_with_their_versions() {
    let rules = Rules { arbos_version: 59, ..Rules::default() };
    let mut world = World::with(Config { rules, ..Config::default() });
    let ask = ArbOwnerPublic::getMaxStylusContractFragmentsCall {};
    let outcome = world.send(ARB_OWNER_PUBLIC, &ask);
    took_all_gas(&world, &outcome);
    world.config.rules.arbos_version = 60;
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &ask), 4);
}

#[test]
fn precompiles_are_warm_and_show_invalid_as_code() {
    let mut world = World::new();
    let config = world.config.clone();
    for address in addresses(&config) {
        let code = world.ask(ARB_INFO, &ArbInfo::getCodeCall { account: address });
        assert_eq!(code.as_ref(), [0xfe], "{address}");
        // BALANCE, POP, STOP: 100 gas and 2 for a warm account, 3 for PUSH20.
        let probe = [&[0x73][..], address.as_slice(), &[0x31, 0x50, 0x00]].concat();
        let probe = world.put_code("probe", probe);
        assert_eq!(world.transact(ALICE, probe, U256::ZERO, vec![]).gas_used, 21_000 + 3 + 100 + 2);
    }
}

#[test]
fn the_curve_p256_has_the_price_of_its_version() {
    for (version, gas) in [(30, 0), (31, 3_450), (49, 3_450), (50, 6_900), (61, 6_900)] {
        let rules = Rules { arbos_version: version, ..Rules::default() };
        let mut world = World::with(Config { rules, ..Config::default() });
        let p256 = Address::with_last_byte(0).into_word().0;
        let mut p256 = p256;
        p256[30] = 1;
        let outcome = world.transact(ALICE, Address::from_word(p256.into()), U256::ZERO, vec![]);
        succeeded(&outcome);
        assert_eq!(outcome.gas_used - 21_000, gas, "ArbOS {version}");
    }
}

fn alias() -> ArbSys::mapL1SenderContractAddressToL2AliasCall {
    ArbSys::mapL1SenderContractAddressToL2AliasCall { sender: ALICE, unused: ALICE }
}
