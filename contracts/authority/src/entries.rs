//! The functions of targets that stop one way in, and which of them a target has.

use crate::errors::{self, Error};
use alloc::vec::Vec;
use alloy_primitives::{B256, FixedBytes, U256};
use alloy_sol_types::sol;
use kit::selectors;
use kit::words::Word;

/// A function's selector.
pub type Selector = FixedBytes<4>;

sol! {
    /// What targets that can be paused have in their interfaces.
    #[allow(missing_docs)]
    interface abi {
        function pauseMint(uint64 until) external;
        function pauseDeposits(uint64 until) external;
        function pauseRequests(uint64 until) external;
        function pauseBorrowing(uint64 until) external;
    }
}

selectors! {
    PAUSE_MINT = pauseMintCall,
    PAUSE_DEPOSITS = pauseDepositsCall,
    PAUSE_REQUESTS = pauseRequestsCall,
    PAUSE_BORROWING = pauseBorrowingCall,
}

/// Every entry there is.
pub const ENTRIES: [u32; 4] = [PAUSE_MINT, PAUSE_DEPOSITS, PAUSE_REQUESTS, PAUSE_BORROWING];

/// Some of [`ENTRIES`], as bits in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entries(u64);

impl Entries {
    /// Adds one. `EntryUnknown` for what is no entry.
    pub fn insert(&mut self, entry: Selector) -> Result<(), Error> {
        self.0 |= bit(entry).ok_or_else(|| errors::entry_unknown(entry))?;
        Ok(())
    }

    /// Whether it is among them.
    pub fn contains(self, entry: Selector) -> bool {
        bit(entry).is_some_and(|bit| self.0 & bit != 0)
    }

    /// All of them, in their order.
    pub fn iter(self) -> impl Iterator<Item = Selector> {
        ENTRIES.into_iter().map(Selector::from).filter(move |entry| self.contains(*entry))
    }

    /// Them as an array of the ABI: how many, and each.
    pub fn words(self) -> Vec<B256> {
        let mut words = Vec::from([u64::from(self.0.count_ones()).word()]);
        words.extend(self.iter().map(|entry| entry.word()));
        words
    }

    /// The slot's content.
    pub fn pack(self) -> U256 {
        U256::from_limbs([self.0, 0, 0, 0])
    }

    /// The entries in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [bits, ..] = slot.into_limbs();
        Self(bits)
    }
}

/// Whether a function is an entry, which only a guardian may call.
pub fn is_entry(selector: Selector) -> bool {
    bit(selector).is_some()
}

fn bit(entry: Selector) -> Option<u64> {
    let place = ENTRIES.into_iter().position(|known| Selector::from(known) == entry)?;
    Some(1 << place)
}
