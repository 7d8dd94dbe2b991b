//! A loan's terms with all that is around them: its id, its currency, and where it stands.

use std::borrow::Cow;
use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{Eip712Domain, SolStruct};
use usdai_bindings::ILoanRouter::{self, LoanTerms};
use usdai_core::loan::Terms;
use usdai_core::{Seconds, Timestamp};

use super::arithmetic::Arithmetic;
use super::file::TermsFile;
use super::record::Record;
use super::source::{begun, terms_of};
use crate::deployment::contracts::LOAN_ROUTER;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_hash;
use crate::verbs::session::Session;
use crate::verbs::sum::{Sum, Token};

/// The router's EIP-712 domain.
const DOMAIN: (&str, &str) = ("USDai Loan Router", "2");

/// Which loan: the file of its terms, or its id.
#[derive(Clone, Debug)]
pub enum TermsArgument {
    /// A file.
    File(PathBuf),
    /// The id of a loan that has begun.
    Loan(B256),
}

/// A loan, begun or not.
#[derive(Clone, Debug)]
pub struct Deal {
    /// The loan router.
    pub router: Address,
    /// The terms as the router takes them.
    pub terms: LoanTerms,
    /// Their EIP-712 digest.
    pub id: B256,
    /// The loan's currency.
    pub currency: Token,
    /// The terms as the arithmetic takes them.
    pub arithmetic: Arithmetic,
    /// Where it stands; none before it began.
    pub record: Option<Record>,
    /// The chain's time.
    pub now: Timestamp,
}

impl FromStr for TermsArgument {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(parse_hash(text).map_or_else(|_| Self::File(text.into()), Self::Loan))
    }
}

impl Deal {
    /// Reads terms, and what the chain has of them.
    ///
    /// # Errors
    /// The file has a wrong field; the router is not there, hashes the terms otherwise or does not know the loan; the
    /// currency has other decimals.
    pub async fn open(session: &Session, argument: &TermsArgument) -> Result<Self, VerbError> {
        let router = session.contract(LOAN_ROUTER).await?;
        let (terms, written) = match argument {
            TermsArgument::File(path) => {
                let file = TermsFile::read(path)?;
                (terms_of(session, &file).await?, Some(file.arithmetic))
            }
            TermsArgument::Loan(loan) => (begun(session, router, *loan).await?, None),
        };
        let id = digest(&terms, session.client.chain_id(), router);
        let on_chain = ILoanRouter::loanTermsHashCall { terms: terms.clone() };
        let on_chain = session.client.call(router, &on_chain).await?;
        if id != on_chain {
            return Err(Declined::DigestDiffers { what: "loan's id", computed: id, on_chain }.into());
        }
        let currency = session.token(terms.currencyToken).await?;
        let words = session.client.call(router, &ILoanRouter::loanStateCall { loan: id }).await?;
        let record = Record::unpack(&words);
        let arithmetic = match (written, &record) {
            (Some(written), _) => written,
            (None, Some(record)) => {
                Arithmetic::new(&terms, record.decimals).ok_or(Declined::LoanUnknown { loan: id })?
            }
            (None, None) => return Err(Declined::LoanUnknown { loan: id }.into()),
        };
        let (written, on_chain) = (arithmetic.decimals.get(), currency.decimals);
        if written != on_chain {
            let token = format!("{} {}", currency.symbol, currency.address);
            return Err(Declined::DecimalsDiffer { token, written, on_chain }.into());
        }
        let now = Timestamp::new(session.client.time().await?);
        Ok(Self { router, terms, id, currency, arithmetic, record, now })
    }

    /// Where it stands.
    ///
    /// # Errors
    /// [`Declined::NotBegun`].
    pub fn begun(&self) -> Result<&Record, Declined> {
        self.record.as_ref().ok_or(Declined::NotBegun { loan: self.id })
    }

    /// The terms for the arithmetic.
    #[must_use]
    pub fn terms(&self) -> Terms<'_> {
        self.arithmetic.terms()
    }

    /// So many units of the currency.
    #[must_use]
    pub fn sum(&self, units: U256) -> Sum {
        self.currency.sum(units)
    }

    /// The domain in which terms are signed.
    #[must_use]
    pub fn domain(&self, chain_id: u64) -> Eip712Domain {
        domain(chain_id, self.router)
    }

    /// A moment later by so many seconds.
    ///
    /// # Errors
    /// [`usdai_core::MathError`] at the end of time.
    pub fn later(&self, seconds: u64) -> Result<Timestamp, VerbError> {
        Ok(self.now.checked_add(Seconds::new(seconds))?)
    }
}

/// The id of a loan of these terms.
#[must_use]
pub fn digest(terms: &LoanTerms, chain_id: u64, router: Address) -> B256 {
    terms.eip712_signing_hash(&domain(chain_id, router))
}

fn domain(chain_id: u64, router: Address) -> Eip712Domain {
    Eip712Domain {
        name: Some(Cow::Borrowed(DOMAIN.0)),
        version: Some(Cow::Borrowed(DOMAIN.1)),
        chain_id: Some(U256::from(chain_id)),
        verifying_contract: Some(router),
        salt: None,
    }
}
