//! Why a title refuses.

mod display;

use crate::typed::Word;
use crate::{Actor, Party, Signed, State, TitleId, Voucher};
use usdai_core::{MathError, Timestamp, Usd};

/// What stands in the way of a call, with the numbers that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaliberError {
    /// A number does not fit, or more comes back than was drawn.
    Math(MathError),
    /// There is no title of this number.
    NoTitle,
    /// The document was registered before. Remedy: another document, also after a withdrawal.
    AlreadyRegistered,
    /// No edge leads from one state to the other.
    NoEdge {
        /// Where the title is.
        from: State,
        /// Where it was to go.
        to: State,
    },
    /// The edge is for others. Remedy: see [`crate::EDGES`].
    NotAllowed {
        /// Where the title is.
        from: State,
        /// Where it was to go.
        to: State,
        /// Who tried.
        by: Actor,
    },
    /// The title holds no serials: it is a draft, or its life is over.
    NotLive {
        /// Where it is.
        state: State,
    },
    /// Nobody else may transfer it as it stands.
    TransferNotAllowed {
        /// Where it is.
        state: State,
        /// Who tried.
        by: Actor,
    },
    /// A signature over the document is missing or wrong.
    SignatureMissing {
        /// Those that are good.
        signed: Signed,
    },
    /// The serials were not shown.
    SerialsUnchecked,
    /// The serials are not those of the document. Remedy: all of them, in ascending order.
    SerialsDiffer,
    /// A serial is not higher than the one before. Remedy: sort them, each once.
    SerialsOutOfOrder {
        /// Which.
        serial: Word,
    },
    /// A serial is in a live title.
    SerialHeld {
        /// Which.
        serial: Word,
        /// Where.
        title: TitleId,
    },
    /// There is no piece, no such piece, or more than 1,024. Remedy: several titles.
    QuantityOutOfRange {
        /// How many.
        quantity: u32,
    },
    /// The owner, or who is to be, is no approved holder.
    HolderNotApproved,
    /// Nobody who can know says that it is so.
    NotVouched {
        /// What has to be said.
        voucher: Voucher,
    },
    /// The monitor froze the title. Remedy: wait.
    Frozen {
        /// The first second after it.
        until: Timestamp,
    },
    /// No freeze runs.
    NotFrozen,
    /// A freeze lasts a second at least and 30 days at most, longer ones included.
    FreezeTooLong {
        /// The latest end.
        most_until: Timestamp,
    },
    /// A freeze ended less than 30 days ago.
    FreezeCoolingDown {
        /// When the next may begin.
        again_at: Timestamp,
    },
    /// Only the monitor freezes and lifts.
    NotMonitor {
        /// Who tried.
        by: Actor,
    },
    /// The policy has lapsed. Remedy: append one that is in force.
    PolicyLapsed {
        /// The first second without cover.
        expires_at: Timestamp,
    },
    /// The title has had 65,535 policies. Remedy: a new title.
    PoliciesFull,
    /// The appraisal is more than 180 days old. Remedy: append a new one.
    AppraisalStale {
        /// When it was made.
        appraised_at: Timestamp,
    },
    /// The appraisal is of the future.
    AppraisedLater {
        /// When it is made.
        appraised_at: Timestamp,
    },
    /// The appraisal is not newer than the last.
    AppraisalNotNewer {
        /// When that was made.
        last: Timestamp,
    },
    /// A yearly loss of 1 to 10,000 basis points to a residual of at most 5,000.
    DepreciationOutOfRange {
        /// Basis points a year.
        yearly: u16,
        /// Basis points of the appraised value.
        residual: u16,
    },
    /// An amount is zero or 2^96 and more.
    ValueOutOfRange {
        /// The amount.
        value: Usd,
    },
    /// More than 8,000 basis points of a value.
    LoanToValueAboveCap {
        /// What was asked for.
        value: u16,
    },
    /// More than may be lent against the title.
    LoanAboveMaximum {
        /// What was asked for.
        loan: Usd,
        /// What may be.
        maximum: Usd,
    },
    /// The account is not approved, or no longer.
    NotApproved,
    /// A loan of nothing.
    NothingAsked,
    /// More than the limit leaves.
    CreditExceeded {
        /// What was asked for.
        amount: Usd,
        /// What the limit leaves.
        room: Usd,
    },
    /// The account stands for another legal entity. Remedy: another account.
    EntityChanged,
    /// A party is nobody.
    PartyMissing,
    /// One party acts for two.
    PartiesNotDistinct {
        /// Which.
        party: Party,
    },
    /// An address has 160 bits.
    NotAnAddress,
    /// A hash is zero.
    HashMissing,
    /// A text has 1 to 64 bytes.
    TextLength {
        /// How many it has.
        length: usize,
    },
    /// A text has a character that it may not have.
    TextCharacter {
        /// Which byte, from 0.
        position: usize,
    },
    /// A class, a tier or a method has no such number.
    UnknownNumber {
        /// Which.
        number: u8,
    },
}

impl core::error::Error for CaliberError {}

impl From<MathError> for CaliberError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}
