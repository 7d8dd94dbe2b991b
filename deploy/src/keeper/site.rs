//! Where the keeper works: a chain, and the contracts of its address book.

use std::path::{Path, PathBuf};

use alloy::eips::BlockNumberOrTag;
use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::StateOverridesBuilder;
use alloy_primitives::{Address, U256, bytes, keccak256};
use usdai_bindings::IQEV;
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

use super::error::KeeperError;
use crate::book::Book;
use crate::client::{ChainArguments, Client};
use crate::deployment::contracts::{BEACON, QEV, SUSDAI};
use crate::project::Project;

/// Returns the time: TIMESTAMP, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN.
const TELL_TIME: alloy_primitives::Bytes = bytes!("4260005260206000f3");
/// Whoever tells the time: no one, and no precompile, as those keep their own code.
const CLOCK: Address = Address::repeat_byte(0xc1);

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
        Ok(Self { client, qev, vault, beacon, clock, first_block })
    }

    /// The chain's time: that of a call which is made now, and so of an estimate. An endpoint that does not execute
    /// pretended code has the time of its latest block.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn now(&self) -> Result<Timestamp, KeeperError> {
        let pretended = StateOverridesBuilder::default().with_code(CLOCK, TELL_TIME).build();
        let answer = self.client.simulate(TransactionRequest::default().with_to(CLOCK), pretended).await;
        let word = answer.ok().and_then(|answer| answer.as_ref().try_into().ok());
        let time = match word.and_then(|word| u64::try_from(U256::from_be_bytes::<32>(word)).ok()) {
            Some(time) => time,
            None => self.client.block(BlockNumberOrTag::Latest).await?.timestamp,
        };
        Ok(Timestamp::new(time))
    }
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
