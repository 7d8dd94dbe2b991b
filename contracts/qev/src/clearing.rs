//! The end of an epoch: the walk over the ticks, the line, and the vault's part of it.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::storage::Qev;
use alloy_primitives::U256;
use alloy_sol_types::SolEvent;
use kit::words::Word;
use kit::{emit, host};
use qev_auction::{Auction, Outcome, Phase, Tick, Uniform};
use usdai_core::Usd;
use usdai_core::vault::Epoch;

impl Qev {
    /// Anyone: clears the epoch at the price of this instant and what the vault fixed for it, and serves at most so many
    /// blocks. Says whether it is settled.
    ///
    /// `NotClearable`, `VaultSilent`, and what the vault refuses.
    pub(crate) fn clear(&mut self, blocks: u32) -> Result<bool, Error> {
        self.follow_clock()?;
        let auction = self.engine().auction();
        if auction.phase == Phase::Clearing {
            return self.serve(blocks);
        }
        self.check_clearable(&auction)?;
        let (epoch, vault) = (auction.epoch, self.vault());
        let (capacity, price) = vault.locked_for(epoch)?;
        let outcome = self.engine().clear::<Uniform>(capacity, price).map_err(of_auction)?;
        tell_cleared(epoch, capacity, &outcome);
        let is_settled = if outcome.line_served.is_zero() {
            emit!(Settled, [epoch.get()], []);
            true
        } else {
            self.serve(blocks)?
        };
        let burned = outcome.bid_served.plus(outcome.line_served).raw();
        let paid = outcome.paid_to_bids.checked_add(outcome.paid_to_line)?.raw();
        vault.settle(epoch, burned, paid)?;
        Ok(is_settled)
    }

    /// Anyone: goes on serving the line, and says whether the epoch is settled. `NotServing`.
    pub(crate) fn serve(&mut self, blocks: u32) -> Result<bool, Error> {
        let epoch = self.engine().auction().epoch;
        let is_settled = self.engine().serve(blocks).map_err(of_auction)?;
        let (serving, _) = self.engine().serving();
        let frontier = u64::from(serving.frontier.sequence);
        emit!(Served, [epoch.get()], [frontier, serving.frontier.served.raw(), serving.left.raw()]);
        if is_settled {
            emit!(Settled, [epoch.get()], []);
        }
        Ok(is_settled)
    }

    fn check_clearable(&mut self, auction: &Auction) -> Result<(), Error> {
        let engine = self.engine();
        let end = auction.reveal_end(&engine.clock)?;
        if auction.phase == Phase::Revealing && end <= engine.now {
            return Ok(());
        }
        Err(errors::not_clearable(end.get()))
    }
}

fn tell_cleared(epoch: Epoch, capacity: Usd, outcome: &Outcome) {
    let record = &outcome.record;
    let small = |number: u16| U256::from_limbs([number.into(), 0, 0, 0]);
    let numbers = [
        capacity.raw(),
        outcome.price.raw(),
        outcome.bid_served.raw(),
        outcome.line_served.raw(),
        outcome.paid_to_bids.raw(),
        outcome.paid_to_line.raw(),
        outcome.fee.raw(),
        outcome.unspent.raw(),
        small(record.marginal.map_or(0, Tick::get)),
        record.marginal_served.raw(),
        record.marginal_bid.raw(),
        small(record.rate),
        small(record.is_void.into()),
        small(record.is_excused.into()),
    ];
    host::emit(&[abi::Cleared::SIGNATURE_HASH, epoch.get().word()], &numbers.map(|number| number.word()));
}
