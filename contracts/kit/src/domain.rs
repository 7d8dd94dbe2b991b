//! The EIP-712 domain, which follows the chain id, and its description by ERC-5267.

use crate::erc20::Token;
use crate::host;
use crate::words::{Word, short_text};
use alloy_primitives::{B256, b256};
use core::marker::PhantomData;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;

/// The version of every domain.
pub const VERSION: &str = "1";

/// keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)").
pub const DOMAIN_TYPE_HASH: B256 = b256!("8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f");
/// Which fields the domain has: name, version, chain id and contract are bits 0 to 3.
const FIELDS: u8 = 0x0f;

/// The domain of every signature for a token.
pub struct Domain<T>(PhantomData<T>);

/// The domain of the token `T` that runs.
pub const fn of<T: Token>() -> Domain<T> {
    Domain(PhantomData)
}

impl<T: Token> IEip712 for Domain<T> {
    const NAME: &'static str = T::NAME;
    const VERSION: &'static str = VERSION;

    /// The library's separator, hashed by the host.
    fn domain_separator_v4(&self) -> B256 {
        let (name, version) = (B256::new(Self::HASHED_NAME), B256::new(Self::HASHED_VERSION));
        let words = [DOMAIN_TYPE_HASH, name, version, host::chain_id().word(), host::this().word()];
        host::keccak_words(&[], &words)
    }

    /// The library's digest, hashed by the host.
    fn hash_typed_data_v4(&self, struct_hash: B256) -> B256 {
        host::keccak_words(&[0x19, 0x01], &[self.domain_separator_v4(), struct_hash])
    }
}

/// The result of `eip712Domain()` of a domain of version [`VERSION`].
pub fn description(name: &str) -> [B256; 12] {
    description_of(name, VERSION)
}

/// The same of any version; the SDK would encode this tuple with a word too many.
pub fn description_of(name: &str, version: &str) -> [B256; 12] {
    let fields = B256::right_padding_from(&[FIELDS]);
    let [name_length, name] = short_text(name);
    let [version_length, version] = short_text(version);
    [
        fields,
        0xe0_u64.word(),
        0x120_u64.word(),
        host::chain_id().word(),
        host::this().word(),
        B256::ZERO,
        0x160_u64.word(),
        name_length,
        name,
        version_length,
        version,
        B256::ZERO,
    ]
}
