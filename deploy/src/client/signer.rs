//! A signer of one chain's transactions and of typed data.

use std::fmt;

use alloy::consensus::TxEnvelope;
use alloy::network::{EthereumWallet, NetworkTransactionBuilder};
use alloy::rpc::types::TransactionRequest;
use alloy::signers::Signer as _;
#[cfg(feature = "ledger")]
use alloy::signers::ledger::{HDPath, LedgerSigner};
use alloy::signers::local::PrivateKeySigner;
use alloy_primitives::{Address, Signature};
use alloy_sol_types::{Eip712Domain, SolStruct};

use super::source::SignerError;

/// Signs with a key that it never shows.
#[derive(Clone)]
pub struct Signer {
    key: Key,
    wallet: EthereumWallet,
    address: Address,
}

#[derive(Clone)]
enum Key {
    Local(PrivateKeySigner),
    #[cfg(feature = "ledger")]
    Ledger(std::sync::Arc<LedgerSigner>),
}

impl Signer {
    /// Signs with a key in memory, which is overwritten when the last copy is dropped.
    #[must_use]
    pub fn local(key: PrivateKeySigner, chain_id: u64) -> Self {
        let key = key.with_chain_id(Some(chain_id));
        Self { address: key.address(), wallet: EthereumWallet::from(key.clone()), key: Key::Local(key) }
    }

    /// Signs with the first account of a Ledger.
    ///
    /// # Errors
    /// [`SignerError::Ledger`] if none answers.
    #[cfg(feature = "ledger")]
    pub async fn ledger(chain_id: u64) -> Result<Self, SignerError> {
        let failed = |error: alloy::signers::ledger::LedgerError| SignerError::Ledger(error.to_string());
        let key = LedgerSigner::new(HDPath::LedgerLive(0), Some(chain_id)).await.map_err(failed)?;
        let key = std::sync::Arc::new(key);
        let address = alloy::signers::Signer::address(&*key);
        Ok(Self { address, wallet: EthereumWallet::new(key.clone()), key: Key::Ledger(key) })
    }

    /// Says that this build cannot.
    ///
    /// # Errors
    /// [`SignerError::NoLedgerSupport`].
    #[cfg(not(feature = "ledger"))]
    pub async fn ledger(_chain_id: u64) -> Result<Self, SignerError> {
        Err(SignerError::NoLedgerSupport)
    }

    /// Whose signature it is.
    #[must_use]
    pub const fn address(&self) -> Address {
        self.address
    }

    /// Signs EIP-712 data, such as a permit.
    ///
    /// # Errors
    /// [`SignerError`] if the device or its user declines.
    pub async fn sign_typed_data<T: SolStruct + Send + Sync>(
        &self,
        data: &T,
        domain: &Eip712Domain,
    ) -> Result<Signature, SignerError> {
        let signed = match &self.key {
            Key::Local(key) => key.sign_typed_data(data, domain).await,
            #[cfg(feature = "ledger")]
            Key::Ledger(key) => key.sign_typed_data(data, domain).await,
        };
        signed.map_err(|error| self.declined(&error))
    }

    /// Signs a transaction that has everything set.
    pub(super) async fn sign(&self, request: TransactionRequest) -> Result<TxEnvelope, SignerError> {
        request.build(&self.wallet).await.map_err(|error| self.declined(&error))
    }

    fn declined(&self, error: &dyn std::error::Error) -> SignerError {
        match &self.key {
            Key::Local(_) => SignerError::Sign(error.to_string()),
            #[cfg(feature = "ledger")]
            Key::Ledger(_) => SignerError::Ledger(error.to_string()),
        }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("address", &self.address).finish_non_exhaustive()
    }
}
