//! The terms of a loan as a file: what is asked for is complete, within its bounds, and can be paid back.

use std::path::Path;

use alloy_primitives::U256;
use serde::Deserialize;
use usdai_core::LoanError;
use usdai_core::loan::{Opening, Schedule, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Timestamp, Wad};

use super::arithmetic::Arithmetic;
use crate::amount::AmountError;
use crate::config::Within;
use crate::verbs::fields::{self, FieldError, Hash, Moment, Money, Span, Who, YearlyRate, invalid};

/// Terms as they are written. Every field is asked for, so that nothing is decided by silence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    borrower: Who,
    currency: Who,
    currency_decimals: Within<6, 18>,
    title: Hash,
    expiration: Moment,
    schedule: Model,
    instalments: Within<1, 240>,
    interval: Span,
    grace: Span,
    late_rate: YearlyRate,
    origination_fee: Money,
    exit_fee: Money,
    reserve_instalments: Within<0, 255>,
    nonce: u64,
    tranches: Vec<WrittenTranche>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTranche {
    lender: Who,
    amount: Money,
    rate: YearlyRate,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Model {
    Level,
    Linear,
}

/// What lenders and borrower agree on, before names are addresses.
#[derive(Clone, Debug)]
pub struct TermsFile {
    /// Who pledges the title and is paid.
    pub borrower: Who,
    /// The loan's currency.
    pub currency: Who,
    /// The number of the title.
    pub title: U256,
    /// The last second at which the loan may be opened.
    pub expiration: u64,
    /// Signatures with a lower one than a lender's count no more.
    pub nonce: U256,
    /// Who lends each tranche.
    pub lenders: Vec<Who>,
    /// The rest.
    pub arithmetic: Arithmetic,
}

impl TermsFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`FieldError`] with the field or the line.
    pub fn read(path: &Path) -> Result<Self, FieldError> {
        Self::check(fields::read(path)?, path)
    }

    /// Reads the text of a file with this name.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn parse(text: &str, path: &Path) -> Result<Self, FieldError> {
        Self::check(fields::parse(text, path)?, path)
    }

    fn check(written: Written, path: &Path) -> Result<Self, FieldError> {
        let places = u8::try_from(written.currency_decimals.get()).unwrap_or(u8::MAX);
        let decimals = Decimals::new(places).map_err(|error| field(path, "currency_decimals", error))?;
        let amount = |money: Money, name: &str| {
            money.units(places).map_err(|error: AmountError| field(path, name, error))
        };
        let mut tranches = Vec::new();
        for (index, tranche) in written.tranches.iter().enumerate() {
            let amount = amount(tranche.amount, &format!("tranches[{index}].amount"))?;
            tranches.push(Tranche { amount: AssetAmount::new(amount), rate: Wad::new(tranche.rate.0) });
        }
        let arithmetic = Arithmetic {
            decimals,
            schedule: match written.schedule {
                Model::Level => Schedule::Level,
                Model::Linear => Schedule::Linear,
            },
            interval: Seconds::new(written.interval.0),
            instalments: written.instalments.get(),
            grace: Seconds::new(written.grace.0),
            late_rate: Wad::new(written.late_rate.0),
            origination_fee: AssetAmount::new(amount(written.origination_fee, "origination_fee")?),
            exit_fee: AssetAmount::new(amount(written.exit_fee, "exit_fee")?),
            reserve_instalments: u8::try_from(written.reserve_instalments.get()).unwrap_or(u8::MAX),
            tranches,
        };
        // When it begins changes nothing of what is refused.
        if let Err(error) = Opening::new(&arithmetic.terms(), Timestamp::default()) {
            return Err(field(path, &field_of(&arithmetic, &error), error));
        }
        Ok(Self {
            borrower: written.borrower,
            currency: written.currency,
            title: U256::from_be_bytes(written.title.0.0),
            expiration: written.expiration.0,
            nonce: U256::from(written.nonce),
            lenders: written.tranches.iter().map(|tranche| tranche.lender).collect(),
            arithmetic,
        })
    }
}

/// The field that a refusal is about.
fn field_of(arithmetic: &Arithmetic, error: &LoanError) -> String {
    match error {
        LoanError::EmptyTranche { index } => format!("tranches[{index}].amount"),
        LoanError::RateOutOfRange { rate } => {
            let index = arithmetic.tranches.iter().position(|tranche| tranche.rate == *rate);
            index.map_or("late_rate".into(), |index| format!("tranches[{index}].rate"))
        }
        LoanError::IntervalOutOfRange { .. } => "interval".into(),
        LoanError::InstalmentsOutOfRange { .. } => "instalments".into(),
        LoanError::GraceAboveInterval { .. } => "grace".into(),
        LoanError::NothingForBorrower { .. } => "origination_fee and reserve_instalments".into(),
        _ => "tranches".into(),
    }
}

fn field(path: &Path, name: &str, error: impl std::fmt::Display) -> FieldError {
    invalid(path, format!("{name}: {error}"))
}
