//! The storage.

use crate::errors::Error;
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::packing::{Unpacker, field, pack};
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageMap, StorageU256};
use usdai_core::price::{FeedDecimals, FeedRules, GracePeriod};
use usdai_core::{Seconds, Wad};

/// The slot of the map.
const PLACES: u64 = 3;
const ADDRESS_BYTES: usize = 20;
const SECONDS_BYTES: usize = 4;
/// Prices up to 18 dollars with 18 decimals.
const PRICE_BYTES: usize = 8;

/// The contract.
#[storage]
pub struct PriceOracle {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: [`Sequencer`].
    sequencer: StorageU256,
    /// Slot 3: [`Feed`], by token, in two words.
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    feeds: StorageMap<Address, StorageU256>,
}

/// How a token's price is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Who says it.
    pub aggregator: Address,
    /// When it is believed.
    pub rules: FeedRules,
}

/// Who says whether the sequencer is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sequencer {
    /// Its feed.
    pub aggregator: Address,
    /// For how long no price is believed after a restart.
    pub grace: GracePeriod,
}

impl Feed {
    /// The two words: the aggregator; and decimals, maximum age, bounds and tolerance. `ArithmeticOverflow`.
    pub fn pack(&self) -> Result<[B256; 2], Error> {
        let [least, most] = self.rules.bounds().map(Wad::raw);
        let rules = pack(&[
            field(self.rules.decimals().get().into(), 1),
            field(self.rules.maximum_age().get(), SECONDS_BYTES),
            (least, PRICE_BYTES),
            (most, PRICE_BYTES),
            field(self.rules.tolerance().get().into(), 2),
        ])?;
        Ok([self.aggregator.word(), rules.word()])
    }

    /// The feed in two words; none where there was never one.
    pub fn unpack([aggregator, rules]: [B256; 2]) -> Option<Self> {
        let mut fields = Unpacker::new(number(rules));
        let decimals = FeedDecimals::new(fields.take_u64(1) as u8).ok()?;
        let maximum_age = Seconds::new(fields.take_u64(SECONDS_BYTES));
        let bounds = [(); 2].map(|()| Wad::new(fields.take(PRICE_BYTES)));
        let rules = FeedRules::new(decimals, maximum_age, bounds, fields.take_u64(2) as u16).ok()?;
        Some(Self { aggregator: Address::from_word(aggregator), rules })
    }
}

impl Sequencer {
    /// The slot's content. `ArithmeticOverflow` where the grace does not fit, which a day does.
    pub fn pack(&self) -> Result<U256, Error> {
        let length = field(self.grace.length().get(), SECONDS_BYTES);
        pack(&[(number(self.aggregator.word()), ADDRESS_BYTES), length])
    }

    /// What a slot's content says; none where there is nothing.
    pub fn unpack(slot: U256) -> Option<Self> {
        let mut fields = Unpacker::new(slot);
        let aggregator = Address::from_word(fields.take(ADDRESS_BYTES).word());
        let grace = GracePeriod::new(Seconds::new(fields.take_u64(SECONDS_BYTES))).ok()?;
        Some(Self { aggregator, grace })
    }
}

impl PriceOracle {
    pub(crate) fn feed_of(&self, token: Address) -> Option<Feed> {
        Feed::unpack(slots(token).map(host::load))
    }

    pub(crate) fn set_feed_of(&mut self, token: Address, feed: &Feed) -> Result<(), Error> {
        for (slot, word) in slots(token).into_iter().zip(feed.pack()?) {
            host::store(slot, word);
        }
        Ok(())
    }

    pub(crate) fn clear_feed_of(&mut self, token: Address) {
        for slot in slots(token) {
            host::store(slot, B256::ZERO);
        }
    }

    pub(crate) fn sequencer(&self) -> Option<Sequencer> {
        Sequencer::unpack(self.sequencer.get())
    }

    pub(crate) fn set_sequencer_to(&mut self, sequencer: Option<&Sequencer>) -> Result<(), Error> {
        self.sequencer.set(sequencer.map_or(Ok(U256::ZERO), Sequencer::pack)?);
        Ok(())
    }

    /// Aggregator, decimals, maximum age, bounds and tolerance.
    pub(crate) fn feed_words(&self, token: Address) -> [B256; 6] {
        let Some(Feed { aggregator, rules }) = self.feed_of(token) else {
            return [B256::ZERO; 6];
        };
        let [least, most] = rules.bounds().map(|price| price.raw().word());
        let [decimals, age, tolerance] =
            [rules.decimals().get().into(), rules.maximum_age().get(), rules.tolerance().get().into()]
                .map(|number: u64| number.word());
        [aggregator.word(), decimals, age, least, most, tolerance]
    }

    /// Aggregator and grace period.
    pub(crate) fn sequencer_words(&self) -> [B256; 2] {
        self.sequencer().map_or([B256::ZERO; 2], |Sequencer { aggregator, grace }| {
            [aggregator.word(), grace.length().get().word()]
        })
    }
}

/// Where the two words of a token's feed are.
fn slots(token: Address) -> [B256; 2] {
    [0_u64, 1].map(|part| host::keccak_words(&[], &[token.word(), part.word(), PLACES.word()]))
}
