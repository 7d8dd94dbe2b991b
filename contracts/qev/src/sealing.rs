//! Commitments: what a bid is bound to, and its hash.

use alloy_primitives::{B256, b256};
use kit::host;
use kit::words::Word;
use qev_auction::Opening;
use usdai_core::vault::Epoch;

/// keccak256("USDai QEV sealed bid 1").
pub const SEAL_DOMAIN: B256 = b256!("3bb853d9a3236a61a76ef0c512d0378267c89380d14ed0940663f583e3510f0c");

/// The commitment to this opening by a position of the contract that runs.
pub fn commitment(opening: &Opening, id: u32, epoch: Epoch) -> B256 {
    let Opening { tick, shares, salt } = *opening;
    let words = [
        SEAL_DOMAIN,
        host::chain_id().word(),
        host::this().word(),
        epoch.get().word(),
        u64::from(id).word(),
        u64::from(tick).word(),
        shares.word(),
        salt.word(),
    ];
    host::keccak_words(&[], &words)
}
