//! The state of ArbOS: storage of one reserved account, addressed as Nitro addresses it.
//!
//! Everything goes through revm's journal, so a revert undoes it like any other storage. The cells have the
//! addresses that Nitro gives them (`arbos/storage/storage.go`), so `eth_getStorageAt` shows the same words.

mod address_set;
mod genesis;
mod parameters;

pub use address_set::AddressSet;
pub use genesis::{CHAIN_OWNER, genesis};
pub use parameters::{NEWEST_VERSION, current, effective, save, schedule_upgrade, scheduled_upgrade};

use alloy_primitives::{Address, B256, U256, address, keccak256};
use revm::context::{ContextTr, JournalTr};

use crate::context::ArbContext;

/// Account whose storage holds the state of ArbOS. Its nonce is 1, so that it is never empty.
pub const ARBOS: Address = address!("a4b05fffffffffffffffffffffffffffffffffff");

/// Seconds of the Unix epoch at which ArbOS' own clock starts; program ages are counted in hours since.
pub const START_TIME: u64 = 1_421_388_000;

/// Cells of the root space.
pub mod cell {
    /// ArbOS version that is scheduled.
    pub const UPGRADE_VERSION: u64 = 1;
    /// Time from which the scheduled version holds.
    pub const UPGRADE_TIMESTAMP: u64 = 2;
    /// Account that activation fees go to.
    pub const NETWORK_FEE_ACCOUNT: u64 = 3;
    /// Account that the infrastructure fee goes to.
    pub const INFRA_FEE_ACCOUNT: u64 = 6;
}

/// A part of the state with keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// None for the root, whose key is the empty string.
    key: Option<B256>,
}

impl Space {
    /// The outermost space.
    pub const ROOT: Self = Self { key: None };

    /// The set of chain owners.
    pub fn chain_owners() -> Self {
        Self::ROOT.child(4)
    }

    /// Everything about Stylus programs.
    pub fn programs() -> Self {
        Self::ROOT.child(8)
    }

    /// A space inside this one.
    #[must_use]
    pub fn child(self, id: u8) -> Self {
        let mut name = self.prefix();
        name.push(id);
        Self { key: Some(keccak256(name)) }
    }

    /// Storage slot of `key`: pages of 256 keys stay together, the page number is hashed.
    #[must_use]
    pub fn slot(self, key: B256) -> U256 {
        let mut name = self.prefix();
        let [page @ .., cell] = key.0;
        name.extend(page);
        let mut slot = keccak256(name);
        let [.., last] = &mut slot.0;
        *last = cell;
        slot.into()
    }

    /// Storage slot of a numbered cell.
    #[must_use]
    pub fn cell(self, number: u64) -> U256 {
        self.slot(U256::from(number).into())
    }

    fn prefix(self) -> Vec<u8> {
        self.key.map(|key| key.to_vec()).unwrap_or_default()
    }
}

/// Reads a word of the state. Charges no gas.
pub fn load(ctx: &mut ArbContext<'_>, slot: U256) -> U256 {
    touch(ctx);
    let Ok(word) = ctx.journal_mut().sload(ARBOS, slot);
    word.data
}

/// Writes a word of the state. Charges no gas.
pub fn store(ctx: &mut ArbContext<'_>, slot: U256, value: U256) {
    touch(ctx);
    let Ok(_) = ctx.journal_mut().sstore(ARBOS, slot, value);
}

/// The journal reads storage of loaded accounts only.
fn touch(ctx: &mut ArbContext<'_>) {
    let Ok(_) = ctx.journal_mut().load_account(ARBOS);
}
