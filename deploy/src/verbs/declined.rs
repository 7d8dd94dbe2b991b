//! What is refused of titles, loans and their sales before anything is sent.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;

use super::sum::{Sum, checksummed};
use crate::moment::utc;

/// Why a verb of titles, loans or sales does nothing. The text says what is the case, [`Declined::remedy`] what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "name", rename_all_fields = "camelCase")]
pub enum Declined {
    /// The contract hashes something else than this tool.
    #[error("the {what} is {computed} as computed here, and {on_chain} as the contract says")]
    DigestDiffers { what: &'static str, computed: B256, on_chain: B256 },
    /// The currency is divided otherwise than is written.
    #[error("the terms say that the currency has {written} decimals, and {token} says {on_chain}")]
    DecimalsDiffer { token: String, written: u8, on_chain: u8 },
    /// A name that the address book lacks.
    #[error("the address book does not have {contract}, which the terms name")]
    ContractUnknown { contract: &'static str },
    /// The key has no part in the document.
    #[error("{account} is neither bailee, appraiser nor insurer of the document")]
    NotAParty {
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// The key is another party's than the one who signs this.
    #[error("{account} is not the {role}, which is {expected}")]
    NotTheParty {
        role: &'static str,
        #[serde(serialize_with = "checksummed")]
        account: Address,
        #[serde(serialize_with = "checksummed")]
        expected: Address,
    },
    /// The key lends nothing.
    #[error("{account} lends no tranche of the terms")]
    NotALender {
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// The timelock has one deposit for a loan and a lender.
    #[error("{account} lends several tranches of the terms, and one alone can be paid out of escrow")]
    SeveralTranches {
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// A file with a signature of something else.
    #[error("the signature in {} is not of {digest}, which is what is to be signed", file.display())]
    SignedOther { file: PathBuf, digest: B256 },
    /// Digits that are no signature of a key.
    #[error("no account follows from the digits of a signature")]
    SignerUnknown,
    /// A contract does not take a key's signature.
    #[error("the contract {contract} does not take a signature of {key} as its own")]
    NotTaken {
        #[serde(serialize_with = "checksummed")]
        contract: Address,
        #[serde(serialize_with = "checksummed")]
        key: Address,
    },
    /// Somebody has signed who need not.
    #[error("a signature is of {signer}, who is not asked for one")]
    SignerNotAsked {
        #[serde(serialize_with = "checksummed")]
        signer: Address,
    },
    /// A party has not signed.
    #[error("the signature of the {role} {account} is missing")]
    SignatureMissing {
        role: &'static str,
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// A lender has neither signed nor escrowed.
    #[error("{lender}, who lends {amount}, has neither signed nor put that into escrow for this loan")]
    LenderUnready {
        #[serde(serialize_with = "checksummed")]
        lender: Address,
        amount: Box<Sum>,
    },
    /// No loan of these terms.
    #[error("loan {loan} has not begun")]
    NotBegun { loan: B256 },
    /// Nobody told of such a loan.
    #[error("no loan {loan} is known to the router")]
    LoanUnknown { loan: B256 },
    /// No instalment can be paid yet.
    #[error("nothing is due until after {}", utc(U256::from(*.opens_after)))]
    NothingDue { opens_after: u64 },
    /// At that time the loan was not there.
    #[error("the loan began {}, not before the time that is asked for", utc(U256::from(*.start)))]
    NotYetThen { start: u64 },
    /// It is over.
    #[error("nothing is owed of loan {loan}")]
    NothingOwed { loan: B256 },
    /// Nothing is put aside.
    #[error("no {symbol} waits for {account}")]
    NothingWaits {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        symbol: String,
    },
    /// Not in a sale.
    #[error("title {title} is not for sale")]
    NotForSale { title: B256 },
    /// The address book has no contract of this name.
    #[error("{contract:?} is not in the address book, which has {}", known.join(", "))]
    NoSuchContract { contract: String, known: Vec<String> },
    /// No operation was announced under this number.
    #[error("no operation {id} was announced")]
    OperationUnknown { id: B256 },
    /// An operation of nothing.
    #[error("it is not said which calls the operation makes")]
    NoCalls,
    /// The contract has no entry.
    #[error("{contract} has no way in that can be paused")]
    NothingToPause { contract: String },
}

impl Declined {
    /// What to do about it, in a sentence.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::DigestDiffers { .. } => {
                "Sign and send nothing: the contract is another version than this tool, or not what it should be."
            }
            Self::DecimalsDiffer { .. } => "Correct currency and currency_decimals in the terms.",
            Self::ContractUnknown { .. } => "Write an address, or finish the deployment with `usdai deploy`.",
            Self::NotAParty { .. } | Self::NotTheParty { .. } => "Sign with the key of the party.",
            Self::NotALender { .. } => {
                "Use the key of a lender, or compare the terms with those that were agreed."
            }
            Self::SeveralTranches { .. } => "Run `usdai loan sign` instead.",
            Self::SignedOther { .. } => "Have the present version signed, on this chain.",
            Self::NotTaken { .. } => "Sign with a key that it takes (ERC-1271), or leave --for out.",
            Self::SignerUnknown => "Give the file that the signer's command wrote with --out.",
            Self::SignerNotAsked { .. } => {
                "Leave it out; if that is a party, it signed another version or for another chain."
            }
            Self::SignatureMissing { .. } => {
                "Have it run `usdai title sign`, and pass that on with --signature."
            }
            Self::LenderUnready { .. } => "Have it run `usdai loan sign`, and pass that on with --signature.",
            Self::NotBegun { .. } => {
                "Open it with `usdai loan borrow`; another router, chain or field is another loan."
            }
            Self::LoanUnknown { .. } => {
                "Check the number, --rpc-url and --book, or give the file of its terms."
            }
            Self::NothingDue { .. } => "Wait, or name an amount, which pays principal back early.",
            Self::NotYetThen { .. } => "Name a later time.",
            Self::NothingOwed { .. } => "None is needed.",
            Self::NothingWaits { .. } => "None is needed, unless another currency or loan is meant.",
            Self::NotForSale { .. } => {
                "See `usdai title show` for where it is; a loan in default is foreclosed first."
            }
            Self::NoSuchContract { .. } => "Name one of them.",
            Self::OperationUnknown { .. } => "See `usdai authority show` for those that wait.",
            Self::NoCalls => "Give a file of calls, or --call.",
            Self::NothingToPause { .. } => "See `usdai authority show` for contracts with entries.",
        }
    }
}
