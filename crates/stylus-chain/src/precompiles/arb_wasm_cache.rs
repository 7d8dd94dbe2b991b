//! `ArbWasmCache` (0x72): which programs the chain keeps ready, so that calling them costs less.

use alloy_primitives::B256;
use alloy_sol_types::sol;

use super::{
    arb_wasm::program_fault,
    call::{Call, Fault, STATE_READ_GAS, STATE_WRITE_GAS},
    contract::{Method, view, write},
};
use crate::{
    arbos::AddressSet,
    programs::{self, ProgramError},
};

sol! {
    /// Which programs the chain keeps ready, so that calling them costs less.
    interface ArbWasmCache {
        function isCacheManager(address manager) external view returns (bool);
        function allCacheManagers() external view returns (address[] memory managers);
        function cacheCodehash(bytes32 codehash) external;
        function cacheProgram(address addr) external;
        function evictCodehash(bytes32 codehash) external;
        function codehashIsCached(bytes32 codehash) external view returns (bool);

        event UpdateProgramCache(address indexed manager, bytes32 indexed codehash, bool cached);
    }
}

/// First ArbOS version that caches by address instead of by code hash.
const BY_ADDRESS_VERSION: u64 = 31;

pub fn methods() -> Vec<Method> {
    vec![
        view::<ArbWasmCache::isCacheManagerCall>(|call, args| {
            call.is_member(AddressSet::cache_managers(), args.manager)
        }),
        view::<ArbWasmCache::allCacheManagersCall>(|call, _| call.members(AddressSet::cache_managers())),
        write::<ArbWasmCache::cacheCodehashCall>(|call, args| {
            set_cached(call, args.codehash, true).map(Into::into)
        })
        .until(BY_ADDRESS_VERSION - 1),
        write::<ArbWasmCache::cacheProgramCall>(|call, args| {
            let codehash = call.code_hash(args.addr)?;
            set_cached(call, codehash, true).map(Into::into)
        })
        .since(BY_ADDRESS_VERSION),
        write::<ArbWasmCache::evictCodehashCall>(|call, args| {
            set_cached(call, args.codehash, false).map(Into::into)
        }),
        view::<ArbWasmCache::codehashIsCachedCall>(|call, args| Ok(call.program(args.codehash)?.cached)),
    ]
}

/// Nothing happens if the program is in the wanted state already; others than managers and owners lose all
/// gas.
fn set_cached(call: &mut Call<'_, '_>, codehash: B256, cached: bool) -> Result<(), Fault> {
    let caller = call.caller();
    if !call.is_member(AddressSet::cache_managers(), caller)? && !call.is_chain_owner()? {
        return Err(Fault::OutOfGas);
    }
    let rules = call.parameters()?;
    let mut record = call.program(codehash)?;
    if cached && record.version != rules.stylus_version {
        return Err(program_fault(ProgramError::NeedsUpgrade(record.version, rules.stylus_version)));
    }
    if cached && record.is_expired(&rules, call.now()) {
        return Err(program_fault(ProgramError::Expired(record.age_seconds(call.now()))));
    }
    if record.cached == cached {
        return Ok(());
    }
    call.emit(&ArbWasmCache::UpdateProgramCache { manager: caller, codehash, cached })?;
    // What initialising costs once, then the module hash and the record.
    call.burn(u64::from(record.init_cost))?;
    call.burn(STATE_READ_GAS + STATE_WRITE_GAS)?;
    record.cached = cached;
    programs::put(call.ctx, codehash, record);
    Ok(())
}
