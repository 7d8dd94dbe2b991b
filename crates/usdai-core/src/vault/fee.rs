//! The fee on yield, taken in shares.

use super::{SharePrice, premium_down};
use crate::fixed::{self, MathError};
use crate::units::{Bps, Shares, Usd, YieldFeeBps};
use ruint::aliases::U256;

/// The fee on a yield, rounded down.
pub fn fee_down(gain: Usd, fee: YieldFeeBps) -> Result<Usd, MathError> {
    share_down(gain, fee.as_bps())
}

/// What becomes of a fee: new shares that are worth it, or nothing.
///
/// The fee counts in both prices at once and its shares are minted at the price without it, so neither price
/// moves and the other holders lose exactly the fee, less the rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeeMint {
    /// For the fee's recipient, rounded down.
    pub shares: Shares,
    /// The part of the fee for the stream S1, as with a deposit.
    pub premium: Usd,
    /// A fee that mints nothing, whole: for the stream S2, where the other gains are.
    pub waived: Usd,
}

impl FeeMint {
    /// Turns `fee` into shares at the two prices as they are without it.
    ///
    /// It is waived where its shares would round to nothing, pass the supply cap, or be issued below the
    /// least price of a deposit: a fee must never stop a repayment.
    pub fn new(fee: Usd, optimistic: &SharePrice, conservative: &SharePrice) -> Result<Self, MathError> {
        let shares = if optimistic.is_issuable()? { optimistic.to_shares_down(fee)? } else { Shares::ZERO };
        if shares.is_zero() || shares > optimistic.room() {
            return Ok(Self { shares: Shares::ZERO, premium: Usd::ZERO, waived: fee });
        }
        Ok(Self { shares, premium: premium_down(fee, shares, conservative)?, waived: Usd::ZERO })
    }
}

pub(super) fn share_down(value: Usd, share: Bps) -> Result<Usd, MathError> {
    fixed::mul_div_down(value.raw(), U256::from(share.get()), U256::from(Bps::DENOMINATOR)).map(Usd::new)
}

pub(super) fn share_up(value: Usd, share: Bps) -> Result<Usd, MathError> {
    fixed::mul_div_up(value.raw(), U256::from(share.get()), U256::from(Bps::DENOMINATOR)).map(Usd::new)
}
