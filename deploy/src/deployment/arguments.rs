//! Arguments that several commands have.

use std::path::{Path, PathBuf};

use super::error::DeploymentError;
use crate::book::Book;
use crate::client::{ChainArguments, Client};
use crate::config::Config;
use crate::project::Project;

/// A chain and what is to stand on it.
#[derive(clap::Args, Clone, Debug)]
pub struct SuiteArguments {
    #[command(flatten)]
    pub(super) chain: ChainArguments,
    /// What is to stand on the chain, such as deploy/config/arbitrum-sepolia.toml.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    #[command(flatten)]
    pub(super) book: BookArguments,
    /// Takes the programs in target/stylus as they are, instead of building them first.
    #[arg(long)]
    pub(super) no_build: bool,
}

/// Where the address book is.
#[derive(clap::Args, Clone, Debug)]
pub struct BookArguments {
    /// Address book; deploy/addresses/<CHAIN ID>.json by default.
    #[arg(long, value_name = "FILE")]
    book: Option<PathBuf>,
}

impl SuiteArguments {
    /// Reads the configuration and connects to the chain that it is for.
    ///
    /// # Errors
    /// A configuration that cannot be used, or another chain.
    pub(super) async fn open(&self) -> Result<(Config, Client), DeploymentError> {
        let config = Config::read(&self.config)?;
        config.require_named()?;
        let client = Client::connect(&self.chain).await?;
        client.require_chain(config.chain_id, &self.config.display().to_string())?;
        Ok((config, client))
    }
}

impl BookArguments {
    /// Where the book of a chain is.
    pub(super) fn path(&self, project: &Project, chain_id: u64) -> PathBuf {
        Book::path(project, self.book.as_deref(), chain_id)
    }

    /// The path and the book, which has to be there and be of this chain.
    ///
    /// # Errors
    /// [`DeploymentError::NoBook`], [`DeploymentError::BookDiffers`], a damaged book.
    pub(super) fn require(
        &self,
        project: &Project,
        client: &Client,
    ) -> Result<(PathBuf, Book), DeploymentError> {
        let path = self.path(project, client.chain_id());
        let book = Book::read(&path)?.ok_or_else(|| DeploymentError::NoBook(path.clone()))?;
        client.require_chain(book.chain_id, &name(&path))?;
        Ok((path, book))
    }
}

fn name(path: &Path) -> String {
    format!("the address book {}", path.display())
}
