//! What every verb begins with: the chain, its address book, the names of addresses.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::{Address, B256, keccak256};

use super::error::VerbError;
use super::options::{Reading, Sending};
use super::refused::Refused;
use crate::book::Book;
use crate::client::{Client, ClientError, Signer};
use crate::deployment::contracts::{
    AUTHORITY, CALIBER, COLLATERAL_AUCTION, DEPOSIT_TIMELOCK, LOAN_BOOK, LOAN_LENS, LOAN_POSITIONS,
    LOAN_ROUTER, QEV, QEV_LENS, SUSDAI, USDAI,
};
use crate::deployment::precompiles::{ARB_WASM, ArbWasm};
use crate::project::Project;

/// What the code of every Stylus program begins with (`arbos/programs`, EIP-3541 keeps it free).
const STYLUS_MARK: [u8; 2] = [0xef, 0xf0];

/// A chain and what is known of it.
#[derive(Debug)]
pub struct Session {
    /// The chain.
    pub client: Client,
    /// Time of its latest block, unix seconds: what it answers is as of then.
    pub block_time: u64,
    /// About the time of its next block, unix seconds: an idle chain may not have had one for days.
    pub now: u64,
    book: Book,
    path: PathBuf,
}

/// Who sends.
#[derive(Debug)]
pub struct Sender {
    /// The account.
    pub address: Address,
    /// Signs for it; nobody does in a dry run for an address.
    pub signer: Option<Signer>,
    /// Whether nothing is to be sent.
    pub is_dry_run: bool,
}

impl Session {
    /// Connects, and opens the chain's address book.
    ///
    /// # Errors
    /// The chain does not answer or is another one than the book's or `--chain-id`; there is no book.
    pub async fn open(reading: &Reading, root: Option<&Path>) -> Result<Self, VerbError> {
        let client = Client::connect(&reading.chain).await?;
        let chain_id = client.chain_id();
        if let Some(expected) = reading.chain_id {
            client.require_chain(expected, "--chain-id")?;
        }
        let path = match &reading.book {
            Some(path) => path.clone(),
            None => Book::path(&Project::find(root)?, None, chain_id),
        };
        let book = Book::read(&path)?.ok_or_else(|| Refused::NoBook { chain_id, book: path.clone() })?;
        client.require_chain(book.chain_id, &path.display().to_string())?;
        let found = client.block(BlockNumberOrTag::Earliest).await?.hash;
        if found != book.genesis_hash {
            let expected = book.genesis_hash;
            return Err(Refused::OtherChain { chain_id, expected, found, book: path }.into());
        }
        let block_time = client.block(BlockNumberOrTag::Latest).await?.timestamp;
        let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Ok(Self { client, block_time, now: block_time.max(clock), book, path })
    }

    /// USDai.
    ///
    /// # Errors
    /// The book does not have it, or nothing is there.
    pub async fn usdai(&self) -> Result<Address, VerbError> {
        self.contract(USDAI).await
    }

    /// The vault.
    ///
    /// # Errors
    /// The book does not have it, or nothing is there.
    pub async fn susdai(&self) -> Result<Address, VerbError> {
        self.contract(SUSDAI).await
    }

    /// The redemption auction.
    ///
    /// # Errors
    /// The book does not have it, or nothing is there.
    pub async fn qev(&self) -> Result<Address, VerbError> {
        self.contract(QEV).await
    }

    /// What reads its books.
    ///
    /// # Errors
    /// The book does not have it, or nothing is there.
    pub async fn qev_lens(&self) -> Result<Address, VerbError> {
        self.contract(QEV_LENS).await
    }

    /// The block of a contract: nothing happened to it before.
    #[must_use]
    pub fn first_block(&self, name: &str) -> u64 {
        self.book.contracts.get(name).map_or(self.book.first_block, |deployed| deployed.block)
    }

    /// Hash of the chain's block 0.
    #[must_use]
    pub const fn genesis_hash(&self) -> B256 {
        self.book.genesis_hash
    }

    /// The addresses of the contracts that were there by a block.
    #[must_use]
    pub fn deployed_until(&self, block: u64) -> Vec<Address> {
        let deployed = self.book.contracts.values().filter(|deployed| deployed.block <= block);
        deployed.map(|deployed| deployed.address).collect()
    }

    /// What the book says of a contract's address.
    #[must_use]
    pub fn address(&self, name: &str) -> Option<Address> {
        self.book.contracts.get(name).map(|deployed| deployed.address)
    }

    /// Who sends: the key's account, or for a dry run just `--from`.
    ///
    /// # Errors
    /// There is no key, or it is that of another address.
    pub async fn sender(&self, sending: &Sending) -> Result<Sender, VerbError> {
        if let (true, Some(address)) = (sending.dry_run, sending.from) {
            return Ok(Sender { address, signer: None, is_dry_run: true });
        }
        let signer = sending.signer.signer(self.client.chain_id()).await.map_err(ClientError::from)?;
        match sending.from {
            Some(from) if from != signer.address() => {
                Err(Refused::FromIsNotSigner { from, signer: signer.address() }.into())
            }
            _ => Ok(Sender { address: signer.address(), signer: Some(signer), is_dry_run: sending.dry_run }),
        }
    }

    /// The contracts of the book by address, as they are called.
    #[must_use]
    pub fn names(&self) -> BTreeMap<Address, String> {
        let named = self.book.contracts.iter();
        named.map(|(name, deployed)| (deployed.address, display_name(name).to_owned())).collect()
    }

    /// Refuses what would be lost: the zero address and the contracts themselves.
    ///
    /// # Errors
    /// [`Refused::BadRecipient`].
    pub fn check_recipient(&self, recipient: Address) -> Result<(), Refused> {
        let what = match self.names().remove(&recipient) {
            Some(name) => format!("the contract {name}"),
            None if recipient.is_zero() => "the zero address".into(),
            None => return Ok(()),
        };
        Err(Refused::BadRecipient { recipient, what })
    }

    /// A contract of the book.
    ///
    /// # Errors
    /// The book does not have it, or something else or nothing is there.
    pub async fn contract(&self, name: &'static str) -> Result<Address, VerbError> {
        let contract = display_name(name);
        let Some(deployed) = self.book.contracts.get(name) else {
            return Err(Refused::NotInBook { contract, book: self.path.clone() }.into());
        };
        let address = deployed.address;
        let code = self.client.code(address).await?;
        if code.is_empty() {
            return Err(Refused::NoCode { contract: contract.into(), address }.into());
        }
        let (expected, found) = (deployed.code_hash, keccak256(&code));
        if expected != found {
            return Err(Refused::OtherCode { contract, address, expected, found }.into());
        }
        if code.starts_with(&STYLUS_MARK) {
            // A call of a program that has expired fails without a reason; this asks for it.
            self.client.call(ARB_WASM, &ArbWasm::programTimeLeftCall { program: address }).await?;
        }
        Ok(address)
    }
}

fn display_name(name: &str) -> &str {
    match name {
        AUTHORITY => "Authority",
        USDAI => "USDai",
        SUSDAI => "sUSDai",
        QEV => "QEV",
        CALIBER => "CALIBER",
        LOAN_ROUTER => "Loan router",
        LOAN_LENS => "Loan lens",
        LOAN_POSITIONS => "Loan positions",
        LOAN_BOOK => "Loan book",
        DEPOSIT_TIMELOCK => "Deposit timelock",
        COLLATERAL_AUCTION => "Collateral auction",
        other => other,
    }
}
