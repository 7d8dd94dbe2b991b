//! CALIBER: titles of hardware, what they say, who signs that, what they go through, and what may be lent on them.
//!
//! A title's content is a [`Document`] that never changes; its hash is what bailee, appraiser and insurer sign, and
//! the title's number. Later appraisals and policies are appended. Its life is the table [`EDGES`] and nothing else.
//! Each serial is in one live title.
//!
//! The crate knows no chain. Hashing is the caller's ([`Keccak`]), storage is the caller's ([`Slots`]), signatures,
//! roles and tokens are the caller's altogether, and every rounding is down. [`Registry`] is the whole of it; what it
//! is made of can be used alone:
//!
//! | what | where |
//! |---|---|
//! | what a title says | [`Document`], [`AssetClass`], [`SiteTier`], [`check_text`] |
//! | who signs what | [`Parties`], [`Signed`], [`TITLE_TYPE`], [`Appraisal::append_hash`], [`digest`] |
//! | serials, their root, proof and holder | [`serial_hash`], [`serial_root`], [`serial_proof`], [`holder`] |
//! | its life | [`State`], [`Actor`], [`EDGES`], [`Condition`], [`Facts`], [`step`] |
//! | what a monitor stops | [`Freeze`], [`Title::check_transfer`] |
//! | what it is worth, and what may be lent | [`Appraisal`], [`Depreciation`], [`Cover`], [`max_loan_down`] |
//! | who may borrow, who takes first losses | [`Standing`], [`Office`] |
//! | what is kept in a slot | [`Title`], [`Valuation`], [`LoanToValues`], [`Slot`] |
//!
//! What is left of an appraisal of a million dollars that loses 30% a year to a residual of 10%, and what may be lent:
//!
//! ```
//! use caliber_nft::{Appraisal, Cover, Depreciation, LoanToValue, Method, YEAR, max_loan_down};
//! use usdai_core::{Seconds, Timestamp, U256, Usd};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (value, appraised_at) = (Usd::new(U256::from(1_000_000)), Timestamp::new(1_767_592_800));
//! let depreciation = Depreciation::new(Method::StraightLine, 3_000, 1_000)?;
//! let appraisal = Appraisal { value, appraised_at, depreciation };
//! let after = |years: u64| appraised_at.checked_add(Seconds::new(years * YEAR.get()));
//! assert_eq!(appraisal.value_at_down(after(2)?)?, Usd::new(U256::from(400_000)));
//! assert_eq!(appraisal.value_at_down(after(9)?)?, Usd::new(U256::from(100_000)));
//!
//! let cover = Cover { insured: value, expires_at: after(1)? };
//! let most = |now| max_loan_down(&appraisal, &cover, LoanToValue::DEFAULT, now);
//! assert_eq!(most(appraised_at)?, Usd::new(U256::from(700_000)));
//! assert_eq!(most(appraised_at.checked_add(Seconds::new(181 * 86_400))?)?, Usd::ZERO);
//! # Ok(())
//! # }
//! ```

#![no_std]

mod appraisal;
mod binding;
mod class;
mod depreciation;
mod document;
mod error;
mod facts;
mod freeze;
mod lending;
mod machine;
mod offices;
mod packed;
mod party;
mod policy;
mod registry;
mod serials;
mod slots;
mod standing;
mod state;
mod text;
mod title;
mod typed;

pub use appraisal::{
    APPRAISAL_LIFE, APPRAISAL_TYPE, APPRAISAL_TYPE_HASH, Appraisal, NEW_APPRAISAL_TYPE,
    NEW_APPRAISAL_TYPE_HASH, Valuation,
};
pub use binding::holder;
pub use class::{AssetClass, SiteTier};
pub use depreciation::{DECLINING_YEARS, Depreciation, Method, YEAR};
pub use document::{DELIVERY_TYPE, DELIVERY_TYPE_HASH, Document, TITLE_TYPE, TITLE_TYPE_HASH, delivery_hash};
pub use error::CaliberError;
pub use facts::{Facts, Told};
pub use freeze::{FREEZE_COOL_DOWN, FREEZE_MOST, Freeze};
pub use lending::{LoanToValue, LoanToValues, max_loan_down};
pub use machine::{Condition, EDGES, Edge, Voucher, edge_between, step};
pub use party::{Parties, Party, Signed};
pub use policy::{Cover, NEW_POLICY_TYPE, NEW_POLICY_TYPE_HASH, POLICY_TYPE, POLICY_TYPE_HASH, Policy};
pub use registry::Registry;
pub use serials::{
    PROOF_MOST, SERIAL_TYPE, SERIALS_MOST, check_serials, is_proven, serial_hash, serial_proof, serial_root,
};
pub use slots::{Office, Slot, Slots};
pub use standing::{Approval, Standing};
pub use state::{Actor, State};
pub use text::{TEXT_BYTES, check_code, check_text, is_plain};
pub use title::{Title, TitleId};
pub use typed::{Keccak, Word, digest, hash_words};
