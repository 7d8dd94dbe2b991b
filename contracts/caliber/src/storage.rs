//! The storage, and where each word of it is.

use crate::errors::Error;
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use caliber_nft::{Actor, Party, Registry, Slot, Slots, TitleId, Word as Bytes};
use core::marker::PhantomData;
use kit::authority::Authority;
use kit::errors::arithmetic_overflow;
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use usdai_core::Timestamp;

/// CALIBER. What follows the authority is reached by its slot, which costs a tenth of an accessor: a word of kind `k`
/// and index `i` is where Solidity keeps `i` of a mapping at slot `k`.
#[storage]
pub struct Caliber {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
}

/// A word beside those of the registry, whose kinds are 1 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Who owns a title; zero once its life is over.
    Owner(TitleId),
    /// Who is approved for a title.
    Approved(TitleId),
    /// Titles of an account.
    Balance(Address),
    /// Whether the first may transfer all titles of the second.
    Operator(Address, Address),
    /// The first 32 bytes of a title's model.
    Model(TitleId),
    /// The loan router.
    Router,
    /// The collateral auction.
    Auction,
    /// What draws titles.
    Metadata,
}

impl Place {
    fn key(self) -> (u8, Bytes) {
        match self {
            Self::Owner(title) => (11, title.word()),
            Self::Approved(title) => (12, title.word()),
            Self::Balance(account) => (13, account.word().0),
            Self::Operator(operator, owner) => {
                (14, host::keccak_words(&[], &[operator.word(), owner.word()]).0)
            }
            Self::Model(title) => (15, title.word()),
            Self::Router => (16, Bytes::default()),
            Self::Auction => (17, Bytes::default()),
            Self::Metadata => (18, Bytes::default()),
        }
    }
}

/// The registry's part of the storage.
pub struct TitleSlots<'a>(PhantomData<&'a Caliber>);

impl Slots for TitleSlots<'_> {
    #[inline(never)]
    fn load(&self, slot: Slot) -> U256 {
        number(host::load(slot_of(slot.key())))
    }

    #[inline(never)]
    fn store(&mut self, slot: Slot, word: U256) {
        host::store(slot_of(slot.key()), word.word());
    }
}

impl Caliber {
    /// All titles at the time of the block.
    pub(crate) fn registry(&self) -> Registry<TitleSlots<'_>> {
        Registry { slots: TitleSlots(PhantomData), now: now() }
    }

    #[inline(never)]
    pub(crate) fn word_at(&self, place: Place) -> B256 {
        host::load(slot_of(place.key()))
    }

    #[inline(never)]
    pub(crate) fn set_word_at(&mut self, place: Place, word: B256) {
        host::store(slot_of(place.key()), word);
    }

    pub(crate) fn address_at(&self, place: Place) -> Address {
        Address::from_word(self.word_at(place))
    }

    /// Changes how many titles an account has.
    pub(crate) fn count(&mut self, owner: Address, change: fn(u64) -> Option<u64>) -> Result<(), Error> {
        let [titles, ..] = number(self.word_at(Place::Balance(owner))).into_limbs();
        let titles = change(titles).ok_or_else(arithmetic_overflow)?;
        self.set_word_at(Place::Balance(owner), titles.word());
        Ok(())
    }

    /// The router or the auction where it calls, else anybody.
    pub(crate) fn partner(&self, place: Place, actor: Actor) -> Actor {
        if host::sender() == self.address_at(place) { actor } else { Actor::Stranger }
    }
}

#[inline(never)]
fn slot_of((kind, index): (u8, Bytes)) -> B256 {
    host::keccak_words(&[], &[index.into(), u64::from(kind).word()])
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}

/// Hashing by the host.
pub fn keccak(bytes: &[u8]) -> Bytes {
    host::keccak(bytes).0
}

/// An account as the registry knows it.
pub fn party(account: Address) -> Party {
    // An address has 160 bits.
    Party::new(number(account.word())).unwrap_or_default()
}

/// And back.
pub fn account(party: Party) -> Address {
    Address::from_word(party.raw().word())
}

/// A title's number as a word.
pub fn word_of(title: TitleId) -> B256 {
    title.word().into()
}
