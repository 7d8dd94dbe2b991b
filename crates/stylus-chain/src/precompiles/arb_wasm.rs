//! `ArbWasm` (0x71): activation of programs, their records, and the parameters of Stylus.

use alloy_primitives::{Address, B256};
use alloy_sol_types::sol;

use super::{
    call::{Call, Fault},
    contract::{Method, payable, view},
};
use crate::programs::{self, ProgramError, ProgramRecord};

mod activate;

sol! {
    /// Activation of programs, their records, and the parameters of Stylus.
    interface ArbWasm {
        function activateProgram(address program) external payable returns (uint16 version, uint256 dataFee);
        function codehashKeepalive(bytes32 codehash) external payable;
        function stylusVersion() external view returns (uint16 version);
        function codehashVersion(bytes32 codehash) external view returns (uint16 version);
        function codehashAsmSize(bytes32 codehash) external view returns (uint32 size);
        function programVersion(address program) external view returns (uint16 version);
        function programInitGas(address program) external view returns (uint64 gas, uint64 gasWhenCached);
        function programMemoryFootprint(address program) external view returns (uint16 footprint);
        function programTimeLeft(address program) external view returns (uint64 secs);
        function inkPrice() external view returns (uint32 price);
        function maxStackDepth() external view returns (uint32 depth);
        function freePages() external view returns (uint16 pages);
        function pageGas() external view returns (uint16 gas);
        function pageRamp() external view returns (uint64 ramp);
        function pageLimit() external view returns (uint16 limit);
        function minInitGas() external view returns (uint64 gas, uint64 cached);
        function initCostScalar() external view returns (uint64 percent);
        function expiryDays() external view returns (uint16 count);
        function keepaliveDays() external view returns (uint16 count);
        function blockCacheSize() external view returns (uint16 count);
        function activationGas() external view returns (uint64 gas);

        event ProgramActivated(
            bytes32 indexed codehash, bytes32 moduleHash, address program, uint256 dataFee, uint16 version
        );
        event ProgramLifetimeExtended(bytes32 indexed codehash, uint256 dataFee);

        error ProgramNotWasm();
        error ProgramNotActivated();
        error ProgramNeedsUpgrade(uint16 version, uint16 stylusVersion);
        error ProgramExpired(uint64 ageInSeconds);
        error ProgramUpToDate();
        error ProgramKeepaliveTooSoon(uint64 ageInSeconds);
        error ProgramInsufficientValue(uint256 have, uint256 want);
    }
}

/// Steepness of the exponential memory price; its table is fixed (`arbos/programs/memory.go`).
const PAGE_RAMP: u64 = 620_674_314;
/// Units of the two least prices of entry, in gas, and of the scalar, in percent.
const MIN_INIT_GAS_UNIT: u64 = 128;
const MIN_CACHED_GAS_UNIT: u64 = 32;
const SCALAR_UNIT: u64 = 2;
/// First ArbOS version with a configurable part of the activation gas.
const ACTIVATION_GAS_VERSION: u64 = 60;

pub fn methods() -> Vec<Method> {
    let mut methods = parameter_methods();
    methods.extend([
        payable::<ArbWasm::activateProgramCall>(|call, args| activate::activate(call, args.program)),
        payable::<ArbWasm::codehashKeepaliveCall>(|call, args| {
            activate::keepalive(call, args.codehash).map(Into::into)
        }),
        view::<ArbWasm::codehashVersionCall>(|call, args| Ok(active(call, args.codehash)?.version)),
        view::<ArbWasm::codehashAsmSizeCall>(|call, args| Ok(active(call, args.codehash)?.asm_size())),
        view::<ArbWasm::programVersionCall>(|call, args| Ok(active_at(call, args.program)?.version)),
        view::<ArbWasm::programInitGasCall>(|call, args| {
            let record = active_at(call, args.program)?;
            let cached = call.rules().cached_gas(record.cached_cost);
            let init = call.rules().init_gas(record.init_cost);
            Ok((init.saturating_add(cached), cached).into())
        }),
        view::<ArbWasm::programMemoryFootprintCall>(
            |call, args| Ok(active_at(call, args.program)?.footprint),
        ),
        view::<ArbWasm::programTimeLeftCall>(|call, args| {
            let record = active_at(call, args.program)?;
            let age = record.age_seconds(call.now());
            Ok(programs::days(call.rules().expiry_days).saturating_sub(age))
        }),
    ]);
    methods
}

/// A record's error as the Solidity error of this precompile.
pub(super) fn program_fault(error: ProgramError) -> Fault {
    match error {
        ProgramError::NotActivated => ArbWasm::ProgramNotActivated {}.into(),
        ProgramError::NeedsUpgrade(version, stylus_version) => {
            ArbWasm::ProgramNeedsUpgrade { version, stylusVersion: stylus_version }.into()
        }
        ProgramError::Expired(age) => ArbWasm::ProgramExpired { ageInSeconds: age }.into(),
    }
}

fn parameter_methods() -> Vec<Method> {
    vec![
        view::<ArbWasm::stylusVersionCall>(|call, _| Ok(call.parameters()?.stylus_version)),
        view::<ArbWasm::inkPriceCall>(|call, _| Ok(call.parameters()?.ink_price)),
        view::<ArbWasm::maxStackDepthCall>(|call, _| Ok(call.parameters()?.max_stack_depth)),
        view::<ArbWasm::freePagesCall>(|call, _| Ok(call.parameters()?.free_pages)),
        view::<ArbWasm::pageGasCall>(|call, _| Ok(call.parameters()?.page_gas)),
        view::<ArbWasm::pageRampCall>(|call, _| call.parameters().map(|_| PAGE_RAMP)),
        view::<ArbWasm::pageLimitCall>(|call, _| Ok(call.parameters()?.page_limit)),
        view::<ArbWasm::minInitGasCall>(|call, _| {
            let rules = call.parameters()?;
            let cached = u64::from(rules.min_cached_init_gas) * MIN_CACHED_GAS_UNIT;
            Ok((u64::from(rules.min_init_gas) * MIN_INIT_GAS_UNIT, cached).into())
        }),
        view::<ArbWasm::initCostScalarCall>(|call, _| {
            Ok(u64::from(call.parameters()?.init_cost_scalar) * SCALAR_UNIT)
        }),
        view::<ArbWasm::expiryDaysCall>(|call, _| Ok(call.parameters()?.expiry_days)),
        view::<ArbWasm::keepaliveDaysCall>(|call, _| Ok(call.parameters()?.keepalive_days)),
        view::<ArbWasm::blockCacheSizeCall>(|call, _| Ok(call.parameters()?.block_cache_size)),
        view::<ArbWasm::activationGasCall>(|call, _| activate::activation_gas(call))
            .since(ACTIVATION_GAS_VERSION),
    ]
}

fn active(call: &mut Call<'_, '_>, codehash: B256) -> Result<ProgramRecord, Fault> {
    let rules = call.parameters()?;
    let record = call.program(codehash)?;
    record.check(&rules, call.now()).map_err(program_fault)?;
    Ok(record)
}

fn active_at(call: &mut Call<'_, '_>, program: Address) -> Result<ProgramRecord, Fault> {
    let codehash = call.code_hash(program)?;
    active(call, codehash)
}
