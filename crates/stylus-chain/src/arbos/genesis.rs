//! The state before the first block.

use alloy_primitives::{Address, KECCAK256_EMPTY, U256, address};
use revm::{bytecode::Bytecode, state::AccountInfo};

use super::{ARBOS, AddressSet, Space, cell};
use crate::{config::Config, context::Db, precompiles, system};

/// First chain owner, who also collects the fees of activations: the account of Nitro's development node.
pub const CHAIN_OWNER: Address = address!("3f1eae7d46d88f08fc2f8ed27fcb2ab183eb2d0e");

/// What `EXTCODECOPY` shows of a precompile: the INVALID opcode.
const PRECOMPILE_CODE: [u8; 1] = [0xfe];

/// Puts into an empty `db` what an Arbitrum chain has from the start: the account of ArbOS, its
/// precompiles, the first chain owner, and the system contracts.
pub fn genesis(db: &mut Db, config: &Config) {
    insert_account(db, ARBOS, 1, &[]);
    for address in precompiles::addresses(config) {
        insert_account(db, address, 1, &PRECOMPILE_CODE);
    }
    AddressSet::chain_owners().insert_genesis(db, CHAIN_OWNER);
    let collector = U256::from_be_bytes(CHAIN_OWNER.into_word().0);
    let Ok(()) = db.insert_account_storage(ARBOS, Space::ROOT.cell(cell::NETWORK_FEE_ACCOUNT), collector);
    for contract in system::CONTRACTS {
        insert_account(db, contract.address, 1, contract.code);
        for (slot, value) in contract.storage {
            let Ok(()) = db.insert_account_storage(contract.address, U256::from(*slot), *value);
        }
    }
    AddressSet::cache_managers().insert_genesis(db, system::CACHE_MANAGER);
}

/// Makes an account unless it is there, so that a balance given before the genesis stays.
fn insert_account(db: &mut Db, address: Address, nonce: u64, code: &'static [u8]) {
    let balance = db.cache.accounts.get(&address).map(|account| account.info.balance).unwrap_or_default();
    let code = Bytecode::new_legacy(code.into());
    let code_hash = if code.is_empty() { KECCAK256_EMPTY } else { code.hash_slow() };
    db.insert_account_info(
        address,
        AccountInfo { balance, nonce, code_hash, code: Some(code), ..AccountInfo::default() },
    );
}
