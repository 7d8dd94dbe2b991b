//! A document with what the chain makes of it: its number and its digest, computed here and compared.

use std::borrow::Cow;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::Eip712Domain;
use usdai_bindings::ICaliber;

use super::file::{DocumentFile, keccak};
use super::typed;
use crate::deployment::contracts::CALIBER;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_hash;
use crate::verbs::session::Session;

/// CALIBER's EIP-712 domain.
const DOMAIN: (&str, &str) = ("CALIBER", "1");

/// Which title: its number, or the file of its document.
#[derive(Clone, Debug)]
pub enum TitleArgument {
    /// The number, 32 bytes.
    Number(B256),
    /// A file.
    File(PathBuf),
}

/// The file of a document.
#[derive(Clone, Debug)]
pub struct DocumentArgument(pub PathBuf);

/// A document on a chain.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The registry of titles.
    pub caliber: Address,
    /// As it was read.
    pub file: DocumentFile,
    /// As the registry takes it.
    pub document: ICaliber::Title,
    /// The title's number.
    pub title: U256,
    /// What bailee, appraiser and insurer sign.
    pub digest: B256,
    /// In which domain.
    pub domain: Eip712Domain,
}

impl FromStr for TitleArgument {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(parse_hash(text).map_or_else(|_| Self::File(text.into()), Self::Number))
    }
}

impl FromStr for DocumentArgument {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.into()))
    }
}

impl TitleArgument {
    /// The number.
    ///
    /// # Errors
    /// As [`Paper::open`].
    pub async fn title(&self, session: &Session) -> Result<U256, VerbError> {
        match self {
            Self::Number(number) => Ok(U256::from_be_bytes(number.0)),
            Self::File(path) => Ok(Paper::open(session, path).await?.title),
        }
    }
}

impl DocumentArgument {
    /// The document.
    ///
    /// # Errors
    /// As [`Paper::open`].
    pub async fn open(&self, session: &Session) -> Result<Paper, VerbError> {
        Paper::open(session, &self.0).await
    }

    /// The title's number.
    ///
    /// # Errors
    /// As [`Paper::open`].
    pub async fn title(&self, session: &Session) -> Result<U256, VerbError> {
        Ok(self.open(session).await?.title)
    }
}

impl Paper {
    /// Reads a document, and holds the number and digest that are computed here to those of the registry.
    ///
    /// # Errors
    /// The file has a wrong field; the registry is not there or hashes it otherwise.
    pub async fn open(session: &Session, path: &Path) -> Result<Self, VerbError> {
        let file = DocumentFile::read(path)?;
        let caliber = session.contract(CALIBER).await?;
        let domain = domain(session.client.chain_id(), caliber);
        let number = file.id();
        let digest = B256::from(caliber_nft::digest(&keccak, &domain.separator().0, &number.word()));
        let document = typed::title(&file.document());
        let view = ICaliber::documentDigestCall { document: document.clone() };
        let answer = session.client.call(caliber, &view).await?;
        check("document's digest", digest, answer.digest)?;
        let title = U256::from_be_bytes(number.word());
        check("title's number", title.into(), answer.title.into())?;
        Ok(Self { caliber, file, document, title, digest, domain })
    }

    /// The number as 32 bytes.
    #[must_use]
    pub fn number(&self) -> B256 {
        self.title.into()
    }
}

/// Holds what is computed here to what the contract says.
///
/// # Errors
/// [`Declined::DigestDiffers`].
pub fn check(what: &'static str, computed: B256, on_chain: B256) -> Result<(), Declined> {
    if computed == on_chain { Ok(()) } else { Err(Declined::DigestDiffers { what, computed, on_chain }) }
}

/// CALIBER's domain on a chain.
#[must_use]
pub fn domain(chain_id: u64, caliber: Address) -> Eip712Domain {
    Eip712Domain {
        name: Some(Cow::Borrowed(DOMAIN.0)),
        version: Some(Cow::Borrowed(DOMAIN.1)),
        chain_id: Some(U256::from(chain_id)),
        verifying_contract: Some(caliber),
        salt: None,
    }
}
