//! A loan as its contracts pass it on: the terms as calldata, the loan's id, the two words that the router stores,
//! and the refusals of [`usdai_core::loan`] as errors of an interface.
//!
//! The router moves money by it and the lens shows what would move. It holds no storage and calls nobody. A contract
//! lists [`errors::ILoanTerms`] in its own `abi/*.sol`.
//!
//! ```text
//! let terms = LoanTerms::read(arguments)?;              // strict, as kit's Arguments are
//! let loan = terms.id(router);                          // EIP-712 digest
//! let record = Record::unpack(words).ok_or_else(...)?;  // the loan, its decimals, its liquidation fee
//! let (after, payment) = record.loan.pay(&terms.arithmetic(record.decimals)?, amount, now).map_err(of_loan)?;
//! ```

#![cfg_attr(target_arch = "wasm32", no_std)]
extern crate alloc;

pub mod errors;

mod id;
mod record;
mod terms;

pub use id::{DOMAIN_NAME, DOMAIN_VERSION, domain_separator, of_domain};
pub use record::{Record, status_number};
pub use terms::LoanTerms;
