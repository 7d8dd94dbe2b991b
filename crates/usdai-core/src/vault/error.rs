//! Why the vault refuses, with the numbers that decided it.

use crate::fixed::MathError;
use crate::units::{AccrualRate, Shares, Usd};
use core::fmt;

/// A refused deposit, report, settlement or claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// Nothing was deposited or minted. Remedy: a positive amount.
    ZeroAmount,
    /// The deposit is worth less than one share-wei. Remedy: deposit at least `least`.
    MintsNothing {
        /// What was to be deposited.
        assets: Usd,
        /// The least that mints.
        least: Usd,
    },
    /// The price is below 1e-6 after losses. Remedy: none here; redemption and claims go on.
    PriceTooLow {
        /// What the shares share.
        assets: Usd,
        /// All shares.
        supply: Shares,
    },
    /// Supply would pass 2^96 - 1. Remedy: at most `room`.
    SupplyCapExceeded {
        /// Shares that were to be minted.
        minted: Shares,
        /// Shares that may be.
        room: Shares,
    },
    /// More principal comes back than was lent. Remedy: report the rest as interest.
    ReturnedAboveLent {
        /// Principal that came.
        returned: Usd,
        /// What was out.
        lent: Usd,
    },
    /// The loan book claims more principal than it has of the vault. Remedy: report at most `most`.
    PrincipalAboveLent {
        /// What it claims.
        principal: Usd,
        /// What the vault sent less what came back or was lost.
        most: Usd,
    },
    /// More is doubted than there is. Remedy: mark down at most the principal.
    MarksAbovePrincipal {
        /// What is doubted.
        marks: Usd,
        /// What there is.
        principal: Usd,
    },
    /// Principal regains value although no cash came. Remedy: report it with the payment.
    MarksLoweredWithoutCash {
        /// What was doubted.
        before: Usd,
        /// What would be.
        after: Usd,
    },
    /// Interest would accrue faster than the vault allows. Remedy: a lower rate.
    RateAboveMaximum {
        /// What was reported.
        rate: AccrualRate,
        /// The maximum on the principal reported.
        most: AccrualRate,
    },
    /// Cash is kept for claims or for those who wait. Remedy: lend at most `lendable`.
    LentAboveLendable {
        /// What was to be lent.
        amount: Usd,
        /// What may be.
        lendable: Usd,
    },
    /// The holder has fewer shares. Remedy: at most the balance.
    RequestAboveBalance {
        /// Shares that were to leave.
        requested: Shares,
        /// Shares of the holder.
        balance: Shares,
    },
    /// The request is below one share and not the whole balance. Remedy: at least `least`.
    RequestBelowLeast {
        /// Shares that were to leave.
        requested: Shares,
        /// One share, or the balance where that is less.
        least: Shares,
    },
    /// The epoch would pay more than was fixed for it. Remedy: none for the module, it is at fault.
    PaidAboveCapacity {
        /// What it would pay.
        paid: Usd,
        /// What was fixed.
        capacity: Usd,
    },
    /// The module would burn shares that it does not hold. Remedy: none for the module, it is at fault.
    BurnedAboveHeld {
        /// What it would burn.
        burned: Shares,
        /// What it holds.
        held: Shares,
    },
    /// The burnt shares are worth less than is paid for them. Remedy: none for the module, it is at fault.
    PaidAboveBurned {
        /// What would be paid.
        paid: Usd,
        /// The shares at the conservative price.
        worth: Usd,
    },
    /// The claim would release more than is reserved. Remedy: none for the module, it is at fault.
    ClaimAboveReserved {
        /// What it would release.
        released: Usd,
        /// What is reserved.
        reserved: Usd,
    },
    /// The claim would pay more than it releases. Remedy: none for the module, it is at fault.
    PaidAboveClaim {
        /// What it would pay.
        paid: Usd,
        /// What it would release.
        released: Usd,
    },
    /// A number does not fit.
    Math(MathError),
}

impl From<MathError> for VaultError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroAmount => f.write_str("the amount is zero"),
            Self::MintsNothing { assets, least } => {
                write!(f, "a deposit of {} mints nothing, the least is {}", assets.raw(), least.raw())
            }
            Self::PriceTooLow { assets, supply } => {
                write!(f, "assets of {} for {} shares are below the least price", assets.raw(), supply.raw())
            }
            Self::SupplyCapExceeded { minted, room } => {
                write!(f, "minting {} shares exceeds the room for {}", minted.raw(), room.raw())
            }
            Self::ReturnedAboveLent { returned, lent } => {
                write!(f, "principal of {} comes back where {} was lent", returned.raw(), lent.raw())
            }
            Self::PrincipalAboveLent { principal, most } => {
                write!(f, "principal of {} exceeds {}", principal.raw(), most.raw())
            }
            Self::MarksAbovePrincipal { marks, principal } => {
                write!(f, "marks of {} exceed the principal of {}", marks.raw(), principal.raw())
            }
            Self::MarksLoweredWithoutCash { before, after } => {
                write!(f, "marks fall from {} to {} without cash", before.raw(), after.raw())
            }
            Self::RateAboveMaximum { rate, most } => {
                write!(f, "an accrual rate of {} exceeds {}", rate.raw(), most.raw())
            }
            Self::LentAboveLendable { amount, lendable } => {
                write!(f, "lending {} exceeds the {} that may be lent", amount.raw(), lendable.raw())
            }
            Self::RequestAboveBalance { requested, balance } => {
                write!(f, "a request of {} shares exceeds the balance of {}", requested.raw(), balance.raw())
            }
            Self::RequestBelowLeast { requested, least } => {
                write!(f, "a request of {} shares is below the least of {}", requested.raw(), least.raw())
            }
            Self::PaidAboveCapacity { paid, capacity } => {
                write!(f, "paying {} exceeds the capacity of {}", paid.raw(), capacity.raw())
            }
            Self::BurnedAboveHeld { burned, held } => {
                write!(f, "burning {} shares exceeds the {} held", burned.raw(), held.raw())
            }
            Self::PaidAboveBurned { paid, worth } => {
                write!(f, "paying {} exceeds the {} that the burnt shares are worth", paid.raw(), worth.raw())
            }
            Self::ClaimAboveReserved { released, reserved } => {
                write!(f, "releasing {} exceeds the {} reserved", released.raw(), reserved.raw())
            }
            Self::PaidAboveClaim { paid, released } => {
                write!(f, "paying {} exceeds the {} released", paid.raw(), released.raw())
            }
            Self::Math(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for VaultError {}
