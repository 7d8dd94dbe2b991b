//! One announced operation, in one slot.

use crate::units::{Seconds, Timestamp};
use ruint::aliases::U256;

/// How far an operation is. The numbers are those of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OperationState {
    /// It was never announced.
    #[default]
    Unknown = 0,
    /// It was announced, and nobody may carry it out yet.
    Waiting = 1,
    /// Anybody may carry it out.
    Ready = 2,
    /// Nobody carried it out in time.
    Expired = 3,
    /// It was carried out.
    Executed = 4,
    /// It was called off.
    Cancelled = 5,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    None,
    Announced,
    Executed,
    Cancelled,
}

/// An operation as it is kept; the default was never announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Operation {
    ready_at: Timestamp,
    step: Step,
    is_of_guardian: bool,
}

impl Operation {
    /// How long one that is ready can be carried out: 14 days.
    pub const WINDOW: Seconds = Seconds::new(14 * 86_400);

    /// One that is announced now and has to wait. `is_of_guardian` where it grants or revokes the place of those who
    /// call operations off.
    pub const fn announced(now: Timestamp, delay: Seconds, is_of_guardian: bool) -> Self {
        let ready_at = Timestamp::new(now.get().saturating_add(delay.get()));
        Self { ready_at, step: Step::Announced, is_of_guardian }
    }

    /// The same, carried out.
    pub const fn executed(self) -> Self {
        Self { step: Step::Executed, ..self }
    }

    /// The same, called off.
    pub const fn cancelled(self) -> Self {
        Self { step: Step::Cancelled, ..self }
    }

    /// How far it is.
    pub fn state(&self, now: Timestamp) -> OperationState {
        match self.step {
            Step::None => OperationState::Unknown,
            Step::Executed => OperationState::Executed,
            Step::Cancelled => OperationState::Cancelled,
            Step::Announced if now < self.ready_at => OperationState::Waiting,
            Step::Announced if now < self.expires_at() => OperationState::Ready,
            Step::Announced => OperationState::Expired,
        }
    }

    /// Whether it may be announced, for the first time or again.
    pub fn can_be_announced(&self, now: Timestamp) -> bool {
        use OperationState::{Cancelled, Expired, Unknown};
        matches!(self.state(now), Unknown | Expired | Cancelled)
    }

    /// From when on it may be carried out; zero if it was never announced.
    pub const fn ready_at(&self) -> Timestamp {
        self.ready_at
    }

    /// From when on it may not any more; zero if it was never announced.
    pub const fn expires_at(&self) -> Timestamp {
        match self.step {
            Step::None => Timestamp::new(0),
            _ => Timestamp::new(self.ready_at.get().saturating_add(Self::WINDOW.get())),
        }
    }

    /// Whether only who gives orders may call it off.
    pub const fn is_of_guardian(&self) -> bool {
        self.is_of_guardian
    }

    /// The slot's content.
    pub const fn pack(&self) -> U256 {
        U256::from_limbs([self.ready_at.get(), self.step as u64, self.is_of_guardian as u64, 0])
    }

    /// The operation in a slot's content.
    pub const fn unpack(slot: U256) -> Self {
        let [ready_at, step, is_of_guardian, _] = slot.into_limbs();
        let step = match step {
            1 => Step::Announced,
            2 => Step::Executed,
            3 => Step::Cancelled,
            _ => Step::None,
        };
        Self { ready_at: Timestamp::new(ready_at), step, is_of_guardian: is_of_guardian != 0 }
    }
}
