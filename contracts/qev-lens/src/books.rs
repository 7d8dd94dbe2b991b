//! The books as words of the interface.

use crate::QevLens;
use crate::abi::IQEVLens as abi;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use core::cell::Cell;
use kit::words::{Word, number, with_selector};
use kit::{Error, host};
use qev_auction::{Book, Engine, Records, Slot, Slots, Tick};
use usdai_core::Timestamp;
use usdai_core::vault::{Clock, Epoch};

sol! {
    interface IPlaces {
        function places(uint256[] calldata keys) external view returns (uint256[] memory words);
        function vault() external view returns (address);
        function genesis() external view returns (uint64);
    }
}

kit::errors! {
    contract_silent = ContractSilent(contract_: Address),
}

/// Keys of the auction's map that are its own, see `qev::slots::Place`.
const BEACON: U256 = U256::from_limbs([0, 0, 0, 15]);
const METADATA: U256 = U256::from_limbs([0, 0, 0, 16]);

/// The slots of an auction, read one by one from the contract that has them.
pub struct Reader {
    qev: Address,
    is_silent: Cell<bool>,
}

impl Slots for Reader {
    fn load(&self, slot: Slot) -> U256 {
        self.word(slot.key())
    }

    /// A view stores nothing.
    fn store(&mut self, _: Slot, _: U256) {}
}

impl Reader {
    /// A word by its key; zero, and silence noted, when it cannot be read.
    fn word(&self, key: U256) -> U256 {
        let words = [0x20_u64.word(), 1_u64.word(), key.word()];
        let call = with_selector(IPlaces::placesCall::SELECTOR, &words);
        let answer = host::static_call_up_to(self.qev, &call, u64::MAX, 96).unwrap_or_default();
        let word = answer.get(64..).and_then(|word| B256::try_from(word).ok());
        if word.is_none() {
            self.is_silent.set(true);
        }
        word.map(number).unwrap_or_default()
    }

    /// `ContractSilent` when a word could not be read.
    fn check(&self) -> Result<(), Error> {
        if self.is_silent.get() { Err(contract_silent(self.qev)) } else { Ok(()) }
    }
}

impl QevLens {
    pub(crate) fn partner_words(&self) -> Result<[B256; 3], Error> {
        let slots = self.reader();
        let vault = one_word(slots.qev, &with_selector(IPlaces::vaultCall::SELECTOR, &[]))?;
        let partners = [vault, slots.word(BEACON).word(), slots.word(METADATA).word()];
        slots.check().map(|()| partners)
    }

    pub(crate) fn auction_words(&self) -> Result<[B256; 9], Error> {
        let engine = self.engine()?;
        let auction = engine.auction();
        engine.slots.check()?;
        Ok([
            auction.epoch.get().word(),
            (auction.phase as u64).word(),
            auction.since.get().word(),
            engine.clock.lock_time(auction.epoch)?.get().word(),
            auction.reveal_end(&engine.clock)?.get().word(),
            auction.is_beacon_known.word(),
            small(auction.maximum.get()),
            auction.line.get().word(),
            auction.unopened.get().word(),
        ])
    }

    pub(crate) fn intake_words(&self) -> Result<[B256; 4], Error> {
        let engine = self.engine()?;
        let intake = engine.intake();
        engine.slots.check()?;
        Ok([
            u64::from(intake.next_sequence).word(),
            u64::from(intake.cut).word(),
            intake.line.get().word(),
            intake.sealed.get().word(),
        ])
    }

    pub(crate) fn serving_words(&self) -> Result<[B256; 4], Error> {
        let engine = self.engine()?;
        let (serving, penalty) = engine.serving();
        engine.slots.check()?;
        Ok([
            u64::from(serving.frontier.sequence).word(),
            serving.frontier.served.get().word(),
            serving.left.get().word(),
            small(penalty),
        ])
    }

    pub(crate) fn record_words(&self, epoch: u64) -> Result<[B256; 10], Error> {
        let (slots, epoch) = (self.reader(), Epoch::new(epoch));
        let (record, payout) = (slots.record(epoch), slots.payout(epoch));
        slots.check()?;
        Ok([
            record.is_void.word(),
            record.is_excused.word(),
            small(record.marginal.map_or(0, Tick::get)),
            record.marginal_served.get().word(),
            record.marginal_bid.get().word(),
            small(record.rate),
            u64::from(record.frontier).word(),
            payout.price.raw().word(),
            payout.cut_served.get().word(),
            small(payout.penalty),
        ])
    }

    /// Of ticks from `first` on, at most so many.
    pub(crate) fn tick_sums(&self, first: u16, count: u16) -> Result<Vec<B256>, Error> {
        let slots = self.reader();
        let ticks = (first..first.saturating_add(count)).map_while(|number| Tick::new(number).ok());
        let sums = ticks.map(|tick| slots.sum(tick).get().word()).collect();
        slots.check().map(|()| sums)
    }

    fn reader(&self) -> Reader {
        Reader { qev: self.qev.get(), is_silent: Cell::new(false) }
    }

    fn engine(&self) -> Result<Engine<Reader>, Error> {
        let slots = self.reader();
        let call = with_selector(IPlaces::genesisCall::SELECTOR, &[]);
        let [genesis, ..] = number(one_word(slots.qev, &call)?).into_limbs();
        Ok(Engine {
            slots,
            clock: Clock { genesis: Timestamp::new(genesis) },
            now: Timestamp::new(host::now()),
        })
    }
}

fn one_word(qev: Address, call: &[u8]) -> Result<B256, Error> {
    let answer = host::static_call(qev, call).unwrap_or_default();
    B256::try_from(answer.as_slice()).map_err(|_| contract_silent(qev))
}

fn small(number: u16) -> B256 {
    u64::from(number).word()
}
