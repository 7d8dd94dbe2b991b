//! Signing for others to send: by a key, or by a key for a contract.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, Bytes, FixedBytes, fixed_bytes};
use alloy_sol_types::{Eip712Domain, SolStruct, sol};
use clap::Args;

use super::Answer;
use super::declined::Declined;
use super::error::VerbError;
use super::options::parse_address;
use super::session::{Sender, Session};
use super::signature::{SignatureFile, TranchePermit};
use crate::client::{ClientError, Signer, SignerArguments};

sol! {
    function isValidSignature(bytes32 hash, bytes signature) external view returns (bytes4);
}

/// What a contract answers that takes a signature as its own (ERC-1271).
const TAKEN: FixedBytes<4> = fixed_bytes!("1626ba7e");

/// Whose signature, and where it goes.
#[derive(Args, Clone, Debug)]
pub struct Signing {
    /// Sign for this contract, which takes the key's signature as its own (ERC-1271).
    #[arg(long = "for", value_name = "CONTRACT", value_parser = parse_address)]
    contract: Option<Address>,
    /// File to write the signature to, for whoever sends it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    signer: SignerArguments,
}

/// A key, and the account for which it signs.
#[derive(Debug)]
pub struct Hand {
    signer: Signer,
    /// The key's own account, or a contract.
    pub account: Address,
}

/// What was signed.
#[derive(Debug)]
pub struct Signed {
    /// It in words.
    pub words: String,
    /// It (EIP-712).
    pub digest: B256,
    /// The signature.
    pub signature: Bytes,
}

impl Signing {
    /// Gets the key.
    ///
    /// # Errors
    /// There is not exactly one.
    pub async fn hand(&self, session: &Session) -> Result<Hand, VerbError> {
        Hand::of(&self.signer, self.contract, session).await
    }

    /// What is printed and written. A contract is asked whether it takes the signature.
    ///
    /// # Errors
    /// [`Declined::NotTaken`] if it does not; the file cannot be written.
    pub(super) async fn answer(
        &self,
        session: &Session,
        hand: &Hand,
        signed: Signed,
        permits: Vec<TranchePermit>,
    ) -> Result<Answer, VerbError> {
        let Signed { words, digest, signature } = signed;
        if let Some(contract) = self.contract {
            hand.check_taken(session, contract, digest, &signature).await?;
        }
        let (signed, chain_id, signer) = (words, session.client.chain_id(), hand.account);
        let file = SignatureFile { signed, chain_id, digest, signer, signature, permits };
        file.answer(self.out.as_deref())
    }
}

impl Hand {
    /// A key, which may sign for a contract.
    ///
    /// # Errors
    /// There is not exactly one.
    pub async fn of(
        signer: &SignerArguments,
        contract: Option<Address>,
        session: &Session,
    ) -> Result<Self, VerbError> {
        let signer = signer.signer(session.client.chain_id()).await.map_err(ClientError::from)?;
        Ok(Self { account: contract.unwrap_or(signer.address()), signer })
    }

    /// Asks a contract whether it takes the key's signature.
    ///
    /// # Errors
    /// [`Declined::NotTaken`] if it does not.
    pub async fn check_taken(
        &self,
        session: &Session,
        contract: Address,
        digest: B256,
        signature: &Bytes,
    ) -> Result<(), VerbError> {
        let call = isValidSignatureCall { hash: digest, signature: signature.clone() };
        if session.optional(contract, &call).await? == Some(TAKEN) {
            return Ok(());
        }
        Err(Declined::NotTaken { contract, key: self.signer.address() }.into())
    }

    /// Signs EIP-712 data.
    ///
    /// # Errors
    /// The device or its user declines.
    pub async fn sign<T: SolStruct + Send + Sync>(
        &self,
        data: &T,
        domain: &Eip712Domain,
    ) -> Result<Bytes, VerbError> {
        let signature = self.signer.sign_typed_data(data, domain).await.map_err(ClientError::from)?;
        Ok(signature.as_bytes().into())
    }

    /// The account as a sender, if it is the key's own: a contract cannot sign permits.
    #[must_use]
    pub fn sender(&self) -> Option<Sender> {
        let signer = (self.account == self.signer.address()).then(|| self.signer.clone())?;
        Some(Sender { address: self.account, signer: Some(signer), is_dry_run: false })
    }
}
