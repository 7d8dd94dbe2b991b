//! The native side: the engine over memory, and the ledger.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use qev_auction::{AuctionError, Engine, Rules, Seal, Shares, Slot, Slots, Uniform};
use tests::redemptions::Bid;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{Timestamp, Usd, Wad};

use crate::ledger::Ledger;

/// Slots by what they hold.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub BTreeMap<Slot, U256>);

impl Slots for Memory {
    fn load(&self, slot: Slot) -> U256 {
        self.0.get(&slot).copied().unwrap_or_default()
    }

    fn store(&mut self, slot: Slot, word: U256) {
        self.0.insert(slot, word);
    }
}

/// Why a call is refused: by the auction, or for who calls or what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Auction(AuctionError),
    NoToken,
    NotApproved,
    NothingToClaim,
    LockNotDue,
    EpochChanged,
}

impl From<AuctionError> for Refusal {
    fn from(error: AuctionError) -> Self {
        Self::Auction(error)
    }
}

/// What a call gave: numbers in the order of the interface.
pub type Given = Result<Vec<U256>, Refusal>;

/// The auction and its ledger.
#[derive(Clone, Debug)]
pub struct Model {
    pub engine: Engine<Memory>,
    pub ledger: Ledger,
}

impl Model {
    pub fn new(genesis: u64, now: u64) -> Self {
        let clock = Clock { genesis: Timestamp::new(genesis) };
        let mut engine = Engine { slots: Memory::default(), clock, now: Timestamp::new(now) };
        engine.begin(&Rules::DEFAULT).unwrap_or_else(|error| panic!("{error}"));
        Self { engine, ledger: Ledger::default() }
    }

    pub fn request(&mut self, owner: Address, shares: U256) -> Result<u32, Refusal> {
        let id = self.engine.request(of(shares))?;
        self.ledger.owners.insert(id, owner);
        Ok(id)
    }

    pub fn seal(&mut self, id: u32, bid: Bid, expected: u64) -> Given {
        let epoch = self.engine.commit(id)?.get();
        if epoch != expected {
            return Err(Refusal::EpochChanged);
        }
        self.ledger.seals.insert(id, (bid, epoch));
        Ok(Vec::new())
    }

    /// Only a position that exists is acted on, by its owner.
    pub fn act(&mut self, id: u32, by: Address, act: impl FnOnce(&mut Self) -> Given) -> Given {
        match self.ledger.owners.get(&id) {
            None => Err(Refusal::NoToken),
            Some(owner) if *owner != by => Err(Refusal::NotApproved),
            Some(_) => act(self),
        }
    }

    pub fn cancel(&mut self, id: u32) -> Given {
        let returned = self.engine.cancel(id)?.returned;
        self.forget(id);
        Ok(vec![U256::from(returned.get())])
    }

    pub fn transfer(&mut self, id: u32, to: Address) -> Given {
        self.engine.change_hands(id)?;
        self.ledger.owners.insert(id, to);
        Ok(Vec::new())
    }

    pub fn reveal(&mut self, id: u32, bid: &Bid) -> Given {
        self.engine.reveal(id, bid.tick, Shares::new(bid.shares))?;
        Ok(Vec::new())
    }

    /// Whether the last seal of the position is the one that opens now.
    pub fn opens(&self, id: u32) -> bool {
        let (position, auction) = (self.engine.position(id), self.engine.auction());
        let sealed = self.ledger.seals.get(&id).is_some_and(|(_, epoch)| *epoch == auction.epoch.get());
        sealed && position.seal == Seal::Counted && position.epoch == auction.epoch
    }

    pub fn clear(&mut self, capacity: U256, price: U256, blocks: u32) -> Given {
        let outcome = self.engine.clear::<Uniform>(Usd::new(capacity), Wad::new(price))?;
        let settled = outcome.line_served.is_zero() || self.engine.serve(blocks)?;
        Ok(vec![U256::from(settled)])
    }

    /// Settles positions; returns shares and assets that ledgers gained.
    pub fn collect(&mut self, ids: &[u32], epochs: u32) -> Given {
        self.engine.follow_clock()?;
        let mut sum = [U256::ZERO; 2];
        for id in ids {
            let Some(owner) = self.ledger.owners.get(id).copied() else { continue };
            let before = self.engine.position(*id).epoch;
            let collected = self.engine.collect(*id, epochs)?;
            let position = self.engine.position(*id);
            if position.epoch == before {
                continue;
            }
            let part = [U256::from(collected.served.get()), collected.paid.raw()];
            self.ledger.add(owner, part[0], part[1]);
            sum = [sum[0] + part[0], sum[1] + part[1]];
            if position.shares().is_zero() {
                self.forget(*id);
            }
        }
        Ok(sum.to_vec())
    }

    pub fn claim(&mut self, by: Address, ids: &[u32]) -> Given {
        self.collect(ids, u32::MAX)?;
        let [shares, assets] = self.ledger.of(by);
        if shares.is_zero() && assets.is_zero() {
            return Err(Refusal::NothingToClaim);
        }
        self.ledger.accounts.remove(&by);
        Ok(vec![shares, assets])
    }

    /// The epoch in which a seal of now opens.
    pub fn open_epoch(&self) -> u64 {
        let auction = self.engine.auction();
        auction.taking(&self.engine.clock, self.engine.now).map_or(0, Epoch::get)
    }

    fn forget(&mut self, id: u32) {
        self.ledger.owners.remove(&id);
        self.engine.slots.store(Slot::Position(id), U256::ZERO);
    }
}

fn of(shares: U256) -> Shares {
    Shares::new(shares.saturating_to())
}
