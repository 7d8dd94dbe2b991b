//! The end of an epoch: the walk over the ticks, the line, and the vault's part of it.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::storage::Qev;
use alloy_sol_types::SolEvent;
use kit::words::Word;
use kit::{emit, host};
use qev_auction::{Auction, Outcome, Phase, Tick, Uniform};
use usdai_core::Usd;
use usdai_core::vault::Epoch;

impl Qev {
    /// Anyone: clears the epoch at the price of this instant and what the vault fixed for it, and serves at most so
    /// many blocks of the line; where it is cleared goes on serving. Says whether it is settled.
    ///
    /// `NotClearable`, `ContractSilent`, and what the vault refuses.
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
        let burned = outcome.bid_served.plus(outcome.line_served).get();
        let paid = outcome.paid_to_bids.checked_add(outcome.paid_to_line)?.raw();
        vault.settle(epoch, burned, paid)?;
        Ok(is_settled)
    }

    fn serve(&mut self, blocks: u32) -> Result<bool, Error> {
        let epoch = self.engine().auction().epoch;
        let is_settled = self.engine().serve(blocks).map_err(of_auction)?;
        let (serving, _) = self.engine().serving();
        let frontier = u64::from(serving.frontier.sequence);
        emit!(Served, [epoch.get()], [frontier, serving.frontier.served.get(), serving.left.get()]);
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
    let words = [
        capacity.raw().word(),
        outcome.price.raw().word(),
        outcome.bid_served.get().word(),
        outcome.line_served.get().word(),
        outcome.paid_to_bids.raw().word(),
        outcome.paid_to_line.raw().word(),
        outcome.fee.raw().word(),
        outcome.unspent.raw().word(),
        u64::from(record.marginal.map_or(0, Tick::get)).word(),
        record.marginal_served.get().word(),
        record.marginal_bid.get().word(),
        u64::from(record.rate).word(),
        record.is_void.word(),
        record.is_excused.word(),
    ];
    host::emit(&[abi::Cleared::SIGNATURE_HASH, epoch.get().word()], &words);
}
