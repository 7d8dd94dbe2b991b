//! How long the oldest request for redemption has waited, as far as the redemption auction tells.
//!
//! The auction keeps no time of a request, but of each position the epoch up to which it is settled: that of its
//! request, until somebody collects it. The first of the line are read, and the earliest of their epochs says when the
//! oldest came at the earliest. An auction that does not answer has no line.

use crate::storage::Authority;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::host;
use kit::words::{Word, number, with_selector};
use qev_auction::{Engine, Position, Slot, Slots};
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{Seconds, Timestamp};

sol! {
    interface IPlaces {
        function places(uint256[] calldata keys) external view returns (uint256[] memory words);
        function genesis() external view returns (uint64);
    }
}

/// How many positions are looked at, from the first that waits on.
const POSITIONS: u32 = 32;
/// Gas for each question; 32 words take some 100,000.
const GAS: u64 = 1_000_000;

impl Authority {
    /// The age of the line; none when nobody waits, or nobody knows.
    pub(crate) fn line_age(&self) -> Seconds {
        let now = Timestamp::new(host::now());
        oldest(self.qev(), now).map(|time| now.since_or_none(time)).unwrap_or_default()
    }
}

/// Words of the auction that were read at once.
struct Words(Vec<(U256, U256)>);

impl Slots for Words {
    fn load(&self, slot: Slot) -> U256 {
        let key = slot.key();
        self.0.iter().find(|(other, _)| *other == key).map(|(_, word)| *word).unwrap_or_default()
    }

    /// A view stores nothing.
    fn store(&mut self, _: Slot, _: U256) {}
}

/// When the oldest of those who wait asked, at the earliest.
fn oldest(qev: Address, now: Timestamp) -> Option<Timestamp> {
    if qev.is_zero() {
        return None;
    }
    let genesis = ask(qev, with_selector(IPlaces::genesisCall::SELECTOR, &[]), 32)?;
    let [genesis, ..] = number(B256::try_from(genesis.as_slice()).ok()?).into_limbs();
    let clock = Clock { genesis: Timestamp::new(genesis) };
    let books = Engine { slots: read(qev, [Slot::Serving, Slot::Intake].map(Slot::key).into())?, clock, now };
    let (frontier, end) = (books.serving().0.frontier, books.intake().next_sequence);
    let line = frontier.sequence.max(1)..end.min(frontier.sequence.saturating_add(POSITIONS));
    let positions = read(qev, line.clone().map(|sequence| Slot::Position(sequence).key()).collect())?;
    let waiting = line.filter_map(|sequence| {
        let position = Position::unpack(positions.load(Slot::Position(sequence)));
        let rest = frontier.waiting(sequence, position.waiting).plus(position.bid);
        (!rest.is_zero()).then_some(position.epoch)
    });
    let before = Epoch::new(waiting.min()?.get().saturating_sub(1));
    clock.lock_time(before).ok().map(|time| time.max(clock.genesis))
}

fn read(qev: Address, keys: Vec<U256>) -> Option<Words> {
    let mut words = Vec::from([0x20_u64.word(), (keys.len() as u64).word()]);
    words.extend(keys.iter().map(Word::word));
    let size = 64 + 32 * keys.len();
    let answer = ask(qev, with_selector(IPlaces::placesCall::SELECTOR, &words), size)?;
    let (words, _) = answer.get(64..)?.as_chunks::<32>();
    Some(Words(keys.into_iter().zip(words.iter().map(|word| number(B256::new(*word)))).collect()))
}

/// Exactly so many bytes of answer, or none.
fn ask(qev: Address, call: Vec<u8>, size: usize) -> Option<Vec<u8>> {
    let answer = host::static_call_up_to(qev, &call, GAS, size).ok()?;
    (answer.len() == size).then_some(answer)
}
