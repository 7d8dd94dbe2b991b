//! The line of those who leave, with a discount in the place of an auction.

use super::{FROM_REDEMPTIONS, Holder, Refusal, Request, Vault};
use usdai_core::vault::{Settlement, capacity_up, check_request};
use usdai_core::{Bps, MathError, Shares, U256, Usd};

impl Vault {
    pub fn request(&mut self, holder: Holder, shares: Shares) -> Result<(), Refusal> {
        self.attempt(|vault| {
            check_request(shares, vault.balance(holder))?;
            vault.debit(holder, shares)?;
            let epoch = vault.clock.open_epoch(vault.now)?;
            vault.line.push(Request { holder, shares, epoch, requested_at: vault.now });
            Ok(())
        })
    }

    /// Pays the line in its order, as far as the capacity goes.
    pub fn settle(&mut self, discount: Bps) -> Result<Settlement, Refusal> {
        self.attempt(|vault| {
            if vault.is_settled || vault.now < vault.clock.clear_time(vault.locked)? {
                return Err(Refusal::NotClearable);
            }
            let price = vault.conservative()?;
            let cut = vault.waiting(|request| request.epoch <= vault.locked)?;
            // A price of zero pays nothing and burns nothing.
            let is_void = price.wad_down()?.raw().is_zero();
            let served = price.to_shares_down(vault.cash.capacity)?.min(cut);
            let burned = if is_void { Shares::ZERO } else { served };
            let kept = U256::from(discount.complement().get());
            let worth = price.to_assets_down(burned)?.min(price.assets).min(vault.cash.capacity);
            let paid = worth.raw() * kept / U256::from(Bps::DENOMINATOR);
            let settlement = Settlement { burned, paid: Usd::new(paid) };
            let held = vault.waiting(|_| true)?;
            let gain = settlement.gain_down(vault.cash.capacity, held, &price)?;
            let optimistic = vault.holdings(vault.now)?.optimistic_price(vault.supply)?;
            vault.pay_line(&settlement)?;
            let wanted = optimistic.to_assets_up(vault.waiting(|_| true)?)?;
            vault.supply = vault.supply.checked_sub(burned)?;
            vault.cash = vault.cash.settle(settlement.paid, wanted)?;
            vault.gains.take(FROM_REDEMPTIONS, gain, vault.now)?;
            (vault.is_settled, vault.settled_at) = (true, vault.now);
            vault.lock_if_due()?;
            Ok(settlement)
        })
    }

    pub fn claim(&mut self, holder: Holder) -> Result<Usd, Refusal> {
        self.attempt(|vault| {
            let owed = vault.claims.remove(&holder).unwrap_or(Usd::ZERO);
            vault.cash = vault.cash.claim(owed, owed)?;
            Ok(owed)
        })
    }

    pub fn waiting(&self, is_meant: impl Fn(&Request) -> bool) -> Result<Shares, MathError> {
        let requests = self.line.iter().filter(|request| is_meant(request));
        requests.map(|request| request.shares).try_fold(Shares::ZERO, Shares::checked_add)
    }

    /// Fixes the capacity of every epoch that is due, on the state as it was at its lock time.
    pub(super) fn lock_if_due(&mut self) -> Result<(), MathError> {
        let queued = self.waiting(|_| true)?;
        while let Some(epoch) = self.clock.due_epoch(self.now, self.locked, self.is_settled, queued)? {
            let at = self.clock.lock_time(epoch)?.max(self.settled_at);
            let price = self.holdings(at)?.optimistic_price(self.supply)?;
            let cut = self.waiting(|request| request.epoch <= epoch)?;
            self.cash = self.cash.lock(capacity_up(self.cash.free(), cut, &price)?);
            (self.locked, self.is_settled) = (epoch, cut.is_zero());
        }
        Ok(())
    }

    /// Each wei of cash goes with the shares burnt for it; what rounding leaves stays with the last.
    fn pay_line(&mut self, settlement: &Settlement) -> Result<(), MathError> {
        let (mut burned, mut paid) = (settlement.burned, settlement.paid);
        while !burned.is_zero() {
            let request = self.line[0];
            let filled = request.shares.min(burned);
            let part = Usd::new(paid.raw() * filled.raw() / burned.raw());
            let owed = self.claims.get(&request.holder).copied().unwrap_or(Usd::ZERO);
            self.claims.insert(request.holder, owed.checked_add(part)?);
            let wait = self.now.since(request.requested_at)?;
            self.shortest_wait = Some(self.shortest_wait.map_or(wait, |least| least.min(wait)));
            (burned, paid) = (burned.checked_sub(filled)?, paid.checked_sub(part)?);
            self.line[0].shares = request.shares.checked_sub(filled)?;
            if self.line[0].shares.is_zero() {
                self.line.remove(0);
            }
        }
        Ok(())
    }
}
