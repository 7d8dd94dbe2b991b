//! Who attests a title.

use crate::CaliberError;
use crate::typed::{Word, wide};
use ruint::aliases::U256;

/// An account's address as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party(U256);

impl Party {
    /// Nobody.
    pub const NONE: Self = Self(U256::ZERO);

    /// [`CaliberError::NotAnAddress`] from 2^160 on.
    pub fn new(address: U256) -> Result<Self, CaliberError> {
        if address.bit_len() > 160 {
            return Err(CaliberError::NotAnAddress);
        }
        Ok(Self(address))
    }

    /// The address as a number.
    pub const fn raw(self) -> U256 {
        self.0
    }

    pub(crate) fn word(self) -> Word {
        wide(self.0)
    }
}

/// The three that sign a title's document: who keeps the hardware, who valued it, who insures it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties {
    /// Keeps it.
    pub bailee: Party,
    /// Valued it.
    pub appraiser: Party,
    /// Insures it.
    pub insurer: Party,
}

impl Parties {
    /// Three parties and not fewer: [`CaliberError::PartyMissing`], [`CaliberError::PartiesNotDistinct`].
    pub fn check(&self) -> Result<(), CaliberError> {
        let Self { bailee, appraiser, insurer } = *self;
        if [bailee, appraiser, insurer].contains(&Party::NONE) {
            return Err(CaliberError::PartyMissing);
        }
        for (party, other) in [(bailee, appraiser), (bailee, insurer), (appraiser, insurer)] {
            if party == other {
                return Err(CaliberError::PartiesNotDistinct { party });
            }
        }
        Ok(())
    }
}

/// Whose signature over the document's digest was found good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// The bailee's.
    pub bailee: bool,
    /// The appraiser's.
    pub appraiser: bool,
    /// The insurer's.
    pub insurer: bool,
}

impl Signed {
    /// All three.
    pub const ALL: Self = Self { bailee: true, appraiser: true, insurer: true };
}
