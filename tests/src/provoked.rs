//! Which errors of an interface were met, so that one which nothing provokes is noticed.

use std::{collections::BTreeSet, fmt::Debug};

use alloy_sol_types::SolError;
use stylus_chain::chain::CallError;

use crate::{check, token::Subject};

/// The selectors that were provoked so far.
#[derive(Debug, Default)]
pub struct Provoked(BTreeSet<[u8; 4]>);

impl Provoked {
    /// The call was refused with exactly this error.
    ///
    /// # Panics
    /// It was not.
    #[track_caller]
    pub fn by<T: Debug, E: SolError + Debug + PartialEq>(
        &mut self,
        result: Result<T, CallError>,
        expected: E,
    ) {
        check::refused(result, expected);
        self.0.insert(E::SELECTOR);
    }

    /// The errors of the interface that were not met.
    #[must_use]
    pub fn missing<S: Subject>(&self) -> Vec<&'static str> {
        self.missing_of(S::interface().errors)
    }

    /// The same of errors by signature and selector.
    #[must_use]
    pub fn missing_of(&self, errors: impl IntoIterator<Item = (&'static str, [u8; 4])>) -> Vec<&'static str> {
        let errors = errors.into_iter();
        errors.filter(|(_, selector)| !self.0.contains(selector)).map(|(signature, _)| signature).collect()
    }
}
