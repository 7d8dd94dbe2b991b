//! `ArbSys`, `ArbInfo`, `ArbGasInfo`, `ArbOwnerPublic`: what they answer.

use alloy_primitives::{Address, B256, U256, address, hex};
use stylus_chain::{
    arbos::CHAIN_OWNER,
    precompiles::{
        ARB_GAS_INFO, ARB_INFO, ARB_OWNER_PUBLIC, ARB_SYS, ArbGasInfo, ArbInfo, ArbOwnerPublic, ArbSys,
    },
};

use super::world::{ALICE, CALL, World, proxy, reverted_with};

#[test]
fn arb_sys_knows_the_chain() {
    let mut world = World::new();
    world.number = 77;
    assert_eq!(world.ask(ARB_SYS, &ArbSys::arbBlockNumberCall {}), U256::from(77));
    assert_eq!(world.ask(ARB_SYS, &ArbSys::arbChainIDCall {}), U256::from(412_346));
    assert_eq!(world.ask(ARB_SYS, &ArbSys::arbOSVersionCall {}), U256::from(55 + 61));
    assert_eq!(world.ask(ARB_SYS, &ArbSys::getStorageGasAvailableCall {}), U256::ZERO);
    assert!(!world.ask(ARB_SYS, &ArbSys::wasMyCallersAddressAliasedCall {}));
    let alias = ArbSys::mapL1SenderContractAddressToL2AliasCall {
        sender: address!("ffffffffffffffffffffffffffffffffffffffff"),
        unused: Address::ZERO,
    };
    let wrapped = address!("1111000000000000000000000000000000001110");
    assert_eq!(world.ask(ARB_SYS, &alias), wrapped);
}

#[test]
fn calls_are_top_level_two_frames_deep() {
    let mut world = World::new();
    let mut target = ARB_SYS;
    for (depth, expected) in [(0, true), (1, true), (2, true), (3, false)] {
        let answer = world.ask(target, &ArbSys::isTopLevelCallCall {});
        assert_eq!(answer, expected, "{depth} contracts between");
        target = world.put_code(&format!("proxy {depth}"), proxy(CALL, target));
    }
}

#[test]
fn hashes_are_those_of_the_last_256_blocks() {
    let mut world = World::new();
    let (known, hash) = (U256::from(1_000), B256::repeat_byte(7));
    world.db.cache.block_hashes.insert(known, hash);
    let ask = ArbSys::arbBlockHashCall { arbBlockNum: known };
    for number in [1_001, 1_256] {
        world.number = number;
        assert_eq!(world.ask(ARB_SYS, &ask), hash, "from block {number}");
    }
    for number in [1_000, 999, 1_257] {
        world.number = number;
        let outcome = world.send(ARB_SYS, &ask);
        let current = U256::from(number);
        reverted_with(&outcome, &ArbSys::InvalidBlockNumber { requested: known, current });
    }
    world.number = 5;
    let outcome = world.send(ARB_SYS, &ArbSys::arbBlockHashCall { arbBlockNum: U256::MAX });
    reverted_with(&outcome, &ArbSys::InvalidBlockNumber { requested: U256::MAX, current: U256::from(5) });
}

#[test]
fn arb_info_reads_accounts() {
    let mut world = World::new();
    let code = hex!("6001600255");
    let account = world.put_code("account", code);
    assert_eq!(world.ask(ARB_INFO, &ArbInfo::getCodeCall { account }).as_ref(), code);
    let rich = ArbInfo::getBalanceCall { account: CHAIN_OWNER };
    assert_eq!(world.ask(ARB_INFO, &rich), U256::from(10).pow(U256::from(24)));
    let nobody = Address::repeat_byte(0x77);
    assert_eq!(world.ask(ARB_INFO, &ArbInfo::getCodeCall { account: nobody }).len(), 0);
    assert_eq!(world.ask(ARB_INFO, &ArbInfo::getBalanceCall { account: nobody }), U256::ZERO);
}

#[test]
fn gas_has_one_price_and_no_part_for_a_parent_chain() {
    let mut world = World::new();
    let fee = U256::from(world.config.base_fee);
    let prices = world.ask(ARB_GAS_INFO, &ArbGasInfo::getPricesInWeiCall {});
    let word = fee * U256::from(20_000);
    assert_eq!((prices._0, prices._1, prices._2), (U256::ZERO, U256::ZERO, word));
    assert_eq!((prices._3, prices._4, prices._5), (fee, U256::ZERO, fee));
    let in_gas = world.ask(ARB_GAS_INFO, &ArbGasInfo::getPricesInArbGasCall {});
    assert_eq!((in_gas._0, in_gas._1, in_gas._2), (U256::ZERO, U256::ZERO, U256::from(20_000)));
    assert_eq!(world.ask(ARB_GAS_INFO, &ArbGasInfo::getMinimumGasPriceCall {}), fee);
    assert_eq!(world.ask(ARB_GAS_INFO, &ArbGasInfo::getL1BaseFeeEstimateCall {}), U256::ZERO);
    assert_eq!(world.ask(ARB_GAS_INFO, &ArbGasInfo::getCurrentTxL1GasFeesCall {}), U256::ZERO);
    let limit = U256::from(32_000_000);
    assert_eq!(world.ask(ARB_GAS_INFO, &ArbGasInfo::getMaxTxGasLimitCall {}), limit);
    assert_eq!(world.ask(ARB_GAS_INFO, &ArbGasInfo::getGasAccountingParamsCall {})._2, limit);
}

#[test]
fn owners_and_their_settings_are_public() {
    let mut world = World::new();
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getAllChainOwnersCall {}), [CHAIN_OWNER]);
    assert!(world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::isChainOwnerCall { addr: CHAIN_OWNER }));
    assert!(!world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::isChainOwnerCall { addr: ALICE }));
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getNetworkFeeAccountCall {}), CHAIN_OWNER);
    assert_eq!(world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getMaxStylusContractFragmentsCall {}), 4);
    let scheduled = world.ask(ARB_OWNER_PUBLIC, &ArbOwnerPublic::getScheduledUpgradeCall {});
    assert_eq!((scheduled.arbosVersion, scheduled.scheduledForTimestamp), (0, 0));
}
