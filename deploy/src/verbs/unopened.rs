//! Why a sealed bid is not opened now.

use alloy_primitives::U256;
use serde::Serialize;

use crate::moment::utc;

/// Why an opening opens nothing now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "name", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Unopened {
    /// Its epoch is open.
    #[error("the bid of position {id} for epoch {epoch} can be opened from {} on", utc(U256::from(*.from)))]
    TooEarly { id: u64, epoch: u64, from: u64 },
    /// The time is over.
    #[error("the bid of position {id} for epoch {epoch} could be opened until {}", utc(U256::from(*.until)))]
    TooLate { id: u64, epoch: u64, until: u64 },
    /// It was opened, taken back, or replaced by another.
    #[error(
        "this bid of position {id} for epoch {epoch} is not the one that waits: it was opened, replaced or never sent"
    )]
    NotWaiting { id: u64, epoch: u64 },
    /// No file.
    #[error("there is no opening of a bid of position {id} in {folder}")]
    NoFile { id: u64, folder: String },
    /// A file that is no opening.
    #[error("{reason}")]
    Unreadable { reason: String },
}
