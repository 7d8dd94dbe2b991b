//! Who may borrow, and who may take first losses: vetted legal entities with a limit.

use crate::CaliberError;
use crate::packed::{bits, field, narrow};
use crate::typed::Word;
use ruint::aliases::U256;
use usdai_core::{MathError, Timestamp, Usd};

/// What an underwriter found of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Approval {
    /// Nothing.
    #[default]
    Unknown = 0,
    /// It may take new loans.
    Approved = 1,
    /// It may take none; those that run go on.
    Revoked = 2,
}

/// The record of an operator, or of a curator: one slot, and the hash of its legal entity in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether it may take more.
    pub approval: Approval,
    /// When that was decided.
    pub decided_at: Timestamp,
    /// The most principal outstanding, below 2^96.
    pub limit: Usd,
    /// The principal outstanding, below 2^96.
    pub drawn: Usd,
}

impl Standing {
    /// Approved by the underwriter, anew or again, for `limit`. A lower limit than what is outstanding only stops
    /// more. What is kept of the entity is `kept`, zero where there is nothing: one account stands for one entity for
    /// ever.
    ///
    /// [`CaliberError::HashMissing`], [`CaliberError::EntityChanged`], [`CaliberError::ValueOutOfRange`] for no limit
    /// or one of 2^96 and more.
    pub fn approve(
        &self,
        kept: &Word,
        entity: &Word,
        limit: Usd,
        now: Timestamp,
    ) -> Result<Self, CaliberError> {
        if *entity == Word::default() {
            return Err(CaliberError::HashMissing);
        }
        if *kept != Word::default() && kept != entity {
            return Err(CaliberError::EntityChanged);
        }
        if limit.is_zero() || narrow(limit).is_err() {
            return Err(CaliberError::ValueOutOfRange { value: limit });
        }
        Ok(Self { approval: Approval::Approved, decided_at: now, limit, ..*self })
    }

    /// Revoked by the underwriter. [`CaliberError::NotApproved`] unless approved.
    pub fn revoke(&self, now: Timestamp) -> Result<Self, CaliberError> {
        self.check_approved()?;
        Ok(Self { approval: Approval::Revoked, decided_at: now, ..*self })
    }

    /// With `amount` more outstanding.
    ///
    /// [`CaliberError::NotApproved`], [`CaliberError::NothingAsked`], [`CaliberError::CreditExceeded`].
    pub fn draw(&self, amount: Usd) -> Result<Self, CaliberError> {
        self.check_approved()?;
        if amount.is_zero() {
            return Err(CaliberError::NothingAsked);
        }
        let drawn = self.drawn.checked_add(amount)?;
        if drawn > self.limit {
            return Err(CaliberError::CreditExceeded { amount, room: self.limit.excess_over(self.drawn) });
        }
        Ok(Self { drawn, ..*self })
    }

    /// With `amount` less outstanding, whatever the approval. [`CaliberError::Math`] for more than is outstanding.
    pub fn give_back(&self, amount: Usd) -> Result<Self, CaliberError> {
        Ok(Self { drawn: self.drawn.checked_sub(amount)?, ..*self })
    }

    /// The slot's content. [`MathError::Overflow`] for an amount from 2^96 on or a time from 2^40 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let ([low, middle], [next_low, next_high]) = (narrow(self.limit)?, narrow(self.drawn)?);
        let rest = field(self.decided_at.get(), 40, 0)? | field(self.approval as u64, 2, 40)?;
        Ok(U256::from_limbs([low, middle | next_low << 32, next_low >> 32 | next_high << 32, rest]))
    }

    /// What a slot holds.
    pub fn unpack(packed: U256) -> Self {
        let [low, middle, high, rest] = packed.into_limbs();
        let approval = match bits(rest, 2, 40) {
            1 => Approval::Approved,
            2 => Approval::Revoked,
            _ => Approval::Unknown,
        };
        let limit = U256::from_limbs([low, bits(middle, 32, 0), 0, 0]);
        let drawn = U256::from_limbs([middle >> 32 | high << 32, high >> 32, 0, 0]);
        let decided_at = Timestamp::new(bits(rest, 40, 0));
        Self { approval, decided_at, limit: Usd::new(limit), drawn: Usd::new(drawn) }
    }

    fn check_approved(&self) -> Result<(), CaliberError> {
        if self.approval == Approval::Approved { Ok(()) } else { Err(CaliberError::NotApproved) }
    }
}
