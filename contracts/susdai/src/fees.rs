//! The fee on yield, which is shares of the vault itself until its recipient has them.

use crate::errors::{self, Error};
use crate::storage::{SUsdAi, now};
use crate::streams::Origin;
use alloy_primitives::U256;
use kit::host;
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::Usd;
use usdai_core::vault::FeeMint;

impl SUsdAi {
    /// Anyone: sends the shares of fees to their recipient and returns how many. `FeeRecipientUnset`.
    pub(crate) fn claim_fees(&mut self) -> Result<U256, Error> {
        let recipient = self.fee_recipient.get();
        if recipient.is_zero() {
            return Err(errors::fee_recipient_unset());
        }
        let this = host::this();
        let shares = self.erc20.balance_of(this);
        if !shares.is_zero() {
            self.erc20._update(this, recipient, shares)?;
        }
        Ok(shares)
    }

    /// Turns a fee that the cash ledger counts already into shares; `waived` is where it goes if it cannot be.
    pub(crate) fn accrue_fee(&mut self, fee: Usd, waived: Origin) -> Result<(), Error> {
        if fee.is_zero() {
            return Ok(());
        }
        let prices = self.prices(now())?.without(fee);
        let mint = FeeMint::new(fee, &prices.optimistic, &prices.conservative)?;
        self.stream_some(Origin::Premium, mint.premium)?;
        self.stream_some(waived, mint.waived)?;
        if !mint.shares.is_zero() {
            self.erc20._mint(host::this(), mint.shares.raw())?;
        }
        Ok(())
    }
}
