//! Amounts of the command line in units of their token.

use alloy_primitives::U256;

use super::error::VerbError;
use super::options::Sending;
use super::refused::Refused;
use super::sum::Sum;
use crate::amount::{Amount, AmountError};

impl Sending {
    /// How many units of what is held are meant.
    ///
    /// # Errors
    /// [`AmountError`].
    pub fn units(&self, amount: Amount, held: &Sum) -> Result<U256, AmountError> {
        let amount = if self.wei { amount.in_smallest_units()? } else { amount };
        amount.units(held.token.decimals, held.units)
    }

    /// The least that is accepted of an outcome, and where that comes from; `all` is all that is expected.
    ///
    /// # Errors
    /// [`AmountError`], and [`Refused::MinimumNotMet`] for more than is expected.
    pub fn minimum(
        &self,
        asked: Option<Amount>,
        expected: &Sum,
        default: (U256, String),
    ) -> Result<(Sum, String), VerbError> {
        let Some(asked) = asked else { return Ok((expected.token.sum(default.0), default.1)) };
        let minimum = expected.token.sum(self.units(asked, expected)?);
        if minimum.units > expected.units {
            return Err(Refused::MinimumNotMet {
                expected: expected.clone().into(),
                minimum: minimum.into(),
            }
            .into());
        }
        Ok((minimum, "--min".into()))
    }
}
