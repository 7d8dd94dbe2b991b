//! The environment of a transaction under Arbitrum's rules.

use std::convert::Infallible;

use alloy_primitives::{B256, TxKind, U256};
use revm::{
    Database, Journal,
    context::{
        BlockEnv, CfgEnv, Context, JournalTr, LocalContext, TxEnv,
        result::{EVMError, InvalidTransaction},
    },
    context_interface::transaction::{AccessList, AccessListItem},
    primitives::hardfork::SpecId,
};

use stylus_wasm::Rules;

use crate::{
    config::Config,
    context::{ArbContext, Db, TxState},
    executor::{BlockPosition, Invalid, Mode, Transaction},
    recent::RecentPrograms,
};

/// From this ArbOS version on the EVM is Osaka's, with `CLZ` (EIP-7939); before it is Prague's.
const ARBOS_OSAKA: u64 = 50;

/// Ethereum's rules that an ArbOS version follows.
pub fn hardfork(rules: &Rules) -> SpecId {
    if rules.arbos_version < ARBOS_OSAKA { SpecId::PRAGUE } else { SpecId::OSAKA }
}

/// revm's context for `tx`.
pub fn context<'db>(
    db: &'db mut Db,
    config: &Config,
    block: BlockPosition,
    recent: RecentPrograms,
    tx: &Transaction,
    mode: Mode,
) -> Result<ArbContext<'db>, Invalid> {
    let next_nonce = db.basic(tx.from).unwrap_or_default().map_or(0, |account| account.nonce);
    let nonce = tx.nonce.unwrap_or(next_nonce);
    let mut journal = Journal::new(db);
    journal.set_spec_id(hardfork(&config.rules));
    Ok(Context {
        block: block_env(config, block),
        tx: tx_env(config, tx, nonce),
        cfg: cfg_env(config, mode),
        journaled_state: journal,
        chain: TxState::new(config.clone(), recent, mode.trace),
        local: LocalContext::default(),
        error: Ok(()),
    })
}

/// revm's refusal in our words.
pub fn invalid(error: EVMError<Infallible>) -> Invalid {
    let EVMError::Transaction(reason) = error else { return Invalid::Other(error.to_string()) };
    match reason {
        InvalidTransaction::NonceTooHigh { tx, state } | InvalidTransaction::NonceTooLow { tx, state } => {
            Invalid::Nonce { expected: state, got: tx }
        }
        InvalidTransaction::LackOfFundForMaxFee { fee, balance } => {
            Invalid::Balance { have: *balance, need: *fee }
        }
        InvalidTransaction::CallGasCostMoreThanGasLimit { initial_gas, gas_limit } => {
            Invalid::IntrinsicGas { limit: gas_limit, intrinsic: initial_gas }
        }
        other => Invalid::Other(other.to_string()),
    }
}

fn block_env(config: &Config, block: BlockPosition) -> BlockEnv {
    BlockEnv {
        number: U256::from(block.number),
        beneficiary: config.coinbase,
        timestamp: U256::from(block.timestamp),
        gas_limit: config.block_gas_limit,
        basefee: config.base_fee,
        // Arbitrum has no beacon: difficulty and prevrandao are one.
        difficulty: U256::ONE,
        prevrandao: Some(B256::with_last_byte(1)),
        ..BlockEnv::default()
    }
}

fn tx_env(config: &Config, tx: &Transaction, nonce: u64) -> TxEnv {
    let access_list = tx.access_list.as_ref().map(|entries| {
        let item = |(address, storage_keys): &(_, Vec<B256>)| AccessListItem {
            address: *address,
            storage_keys: storage_keys.clone(),
        };
        AccessList(entries.iter().map(item).collect())
    });
    TxEnv {
        // Arbitrum drops tips: whatever a transaction offers, it pays the base fee. Type 2 without a tip says so.
        tx_type: 2,
        gas_priority_fee: Some(0),
        caller: tx.from,
        gas_limit: tx.gas_limit,
        gas_price: tx.gas_price,
        kind: tx.to.map_or(TxKind::Create, TxKind::Call),
        value: tx.value,
        data: tx.data.clone(),
        nonce,
        chain_id: Some(config.chain_id),
        access_list: access_list.unwrap_or_default(),
        ..TxEnv::default()
    }
}

fn cfg_env(config: &Config, mode: Mode) -> CfgEnv {
    let spec = hardfork(&config.rules);
    let mut cfg = CfgEnv::new().with_spec_and_mainnet_gas_params(spec).with_chain_id(config.chain_id);
    cfg.tx_gas_limit_cap = Some(config.tx_gas_limit);
    cfg.limit_contract_code_size = Some(config.rules.max_code_size as usize);
    cfg.limit_contract_initcode_size = Some(2 * config.rules.max_code_size as usize);
    // Stylus code starts with 0xEF; which such code may be deployed is checked by us.
    cfg.disable_eip3541 = true;
    // Arbitrum does not raise the floor of call data.
    cfg.disable_eip7623 = true;
    cfg.disable_nonce_check = mode.simulate;
    cfg.disable_balance_check = mode.simulate;
    cfg.disable_base_fee = mode.simulate;
    // Contracts send too, when they are impersonated.
    cfg.disable_eip3607 = true;
    cfg
}
