//! The least that a holder may ask to leave with.

use super::VaultError;
use crate::units::Shares;
use ruint::aliases::U256;

/// One whole share, 1e18 share-wei: the least request, unless the holder has less.
pub const LEAST_REQUEST: Shares = Shares::new(U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]));

/// Accepts a request of one share and more, or of the whole balance however small.
///
/// [`VaultError::ZeroAmount`], [`VaultError::RequestAboveBalance`], [`VaultError::RequestBelowLeast`].
pub fn check_request(requested: Shares, balance: Shares) -> Result<(), VaultError> {
    if requested.is_zero() {
        return Err(VaultError::ZeroAmount);
    }
    if requested > balance {
        return Err(VaultError::RequestAboveBalance { requested, balance });
    }
    if requested < LEAST_REQUEST && requested < balance {
        return Err(VaultError::RequestBelowLeast { requested, least: LEAST_REQUEST.min(balance) });
    }
    Ok(())
}
