//! Activation and renewal: what is checked, in which order, and who pays what.

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use revm::context::{ContextTr, JournalTr};
use stylus_wasm::{CodeForm, Rules};

use super::{ACTIVATION_GAS_VERSION, ArbWasm, program_fault};
use crate::{
    arbos::{self, cell},
    data_fee,
    precompiles::{
        arb_owner_public::fee_account,
        call::{Call, Fault, STATE_READ_GAS, STATE_WRITE_GAS, WORD_GAS},
    },
    programs::{self, ProgramRecord},
};

/// Gas that every activation pays before anything is looked at (Nitro's `precompiles/ArbWasm.go`).
const ACTIVATION_GAS: u64 = 1_659_168;
/// Reads and writes of the data fee's state: five words read, two written.
const DATA_FEE_GAS: u64 = 5 * STATE_READ_GAS + 2 * STATE_WRITE_GAS;
/// EIP-2929's prices of an account.
const COLD_ACCOUNT_GAS: u64 = 2_600;
const WARM_ACCOUNT_GAS: u64 = 100;

/// Activates the code of `program` and returns version and data fee. A module that breaks a rule burns all
/// gas.
pub fn activate(call: &mut Call<'_, '_>, program: Address) -> Result<ArbWasm::activateProgramReturn, Fault> {
    let surcharge = activation_gas(call)?;
    call.burn(ACTIVATION_GAS.saturating_add(surcharge))?;
    let Ok(codehash) = call.ctx.journal_mut().code_hash(program);
    let codehash = codehash.data;
    let rules = call.parameters()?;
    let known = call.program(codehash)?;
    if known.version == rules.stylus_version && !known.is_expired(&rules, call.now()) {
        return Err(ArbWasm::ProgramUpToDate {}.into());
    }
    let wasm = wasm_of(call, program, &rules)?;
    let open_pages = call.ctx.chain.pages.open;
    let activated = stylus_wasm::activate(&wasm, &rules, open_pages).map_err(|rejected| {
        call.ctx.chain.rejected = Some(rejected);
        Fault::OutOfGas
    })?;
    call.burn(activated.info.activation_gas)?;
    let module_hash = keccak256(&activated.module);
    call.burn(STATE_WRITE_GAS)?;
    programs::put_module_hash(call.ctx, codehash, module_hash);
    call.burn(DATA_FEE_GAS)?;
    let now = call.now();
    let fee = data_fee::add(call.ctx, activated.info.asm_estimate, now);
    let record = ProgramRecord { cached: known.cached, ..ProgramRecord::new(&activated.info, &rules, now) };
    call.burn(STATE_WRITE_GAS)?;
    programs::put(call.ctx, codehash, record);
    pay(call, fee)?;
    call.emit(&ArbWasm::ProgramActivated {
        codehash,
        moduleHash: module_hash,
        program,
        dataFee: fee,
        version: rules.stylus_version,
    })?;
    Ok((rules.stylus_version, fee).into())
}

/// Starts the life of an activation anew, for the data fee of its machine code.
pub fn keepalive(call: &mut Call<'_, '_>, codehash: B256) -> Result<(), Fault> {
    let rules = call.parameters()?;
    let mut record = call.program(codehash)?;
    let now = call.now();
    record.check(&rules, now).map_err(program_fault)?;
    let age = record.age_seconds(now);
    if age < programs::days(rules.keepalive_days) {
        return Err(ArbWasm::ProgramKeepaliveTooSoon { ageInSeconds: age }.into());
    }
    call.burn(DATA_FEE_GAS)?;
    let fee = data_fee::add(call.ctx, record.asm_size(), now);
    record.activated_at = programs::hours_since_start_down(now);
    call.burn(STATE_WRITE_GAS)?;
    programs::put(call.ctx, codehash, record);
    pay(call, fee)?;
    call.emit(&ArbWasm::ProgramLifetimeExtended { codehash, dataFee: fee })
}

/// The configurable part of the activation gas.
pub fn activation_gas(call: &mut Call<'_, '_>) -> Result<u64, Fault> {
    if call.rules().arbos_version < ACTIVATION_GAS_VERSION {
        return Ok(0);
    }
    call.burn(STATE_READ_GAS)?;
    Ok(arbos::current(call.ctx).activation_gas)
}

/// Sends the fee on and the rest of the value back.
fn pay(call: &mut Call<'_, '_>, fee: U256) -> Result<(), Fault> {
    let have = call.value();
    let rest = have
        .checked_sub(fee)
        .ok_or_else(|| Fault::from(ArbWasm::ProgramInsufficientValue { have, want: fee }))?;
    let collector = fee_account(call, cell::NETWORK_FEE_ACCOUNT)?;
    let caller = call.caller();
    call.transfer(collector, fee)?;
    call.transfer(caller, rest)
}

fn wasm_of(call: &mut Call<'_, '_>, program: Address, rules: &Rules) -> Result<Vec<u8>, Fault> {
    let Ok(code) = call.ctx.journal_mut().code(program);
    let code = code.data;
    match stylus_wasm::code_form(&code) {
        Some(CodeForm::Classic) => stylus_wasm::decode_code(&code, rules).map_err(|_| Fault::Plain),
        Some(CodeForm::Root) if rules.arbos_version >= ACTIVATION_GAS_VERSION => {
            let root = stylus_wasm::decode_root(&code, rules).map_err(|_| Fault::Plain)?;
            let fragments = read_fragments(call, &root.fragments, rules)?;
            stylus_wasm::join_fragments(&root, &fragments, rules).map_err(|_| Fault::Plain)
        }
        Some(CodeForm::Fragment) if rules.arbos_version >= ACTIVATION_GAS_VERSION => Err(Fault::Plain),
        _ => Err(ArbWasm::ProgramNotWasm {}.into()),
    }
}

/// Reads fragments at the price of an account and of a copy; the gas must suffice for the longest one.
fn read_fragments(
    call: &mut Call<'_, '_>,
    addresses: &[Address],
    rules: &Rules,
) -> Result<Vec<Bytes>, Fault> {
    let mut fragments = Vec::with_capacity(addresses.len());
    for address in addresses {
        let Ok(code) = call.ctx.journal_mut().code(*address);
        let access = if code.is_cold { COLD_ACCOUNT_GAS } else { WARM_ACCOUNT_GAS };
        let copy = |bytes: u64| WORD_GAS.saturating_mul(bytes.div_ceil(32));
        if call.gas_left() < access.saturating_add(copy(u64::from(rules.max_code_size))) {
            return Err(Fault::OutOfGas);
        }
        call.burn(access.saturating_add(copy(code.len() as u64)))?;
        fragments.push(code.data);
    }
    Ok(fragments)
}
