//! What changes of a title: one slot, and the last appraisal in another.

use crate::packed::{bits, field, pack, unpack};
use crate::typed::Word;
use crate::{Actor, AssetClass, CaliberError, Cover, Freeze, State};
use ruint::aliases::U256;
use usdai_core::{MathError, Seconds, Timestamp};

/// A title's number: the hash of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TitleId(Word);

impl TitleId {
    /// Takes a document's hash, or a token's number.
    pub const fn new(hash: Word) -> Self {
        Self(hash)
    }

    /// The hash.
    pub const fn word(self) -> Word {
        self.0
    }
}

/// A title as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Where it is in its life.
    pub state: State,
    /// What it is of.
    pub class: AssetClass,
    /// Its last policy.
    pub cover: Cover,
    /// Policies so far, that of the document included.
    pub policies: u16,
    /// Its last freeze.
    pub freeze: Freeze,
}

impl Title {
    /// Whether `by` may transfer it now, apart from the edges of its life: its owner, to an approved holder, while it
    /// is active and not frozen; else the router from the pledge to the sale, and the auction from then on. So a
    /// router that holds pledges takes one after its edge to it, and gives it back before its edge from it.
    ///
    /// [`CaliberError::TransferNotAllowed`], [`CaliberError::Frozen`], [`CaliberError::HolderNotApproved`].
    pub fn check_transfer(
        &self,
        by: Actor,
        are_holders_approved: bool,
        now: Timestamp,
    ) -> Result<(), CaliberError> {
        use State::{Active, Defaulted, Foreclosed, Pledged, Sold};
        let state = self.state;
        match (by, state) {
            (Actor::Owner, Active) => {
                self.freeze.check_over(now)?;
                if are_holders_approved { Ok(()) } else { Err(CaliberError::HolderNotApproved) }
            }
            (Actor::Router, Pledged | Defaulted | Foreclosed) | (Actor::Auction, Foreclosed | Sold) => Ok(()),
            _ => Err(CaliberError::TransferNotAllowed { state, by }),
        }
    }

    /// The slot's content, never zero. [`MathError::Overflow`] for an insured amount from 2^96 on or a time from 2^40
    /// on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let kinds = u32::from(self.policies) | (self.state as u32) << 16 | (self.class as u32) << 20;
        let Cover { insured, expires_at } = self.cover;
        let freeze = field(self.freeze.from().get(), 40, 0)? | field(self.freeze.length().get(), 24, 40)?;
        pack(insured, kinds, [field(expires_at.get(), 40, 0)?, freeze])
    }

    /// What a slot holds. [`CaliberError::NoTitle`] where [`Self::pack`] never wrote it.
    pub fn unpack(packed: U256) -> Result<Self, CaliberError> {
        let (insured, kinds, [expiry, freeze]) = unpack(packed);
        let kinds = u64::from(kinds);
        let length = Seconds::new(bits(freeze, 24, 40));
        Ok(Self {
            state: State::new(bits(kinds, 4, 16) as u8)?,
            class: AssetClass::new(bits(kinds, 4, 20) as u8).map_err(|_| CaliberError::NoTitle)?,
            cover: Cover { insured, expires_at: Timestamp::new(bits(expiry, 40, 0)) },
            policies: bits(kinds, 16, 0) as u16,
            freeze: Freeze::kept(Timestamp::new(bits(freeze, 40, 0)), length),
        })
    }
}
