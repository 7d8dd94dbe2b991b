//! The state before a case: accounts, activated programs, and the chain's parameters.

use alloy_primitives::{Address, B256, KECCAK256_EMPTY, U256};
use revm::{bytecode::Bytecode, state::AccountInfo};
use stylus_chain::{
    arbos,
    config::{Config, TX_GAS_LIMIT},
    context::Db,
    programs::{self, ProgramRecord},
};
use stylus_wasm::Rules;

use crate::{
    format::{Account, Case},
    source::Source,
};

/// From this ArbOS version on the gas limit of a transaction is capped.
const ARBOS_TX_GAS_LIMIT: u64 = 50;
/// From this ArbOS version on a module may have 256 KiB instead of 128.
const ARBOS_LARGE_MODULES: u64 = 60;

/// The chain's parameters in `case`.
pub fn config(source: &Source, case: &Case) -> Result<Config, String> {
    let rules = rules(source, case)?;
    let (own, defaults) = (&case.env, &source.cases.defaults.env);
    let capped = rules.arbos_version >= ARBOS_TX_GAS_LIMIT;
    Ok(Config {
        chain_id: own.chain_id.or(defaults.chain_id).ok_or("no chain id")?,
        base_fee: own.basefee.or(defaults.basefee).ok_or("no base fee")?,
        block_gas_limit: own.gas_limit.or(defaults.gas_limit).ok_or("no block gas limit")?,
        coinbase: own.coinbase.or(defaults.coinbase).ok_or("no coinbase")?,
        genesis_timestamp: own.timestamp.or(defaults.timestamp).ok_or("no timestamp")?.saturating_sub(1),
        tx_gas_limit: if capped { TX_GAS_LIMIT } else { u64::MAX },
        debug: false,
        rules,
    })
}

/// The state in which the first step of `case` runs.
pub fn state(source: &Source, case: &Case, config: &Config) -> Result<Db, String> {
    let mut db = Db::default();
    arbos::genesis(&mut db, config);
    for (address, account) in &case.pre {
        insert(source, &mut db, *address, account)?;
    }
    for address in &case.activate {
        let name = case.pre.get(address).and_then(|account| account.program.as_deref());
        let name = name.ok_or_else(|| format!("{address} is activated but holds no program"))?;
        let record = record(source, name, config, is_cached(case, *address))?;
        let codehash = source.cases.programs.get(name).map(|program| program.codehash).unwrap_or_default();
        programs::insert_genesis(&mut db, codehash, record);
    }
    Ok(db)
}

fn rules(source: &Source, case: &Case) -> Result<Rules, String> {
    let (own, defaults) = (&case.params, &source.cases.defaults.params);
    macro_rules! parameter {
        ($name:ident) => {
            own.$name.or(defaults.$name).ok_or(concat!("no parameter ", stringify!($name)))?
        };
    }
    let scalar = |percent: u16| u8::try_from(percent / 2).map_err(|_| format!("scalar of {percent} %"));
    let arbos_version = parameter!(arbos_version);
    let max_wasm_size = Rules::default().max_wasm_size;
    Ok(Rules {
        arbos_version,
        stylus_version: parameter!(stylus_version),
        ink_price: parameter!(ink_price),
        max_stack_depth: parameter!(max_stack_depth),
        free_pages: parameter!(free_pages),
        page_gas: parameter!(page_gas),
        page_limit: parameter!(page_limit),
        min_init_gas: parameter!(min_init_gas),
        min_cached_init_gas: parameter!(min_cached_init_gas),
        init_cost_scalar: scalar(parameter!(init_cost_scalar_percent))?,
        cached_cost_scalar: scalar(parameter!(cached_cost_scalar_percent))?,
        max_wasm_size: if arbos_version < ARBOS_LARGE_MODULES { 1 << 17 } else { max_wasm_size },
        ..Rules::default()
    })
}

fn insert(source: &Source, db: &mut Db, address: Address, account: &Account) -> Result<(), String> {
    let code = match (&account.code, &account.program) {
        (Some(code), None) => code.clone(),
        (None, Some(name)) => source.code(name)?,
        (None, None) => Default::default(),
        (Some(_), Some(_)) => return Err(format!("{address} has both code and a program")),
    };
    let bytecode = Bytecode::new_legacy(code);
    let info = AccountInfo {
        balance: account.balance.unwrap_or_default(),
        nonce: account.nonce.unwrap_or_default(),
        code_hash: if bytecode.is_empty() { KECCAK256_EMPTY } else { bytecode.hash_slow() },
        code: Some(bytecode),
        ..AccountInfo::default()
    };
    db.insert_account_info(address, info);
    for (slot, value) in &account.storage {
        let word = |bytes: &B256| U256::from_be_bytes(bytes.0);
        let Ok(()) = db.insert_account_storage(address, word(slot), word(value));
    }
    Ok(())
}

fn record(source: &Source, name: &str, config: &Config, cached: bool) -> Result<ProgramRecord, String> {
    let activated = stylus_wasm::activate(&source.wasm(name)?, &config.rules, 0)
        .map_err(|error| format!("program {name} is not accepted: {error}"))?;
    let mut record = ProgramRecord::new(&activated.info, &config.rules, config.genesis_timestamp);
    record.cached = cached;
    Ok(record)
}

fn is_cached(case: &Case, address: Address) -> bool {
    let program = |address: &Address| case.pre.get(address).and_then(|account| account.program.as_deref());
    case.cached.iter().any(|cached| program(cached) == program(&address))
}
