//! The program and the same auction in memory, side by side.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use anyhow::ensure;
use qev_auction::{Beacon, Engine, SealedFor, Shares};
use stylus_chain::chain::{Account, Receipt};
use timelock::sealed_for;
use usdai_bindings::{IQEV, IQEVLens};
use usdai_core::Timestamp;
use usdai_core::vault::Epoch;

use super::super::units;
use super::native::{self, Memory};
use super::people::{People, SHARES};
use crate::demo::stage::Stage;

/// An epoch on the chain and beside it.
pub struct Scene<'stage> {
    /// The chain and everybody on it.
    pub stage: &'stage mut Stage,
    /// Who leaves.
    pub people: People,
    /// The auction in memory.
    pub native: Engine<Memory>,
    /// The epoch that is open.
    pub epoch: Epoch,
    /// The beacon's round that opens its bids.
    pub round: u64,
    /// What was sealed, from the events.
    pub sealed: Vec<IQEV::Committed>,
    /// Does what anybody may.
    pub keeper: Account,
}

impl<'stage> Scene<'stage> {
    /// Before the first request.
    pub fn open(stage: &'stage mut Stage, people: People) -> anyhow::Result<Self> {
        let genesis = stage.chain.call(stage.qev, &IQEV::genesisCall {})?;
        let native = native::begin(genesis, stage.chain.timestamp())?;
        let auction = stage.chain.call(stage.lens, &IQEVLens::auctionCall {})?;
        let epoch = native.auction().epoch;
        ensure!(auction.epoch == epoch.get(), "epoch {} is open, not {}", auction.epoch, epoch.get());
        let round = Beacon::QUICKNET.round(native.clock.lock_time(epoch)?)?;
        let keeper = stage.person("keeper");
        Ok(Self { stage, people, native, epoch, round, sealed: Vec::new(), keeper })
    }

    /// A call that must succeed; the auction in memory is at the instant at which it runs.
    pub fn act<C: SolCall>(
        &mut self,
        title: &str,
        sender: &Account,
        to: Address,
        call: &C,
    ) -> anyhow::Result<Receipt> {
        self.native.now = Timestamp::new(self.stage.chain.timestamp());
        let receipt = self.stage.act(title, sender, to, call)?;
        self.sealed.extend(receipt.logs_of::<IQEV::Committed>(self.stage.qev));
        Ok(receipt)
    }

    /// The next call runs then.
    pub fn go_to(&mut self, at: Timestamp) -> anyhow::Result<()> {
        Ok(self.stage.chain.set_timestamp(at.get())?)
    }

    /// What bids of a position are sealed for.
    pub fn seal_of(&self, id: u32) -> SealedFor {
        let chain_id = self.stage.chain.config().chain_id;
        sealed_for(chain_id, self.stage.qev, self.epoch.get(), id.into())
    }

    /// The positions of the epoch, which are all there are.
    pub fn positions(&self) -> std::ops::Range<u32> {
        1..self.native.intake().next_sequence
    }
}

/// What everybody leaves with.
pub fn all_shares() -> anyhow::Result<Shares> {
    Ok(Shares::from_raw(units(SHARES))?)
}

/// Refuses figures of the chain that are not those of the auction in memory.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, actual: &T, expected: &T) -> anyhow::Result<()> {
    ensure!(actual == expected, "{what}: {actual:?} on the chain, {expected:?} by the computation");
    Ok(())
}

/// A position's number as the interface has it.
pub fn number(id: u32) -> U256 {
    U256::from(id)
}
