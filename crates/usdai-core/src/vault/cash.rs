//! The cash ledger: what the vault was paid, whatever its balance says.

use super::VaultError;
use super::fee::share_down;
use crate::fixed::MathError;
use crate::units::{ExitShare, Usd};

/// Cash by what it is there for.
///
/// `reserved + capacity + exit_bucket <= idle` after every call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cash {
    /// All of it.
    pub idle: Usd,
    /// Owed to claims of settled epochs; only a claim lowers it.
    pub reserved: Usd,
    /// Fixed for the epoch that is being settled; it counts in the prices until it is.
    pub capacity: Usd,
    /// Kept from lending for those who wait to leave.
    pub exit_bucket: Usd,
}

impl Cash {
    /// What counts in the prices: all but what is owed to claims.
    pub fn free(&self) -> Usd {
        self.idle.excess_over(self.reserved)
    }

    /// What may be lent: free, not fixed for an epoch and not in the exit bucket.
    pub fn lendable(&self) -> Usd {
        self.free().excess_over(self.capacity).excess_over(self.exit_bucket)
    }

    /// Cash in, of no loan's principal.
    pub fn receive(&self, amount: Usd) -> Result<Self, MathError> {
        Ok(Self { idle: self.idle.checked_add(amount)?, ..*self })
    }

    /// Principal in, of which the exit share goes to the bucket, rounded down, while somebody waits.
    pub fn receive_principal(
        &self,
        amount: Usd,
        share: ExitShare,
        is_line_empty: bool,
    ) -> Result<Self, MathError> {
        let received = self.receive(amount)?;
        if is_line_empty {
            return Ok(received);
        }
        let exit_bucket = self.exit_bucket.checked_add(share_down(amount, share.as_bps())?)?;
        Ok(Self { exit_bucket, ..received })
    }

    /// Cash out to a loan. [`VaultError::LentAboveLendable`].
    pub fn lend(&self, amount: Usd) -> Result<Self, VaultError> {
        let lendable = self.lendable();
        if amount > lendable {
            return Err(VaultError::LentAboveLendable { amount, lendable });
        }
        Ok(Self { idle: self.idle.checked_sub(amount)?, ..*self })
    }

    /// Fixes an epoch's capacity, of at most the free cash, from the bucket first.
    pub fn lock(&self, capacity: Usd) -> Self {
        let capacity = capacity.min(self.free());
        Self { capacity, exit_bucket: self.exit_bucket.excess_over(capacity), ..*self }
    }

    /// Reserves what an epoch pays and frees the rest of its capacity, and of the bucket what is beyond `wanted`, the
    /// worth of those who still wait: else one share that always waits would keep it full for good.
    ///
    /// [`VaultError::PaidAboveCapacity`].
    pub fn settle(&self, paid: Usd, wanted: Usd) -> Result<Self, VaultError> {
        if paid > self.capacity {
            return Err(VaultError::PaidAboveCapacity { paid, capacity: self.capacity });
        }
        let exit_bucket = self.exit_bucket.min(wanted);
        Ok(Self { reserved: self.reserved.checked_add(paid)?, capacity: Usd::ZERO, exit_bucket, ..*self })
    }

    /// Pays `paid` out of `released` reserved cash; the difference stays, as a gain for the stream S2.
    ///
    /// [`VaultError::ClaimAboveReserved`], [`VaultError::PaidAboveClaim`].
    pub fn claim(&self, released: Usd, paid: Usd) -> Result<Self, VaultError> {
        let reserved = self
            .reserved
            .checked_sub(released)
            .map_err(|_| VaultError::ClaimAboveReserved { released, reserved: self.reserved })?;
        if paid > released {
            return Err(VaultError::PaidAboveClaim { paid, released });
        }
        Ok(Self { idle: self.idle.checked_sub(paid)?, reserved, ..*self })
    }
}
