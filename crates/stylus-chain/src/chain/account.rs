//! Accounts with a key that is derived from their name.

use std::fmt;

use alloy_primitives::{Address, B256, Signature, U256, keccak256};
use k256::ecdsa::SigningKey;

/// A named account that can sign. The same name gives the same key on every chain.
#[derive(Clone)]
pub struct Account {
    /// Name from which the key is derived.
    pub name: String,
    /// Address of the key.
    pub address: Address,
    /// Private key on secp256k1. For tests only: whoever knows the name knows the key.
    pub key: SigningKey,
}

impl Account {
    /// The account with this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let key = derive(name);
        Self { name: name.into(), address: Address::from_private_key(&key), key }
    }

    /// Signs a 32-byte hash (a permit's digest, say) deterministically (RFC 6979) with low `s` (EIP-2).
    ///
    /// `as_bytes()` of the result gives the usual 65 bytes `r ‖ s ‖ v` with `v` 27 or 28. With probability
    /// 2^-127 ECDSA has no signature of a hash; then all of it is zero, which no verifier accepts.
    #[must_use]
    pub fn sign_hash(&self, hash: B256) -> Signature {
        match self.key.sign_prehash_recoverable(hash.as_slice()) {
            Ok(signature) => signature.into(),
            Err(_) => Signature::new(U256::ZERO, U256::ZERO, false),
        }
    }
}

impl From<&Account> for Address {
    fn from(account: &Account) -> Self {
        account.address
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.address)
    }
}

/// Hashes the name until the hash is a scalar of the curve, which it is but for one in 2^128.
fn derive(name: &str) -> SigningKey {
    let mut seed = keccak256(format!("account:{name}"));
    loop {
        if let Ok(key) = SigningKey::from_slice(seed.as_slice()) {
            return key;
        }
        seed = keccak256(seed);
    }
}
