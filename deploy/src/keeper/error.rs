//! Why the keeper cannot work, and what is no error to it.

use std::path::PathBuf;

use alloy_primitives::{Address, B256};
use alloy_sol_types::SolError;
use timelock::NetworkError;
use usdai_bindings::{ICollateralAuction, ILoanBook, ILoanRouter, IQEV};
use usdai_core::MathError;

use crate::book::BookError;
use crate::client::{ClientError, SignerError};
use crate::deployment::contracts::LOAN_ROUTER;
use crate::printable::printable;
use crate::project::NoProject;

/// What contracts answer when what was to be done is done, or when its time has passed.
const OVERTAKEN: [[u8; 4]; 16] = [
    IQEV::LockNotDue::SELECTOR,
    IQEV::NotRevealing::SELECTOR,
    IQEV::BeaconKnown::SELECTOR,
    IQEV::BeaconLate::SELECTOR,
    IQEV::NothingSealed::SELECTOR,
    IQEV::NotClearable::SELECTOR,
    ILoanRouter::WrongStatus::SELECTOR,
    ILoanRouter::WithinGrace::SELECTOR,
    ILoanRouter::NothingUnreported::SELECTOR,
    ICollateralAuction::NotForSale::SELECTOR,
    ICollateralAuction::RoundRunning::SELECTOR,
    ICollateralAuction::HasBid::SELECTOR,
    ICollateralAuction::NoBid::SELECTOR,
    ILoanBook::NotResumable::SELECTOR,
    ILoanBook::MarkNotRaised::SELECTOR,
    ILoanBook::NothingToSweep::SELECTOR,
];
/// What nodes say when another transaction of the same account has the place.
const NONCE_TAKEN: [&str; 4] = ["nonce too low", "nonce too high", "already known", "underpriced"];

/// Why the keeper stops, or why a step of it fails.
#[derive(Debug, thiserror::Error)]
pub enum KeeperError {
    /// The chain.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The signer.
    #[error(transparent)]
    Signer(#[from] SignerError),
    /// The address book.
    #[error(transparent)]
    Book(#[from] BookError),
    /// There is no address book.
    #[error("there is no address book {} for chain {chain_id}: name the chain's book with --book", book.display())]
    NoBook {
        /// The chain.
        chain_id: u64,
        /// Where it would be.
        book: PathBuf,
    },
    /// The project, where the book is looked for.
    #[error("{0}, or name the address book with --book")]
    NoProject(#[from] NoProject),
    /// The chain has the id of another.
    #[error("the chain's first block is {found}, and in {} it is {expected}: it is another chain", book.display())]
    OtherChain {
        /// In the book.
        expected: B256,
        /// On the chain.
        found: B256,
        /// The book.
        book: PathBuf,
    },
    /// A contract that is needed is not in the book.
    #[error("{} has no {contract}: this deployment has no auction to keep", book.display())]
    NotInBook {
        /// The contract.
        contract: &'static str,
        /// The book.
        book: PathBuf,
    },
    /// The book has some contracts of the credit side and not all.
    #[error("{} has {LOAN_ROUTER} and no {contract}: finish the deployment with `usdai deploy`", book.display())]
    CreditIncomplete {
        /// The contract.
        contract: &'static str,
        /// The book.
        book: PathBuf,
    },
    /// A contract of the book is not on the chain.
    #[error("{address} does not hold the code of {contract} that the address book names")]
    OtherCode {
        /// The contract.
        contract: &'static str,
        /// Where it should be.
        address: Address,
    },
    /// A number that cannot be: a calendar beyond the end of time.
    #[error("the auction's calendar makes no sense ({0})")]
    Calendar(#[from] MathError),
    /// The beacon's servers.
    #[error(transparent)]
    Beacon(#[from] timelock::ClientError),
    /// The beacon is none of the auction's.
    #[error("{0}")]
    OtherBeacon(String),
    /// A round cannot be written as the chain takes it.
    #[error("the round's signature cannot be written ({0})")]
    Signature(String),
    /// Steps failed; each was reported.
    #[error("{0} of the steps failed; see above, and run it again")]
    Failed(usize),
    /// Nobody can be told.
    #[error("cannot write to standard output ({0})")]
    Output(std::io::Error),
    /// The system has no event queue.
    #[error("cannot start: {0}")]
    Runtime(std::io::Error),
}

impl From<NetworkError> for KeeperError {
    fn from(error: NetworkError) -> Self {
        Self::OtherBeacon(printable(&error.to_string()))
    }
}

/// Says so if a transaction was refused because another did the same before, or had the same number of the same
/// account.
#[must_use]
pub fn overtaken(error: &ClientError) -> Option<&'static str> {
    match error {
        ClientError::Refused { message, .. } if NONCE_TAKEN.iter().any(|words| message.contains(words)) => {
            Some("another transaction of this account came first")
        }
        ClientError::Reverted { data, .. } => {
            let selector = data.first_chunk::<4>()?;
            OVERTAKEN.contains(selector).then_some("somebody else was faster")
        }
        _ => None,
    }
}

/// Whether less at once may go through: the chain answered, and not that nothing is left to do or that nobody pays.
#[must_use]
pub fn may_be_too_much(error: &ClientError) -> bool {
    let is_refused = match error {
        ClientError::Refused { message, .. } => !message.contains("insufficient funds"),
        ClientError::Reverted { .. } => true,
        _ => false,
    };
    is_refused && overtaken(error).is_none()
}
