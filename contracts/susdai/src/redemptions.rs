//! What the redemption contract alone may do, within the vault's own bounds.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error, of_vault};
use crate::slots::Calendar;
use crate::storage::{SUsdAi, now};
use crate::streams::Origin;
use alloy_primitives::{Address, U256};
use kit::erc20::Token;
use kit::{emit, host, token};
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::vault::{Epoch, Settlement, SharePrice};
use usdai_core::{Shares, Usd};

impl SUsdAi {
    /// Redemption contract: what an epoch may pay, and the conservative price of a share, rounded down.
    ///
    /// An epoch whose time has not come is locked at once: that contract asks for it early only when the bids can be
    /// read already. `NotRedemptions`, `EpochNotLocked`.
    pub(crate) fn locked_for(&mut self, epoch: Epoch) -> Result<[U256; 2], Error> {
        self.check_redemptions()?;
        self.follow_clock()?;
        let calendar = self.calendar();
        if calendar.is_settled && calendar.locked < epoch && !calendar.queued.is_zero() {
            self.fix_capacity(&calendar, epoch)?;
        }
        self.check_locked(epoch)?;
        let price = self.prices(now())?.conservative.wad_down()?;
        Ok([self.cash().capacity.raw(), price.raw()])
    }

    /// Redemption contract: burns, reserves, and settles the epoch. `NotRedemptions`, `EpochNotLocked`,
    /// `SettlementRefused`.
    pub(crate) fn settle(&mut self, epoch: Epoch, burned: Shares, paid: Usd) -> Result<(), Error> {
        let redemptions = self.check_redemptions()?;
        self.check_locked(epoch)?;
        let (calendar, cash) = (self.calendar(), self.cash());
        let queued = calendar.queued.checked_sub(burned)?;
        let prices = self.prices(now())?;
        let gain = self.worth_beyond(burned, paid, cash.capacity, &prices.conservative)?;
        let wanted = prices.optimistic.to_assets_up(queued)?;
        self.set_cash(&cash.settle(paid, wanted).map_err(of_vault)?)?;
        self.set_calendar(&Calendar { is_settled: true, settled_at: now(), queued, ..calendar })?;
        self.erc20._update(redemptions, Address::ZERO, burned.raw())?;
        self.stream_gain(Origin::Redemption, gain)?;
        emit!(EpochSettled, [epoch.get()], [burned.raw(), paid.raw(), gain.raw()]);
        Ok(())
    }

    /// Redemption contract: pays out of what is reserved. `NotRedemptions`, `ERC20InvalidReceiver` of the vault itself,
    /// `SettlementRefused`.
    pub(crate) fn claim(&mut self, released: Usd, paid: Usd, receiver: Address) -> Result<(), Error> {
        self.check_redemptions()?;
        Self::check_receiver(receiver)?;
        self.follow_clock()?;
        self.pay(released, paid)?;
        let kept = released.checked_sub(paid)?;
        self.stream_some(Origin::Redemption, kept)?;
        emit!(ClaimPaid, [receiver], [paid.raw(), kept.raw()]);
        if paid.is_zero() { Ok(()) } else { token::give(self.usdai(), receiver, paid.raw()) }
    }

    /// Redemption contract: takes shares out of the line. `NotRedemptions`, `SettlementRefused`.
    pub(crate) fn give_back(
        &mut self,
        returned: Shares,
        burned: Shares,
        receiver: Address,
    ) -> Result<(), Error> {
        let redemptions = self.check_redemptions()?;
        self.follow_clock()?;
        let calendar = self.calendar();
        let queued = calendar.queued.checked_sub(returned)?.checked_sub(burned)?;
        let price = self.prices(now())?.conservative;
        let gain = self.worth_beyond(burned, Usd::ZERO, Usd::ZERO, &price)?;
        self.set_calendar(&Calendar { queued, ..calendar })?;
        self.erc20._update(redemptions, receiver, returned.raw())?;
        self.erc20._update(redemptions, Address::ZERO, burned.raw())?;
        self.stream_some(Origin::Redemption, gain)?;
        emit!(RequestReturned, [receiver], [returned.raw(), burned.raw()]);
        Ok(())
    }

    /// Takes cash out of what is reserved. A price does not change by that, so the clock may wait.
    pub(crate) fn pay(&mut self, released: Usd, paid: Usd) -> Result<(), Error> {
        let cash = self.counted_cash().claim(released, paid).map_err(of_vault)?;
        self.set_counted_cash(&cash)
    }

    /// What shares are worth at the conservative price beyond what is paid for them, within a capacity.
    fn worth_beyond(
        &self,
        burned: Shares,
        paid: Usd,
        capacity: Usd,
        price: &SharePrice,
    ) -> Result<Usd, Error> {
        let held = Shares::new(self.erc20.balance_of(self.redemptions()));
        Settlement { burned, paid }.gain_down(capacity, held, price).map_err(of_vault)
    }

    /// `NotRedemptions` unless the redemption contract calls.
    fn check_redemptions(&self) -> Result<Address, Error> {
        let (redemptions, caller) = (self.redemptions(), host::sender());
        if caller == redemptions { Ok(redemptions) } else { Err(errors::not_redemptions(caller)) }
    }

    /// `EpochNotLocked` unless that epoch's capacity is fixed and not paid out.
    fn check_locked(&self, epoch: Epoch) -> Result<(), Error> {
        let calendar = self.calendar();
        if calendar.locked == epoch && !calendar.is_settled {
            return Ok(());
        }
        Err(errors::epoch_not_locked(epoch.get(), calendar.locked.get()))
    }
}
