//! Signed transactions: from the wire to what the chain executes.

use alloy::{
    consensus::{
        SignableTransaction, Signed, Transaction as _, TxEip1559, TxEnvelope, transaction::SignerRecoverable,
    },
    eips::eip2718::{Decodable2718, Encodable2718},
};
use alloy_primitives::{Address, B256, Bytes, Signature, U256, keccak256};
use serde::{Deserialize, Serialize};
use stylus_chain::executor::Transaction;

use crate::error::RpcError;

/// A transaction and who sent it.
#[derive(Clone, Debug)]
pub struct SignedTransaction {
    /// The transaction with its signature and hash.
    pub envelope: TxEnvelope,
    /// The account that its signature names, or that was impersonated.
    pub from: Address,
}

/// A [`SignedTransaction`] in a file.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredTransaction {
    raw: Bytes,
    from: Address,
    hash: B256,
}

impl SignedTransaction {
    /// Decodes an EIP-2718 envelope and recovers its sender.
    ///
    /// # Errors
    /// The bytes are no transaction of type 0, 1 or 2, or the signature is not valid.
    pub fn decode(raw: &[u8]) -> Result<Self, RpcError> {
        let refuse = |reason: String| RpcError::invalid_params(format!("no signed transaction: {reason}"));
        let envelope = TxEnvelope::decode_2718_exact(raw).map_err(|error| refuse(error.to_string()))?;
        if !matches!(envelope, TxEnvelope::Legacy(_) | TxEnvelope::Eip2930(_) | TxEnvelope::Eip1559(_)) {
            return Err(RpcError::rejected("transaction type not supported: only 0, 1 and 2 are"));
        }
        let from = envelope.recover_signer().map_err(|error| refuse(error.to_string()))?;
        Ok(Self { envelope, from })
    }

    /// A transaction of an account whose key nobody has. Its signature is empty, and its hash covers the sender, so
    /// that two accounts that send the same have two transactions.
    #[must_use]
    pub fn impersonated(tx: TxEip1559, from: Address) -> Self {
        let hash = keccak256([tx.encoded_for_signing().as_slice(), from.as_slice()].concat());
        let signature = Signature::new(U256::ZERO, U256::ZERO, false);
        Self { envelope: Signed::new_unchecked(tx, signature, hash).into(), from }
    }

    /// Its hash.
    #[must_use]
    pub fn hash(&self) -> B256 {
        *self.envelope.tx_hash()
    }

    /// Its nonce.
    #[must_use]
    pub fn nonce(&self) -> u64 {
        self.envelope.nonce()
    }

    /// What the chain executes.
    #[must_use]
    pub fn to_executable(&self) -> Transaction {
        let tx = &self.envelope;
        let access_list = tx
            .access_list()
            .map(|list| list.iter().map(|item| (item.address, item.storage_keys.clone())).collect());
        Transaction {
            from: self.from,
            to: tx.to(),
            value: tx.value(),
            data: tx.input().clone(),
            gas_limit: tx.gas_limit(),
            gas_price: tx.max_fee_per_gas(),
            nonce: Some(tx.nonce()),
            access_list,
        }
    }

    /// As it is kept in a file.
    #[must_use]
    pub fn to_stored(&self) -> StoredTransaction {
        StoredTransaction { raw: self.envelope.encoded_2718().into(), from: self.from, hash: self.hash() }
    }

    /// From a file. The signature is not checked again.
    ///
    /// # Errors
    /// The bytes are no transaction.
    pub fn from_stored(stored: &StoredTransaction) -> Result<Self, RpcError> {
        let refuse =
            |reason: String| RpcError::internal(format!("a stored transaction is damaged: {reason}"));
        let envelope =
            TxEnvelope::decode_2718_exact(&stored.raw).map_err(|error| refuse(error.to_string()))?;
        if *envelope.tx_hash() == stored.hash {
            return Ok(Self { envelope, from: stored.from });
        }
        match envelope {
            TxEnvelope::Eip1559(signed) => {
                let impersonated = Self::impersonated(signed.into_parts().0, stored.from);
                match impersonated.hash() == stored.hash {
                    true => Ok(impersonated),
                    false => Err(refuse("its hash differs".into())),
                }
            }
            _ => Err(refuse("its hash differs".into())),
        }
    }
}
