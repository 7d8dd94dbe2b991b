//! Selectors, errors and topics are those that tools know, written down here as numbers.

use alloy_primitives::{B256, b256, hex};
use alloy_sol_types::{SolCall, SolError, SolEvent};
use stylus_chain::precompiles::{
    ArbDebug, ArbGasInfo, ArbInfo, ArbOwner, ArbOwnerPublic, ArbSys, ArbWasm, ArbWasmCache,
};

#[track_caller]
fn method<C: SolCall>(selector: [u8; 4]) {
    assert_eq!(hex::encode(C::SELECTOR), hex::encode(selector), "{}", C::SIGNATURE);
}

#[track_caller]
fn error<E: SolError>(selector: [u8; 4]) {
    assert_eq!(hex::encode(E::SELECTOR), hex::encode(selector), "{}", E::SIGNATURE);
}

#[track_caller]
fn event<E: SolEvent>(topic: B256) {
    assert_eq!(E::SIGNATURE_HASH, topic, "{}", E::SIGNATURE);
}

#[test]
fn methods_have_their_known_selectors() {
    method::<ArbWasm::activateProgramCall>(hex!("58c780c2"));
    method::<ArbWasm::codehashVersionCall>(hex!("d70c0ca7"));
    method::<ArbWasm::codehashKeepaliveCall>(hex!("c689bad5"));
    method::<ArbWasmCache::allCacheManagersCall>(hex!("0ec1d773"));
    method::<ArbWasmCache::codehashIsCachedCall>(hex!("a72f179b"));
    method::<ArbOwnerPublic::getMaxStylusContractFragmentsCall>(hex!("e5a7f893"));
    method::<ArbSys::arbBlockNumberCall>(hex!("a3b1b31d"));
    method::<ArbSys::arbOSVersionCall>(hex!("051038f2"));
    method::<ArbSys::arbChainIDCall>(hex!("d127f54a"));
    method::<ArbInfo::getCodeCall>(hex!("7e105ce2"));
    method::<ArbGasInfo::getPricesInWeiCall>(hex!("41b247a8"));
    method::<ArbDebug::becomeChainOwnerCall>(hex!("0e5bbc11"));
    method::<ArbOwner::scheduleArbOSUpgradeCall>(hex!("e388b381"));
}

#[test]
fn errors_and_events_have_their_known_hashes() {
    error::<ArbWasm::ProgramNotActivated>(hex!("6f809c4e"));
    error::<ArbWasm::ProgramNeedsUpgrade>(hex!("637d968f"));
    error::<ArbWasm::ProgramExpired>(hex!("c9b12e52"));
    error::<ArbWasm::ProgramNotWasm>(hex!("27f38212"));
    error::<ArbWasm::ProgramUpToDate>(hex!("cc944bf2"));
    error::<ArbWasm::ProgramInsufficientValue>(hex!("09781ab7"));
    event::<ArbWasm::ProgramActivated>(b256!(
        "c0e812780707128d9a180db8ee4d1c1f1300b6dd0626d577b5d9ac759b76253c"
    ));
}
