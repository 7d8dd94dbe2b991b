//! The EIP-712 domain, which follows the chain id, and its description by ERC-5267.

use crate::words::{concatenated, short_text, Word};
use alloc::vec::Vec;
use alloy_primitives::B256;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;

/// The domain of every signature for this contract.
pub struct Domain;

impl IEip712 for Domain {
    const NAME: &'static str = "USDai";
    const VERSION: &'static str = "1";
}

/// Which fields the domain has: name, version, chain id and contract are bits 0 to 3.
const FIELDS: u8 = 0x0f;

/// The result of `eip712Domain()`; the SDK would encode this tuple with a word too many.
pub fn description() -> Vec<u8> {
    let mut fields = B256::ZERO;
    fields[0] = FIELDS;
    let [name_length, name] = short_text(Domain::NAME);
    let [version_length, version] = short_text(Domain::VERSION);
    concatenated(&[
        fields,
        0xe0_u64.word(),
        0x120_u64.word(),
        Domain::chain_id().word(),
        Domain::contract_address().word(),
        B256::ZERO,
        0x160_u64.word(),
        name_length,
        name,
        version_length,
        version,
        B256::ZERO,
    ])
}
