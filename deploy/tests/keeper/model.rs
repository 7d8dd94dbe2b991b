//! The auction in memory: what the contract is held against.

use std::collections::HashMap;

use alloy_primitives::U256;
use qev_auction::{Engine, Payout, Phase, Position, Record, Rules, Shares, Slot, Slots, Uniform};
use usdai_bindings::IQEV;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{Timestamp, Usd, Wad};

/// Slots in memory.
#[derive(Debug, Default)]
pub struct Memory(HashMap<Slot, U256>);

impl Slots for Memory {
    fn load(&self, slot: Slot) -> U256 {
        self.0.get(&slot).copied().unwrap_or_default()
    }
    fn store(&mut self, slot: Slot, word: U256) {
        self.0.insert(slot, word);
    }
}

/// The auction, told what happens.
#[derive(Debug)]
pub struct Model {
    pub engine: Engine<Memory>,
}

impl Model {
    /// From the beginning of epoch 1 on.
    pub fn new(genesis: u64) -> Self {
        let clock = Clock { genesis: Timestamp::new(genesis) };
        let mut engine = Engine { slots: Memory::default(), clock, now: clock.genesis };
        engine.begin(&Rules::DEFAULT).expect("it begins");
        Self { engine }
    }

    /// Goes to a time.
    pub fn at(&mut self, time: u64) -> &mut Engine<Memory> {
        self.engine.now = Timestamp::new(time);
        &mut self.engine
    }

    /// Clears with what the vault said.
    pub fn clear(&mut self, time: u64, cleared: &IQEV::Cleared) {
        let engine = self.at(time);
        engine.clear::<Uniform>(Usd::new(cleared.capacity), Wad::new(cleared.price)).expect("it clears");
        while engine.auction().phase == Phase::Clearing {
            engine.serve(u32::MAX).expect("it serves");
        }
    }
}

/// What of the books does not depend on the second in which somebody calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Books {
    pub epoch: Epoch,
    pub phase: Phase,
    pub is_beacon_known: bool,
    pub line: Shares,
    pub unopened: Shares,
    pub records: Vec<(Record, Payout)>,
    pub positions: Vec<Position>,
    pub ticks: Vec<U256>,
    pub serving: U256,
    pub intake: U256,
}

impl Books {
    /// Of epochs 1 and 2, positions 1 to `positions`, and all ticks.
    pub fn read(load: &mut dyn FnMut(&[Slot]) -> Vec<U256>, positions: u32) -> Self {
        let [auction, serving, intake] =
            [Slot::Auction, Slot::Serving, Slot::Intake].map(|slot| load(&[slot])[0]);
        let auction = qev_auction::Auction::unpack(auction);
        let records = [1, 2].map(|epoch| load(&[Slot::Record(epoch), Slot::Payout(epoch)]));
        let records =
            records.iter().map(|words| (Record::unpack(words[0]), Payout::unpack(words[1]))).collect();
        let slots: Vec<Slot> = (1..=positions).map(Slot::Position).collect();
        let positions = load(&slots).into_iter().map(Position::unpack).collect();
        let pairs: Vec<Slot> = (0..=950).map(Slot::Ticks).collect();
        Self {
            epoch: auction.epoch,
            phase: auction.phase,
            is_beacon_known: auction.is_beacon_known,
            line: auction.line,
            unopened: auction.unopened,
            records,
            positions,
            ticks: load(&pairs),
            serving,
            intake,
        }
    }

    /// Those of the model.
    pub fn of_model(model: &Model, positions: u32) -> Self {
        let slots = &model.engine.slots;
        Self::read(&mut |wanted| wanted.iter().map(|slot| slots.load(*slot)).collect(), positions)
    }
}
