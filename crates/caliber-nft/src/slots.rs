//! Where everything is kept, a slot of 256 bits at a time.

use crate::typed::Word;
use crate::{Party, TitleId};
use ruint::aliases::U256;

/// Which records of an account are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Office {
    /// Borrows.
    Operator,
    /// Lends, and takes first losses.
    Curator,
}

/// A slot. One that was never written holds zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// [`crate::Title`].
    Title(TitleId),
    /// [`crate::Valuation`].
    Valuation(TitleId),
    /// The last appraiser; zero for the document's.
    Appraiser(TitleId),
    /// The last insurer; zero for the document's.
    Insurer(TitleId),
    /// The title that was the last to hold a serial.
    Serial(Word),
    /// [`crate::Standing`] of an account.
    Standing(Office, Party),
    /// The hash of an account's legal entity.
    Entity(Office, Party),
    /// [`crate::LoanToValues`].
    LoanToValues,
}

impl Slot {
    /// The number of its kind, 1 to 10, and an index, for a caller that hashes both to a key.
    pub fn key(self) -> (u8, Word) {
        let account = |party: Party| party.raw().to_be_bytes();
        match self {
            Self::Title(title) => (1, title.word()),
            Self::Valuation(title) => (2, title.word()),
            Self::Appraiser(title) => (3, title.word()),
            Self::Insurer(title) => (4, title.word()),
            Self::Serial(serial) => (5, serial),
            Self::Standing(Office::Operator, party) => (6, account(party)),
            Self::Standing(Office::Curator, party) => (7, account(party)),
            Self::Entity(Office::Operator, party) => (8, account(party)),
            Self::Entity(Office::Curator, party) => (9, account(party)),
            Self::LoanToValues => (10, Word::default()),
        }
    }
}

/// A contract's storage, or memory.
pub trait Slots {
    /// The content of a slot.
    fn load(&self, slot: Slot) -> U256;
    /// Replaces it.
    fn store(&mut self, slot: Slot, word: U256);
}
