//! A chain, a configuration, the built programs and the address book, held against each other.

use std::collections::BTreeSet;
use std::path::PathBuf;

use alloy_primitives::{Address, keccak256};

use super::artifact::{self, Artifact, Placement};
use super::chain::Facts;
use super::error::DeploymentError;
use super::state::{Addresses, State};
use super::wiring::Cast;
use crate::book::Book;
use crate::client::Client;
use crate::config::{Config, EpochGenesis};
use crate::project::Project;

/// Everything that a command about a deployment knows.
#[derive(Debug)]
pub struct Site {
    /// The connection.
    pub client: Client,
    /// The configuration.
    pub config: Config,
    /// What the chain is.
    pub facts: Facts,
    /// The programs at their places.
    pub artifacts: Vec<Artifact>,
    /// Who is who.
    pub cast: Cast,
    /// Who signs: the deployer, or whoever goes on once all contracts are there.
    pub signer: Address,
    /// The address book.
    pub book: Book,
    /// Where it is.
    pub book_path: PathBuf,
    /// The contracts that are on the chain and in the book.
    pub deployed: BTreeSet<&'static str>,
}

impl Site {
    /// Looks at everything and changes nothing. A new book is begun if there is none.
    ///
    /// # Errors
    /// [`DeploymentError`] if the book is about another chain, salt or code, or contracts are missing that another
    /// account deployed the others of.
    pub async fn survey(
        project: &Project,
        client: Client,
        config: Config,
        signer: Address,
        book: (PathBuf, Option<Book>),
    ) -> Result<Self, DeploymentError> {
        let facts = Facts::read(&client).await?;
        let (book_path, found) = book;
        let deployer = found.as_ref().map_or(signer, |book| book.deployer);
        let is_new = found.is_none();
        let begin = config.susdai.epoch_genesis.seconds(facts.timestamp);
        let epoch_genesis = match (config.susdai.epoch_genesis, &found) {
            (EpochGenesis::DayOfDeployment, Some(book)) => book.epoch_genesis,
            _ => begin,
        };
        let (salt, beacon_key) = (config.salt.clone(), config.qev.beacon.key());
        let endpoint = config.bridge.endpoint.get();
        let placement = Placement { deployer, salt, epoch_genesis, beacon_key, endpoint };
        let artifacts = artifact::load(project, &placement)?;
        let book =
            found.unwrap_or_else(|| Book::new(facts.chain_id, facts.genesis_hash, facts.block, &placement));
        require_same(&book, &book_path, &facts, &placement)?;
        let addresses: Addresses =
            artifacts.iter().map(|artifact| (artifact.contract.name, artifact.address)).collect();
        let cast = Cast { deployer, addresses };
        let deployed = BTreeSet::new();
        let mut site = Self { client, config, facts, artifacts, cast, signer, book, book_path, deployed };
        if is_new {
            site.require_nothing_there().await?;
        }
        site.deployed = site.require_contracts().await?;
        if signer != deployer && site.missing().next().is_some() {
            return Err(differs(&site.book_path, "the deployer", deployer, signer));
        }
        Ok(site)
    }

    /// What the contracts say; those to come are as their constructors will leave them.
    ///
    /// # Errors
    /// A contract that does not answer.
    pub async fn state(&self) -> Result<State, DeploymentError> {
        let Self { client, cast, config, .. } = self;
        let questions = cast.questions(config);
        Ok(State::read(client, &cast.addresses, &self.deployed, cast.deployer, &questions).await?)
    }

    /// The artifacts of contracts that are still to be deployed.
    pub fn missing(&self) -> impl Iterator<Item = &Artifact> {
        self.artifacts.iter().filter(|artifact| !self.deployed.contains(artifact.contract.name))
    }

    /// Every contract in the book was built from the present code and is on the chain.
    async fn require_contracts(&self) -> Result<BTreeSet<&'static str>, DeploymentError> {
        let mut deployed = BTreeSet::new();
        for artifact in &self.artifacts {
            let name = artifact.contract.name;
            let Some(entry) = self.book.contracts.get(name) else { continue };
            let built = artifact.program.codehash();
            if entry.code_hash != built {
                return Err(DeploymentError::CodeDiffers {
                    contract: name.into(),
                    recorded: entry.code_hash,
                    built,
                });
            }
            if entry.address != artifact.address {
                let what = format!("the address of {name}");
                return Err(differs(&self.book_path, &what, entry.address, artifact.address));
            }
            let code = self.client.code(entry.address).await?;
            if keccak256(&code) != entry.code_hash {
                let found = if code.is_empty() { "no code".into() } else { "other code".to_owned() };
                return Err(DeploymentError::NotThere {
                    contract: name.into(),
                    address: entry.address,
                    found,
                });
            }
            deployed.insert(name);
        }
        Ok(deployed)
    }

    /// Without a book, there must not be a suite either: its roles and parameters would be unknown.
    async fn require_nothing_there(&self) -> Result<(), DeploymentError> {
        for artifact in &self.artifacts {
            if !self.client.code(artifact.address).await?.is_empty() {
                let (contract, address) = (artifact.contract.name, artifact.address);
                return Err(DeploymentError::LostBook { contract, address, book: self.book_path.clone() });
            }
        }
        Ok(())
    }
}

fn require_same(
    book: &Book,
    path: &std::path::Path,
    facts: &Facts,
    placement: &Placement,
) -> Result<(), DeploymentError> {
    let pairs = [
        ("the chain id", book.chain_id.to_string(), facts.chain_id.to_string()),
        ("the hash of block 0", book.genesis_hash.to_string(), facts.genesis_hash.to_string()),
        ("the salt", format!("{:?}", book.salt), format!("{:?}", placement.salt)),
        ("the start of epoch 1", book.epoch_genesis.to_string(), placement.epoch_genesis.to_string()),
    ];
    match pairs.into_iter().find(|(_, recorded, actual)| recorded != actual) {
        Some((what, recorded, actual)) => Err(differs(path, what, recorded, actual)),
        None => Ok(()),
    }
}

fn differs(
    path: &std::path::Path,
    what: &str,
    recorded: impl ToString,
    actual: impl ToString,
) -> DeploymentError {
    DeploymentError::BookDiffers {
        book: path.into(),
        what: what.into(),
        recorded: recorded.to_string(),
        actual: actual.to_string(),
    }
}
