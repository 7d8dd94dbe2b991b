//! What hardware was found to be worth, and what is left of that.

use crate::depreciation::{Depreciation, Method};
use crate::packed::{bits, field, pack, unpack};
use crate::typed::{Keccak, Word, hash_words, wide, word};
use crate::{CaliberError, Party, TitleId};
use ruint::aliases::U256;
use ruint::uint;
use usdai_core::{MathError, Seconds, Timestamp, Usd};

macro_rules! appraisal_type {
    () => {
        "Appraisal(address appraiser,uint256 value,uint64 appraisedAt,uint8 method,uint16 yearlyBps,uint16 residualBps)"
    };
}
pub(crate) use appraisal_type;

/// The type of an appraisal.
pub const APPRAISAL_TYPE: &str = appraisal_type!();
/// Its hash, which a test compares.
pub const APPRAISAL_TYPE_HASH: Word =
    uint!(0xaed2dea35955f319ce1019fb2b35f84ce52f37b7a382a8c67a0b3b202ead7eea_U256).to_be_bytes();
/// The type that an appraiser signs to append an appraisal to a title.
pub const NEW_APPRAISAL_TYPE: &str =
    concat!("NewAppraisal(uint256 title,Appraisal appraisal)", appraisal_type!());
/// Its hash, which a test compares.
pub const NEW_APPRAISAL_TYPE_HASH: Word =
    uint!(0x8e2c1884d7ccc145adc714d14e753938052827fa109230808468e57cb5099cf1_U256).to_be_bytes();

/// An appraisal older than this lends nothing: 180 days.
pub const APPRAISAL_LIFE: Seconds = Seconds::new(180 * 86_400);

/// An appraisal as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appraisal {
    /// The value, below 2^96.
    pub value: Usd,
    /// When it had that value.
    pub appraised_at: Timestamp,
    /// What is left of it later.
    pub depreciation: Depreciation,
}

impl Appraisal {
    /// Of nothing, and stale.
    pub const NONE: Self =
        Self { value: Usd::ZERO, appraised_at: Timestamp::new(0), depreciation: Depreciation::WITHIN_A_YEAR };

    /// Within its bounds, and made by `now` and not too long before.
    ///
    /// [`CaliberError::ValueOutOfRange`] for nothing or 2^96 and more, [`CaliberError::AppraisedLater`],
    /// [`CaliberError::AppraisalStale`].
    pub fn check(&self, now: Timestamp) -> Result<(), CaliberError> {
        if self.value.is_zero() || self.value.raw().bit_len() > 96 {
            return Err(CaliberError::ValueOutOfRange { value: self.value });
        }
        self.check_fresh(now)
    }

    /// Made by `now` and at most 180 days before. [`CaliberError::AppraisedLater`], [`CaliberError::AppraisalStale`].
    pub fn check_fresh(&self, now: Timestamp) -> Result<(), CaliberError> {
        let appraised_at = self.appraised_at;
        let age = now.since(appraised_at).map_err(|_| CaliberError::AppraisedLater { appraised_at })?;
        if age > APPRAISAL_LIFE {
            return Err(CaliberError::AppraisalStale { appraised_at });
        }
        Ok(())
    }

    /// What is left at `at`, rounded down; before the appraisal, its value.
    pub fn value_at_down(&self, at: Timestamp) -> Result<Usd, MathError> {
        self.depreciation.left_down(self.value, at.since_or_none(self.appraised_at))
    }

    /// The hash of its struct.
    pub fn hash(&self, keccak: &impl Keccak, appraiser: Party) -> Word {
        let Self { value, appraised_at, depreciation } = self;
        hash_words(
            keccak,
            &[
                APPRAISAL_TYPE_HASH,
                appraiser.word(),
                wide(value.raw()),
                word(appraised_at.get()),
                word(depreciation.method() as u64),
                word(depreciation.yearly().get().into()),
                word(depreciation.residual().get().into()),
            ],
        )
    }

    /// The hash of what its appraiser signs to append it to a title. A title takes no older appraisal after a newer
    /// one, so it cannot be used twice.
    pub fn append_hash(&self, keccak: &impl Keccak, title: TitleId, appraiser: Party) -> Word {
        hash_words(keccak, &[NEW_APPRAISAL_TYPE_HASH, title.word(), self.hash(keccak, appraiser)])
    }
}

/// The last appraisal of a title, and what else is read with it: one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Valuation {
    /// Pieces of hardware.
    pub quantity: u32,
    /// The last appraisal.
    pub appraisal: Appraisal,
    /// How many were appended to that of the document.
    pub appended: u16,
}

impl Valuation {
    /// The slot's content. [`MathError::Overflow`] for a value from 2^96 on or a time from 2^40 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let Appraisal { value, appraised_at, depreciation } = self.appraisal;
        let rest = field(depreciation.method() as u64, 2, 0)?
            | field(depreciation.yearly().get().into(), 14, 2)?
            | field(depreciation.residual().get().into(), 14, 16)?
            | field(self.appended.into(), 16, 30)?;
        pack(value, self.quantity, [field(appraised_at.get(), 40, 0)?, rest])
    }

    /// What a slot holds. [`CaliberError::NoTitle`] where [`Self::pack`] never wrote it.
    pub fn unpack(packed: U256) -> Result<Self, CaliberError> {
        let (value, quantity, [times, rest]) = unpack(packed);
        let method = Method::new(bits(rest, 2, 0) as u8);
        let depreciation = method.and_then(|method| {
            Depreciation::new(method, bits(rest, 14, 2) as u16, bits(rest, 14, 16) as u16)
        });
        let depreciation = depreciation.map_err(|_| CaliberError::NoTitle)?;
        let appraisal = Appraisal { value, appraised_at: Timestamp::new(bits(times, 40, 0)), depreciation };
        Ok(Self { quantity, appraisal, appended: bits(rest, 16, 30) as u16 })
    }
}
