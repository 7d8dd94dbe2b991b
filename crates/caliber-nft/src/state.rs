//! Where a title is in its life, and who may move it.

use crate::CaliberError;
use core::fmt;

/// A title's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum State {
    /// Registered by its title agent.
    Draft = 1,
    /// Signed by bailee, appraiser and insurer; from here on it holds its serials.
    Attested = 2,
    /// Installed, and free to be sold or pledged.
    Active = 3,
    /// Stands behind a loan.
    Pledged = 4,
    /// Stands behind a loan in default.
    Defaulted = 5,
    /// Is being sold.
    Foreclosed = 6,
    /// Was sold; the buyer keeps it or has the hardware delivered.
    Sold = 7,
    /// The hardware was delivered: the title is burnt.
    Redeemed = 8,
    /// Given up before it was active.
    Withdrawn = 9,
}

impl State {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Attested,
        Self::Active,
        Self::Pledged,
        Self::Defaulted,
        Self::Foreclosed,
        Self::Sold,
        Self::Redeemed,
        Self::Withdrawn,
    ];

    /// The state of a number. [`CaliberError::NoTitle`] for any but 1 to 9.
    pub fn new(number: u8) -> Result<Self, CaliberError> {
        Self::ALL.into_iter().find(|state| *state as u8 == number).ok_or(CaliberError::NoTitle)
    }

    /// Whether its life is over.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Redeemed | Self::Withdrawn)
    }

    /// Whether its serials can be in no other title.
    pub const fn holds_serials(self) -> bool {
        !matches!(self, Self::Draft | Self::Redeemed | Self::Withdrawn)
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Draft => "draft",
            Self::Attested => "attested",
            Self::Active => "active",
            Self::Pledged => "pledged",
            Self::Defaulted => "defaulted",
            Self::Foreclosed => "foreclosed",
            Self::Sold => "sold",
            Self::Redeemed => "redeemed",
            Self::Withdrawn => "withdrawn",
        })
    }
}

/// Who acts on a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Actor {
    /// Whoever the token belongs to.
    Owner = 1,
    /// The title agent that the document names.
    TitleAgent = 2,
    /// The loan router.
    Router = 3,
    /// The collateral auction.
    Auction = 4,
    /// Who watches the hardware.
    Monitor = 5,
    /// Anybody else, administrators included.
    Stranger = 6,
}

impl Actor {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Owner, Self::TitleAgent, Self::Router, Self::Auction, Self::Monitor, Self::Stranger];
}

impl fmt::Display for Actor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Owner => "the owner",
            Self::TitleAgent => "the title agent",
            Self::Router => "the loan router",
            Self::Auction => "the collateral auction",
            Self::Monitor => "the monitor",
            Self::Stranger => "anybody else",
        })
    }
}
