//! What the hardware is insured for, and until when.

use crate::typed::{Keccak, Word, hash_words, wide, word};
use crate::{CaliberError, Party, TitleId};
use ruint::uint;
use usdai_core::{Timestamp, Usd};

macro_rules! policy_type {
    () => {
        "Policy(address insurer,bytes32 policyHash,uint256 insuredAmount,uint64 expiresAt)"
    };
}
pub(crate) use policy_type;

/// The type of a policy.
pub const POLICY_TYPE: &str = policy_type!();
/// Its hash, which a test compares.
pub const POLICY_TYPE_HASH: Word =
    uint!(0x47a803a5cb5e24ad1476f29d84f3ded755d2b4df0cdd2ea6af16ddb26053fdca_U256).to_be_bytes();
/// The type that an insurer signs to append a policy to a title.
pub const NEW_POLICY_TYPE: &str =
    concat!("NewPolicy(uint256 title,uint16 sequence,Policy policy)", policy_type!());
/// Its hash, which a test compares.
pub const NEW_POLICY_TYPE_HASH: Word =
    uint!(0x5b458d1de92a389ed96581fc6d78ab626659ea3ff56a9658c3608bb751e85fb9_U256).to_be_bytes();

/// What counts of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The amount, below 2^96.
    pub insured: Usd,
    /// The first second without cover.
    pub expires_at: Timestamp,
}

impl Cover {
    /// [`CaliberError::ValueOutOfRange`] for nothing or 2^96 and more, [`CaliberError::PolicyLapsed`].
    pub fn check(&self, now: Timestamp) -> Result<(), CaliberError> {
        if self.insured.is_zero() || self.insured.raw().bit_len() > 96 {
            return Err(CaliberError::ValueOutOfRange { value: self.insured });
        }
        self.check_in_force(now)
    }

    /// [`CaliberError::PolicyLapsed`] from its expiry on.
    pub fn check_in_force(&self, now: Timestamp) -> Result<(), CaliberError> {
        if now >= self.expires_at {
            return Err(CaliberError::PolicyLapsed { expires_at: self.expires_at });
        }
        Ok(())
    }
}

/// A policy as it was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The hash of its text.
    pub policy_hash: Word,
    /// Amount and expiry.
    pub cover: Cover,
}

impl Policy {
    /// [`CaliberError::HashMissing`], and as [`Cover::check`].
    pub fn check(&self, now: Timestamp) -> Result<(), CaliberError> {
        if self.policy_hash == Word::default() {
            return Err(CaliberError::HashMissing);
        }
        self.cover.check(now)
    }

    /// The hash of its struct.
    pub fn hash(&self, keccak: &impl Keccak, insurer: Party) -> Word {
        hash_words(
            keccak,
            &[
                POLICY_TYPE_HASH,
                insurer.word(),
                self.policy_hash,
                wide(self.cover.insured.raw()),
                word(self.cover.expires_at.get()),
            ],
        )
    }

    /// The hash of what its insurer signs to append it to a title, whose number of policies so far is `sequence`: a
    /// later policy may cover less or end earlier, and an earlier one cannot come back.
    pub fn append_hash(&self, keccak: &impl Keccak, title: TitleId, sequence: u16, insurer: Party) -> Word {
        hash_words(
            keccak,
            &[NEW_POLICY_TYPE_HASH, title.word(), word(sequence.into()), self.hash(keccak, insurer)],
        )
    }
}
