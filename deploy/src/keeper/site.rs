//! Where the keeper works: a chain, and the contracts of its address book.

use std::path::{Path, PathBuf};

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::{Address, keccak256};
use usdai_bindings::IQEV;
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

use super::error::KeeperError;
use crate::book::Book;
use crate::client::{ChainArguments, Client};
use crate::deployment::contracts::{
    BEACON, COLLATERAL_AUCTION, LOAN_BOOK, LOAN_LENS, LOAN_ROUTER, QEV, SUSDAI,
};
use crate::project::Project;

/// A chain with an auction on it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The chain.
    pub client: Client,
    /// The auction.
    pub qev: Address,
    /// The vault.
    pub vault: Address,
    /// What verifies rounds, if the book has it.
    pub beacon: Option<Address>,
    /// The calendar.
    pub clock: Clock,
    /// The block in which the auction was made.
    pub first_block: u64,
    /// Loans, if the book has them.
    pub credit: Option<CreditSite>,
}

/// The contracts of loans.
#[derive(Clone, Copy, Debug)]
pub struct CreditSite {
    /// Loans against titles.
    pub router: Address,
    /// Loans as numbers.
    pub lens: Address,
    /// What sells titles.
    pub auction: Address,
    /// The vault as a lender.
    pub book: Address,
    /// The block in which the router was made.
    pub first_block: u64,
}

impl Site {
    /// Connects, and looks the contracts up.
    ///
    /// # Errors
    /// The chain does not answer or is another one; there is no book, or no auction in it.
    pub async fn open(
        chain: &ChainArguments,
        chain_id: Option<u64>,
        book: Option<&Path>,
        root: Option<&Path>,
    ) -> Result<Self, KeeperError> {
        let client = Client::connect(chain).await?;
        if let Some(expected) = chain_id {
            client.require_chain(expected, "--chain-id")?;
        }
        let chain_id = client.chain_id();
        let path = match book {
            Some(path) => path.to_path_buf(),
            None => Book::path(&Project::find(root)?, None, chain_id),
        };
        let book = Book::read(&path)?.ok_or_else(|| KeeperError::NoBook { chain_id, book: path.clone() })?;
        client.require_chain(book.chain_id, &path.display().to_string())?;
        let (expected, found) = (book.genesis_hash, client.block(BlockNumberOrTag::Earliest).await?.hash);
        if found != expected {
            return Err(KeeperError::OtherChain { expected, found, book: path });
        }
        let (qev, first_block) = contract(&client, &book, &path, QEV).await?;
        let (vault, _) = contract(&client, &book, &path, SUSDAI).await?;
        let genesis = client.call(qev, &IQEV::genesisCall {}).await?;
        let clock = Clock { genesis: Timestamp::new(genesis) };
        let beacon = book.contracts.get(BEACON).map(|deployed| deployed.address);
        let credit = credit(&client, &book, &path).await?;
        Ok(Self { client, qev, vault, beacon, clock, first_block, credit })
    }

    /// The chain's time, as of [`Client::time`].
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn now(&self) -> Result<Timestamp, KeeperError> {
        Ok(Timestamp::new(self.client.time().await?))
    }
}

async fn credit(client: &Client, book: &Book, path: &Path) -> Result<Option<CreditSite>, KeeperError> {
    if !book.contracts.contains_key(LOAN_ROUTER) {
        return Ok(None);
    }
    if let Some(contract) = [LOAN_LENS, COLLATERAL_AUCTION, LOAN_BOOK]
        .into_iter()
        .find(|name| !book.contracts.contains_key(*name))
    {
        return Err(KeeperError::CreditIncomplete { contract, book: PathBuf::from(path) });
    }
    let (router, first_block) = contract(client, book, path, LOAN_ROUTER).await?;
    Ok(Some(CreditSite {
        router,
        lens: contract(client, book, path, LOAN_LENS).await?.0,
        auction: contract(client, book, path, COLLATERAL_AUCTION).await?.0,
        book: contract(client, book, path, LOAN_BOOK).await?.0,
        first_block,
    }))
}

async fn contract(
    client: &Client,
    book: &Book,
    path: &Path,
    contract: &'static str,
) -> Result<(Address, u64), KeeperError> {
    let missing = || KeeperError::NotInBook { contract, book: PathBuf::from(path) };
    let deployed = book.contracts.get(contract).ok_or_else(missing)?;
    let address = deployed.address;
    match keccak256(client.code(address).await?) == deployed.code_hash {
        true => Ok((address, deployed.block)),
        false => Err(KeeperError::OtherCode { contract, address }),
    }
}
