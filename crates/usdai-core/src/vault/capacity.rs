//! What an epoch may pay to holders who leave, and the bound on what it does pay.

use super::{SharePrice, VaultError};
use crate::fixed::{self, MathError};
use crate::units::{Shares, Usd};
use ruint::aliases::U256;

/// The margin of a capacity above what the waiting shares are worth: a part of that worth, one in so many.
///
/// The redemption price may rise until the clearing. Without a margin the capacity would then fall short of a
/// line that the cash covers, and bidders would pay for cash that is there. What is paid has a bound of its own,
/// [`Settlement::gain_down`]. Until the clearing the margin cannot be lent, and then what is not paid is free again.
pub const CAPACITY_MARGIN_DIVISOR: u64 = 16;

/// The capacity of an epoch: free cash, but no more than the waiting shares are worth at the optimistic
/// price, with a margin ([`worth_with_margin_up`]).
///
/// Both taken at the lock time, so that it makes no difference who calls and when. The worth is rounded up,
/// so that a line which the cash covers can empty to the last share-wei.
pub fn capacity_up(free_cash: Usd, queued: Shares, optimistic: &SharePrice) -> Result<Usd, MathError> {
    Ok(free_cash.min(worth_with_margin_up(optimistic.to_assets_up(queued)?)?))
}

/// What shares are worth and a margin of one in [`CAPACITY_MARGIN_DIVISOR`], rounded up.
pub fn worth_with_margin_up(worth: Usd) -> Result<Usd, MathError> {
    let margin = fixed::div_up(worth.raw(), U256::from(CAPACITY_MARGIN_DIVISOR))?;
    worth.checked_add(Usd::new(margin))
}

/// What the redemption module wants to burn and to have reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Shares of the module.
    pub burned: Shares,
    /// Cash for those who held them.
    pub paid: Usd,
}

impl Settlement {
    /// What the shares are worth beyond what is paid for them, rounded down: a gain for the stream S2.
    ///
    /// The gain is of assets that there are, to which a price below one would add up to 1e6 virtual wei. What is
    /// paid may reach into those, as it is within the capacity: else all shares could not leave together while a
    /// part of the cash does not count yet.
    ///
    /// Refuses to pay above the epoch's capacity, to burn shares that the module does not hold, and to pay
    /// more than the burnt shares are worth at the conservative price: [`VaultError::PaidAboveCapacity`],
    /// [`VaultError::BurnedAboveHeld`], [`VaultError::PaidAboveBurned`].
    pub fn gain_down(
        &self,
        capacity: Usd,
        held: Shares,
        conservative: &SharePrice,
    ) -> Result<Usd, VaultError> {
        let Self { burned, paid } = *self;
        if paid > capacity {
            return Err(VaultError::PaidAboveCapacity { paid, capacity });
        }
        if burned > held {
            return Err(VaultError::BurnedAboveHeld { burned, held });
        }
        let worth = conservative.to_assets_down(burned)?;
        if paid > worth {
            return Err(VaultError::PaidAboveBurned { paid, worth });
        }
        Ok(worth.min(conservative.assets).excess_over(paid))
    }
}
