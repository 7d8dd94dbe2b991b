//! Why nothing is deployed, in words that say what to do.

use std::io;
use std::path::PathBuf;

use alloy_primitives::{Address, B256, U256};

use super::artifact::ArtifactError;
use super::text::ether;
use crate::book::BookError;
use crate::build::BuildError;
use crate::client::{ClientError, SignerError};
use crate::config::ConfigError;

/// Why deploying, verifying or looking after a deployment stops.
#[derive(Debug, thiserror::Error)]
pub enum DeploymentError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The address book.
    #[error(transparent)]
    Book(#[from] BookError),
    /// There is nothing deployed to look at.
    #[error("there is no address book {}: deploy first, or name the book with --book", .0.display())]
    NoBook(PathBuf),
    /// A build.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// A built program.
    #[error(transparent)]
    Artifact(#[from] ArtifactError),
    /// The chain.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The signer.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// No threads to wait for answers with.
    #[error("cannot start: {0}")]
    Runtime(io::Error),
    /// The chain has no ArbOS.
    #[error("{0} is no Arbitrum chain: ArbSys does not answer")]
    NotArbitrum(String),
    /// The chain's ArbOS is older than what the programs were built for.
    #[error("the chain runs ArbOS {actual}; Stylus programs need {least} or later")]
    ArbosTooOld {
        /// Version that the chain runs.
        actual: u64,
        /// The first that will do.
        least: u64,
    },
    /// A contract is too long for an account.
    #[error(
        "{contract} has {bytes} bytes of code, the chain takes {limit}; it would have to be split into fragments, of \
         which the chain takes {fragments}, and that is not supported"
    )]
    CodeTooLarge {
        /// The contract.
        contract: &'static str,
        /// Bytes of its code.
        bytes: usize,
        /// The most that an account takes.
        limit: usize,
        /// Fragments that the chain allows.
        fragments: u8,
    },
    /// Gas is above the configured maximum.
    #[error(
        "gas costs {} gwei, more than max_gas_price_gwei in {}: try later, or allow more; nothing was sent",
        super::text::gwei(*.price), config.display()
    )]
    GasTooExpensive {
        /// Price in wei.
        price: u128,
        /// The configuration.
        config: PathBuf,
    },
    /// The deployer cannot pay.
    #[error("{account} has {} ETH, and needs about {}: send it {} ETH; nothing was sent",
        ether(*.balance), ether(*.needed), ether(.needed.saturating_sub(*.balance)))]
    TooPoor {
        /// Who signs.
        account: Address,
        /// Wei it has.
        balance: U256,
        /// Wei that it will need.
        needed: U256,
    },
    /// The chain lacks the StylusDeployer.
    #[error(
        "the chain has no StylusDeployer at {0}, which deploys, activates and constructs in one transaction"
    )]
    NoStylusDeployer(Address),
    /// The chain lacks EIP-2537.
    #[error(
        "the chain has no precompiles for BLS12-381 (EIP-2537), by which rounds of the beacon are verified: take a \
         chain with ArbOS 40 or later"
    )]
    NoBls,
    /// A reserve asset is not what the configuration says.
    #[error("usdai.assets: {symbol} at {address} {reason}")]
    Asset {
        /// What the configuration calls it.
        symbol: String,
        /// Its address there.
        address: Address,
        /// What is wrong.
        reason: String,
    },
    /// There is nothing where the configuration names a contract of somebody else's.
    #[error("{key}: there is no contract at {address} on this chain; nothing was sent")]
    NoContract {
        /// The configuration's key.
        key: &'static str,
        /// The address there.
        address: Address,
    },
    /// The book is about something else.
    #[error("{} is not about this deployment: {what} is {recorded} there and {actual} here; nothing was sent",
        book.display())]
    BookDiffers {
        /// The book.
        book: PathBuf,
        /// What differs.
        what: String,
        /// In the book.
        recorded: String,
        /// On the chain, in the configuration or of the signer.
        actual: String,
    },
    /// A contract in the book was built from other code.
    #[error(
        "{contract} was deployed with code {recorded}, but the build has {built}: check out the commit of the \
         address book, or change `salt` and name another --book for a new suite; nothing was sent"
    )]
    CodeDiffers {
        /// The contract.
        contract: String,
        /// Code hash in the book.
        recorded: B256,
        /// Code hash of the build.
        built: B256,
    },
    /// A contract in the book is not on the chain.
    #[error(
        "{contract} is not at {address} as the address book says ({found}): the book is of another chain or of \
         one that was reset; nothing was sent"
    )]
    NotThere {
        /// The contract.
        contract: String,
        /// Where it should be.
        address: Address,
        /// What is there.
        found: String,
    },
    /// The suite stands already and nothing records it.
    #[error(
        "{contract} stands at {address} already, but there is no address book {}: restore it, or change `salt` \
         for a new suite; nothing was sent",
        book.display()
    )]
    LostBook {
        /// The contract.
        contract: &'static str,
        /// Where it is.
        address: Address,
        /// Where the book should be.
        book: PathBuf,
    },
    /// Another account than the signer has to give the orders.
    #[error(
        "only the administrator {admin} can give the {orders} orders that are left, and the key is {signer}'s: \
         `usdai verify` lists them; nothing was sent"
    )]
    NotAdministrator {
        /// The authority's administrator.
        admin: Address,
        /// Who signs.
        signer: Address,
        /// How many orders are left.
        orders: usize,
    },
    /// A transaction succeeded and did not do what it should.
    #[error("{step}: transaction {transaction} succeeded, but {reason}")]
    NoEffect {
        /// What it was for.
        step: String,
        /// The transaction.
        transaction: B256,
        /// What is wrong.
        reason: String,
    },
    /// A contract is at its place and no transaction of the deployment made it.
    #[error("there is code at {0} since before this deployment began; change `salt` for a new suite")]
    Unexplained(Address),
    /// The verification found something.
    #[error("{0} things are not as they should be")]
    Differences(usize),
    /// A bid would be above what is allowed.
    #[error("a place for {contract} costs {} ETH, more than --max-bid allows; {}", ether(*.bid), bids_before(*.placed))]
    BidTooHigh {
        /// The contract.
        contract: String,
        /// Least bid in wei.
        bid: U256,
        /// Bids that were placed before.
        placed: usize,
    },
    /// The chain has no auction of cache places.
    #[error("the chain has no cache manager: {0}")]
    NoCacheManager(&'static str),
    /// What there is to say cannot be written.
    #[error("cannot write to standard output: {0}")]
    Output(io::Error),
    /// An amount in ETH that is none.
    #[error("{0:?} is no amount of ETH like 0.05")]
    NotEther(String),
}

fn bids_before(number: usize) -> String {
    match number {
        0 => "nothing was sent".into(),
        number => format!("{number} bids were placed before"),
    }
}
